/**
 * Credentials of HTTP Basic come with every request; Argon2 on each would cost more than the request itself. A checked one is
 * remembered for some minutes, for the very stored hash it was checked against (docs/decisions/0005-credential-cache.md).
 */
import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { verifyPassword } from './verify.ts';

/**
 * What an unknown user's password is compared with: a hash of the cost of our own that no password is known for. It makes the
 * answer for a user that does not exist take as long as that for a wrong password.
 */
const nobody =
  '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$bWFpbHN0ZWFkbm9ib2R5IQ$0DVxLXRWbgxMkU6LV8dpbo4zvbYFLnMKkeIRb+AjbIA';

/** How a credential is checked: `true` only for a known user with the right password. */
export type CheckCredential = (storedHash: string | undefined, password: string, guard?: Guard) => Promise<boolean>;

/** Who counts the passwords that are not remembered as right. */
export interface Guard {
  /** Whose tries are counted together: computations are shared within it only. */
  client: string;
  /** Whether tries count that a right one takes back: then one that is remembered does so too. */
  tried: boolean;
  /** Before the computation; false: there shall be none, and the password counts as wrong. */
  begin: () => Promise<boolean>;
  end: (isRight: boolean) => Promise<void>;
  /** In place of `end`: the computation has failed, and nothing is known of the password. */
  undo: () => Promise<void>;
}

/** The bounds, and what tests replace: the clock (ms) and a count of the real computations. */
export type CredentialCacheOptions = {
  /** Most credentials remembered; the least recently used goes first. About 200 bytes each. */
  entries: number;
  /** ms after which a credential is checked anew. */
  lifetime: number;
  clock?: () => number;
  verify?: typeof verifyPassword;
};

/** @returns a check with a memory of its own, under a key that never leaves it */
export function credentialCache(options: CredentialCacheOptions): CheckCredential {
  const { entries, lifetime, clock = () => performance.now(), verify = verifyPassword } = options;
  // As a key object: bytes would be imported anew for each request, at ten times the cost of the digest.
  const key = createSecretKey(randomBytes(32));
  const good = new LRUCache<string, true>({
    max: entries,
    ttl: lifetime,
    ttlResolution: 0,
    perf: { now: clock },
  });
  const underWay = new Map<string, Promise<boolean>>();

  const compared = async (storedHash: string | undefined, password: string, guard?: Guard): Promise<boolean> => {
    try {
      return await verify(storedHash ?? nobody, password);
    } catch (error) {
      // If this fails too, the try counts as wrong, and the first failure is still the one to tell.
      await guard?.undo().catch(() => {});
      throw error;
    }
  };

  const computed = async (
    name: string,
    storedHash: string | undefined,
    password: string,
    guard?: Guard,
  ): Promise<boolean> => {
    if (guard !== undefined && !(await guard.begin())) return false;
    const matches = (await compared(storedHash, password, guard)) && storedHash !== undefined;
    if (matches) good.set(name, true);
    await guard?.end(matches);
    return matches;
  };

  return async (storedHash, password, guard) => {
    const hash = storedHash ?? nobody;
    const name = createHmac('sha256', key).update(`${hash}\0${password}`).digest('base64');
    if (good.get(name)) {
      if (guard?.tried === true) await guard.end(true);
      return true;
    }
    // Equal requests that arrive together share one computation.
    const place = `${name} ${guard?.client ?? ''}`;
    const shared =
      underWay.get(place) ?? computed(name, storedHash, password, guard).finally(() => underWay.delete(place));
    underWay.set(place, shared);
    return shared;
  };
}

/**
 * The process's own check of HTTP Basic credentials: 10,000 entries, 10 minutes.
 * @param storedHash the hash that the request's own SELECT brought; undefined when there is no such user
 * @param password the password as sent
 */
export const checkCredential: CheckCredential = credentialCache({ entries: 10_000, lifetime: 10 * 60 * 1000 });
