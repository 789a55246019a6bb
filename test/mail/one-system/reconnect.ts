/**
 * A password that was right is known again without Argon2 by every protocol, and is dead with its change. What the memory alone has let in
 * is shown by a stored hash that no password fits. Each log-in comes from an address of its own: what is asked here is not the throttle.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { until } from '../../engine/until.ts';
import { LogInMemory, unbindMemory } from '../../support/log-in-memory.ts';
import { allLogIn, byImap, byPop3, logIns, noneLogIn } from '../../support/log-ins.ts';
import { oneSystem } from '../../support/shared-systems.ts';
import { firstPassword, newTenant, type Tenant } from '../../support/operator.ts';
import type { System } from '../../support/system.ts';

const secondPassword = 'Geheim-2-zweites';

let system: System;
let tenant: Tenant;
let memory: LogInMemory;

before(async () => {
  ({ system } = await oneSystem());
  tenant = await newTenant(system.api);
  memory = new LogInMemory(system);
});

const imap = (): string => system.ready().imap ?? '';
const pop3 = (): string => system.ready().pop3 ?? '';
let client = 0;
const from = (): string => `127.3.${(client += 1) >> 8}.${client & 255}`;

/** Makes a mailbox whose password is known. */
async function knownMailbox(name: string): Promise<string> {
  const address = await tenant.add(name);
  assert.ok(await byImap(imap(), address, firstPassword, from()));
  await memory.comes(address, firstPassword);
  return address;
}

test('a good log-in is remembered, a wrong one never', async () => {
  const address = await tenant.add('alice');
  assert.deepEqual(await logIns(system.ready(), address, 'Wrong-Horse-1', from()), noneLogIn);
  assert.equal(await memory.of(address), undefined);
  for (const door of [
    async () => byImap(imap(), address, firstPassword, from()),
    async () => byPop3(pop3(), address, firstPassword, from()),
  ]) {
    await memory.forget(address);
    assert.ok(await door());
    await memory.comes(address, firstPassword);
  }
  // Asked a second time, the database wants nothing computed.
  const [row] = await system.sql`select * from mail.passdb(${address}, 'imap', ${memory.word(firstPassword)})`;
  assert.deepEqual([row!['password'], row!['nopassword'], row!['proof']], [null, 'y', null]);
  const made = await memory.madeDate(address);
  assert.deepEqual(await logIns(system.ready(), address, firstPassword, from()), allLogIn);
  assert.deepEqual(await logIns(system.ready(), address, 'Wrong-Horse-2', from()), noneLogIn);
  assert.deepEqual(await memory.madeDate(address), made, 'what is known is not written anew');
});

test('what is remembered lets in without a computation, by IMAP, POP3 and submission, and nothing else does', async () => {
  const address = await tenant.add('bob');
  // Dovecot takes the password as it stands in SQL, with each quote twice.
  await memory.isAll(address, "Qu''oted \\ Geheim-9 ß");
  assert.deepEqual(await logIns(system.ready(), address, firstPassword, from()), noneLogIn);
  assert.deepEqual(await logIns(system.ready(), address, "Qu'oted \\ Geheim-9 ß", from()), allLogIn);
  assert.deepEqual(await logIns(system.ready(), address, "Qu''oted \\ Geheim-9 ß", from()), noneLogIn);
  await memory.isAll(address, firstPassword);
  assert.deepEqual(await logIns(system.ready(), address, firstPassword, from()), allLogIn);
  // The two weeks are over.
  await memory.age(address, 15);
  assert.deepEqual(await logIns(system.ready(), address, firstPassword, from()), noneLogIn);
});

test('what is remembered without the stored hash lets an old password in', async () => {
  const bind = await unbindMemory(system.sql);
  try {
    const address = await tenant.add('unbound');
    assert.ok(await byImap(imap(), address, firstPassword, from()));
    await until('it is remembered', async () => (await memory.of(address)) !== undefined);
    await system.api.put(tenant.mailbox('unbound'), { password: secondPassword });
    assert.deepEqual(await logIns(system.ready(), address, firstPassword, from()), allLogIn);
    await bind();
    assert.deepEqual(await logIns(system.ready(), address, firstPassword, from()), noneLogIn);
  } finally {
    await bind();
  }
});

test('no password is never known, whatever is remembered', async () => {
  const address = await tenant.add('carol');
  await memory.isAll(address, '');
  assert.ok(!(await byImap(imap(), address, '', from())));
  const rows = await system.sql`
    select from mail.passdb(${address}, 'imap', null) where nopassword is not null or proof is not null
    union all select from mail.passdb(${address}, 'imap', '') where nopassword is not null or proof is not null
    union all select from mail.passdb(${address}, 'imap') where nopassword is not null or proof is not null`;
  assert.equal(rows.length, 0);
});

test('a known password is no try that counts, and a stopped name stays stopped', async () => {
  const address = await knownMailbox('dora');
  const at = from();
  for (let i = 0; i < 12; i += 1) assert.ok(await byImap(imap(), address, firstPassword, at));
  const open = async () => (await system.sql`select from log_in_tries where client = ${at}`).length;
  await until('that none is left', async () => (await open()) === 0, 10_000);
  await Promise.all(Array.from({ length: 10 }, async (_, i) => byImap(imap(), address, `Wrong-Horse-${i}`, at)));
  assert.deepEqual(await logIns(system.ready(), address, firstPassword, at), noneLogIn);
  assert.deepEqual(await logIns(system.ready(), address, firstPassword, from()), allLogIn);
});

test('a changed, reset, renamed, suspended, deleted or barred one is dead at once by every protocol', async () => {
  const gone = async (address: string, doors = noneLogIn): Promise<void> =>
    assert.deepEqual(await logIns(system.ready(), address, firstPassword, from()), doors);

  const changed = await knownMailbox('changed');
  await system.api.put(tenant.mailbox('changed'), { password: secondPassword });
  await gone(changed);
  assert.deepEqual(await logIns(system.ready(), changed, secondPassword, from()), allLogIn);

  const renamed = await knownMailbox('renamed');
  await system.api.put(tenant.mailbox('renamed'), { username: 'renamed-now' });
  await gone(renamed);

  const deleted = await knownMailbox('deleted');
  await system.api.delete(tenant.mailbox('deleted'));
  await gone(deleted);

  const barred = await knownMailbox('other');
  await system.api.put(tenant.path, { status: 'suspended' });
  await gone(barred);
  await system.api.put(tenant.path, { status: 'open' });
  assert.deepEqual(await logIns(system.ready(), barred, firstPassword, from()), allLogIn);
});

test('a reset and a protocol that is switched off', async () => {
  const exchange = `${tenant.path}/usernames/eve/exchange`;
  const address = `eve@${tenant.domain}`;
  await system.api.put(exchange, { password: firstPassword, displayName: 'eve' });
  assert.ok(await byImap(imap(), address, firstPassword, from()));
  await memory.comes(address, firstPassword);
  await system.api.put(exchange, { imapEnabled: false });
  assert.deepEqual(await logIns(system.ready(), address, firstPassword, from()), { ...allLogIn, imap: false });
  await system.api.put(exchange, { popEnabled: false });
  assert.deepEqual(await logIns(system.ready(), address, firstPassword, from()), { ...noneLogIn, submission: true });

  const reset = await knownMailbox('fay');
  await system.api.put(`${tenant.path}/usernames/fay/secrets`, { tk1: 'Rexandra', tk2: 'Old Town', tk3: 'Miss Moon' });
  const actionData = { secretQuestionsAnswers: { tk1: 'rexandra' }, password: secondPassword };
  const done = await system.api.call('POST', `${tenant.mailbox('fay')}/action`, {
    action: 'resetPassword',
    actionData,
  });
  assert.equal(done.status, 204, JSON.stringify(done.body));
  assert.deepEqual(await logIns(system.ready(), reset, firstPassword, from()), noneLogIn);
});

test('log-ins while their passwords change: no old one is let in after the 2xx', async () => {
  const names = await Promise.all(Array.from({ length: 8 }, async (_, i) => tenant.add(`racer-${i}`)));
  const letIn: string[] = [];
  let tried = 0;
  const race = async (address: string, nth: number): Promise<void> => {
    let current = firstPassword;
    for (let round = 1; round <= 2; round += 1) {
      const next = `Pferd-${nth}-${round}-Horse`;
      // From addresses of their own: none of these is refused by the throttle.
      assert.ok(await byImap(imap(), address, current, from()));
      // These may be let in, be refused, or be ended in the middle of it.
      const meanwhile = Promise.allSettled(
        Array.from({ length: 3 }, async () => byImap(imap(), address, current, from())),
      );
      await system.api.put(tenant.mailbox(`racer-${nth}`), { password: next });
      const old = await Promise.all(Array.from({ length: 3 }, async () => byImap(imap(), address, current, from())));
      tried += old.length;
      letIn.push(...old.filter(Boolean).map(() => `${address}, round ${round}`));
      await meanwhile;
      // A report that came late has remembered nothing either.
      if (await byImap(imap(), address, current, from())) letIn.push(`${address}, round ${round}, later`);
      current = next;
      // Wrong ones slow a name, from wherever they come.
      await system.sql`delete from log_in_tries where client like '127.3.%'`;
    }
  };
  await Promise.all(names.map(race));
  assert.deepEqual(letIn, []);
  assert.equal(tried, 48);
  console.log(
    `old passwords after the 2xx of their change: ${tried} tried, and each once more later: ${letIn.length} let in`,
  );
});

test('a failure to remember fails no log-in, and no report', async () => {
  const address = await tenant.add('hanna');
  const at = from();
  await system.sql`alter table log_in_memory rename to log_in_memory_gone`;
  try {
    // Without the table passdb itself cannot answer: this is about the report.
    const [row] = await system.sql`
      select mail.log_in_try(${address}, ${at}, ${at}, 'imap', false),
             mail.log_in_done(${address}, ${at}, ${at}, 'imap', false, true, ${'0'.repeat(64)})`;
    assert.ok(row);
  } finally {
    await system.sql`alter table log_in_memory_gone rename to log_in_memory`;
  }
  assert.equal((await system.sql`select from log_in_tries where client = ${at}`).length, 0);
  // Somebody holds the mailbox: the report does not wait for that.
  await system.sql.begin(async (tx) => {
    await tx`select from usernames where username = 'hanna' for update`;
    const held = from();
    assert.ok(await byImap(imap(), address, firstPassword, held));
    const done = async () => (await system.sql`select from log_in_tries where client = ${held}`).length === 0;
    await until('the end of the report', done, 3000);
    assert.equal(await memory.of(address), undefined);
  });
  assert.ok(await byImap(imap(), address, firstPassword, from()));
  await memory.comes(address, firstPassword);
});

test('neither words nor the key stand in a log or in what is backed up with the database', () => {
  const texts = fs
    .readdirSync(path.join(system.home, 'logs'))
    .map((name) => fs.readFileSync(path.join(system.home, 'logs', name), 'utf8'));
  const secrets = fs
    .readdirSync(path.join(system.home, 'secrets'))
    .map((name) => fs.readFileSync(path.join(system.home, 'secrets', name), 'utf8'));
  assert.ok(texts.length > 5 && secrets.length > 5);
  for (const text of [...texts, ...secrets])
    assert.ok(
      ![memory.key, memory.word(firstPassword), memory.word(secondPassword)].some((word) => text.includes(word)),
    );
});
