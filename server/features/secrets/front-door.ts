/**
 * The limit of tries at what needs no credentials (contract.md F.4). In the database, so that all processes agree and a restart
 * resets nothing; a try is written before anything is computed, so that tries at the same time cannot slip through together.
 */
import { LRUCache } from 'lru-cache';
import { inBatches } from '../../db/batches.ts';
import type { Sql, Tx } from '../../db/connect.ts';
import { PLATFORM, within } from '../../db/scope.ts';
import * as faults from '../../faults.ts';
import { clientOf } from '../../http/client.ts';
import { boundedQueue } from '../../passwords/queue.ts';

/** Milliseconds. */
const WINDOW = 15 * 60_000;
/** Wrong resets for one mailbox, and from one address over all mailboxes. */
const PER_MAILBOX = 5;
const PER_ADDRESS = 30;
/** Looks for a mailbox, from one address: at the list of its questions, and by resets that do not succeed. */
const LOOKS_PER_ADDRESS = 100;

/** Some three seconds of waiting; whoever comes then is told to come back, and is no try. */
export const LONGEST_LINE = 1000;
/** Only so many of a process's connections wait for these locks at once: a flood of tries leaves the others to everybody else. */
const queue = boundedQueue(2, LONGEST_LINE);
/** Tries are counted over all tenants: in the platform's scope. */
const inLine = <T>(work: () => Promise<T>): Promise<T> => queue(() => within(PLATFORM, work));

/** For a second a refusal is answered from memory: a flood costs no transaction each. Until when, by the door's key. */
const refused = new LRUCache<string, { until: number; leaves: number }>({ max: 10_000 });
const MEMORY = 1000;

/** Makes the process ask the database again: for tests that turn the clock there. */
export function forgetRefusals(): void {
  refused.clear();
}

/**
 * Counts a reset's try, or refuses it with 429 until the oldest try of the full window has left it; 404 when the mailbox is gone.
 * @returns the try, to be taken back when it proves right
 */
export async function tryReset(sql: Sql, usernameId: string, address: string, now: Date): Promise<string> {
  const client = clientOf(address);
  const doors = { mailbox: `reset ${usernameId}`, client: `reset ${client}` };
  refuseRemembered([doors.mailbox, doors.client], now);
  return countTry(sql, usernameId, client, doors, now);
}

async function countTry(
  sql: Sql,
  usernameId: string,
  client: string,
  doors: { mailbox: string; client: string },
  now: Date,
): Promise<string> {
  return inLine(() =>
    sql.begin(async (tx) => {
      // One after the other for a mailbox, and for a client: always in this order.
      await tx`select pg_advisory_xact_lock(hashtextextended(${usernameId}, 1)), pg_advisory_xact_lock(hashtextextended(${client}, 2))`;
      const since = new Date(now.getTime() - WINDOW);
      const forMailbox = await tx<{ at: Date }[]>`
      select at from front_door_tries where door = 'reset' and username_id = ${usernameId} and at > ${since} order by at`;
      const fromClient = await tx<{ at: Date }[]>`
      select at from front_door_tries where door = 'reset' and address = ${client} and at > ${since} order by at`;
      refuseWhenFull(doors.mailbox, forMailbox, PER_MAILBOX, now);
      refuseWhenFull(doors.client, fromClient, PER_ADDRESS, now);
      const [made] = await tx<{ id: string }[]>`
      insert into front_door_tries (door, username_id, address, at)
      select 'reset', id, ${client}, ${now} from usernames where id = ${usernameId} for key share returning id`;
      // Deleted since it was found.
      if (made === undefined) throw faults.notFound('Mailbox');
      return made.id;
    }),
  );
}

/**
 * A try that proved right was none, and its look neither; the mailbox's count begins anew, its wrong tries still count for the
 * addresses they came from.
 */
export async function clearTries(tx: Tx, tryId: string, lookId: string, usernameId: string): Promise<void> {
  await tx`delete from front_door_tries where id in (${tryId}, ${lookId})`;
  await tx`update front_door_tries set username_id = null where door = 'reset' and username_id = ${usernameId}`;
}

/** Counts a look for a mailbox, whether there is one or not, or refuses it with 429. @returns the look, to be taken back with its try */
export async function tryLook(sql: Sql, address: string, now: Date): Promise<string> {
  const client = clientOf(address);
  const door = `secrets ${client}`;
  refuseRemembered([door], now);
  return inLine(() =>
    sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(hashtextextended(${client}, 3))`;
      const since = new Date(now.getTime() - WINDOW);
      const looks = await tx<{ at: Date }[]>`
      select at from front_door_tries where door = 'secrets' and address = ${client} and at > ${since} order by at`;
      refuseWhenFull(door, looks, LOOKS_PER_ADDRESS, now);
      const [made] = await tx<[{ id: string }]>`
      insert into front_door_tries (door, address, at) values ('secrets', ${client}, ${now}) returning id`;
      return made.id;
    }),
  );
}

function refuseWhenFull(door: string, tries: { at: Date }[], most: number, now: Date): void {
  if (tries.length < most) return;
  // There is room again when so many have left the window that fewer than `most` remain.
  const leaves = tries[tries.length - most]!.at.getTime() + WINDOW;
  refused.set(door, { until: now.getTime() + MEMORY, leaves });
  throw refusal(leaves, now);
}

function refuseRemembered(doors: string[], now: Date): void {
  for (const door of doors) {
    const memory = refused.get(door);
    if (memory !== undefined && now.getTime() < memory.until) throw refusal(memory.leaves, now);
  }
}

const refusal = (leaves: number, now: Date): faults.Fault =>
  faults.overLimit(Math.max(1, Math.ceil((leaves - now.getTime()) / 1000)));

/** Forgets tries that count no more. */
export async function dropOldTries(sql: Sql): Promise<void> {
  await inBatches(
    (most) => sql`
      delete from front_door_tries
       where ctid = any(array(select ctid from front_door_tries where at < now() - interval '1 hour' order by at limit ${most}))`,
  );
}
