/** The keys that sign outbound mail (DKIM, RFC 6376): one a domain, made before the domain is. */
import { createHash, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { Sql } from '../../db/connect.ts';
import { QueueFull } from '../../passwords/queue.ts';
import { domainsWithoutKey, insertDkimKey } from './queries.ts';

/** A key as it is stored and served: base64 of DER, in one line. */
export interface DkimKey {
  /** The label of its DNS record. Follows from the public key, so that a new key never stands under the name of an old one. */
  selector: string;
  /** PKCS #8. */
  privateKey: string;
  /** SubjectPublicKeyInfo. */
  publicKey: string;
}

/** RFC 8301 3.2; longer ones do not fit into one string of a TXT record, and buy nothing yet. */
const BITS = 2048;

/** How many are made ahead once the first has been asked for: the next domain does not wait for its own. */
const AHEAD = 2;

/** Some ten seconds of waiting; whoever comes then is told to come back. */
const LONGEST_LINE = 100;

const newKeyPair = promisify(generateKeyPair);

/** Makes a key: some 75 ms of one thread of libuv's, up to 300. @param bits fewer are for tests: made in a fifth of the time */
export async function newDkimKey(bits = BITS): Promise<DkimKey> {
  const pair = await newKeyPair('rsa', {
    modulusLength: bits,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  const selector = `m${createHash('sha256').update(pair.publicKey).digest('hex').slice(0, 16)}`;
  return { selector, privateKey: pair.privateKey.toString('base64'), publicKey: pair.publicKey.toString('base64') };
}

interface Waiting {
  resolve: (key: DkimKey) => void;
  reject: (reason: unknown) => void;
}

/** A small stock of keys that nobody has yet. One is made at a time: the other threads are for passwords, files and names. */
export class DkimKeys {
  readonly #make: () => Promise<DkimKey>;
  readonly #stock: DkimKey[] = [];
  readonly #waiting: Waiting[] = [];
  #making = false;

  constructor(make = async (): Promise<DkimKey> => newDkimKey()) {
    this.#make = make;
  }

  /** A key that nobody else gets. @throws QueueFull when too many wait for one */
  async take(): Promise<DkimKey> {
    if (this.#waiting.length >= LONGEST_LINE) throw new QueueFull('too many wait for a key');
    const taken = new Promise<DkimKey>((resolve, reject) => this.#waiting.push({ resolve, reject }));
    const there = this.#stock.pop();
    if (there !== undefined) this.#handOut(there);
    void this.#fill();
    return taken;
  }

  #handOut(key: DkimKey): void {
    const first = this.#waiting.shift();
    if (first !== undefined) first.resolve(key);
    else this.#stock.push(key);
  }

  async #fill(): Promise<void> {
    if (this.#making) return;
    this.#making = true;
    try {
      while (this.#waiting.length > 0 || this.#stock.length < AHEAD) this.#handOut(await this.#make());
    } catch (error) {
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    } finally {
      this.#making = false;
    }
  }
}

/** How many domains get their key at once, so that the job never runs for long. */
const BATCH = 5;

/**
 * The job that gives a key to every domain that has none, a few at each call: those of a database that is older than the keys. Once
 * through, it asks nothing more: every new domain has its own. Any number of processes may do so at the same time.
 */
export function missingKeys(sql: Sql): () => Promise<void> {
  let last: string | null = null;
  let done = false;
  return async () => {
    if (done) return;
    const found = await domainsWithoutKey(sql, last, BATCH);
    for (const domainId of found) {
      await insertDkimKey(sql, domainId, await newDkimKey(), new Date());
      last = domainId;
    }
    done = found.length === 0;
  };
}
