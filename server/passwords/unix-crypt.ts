/**
 * crypt(3) of the MD5 and SHA-2 families, after the published descriptions (Poul-Henning Kamp's md5crypt and Ulrich Drepper's
 * "Unix crypt using SHA-256 and SHA-512"). Blocking: 5,000 rounds take some 20 ms, so it runs in a thread (crypt-thread.ts).
 * Our own, since the packages at hand get passwords of exactly 32 or 64 bytes wrong.
 */
import { hash } from 'node:crypto';

const alphabet = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * @param plain the password
 * @param setting `$1$salt`, `$5$salt`, `$6$salt` or `$5$rounds=n$salt`; what follows the salt is not read
 * @returns the whole text, `setting$digest`
 * @throws RangeError for any other setting
 */
export function unixCrypt(plain: string, setting: string): string {
  const parts = /^(\$([156])\$(?:rounds=([0-9]+)\$)?([./0-9A-Za-z]{1,16}))(\$|$)/.exec(setting);
  if (!parts) throw new RangeError('not a setting of MD5-CRYPT, SHA256-CRYPT or SHA512-CRYPT');
  const [, head = '', family, rounds = '5000', saltText = ''] = parts;
  const password = Buffer.from(plain);
  const salt = Buffer.from(saltText);
  if (family === '1') return `${head}$${md5Crypt(password, salt)}`;
  return `${head}$${shaCrypt(family === '5' ? 'sha256' : 'sha512', password, salt, Number(rounds))}`;
}

function md5Crypt(password: Buffer, salt: Buffer): string {
  const inner = digest('md5', password, salt, password);
  const bits = bitsOf(password.length).map((bit) => (bit ? Buffer.alloc(1) : password.subarray(0, 1)));
  let sum = digest('md5', password, Buffer.from('$1$'), salt, repeated(inner, password.length), ...bits);
  for (let round = 0; round < 1000; round += 1) sum = nextSum('md5', round, sum, password, salt);
  const triples = [0, 1, 2, 3, 4].map((i) => [sum[i], sum[i + 6], sum[i === 4 ? 5 : i + 12]]);
  return triples.map((triple) => encoded(triple, 4)).join('') + encoded([0, 0, sum[11]], 2);
}

function shaCrypt(algorithm: 'sha256' | 'sha512', password: Buffer, salt: Buffer, rounds: number): string {
  const inner = digest(algorithm, password, salt, password);
  const bits = bitsOf(password.length).map((bit) => (bit ? inner : password));
  let sum = digest(algorithm, password, salt, repeated(inner, password.length), ...bits);
  const passwordSum = digest(algorithm, ...Array<Buffer>(password.length).fill(password));
  const saltSum = digest(algorithm, ...Array<Buffer>(16 + (sum[0] ?? 0)).fill(salt));
  const passwordBytes = repeated(passwordSum, password.length);
  const saltBytes = repeated(saltSum, salt.length);
  for (let round = 0; round < rounds; round += 1) sum = nextSum(algorithm, round, sum, passwordBytes, saltBytes);
  return algorithm === 'sha256'
    ? woven(sum, 10, 2) + encoded([0, sum[31], sum[30]], 3)
    : woven(sum, 21, 1) + encoded([0, 0, sum[63]], 2);
}

/** One round of the stretching, the same in all three. */
function nextSum(algorithm: string, round: number, sum: Buffer, password: Buffer, salt: Buffer): Buffer {
  const odd = round % 2 === 1;
  const parts = [odd ? password : sum];
  if (round % 3 !== 0) parts.push(salt);
  if (round % 7 !== 0) parts.push(password);
  parts.push(odd ? sum : password);
  return digest(algorithm, ...parts);
}

/** The thirds of a SHA-2 sum, taken in turns: triple i is (i, i+third, i+2*third), turned left by `turn` places more each time. */
function woven(sum: Buffer, third: number, turn: number): string {
  const triples = Array.from({ length: third }, (_, i) =>
    [0, 1, 2].map((place) => sum[i + third * ((place + i * turn) % 3)]),
  );
  return triples.map((triple) => encoded(triple, 4)).join('');
}

/** Three bytes, highest first, as `characters` letters of the crypt alphabet, lowest six bits first. */
function encoded(triple: (number | undefined)[], characters: number): string {
  const value = triple.reduce<number>((sum, byte) => sum * 256 + (byte ?? 0), 0);
  return Array.from({ length: characters }, (_, i) => alphabet[(value >> (6 * i)) & 63]).join('');
}

function digest(algorithm: string, ...parts: Buffer[]): Buffer {
  return hash(algorithm, Buffer.concat(parts), 'buffer');
}

/** `block` over and over, cut off at `length`. */
function repeated(block: Buffer, length: number): Buffer {
  return Buffer.alloc(length, block);
}

/** The binary digits of a length, lowest first. */
function bitsOf(length: number): boolean[] {
  return length === 0
    ? []
    : Array.from(length.toString(2))
        .toReversed()
        .map((bit) => bit === '1');
}
