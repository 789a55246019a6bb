/** What Dovecot makes of a password for the database to know it again (mail/dovecot/passdb.conf, docs/decisions/0016-log-in-memory.md). */
import { createHash } from 'node:crypto';

/** SHA-256 so often: who has the key and the database guesses so much slower, and each log-in pays it in Dovecot's one auth process. */
export const wordRounds = 1000;

/** Dovecot's `%{sha256;rounds=,salt=:}`. @returns 64 hexadecimal digits */
export function wordOf(key: string, password: string): string {
  let digest = Buffer.from(password);
  for (let round = 0; round < wordRounds; round += 1) digest = createHash('sha256').update(key).update(digest).digest();
  return digest.toString('hex');
}
