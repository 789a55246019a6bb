/** What is remembered of passwords that were right (docs/decisions/0016-log-in-memory.md), looked at and put there behind everybody's back. */
import { createHash } from 'node:crypto';
import { wordKey } from '../../engine/dovecot.ts';
import { wordOf } from '../../engine/log-in-word.ts';
import { layOut } from '../../engine/places.ts';
import type { Sql } from '../../server/db/connect.ts';
import { until } from '../engine/until.ts';
import { noteSecret } from './secrets.ts';
import type { System } from './system.ts';

export class LogInMemory {
  readonly #system: System;

  constructor(system: System) {
    this.#system = system;
  }

  get key(): string {
    const key = wordKey(layOut(this.#system.home, this.#system.home, this.#system.home, ''));
    noteSecret('key of the words', key);
    return key;
  }

  /** What Dovecot makes of a password. */
  word(password: string): string {
    const word = wordOf(this.key, password);
    noteSecret('word of a password', word);
    return word;
  }

  /** The digest that is remembered of a mailbox, in hexadecimal. */
  async of(address: string): Promise<string | undefined> {
    const { id } = await this.#stored(address);
    const [row] = await this.#system.sql<{ digest: Buffer }[]>`
      select digest from log_in_memory where username_id = ${id}`;
    return row?.digest.toString('hex');
  }

  /** Waits until what is remembered of a mailbox is this password. */
  async comes(address: string, password: string): Promise<void> {
    const digest = this.#digest(password, (await this.#stored(address)).hash).toString('hex');
    await until('the memory', async () => (await this.of(address)) === digest, 10_000);
  }

  /** Gives a mailbox a hash that no password fits, and the memory of one that was right for it. */
  async isAll(address: string, password: string): Promise<void> {
    const { id } = await this.#stored(address);
    const hash = `{SSHA512}${'A'.repeat(96)}`;
    await this.#system.sql`update usernames set password_hash = ${hash} where id = ${id}`;
    await this.#system.sql`
      insert into log_in_memory values (${id}, ${this.#digest(password, hash)}, now())
      on conflict (username_id) do update set digest = excluded.digest, made_date = now()`;
  }

  async forget(address: string): Promise<void> {
    const { id } = await this.#stored(address);
    await this.#system.sql`delete from log_in_memory where username_id = ${id}`;
  }

  /** Makes what is remembered of a mailbox as old as that. */
  async age(address: string, days: number): Promise<void> {
    const { id } = await this.#stored(address);
    await this.#system.sql`
      update log_in_memory set made_date = now() - make_interval(days => ${days}) where username_id = ${id}`;
  }

  async madeDate(address: string): Promise<Date | undefined> {
    const { id } = await this.#stored(address);
    const [row] = await this.#system.sql<{ at: Date }[]>`
      select made_date as at from log_in_memory where username_id = ${id}`;
    return row?.at;
  }

  #digest(password: string, hash: string): Buffer {
    return createHash('sha256')
      .update(`${this.word(password)}${hash}`)
      .digest();
  }

  async #stored(address: string): Promise<{ id: string; hash: string }> {
    const [name = '', domain = ''] = address.split('@');
    const [row] = await this.#system.sql<[{ id: string; hash: string }]>`
      select u.id, u.password_hash as hash from usernames u join domains d on d.id = u.domain_id
       where u.username = ${name} and d.domain = ${domain}`;
    return row;
  }
}

/**
 * Takes out what binds a word that is remembered to the stored hash.
 * @returns what puts it back
 */
export async function unbindMemory(sql: Sql): Promise<() => Promise<unknown>> {
  const [row] = await sql<[{ text: string }]>`
    select pg_get_functiondef(oid) as text from pg_proc where proname = 'passdb' and pronamespace = 'mail'::regnamespace`;
  const unbound = row.text.replace('word || f.password_hash', 'word');
  if (unbound === row.text) throw new Error('mail.passdb binds what is remembered in another way');
  await sql.unsafe(unbound);
  return async () => sql.unsafe(row.text);
}
