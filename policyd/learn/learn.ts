/**
 * What Dovecot hands over when a mail is moved into Spam or out of it (contract.md F.3, SPAM_LEARNING): taken at once, learned after,
 * and only for a mailbox that teaches.
 */
import type http from 'node:http';
import { type Answer, serveHttp } from '../http.ts';
import type { Listening } from '../listen.ts';
import type { Logger } from '../log.ts';
import { Queue } from './queue.ts';
import { type Kind, Refused, teach } from './rspamd.ts';
import { withoutOwnHeaders } from './strip.ts';

export interface LearnOptions {
  socket: string;
  rspamdController: string;
  findLearner: (user: string) => Promise<{ learns: boolean; domainId: string } | undefined>;
  log: Logger;
  /** Milliseconds before a mail is tried again. */
  pauses?: number[];
}

/** Bytes of one mail. */
export const LARGEST = 10 * 1_048_576;
/** Bytes of all that is being read or waits. */
const ROOM = 64 * 1_048_576;
const MOST = 1000;
/** Milliseconds for a mail to come in whole. */
const PATIENCE = 30_000;
/** Rspamd is back within seconds. */
const PAUSES = [2000, 10_000];

const REQUEST = /^\/learn\/(spam|ham)\?user=([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

interface Piece {
  kind: Kind;
  user: string;
  mail: Buffer;
}

export async function serveLearning(options: LearnOptions): Promise<Listening> {
  const { socket, log } = options;
  const school = new School(options);
  const answer = (request: http.IncomingMessage): Promise<Answer> => school.answer(request);
  const listening = await serveHttp({ at: { path: socket }, answer, patience: PATIENCE, name: 'learn', log });
  const close = async (): Promise<void> => {
    school.close();
    await listening.close();
  };
  return { ...listening, close };
}

class School {
  readonly #options: LearnOptions;
  readonly #queue: Queue<Piece>;
  /** Bytes. */
  #held = 0;

  constructor(options: LearnOptions) {
    const { log, pauses = PAUSES } = options;
    this.#options = options;
    this.#queue = new Queue({
      work: (piece) => this.#learn(piece),
      done: (piece) => (this.#held -= piece.mail.length),
      most: MOST,
      pauses,
      name: 'learn',
      log,
    });
  }

  close(): void {
    this.#queue.close();
  }

  async answer(request: http.IncomingMessage): Promise<Answer> {
    const [, kind, user] = REQUEST.exec(request.url ?? '') ?? [];
    if (request.method !== 'POST' || kind === undefined || user === undefined) return { status: 404 };
    if (Number(request.headers['content-length'] ?? 0) > LARGEST) return { status: 413 };
    if (this.#queue.isFull) return { status: 503 };
    const chunks: Buffer[] = [];
    let size = 0;
    const giveBack = (status: number): Answer => {
      this.#held -= size;
      return { status };
    };
    try {
      for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        chunks.push(chunk);
        size += chunk.length;
        this.#held += chunk.length;
        if (size > LARGEST) return giveBack(413);
        if (this.#held > ROOM) return giveBack(503);
      }
    } catch {
      return giveBack(400);
    }
    const isTaken = this.#queue.add({ kind: kind as Kind, user, mail: Buffer.concat(chunks) });
    return isTaken ? { status: 202 } : giveBack(503);
  }

  async #learn({ kind, user, mail }: Piece): Promise<void> {
    const { findLearner, rspamdController, log } = this.#options;
    const learner = await findLearner(user);
    if (!learner?.learns) return;
    try {
      await teach(rspamdController, { kind, domainId: learner.domainId, mail: withoutOwnHeaders(mail) });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // As a rule one that it has learned already.
      log.info({ status: error.status }, error.message);
    }
  }
}
