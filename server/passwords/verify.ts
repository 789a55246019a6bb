/** Checking passwords against stored hashes: our own and those brought from elsewhere (operator.md, `passwordHash`). */
import { hash as digestOf, timingSafeEqual } from 'node:crypto';
import { verify as verifyArgon2 } from '@node-rs/argon2';
import { announce } from './computations.ts';
import { matchesCrypt } from './crypt-thread.ts';
import { inArgon2Queue } from './hash.ts';

/** Longest password that is checked at all, in bytes: the limit of crypt(3), by which Dovecot checks. */
const longestChecked = 512;

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Salted digests: `{SCHEME}base64(digest of password and salt, salt)`. */
const salted: Record<string, { algorithm: string; bytes: number }> = {
  SSHA512: { algorithm: 'sha512', bytes: 64 },
  SSHA256: { algorithm: 'sha256', bytes: 32 },
  SSHA: { algorithm: 'sha1', bytes: 20 },
};

/**
 * The crypt(3) schemes. Their bounds keep one log-in with a brought hash under some seconds of one thread:
 * bcrypt up to cost 14 (3 s here; 10 to 12 is what people use), SHA-2 up to 999,999 rounds (656,000 is the highest default that
 * is around, that of passlib). crypt(3) itself takes no fewer than 1,000 rounds and no leading zero.
 */
const crypts: Record<string, RegExp> = {
  'BLF-CRYPT': /^\$2[aby]\$(0[4-9]|1[0-4])\$[./A-Za-z0-9]{21}[.Oeu][./A-Za-z0-9]{30}[.CGKOSWaeimquy26]$/,
  'SHA512-CRYPT': /^\$6\$(rounds=[1-9][0-9]{3,5}\$)?[./0-9A-Za-z]{1,16}\$[./0-9A-Za-z]{86}$/,
  'SHA256-CRYPT': /^\$5\$(rounds=[1-9][0-9]{3,5}\$)?[./0-9A-Za-z]{1,16}\$[./0-9A-Za-z]{43}$/,
  'MD5-CRYPT': /^\$1\$[./0-9A-Za-z]{1,8}\$[./0-9A-Za-z]{22}$/,
};

/** A PHC text in the one order that Dovecot's library reads. */
const argon2 =
  /^\$argon2id\$v=19\$m=([1-9][0-9]{0,6}),t=([1-9][0-9]?),p=([1-4])\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

/**
 * Whether a password is the one behind a stored hash. Compares in constant time and never throws for what a client may send.
 * @param stored `{SCHEME}body`, one for which `importedHash` is true; anything else matches nothing
 * @param plain the password as sent
 */
export async function verifyPassword(stored: string, plain: string): Promise<boolean> {
  // Dovecot can be sent neither a NUL nor more than crypt(3) takes: what it would refuse is refused here.
  if (plain.includes('\0') || Buffer.byteLength(plain) > longestChecked) return false;
  if (!importedHash(stored)) return false;
  const { scheme, body } = split(stored);
  announce(scheme);
  if (scheme === 'ARGON2ID') return inArgon2Queue(() => verifyArgon2(body, plain));
  if (scheme in crypts) return matchesCrypt(body, plain);
  const { algorithm, bytes } = salted[scheme] ?? { algorithm: 'sha512', bytes: 64 };
  const raw = Buffer.from(body, 'base64');
  const computed = digestOf(algorithm, Buffer.concat([Buffer.from(plain), raw.subarray(bytes)]), 'buffer');
  return timingSafeEqual(computed, raw.subarray(0, bytes));
}

/**
 * Whether a text is a hash that may be brought from elsewhere: one of the eight schemes, with a body that Dovecot reads and a
 * cost that neither it nor we choke on.
 * @param text `{SCHEME}body`, the scheme in capitals
 */
export function importedHash(text: string): boolean {
  const { scheme, body } = split(text);
  if (scheme === 'ARGON2ID') return soundArgon2(body);
  if (Object.hasOwn(crypts, scheme)) return crypts[scheme]?.test(body) ?? false;
  const digest = Object.hasOwn(salted, scheme) ? salted[scheme] : undefined;
  if (!digest || body.length > 256 || !base64.test(body)) return false;
  const raw = Buffer.from(body, 'base64');
  return raw.length > digest.bytes && raw.toString('base64') === body;
}

function split(text: string): { scheme: string; body: string } {
  const [, scheme = '', body = ''] = /^\{([A-Z0-9-]{1,20})\}([\x21-\x7e]{1,512})$/.exec(text) ?? [];
  return { scheme, body };
}

/** At most 256 MiB, 10 passes, 4 lanes; Argon2 itself wants 8 KiB a lane and unpadded base64 without spare bits. */
function soundArgon2(body: string): boolean {
  const [, memory, passes, lanes, salt = '', digest = ''] = argon2.exec(body) ?? [];
  if (memory === undefined) return false;
  return (
    Number(memory) <= 262_144 &&
    Number(memory) >= 8 * Number(lanes) &&
    Number(passes) <= 10 &&
    [salt, digest].every((part) => Buffer.from(part, 'base64').toString('base64').replaceAll('=', '') === part)
  );
}
