/** Opaque, signed, short-lived tokens (the authToken of mailbox GET, contract.md B.2 row 19). Minting one writes nothing. */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomFillSync,
  type KeyObject,
} from 'node:crypto';

/** What a token says. */
export type TokenPayload = {
  /** UUID of the username it is for. */
  subject: string;
  /** The username's generation: a token of an earlier one is worth nothing (changed password, rename). */
  generation: number;
  expires: Date;
};

/** An opened token; `nonce`, 16 bytes, is its own name: who redeems it records that, so that it counts once. */
export type OpenedToken = TokenPayload & { nonce: Buffer };

/** A token's name is the hour of its expiry (4 bytes) and 12 random bytes, which are also AES-GCM's nonce. */
const hourBytes = 4;
const randomBytes = 12;
const nameBytes = hourBytes + randomBytes;
const payloadBytes = 16 + 4 + 8;
const tagBytes = 16;
const tokenBytes = nameBytes + payloadBytes + tagBytes;

/**
 * @param key the installation's secret, of any length; the same Buffer each time, since its derivatives are kept by it
 * @returns base64 of name (16), encrypted payload (28) and tag (16)
 * @throws RangeError when `subject` is no UUID
 */
export function sealToken(key: Buffer, { subject, generation, expires }: TokenPayload): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(subject)) throw new RangeError('not a UUID');
  const token = Buffer.alloc(tokenBytes);
  const hour = Math.floor(expires.getTime() / 3_600_000);
  token.writeUInt32BE(hour);
  const random = fewRandomBytes();
  random.copy(token, hourBytes);
  const payload = Buffer.alloc(payloadBytes);
  payload.write(subject.replaceAll('-', ''), 'hex');
  payload.writeUInt32BE(generation, 16);
  payload.writeBigUInt64BE(BigInt(expires.getTime()), 20);
  const cipher = createCipheriv('aes-256-gcm', hourKey(key, hour), random);
  cipher.update(payload).copy(token, nameBytes);
  cipher.final();
  cipher.getAuthTag().copy(token, nameBytes + payloadBytes);
  return token.toString('base64');
}

/**
 * @param text whatever a client sent
 * @param now the clock, a parameter so that tests can turn it
 * @returns undefined for a text that this key never sealed, a changed one, and one whose time is over
 */
export function openToken(key: Buffer, text: string, now: Date): OpenedToken | undefined {
  const raw = Buffer.from(text.slice(0, 2 * tokenBytes), 'base64');
  if (raw.length !== tokenBytes || raw.toString('base64') !== text) return undefined;
  const payload = decrypted(hourKey(key, raw.readUInt32BE()), raw);
  if (!payload) return undefined;
  const expires = new Date(Number(payload.readBigUInt64BE(20)));
  if (now >= expires) return undefined;
  const subject = payload.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { subject, generation: payload.readUInt32BE(16), expires, nonce: raw.subarray(0, nameBytes) };
}

function decrypted(key: KeyObject, raw: Buffer): Buffer | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, raw.subarray(hourBytes, nameBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAuthTag(raw.subarray(nameBytes + payloadBytes));
  const payload = decipher.update(raw.subarray(nameBytes, nameBytes + payloadBytes));
  try {
    return Buffer.concat([payload, decipher.final()]);
  } catch {
    return undefined; // the tag does not fit: made up or changed
  }
}

/** The key last derived from an installation's. Node takes ten times as long for a key that comes as bytes. */
const derived = new WeakMap<Buffer, { hour: number; key: KeyObject }>();

/** One key an hour: random nonces of 12 bytes are good for some 2^32 messages under one key (NIST SP 800-38D, 8.3). */
function hourKey(key: Buffer, hour: number): KeyObject {
  const known = derived.get(key);
  if (known?.hour === hour) return known.key;
  const bytes = createHmac('sha256', key).update(`mailstead authToken ${hour}`).digest();
  const made = { hour, key: createSecretKey(bytes) };
  derived.set(key, made);
  return made.key;
}

/** Random bytes are fetched for many tokens at once: each fetch costs as much as the rest of a token. */
const pool = Buffer.alloc(randomBytes * 256);
let used = pool.length;

function fewRandomBytes(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += randomBytes;
  return pool.subarray(used - randomBytes, used);
}
