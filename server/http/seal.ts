/** Opaque, signed, short-lived tokens (the authToken of mailbox GET, contract.md B.2 row 19). Minting one writes nothing. */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
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

const nonceBytes = 16;
const payloadBytes = 16 + 4 + 8;
const tagBytes = 16;
const tokenBytes = nonceBytes + payloadBytes + tagBytes;

/** Each token has a key of its own, made of its random name, so this may be the same in all: no key is used twice. */
const iv = Buffer.alloc(12);

/**
 * @param key the installation's secret, of any length
 * @returns base64 of name (16), encrypted payload (28) and tag (16)
 * @throws RangeError when `subject` is no UUID
 */
export function sealToken(key: Buffer, { subject, generation, expires }: TokenPayload): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(subject)) throw new RangeError('not a UUID');
  const payload = Buffer.alloc(payloadBytes);
  payload.write(subject.replaceAll('-', ''), 'hex');
  payload.writeUInt32BE(generation, 16);
  payload.writeBigUInt64BE(BigInt(expires.getTime()), 20);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', tokenKey(key, nonce), iv);
  return Buffer.concat([nonce, cipher.update(payload), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

/**
 * @param text whatever a client sent
 * @param now the clock, a parameter so that tests can turn it
 * @returns undefined for a text that this key never sealed, a changed one, and one whose time is over
 */
export function openToken(key: Buffer, text: string, now: Date): OpenedToken | undefined {
  const raw = Buffer.from(text.slice(0, 2 * tokenBytes), 'base64');
  if (raw.length !== tokenBytes || raw.toString('base64') !== text) return undefined;
  const nonce = raw.subarray(0, nonceBytes);
  const payload = decrypted(tokenKey(key, nonce), raw.subarray(nonceBytes));
  if (!payload) return undefined;
  const expires = new Date(Number(payload.readBigUInt64BE(20)));
  if (now >= expires) return undefined;
  const subject = payload.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { subject, generation: payload.readUInt32BE(16), expires, nonce };
}

/** Node takes ten times as long for a key that comes as bytes, so each installation's key is imported once. */
const imported = new WeakMap<Buffer, KeyObject>();

function tokenKey(key: Buffer, nonce: Buffer): KeyObject {
  const known = imported.get(key) ?? createSecretKey(key);
  imported.set(key, known);
  return createSecretKey(createHmac('sha256', known).update('mailstead authToken 1').update(nonce).digest());
}

function decrypted(key: KeyObject, sealed: Buffer): Buffer | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
  decipher.setAuthTag(sealed.subarray(payloadBytes));
  const payload = decipher.update(sealed.subarray(0, payloadBytes));
  try {
    return Buffer.concat([payload, decipher.final()]);
  } catch {
    return undefined; // the tag does not fit: made up or changed
  }
}
