/** Making hashes: of passwords as Dovecot reads them, and of former passwords. */
import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { hashRaw } from '@node-rs/argon2';
import { announce } from './computations.ts';
import { boundedQueue } from './queue.ts';

/**
 * How many Argon2 computations one process runs at once: one for each core, about 19 MiB each for our own hashes; of libuv's four
 * threads one stays free for files and names.
 */
export const argon2Limit = Math.min(availableParallelism(), 3);

/** Some five seconds of waiting; whoever comes then is told to come back. */
const LONGEST_LINE = 500;

/** Every Argon2 computation of the process, making or checking a hash, passes through this one line. */
export const inArgon2Queue = boundedQueue(argon2Limit, LONGEST_LINE);

/** The cost of every hash we make, OWASP's first choice: 19 MiB, 2 passes, 1 lane; some 15 ms. */
const cost = { memoryCost: 19456, timeCost: 2, parallelism: 1, outputLen: 32 };

/**
 * Hashes a password for storing.
 * @param plain the password, already found good by the rules
 * @returns `{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$salt$digest`, as Dovecot and `verifyPassword` read it
 */
export async function hashPassword(plain: string): Promise<string> {
  const salt = newSalt();
  return storedHash(await passwordDigest(plain, salt), salt);
}

/**
 * The one computation that a mailbox's password costs: it is stored with its salt (`storedHash`), and remembered as used without.
 * All former passwords of a mailbox share one salt, so that one computation compares with every one of them (contract.md F.4,
 * docs/decisions/0018-one-computation.md).
 * @param plain the password
 * @param salt the mailbox's `history_salt`
 * @returns 32 bytes
 */
export async function passwordDigest(plain: string, salt: Buffer): Promise<Buffer> {
  announce('ARGON2ID');
  return inArgon2Queue(() => hashRaw(plain, { ...cost, salt }));
}

/** What is stored of a password whose digest was computed with this salt. @returns as `hashPassword` */
export function storedHash(digest: Buffer, salt: Buffer): string {
  const { memoryCost, timeCost, parallelism } = cost;
  return `{ARGON2ID}$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${plainBase64(salt)}$${plainBase64(digest)}`;
}

const plainBase64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

/** 16 random bytes: a new mailbox's `history_salt`. */
export function newSalt(): Buffer {
  return randomBytes(16);
}
