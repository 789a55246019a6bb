/** Changes by the API that keep coming, and the ledger of what was answered. Each lane has objects of its own. */
import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type Random, randomOf } from '../support/immediacy-changes.ts';
import { noteSecretsOf } from '../support/secrets.ts';
import { ABSENT, type Write } from './verdict.ts';

export interface WriteLoadOptions {
  /** Base address of the API. */
  base: string;
  authorization: string;
  /** Path of the domain whose objects are written. */
  domain: string;
  seed: number;
  lanes: number;
  /** Milliseconds between two writes of a lane. */
  pace: number;
}

export interface Answer {
  /** 0: there was none. */
  status: number;
  body: string;
  requestId: string | undefined;
}

/** A call that changes one object, and what the object is then. */
interface Change {
  object: string;
  value: string;
  method: 'PUT' | 'POST' | 'DELETE';
  path: string;
  body?: object;
}

/** Fields of a contact that are all the same word, so that a half change shows. */
export const CONTACT_FIELDS = ['displayName', 'firstName', 'lastName', 'city', 'company', 'title', 'pager', 'country'];
/** The mailbox whose settings a lane changes. */
export const settledMailbox = (lane: number): string => `w${lane}`;
/** The contact that a lane changes again and again. */
const settledContact = (lane: number): string => `k-${lane}`;
export const passwordOf = (value: string): string => `Wort-${value}-Geheim`;

export class WriteLoad {
  readonly writes: Write[] = [];
  /** Milliseconds of the slowest answer. */
  slowest = 0;
  readonly #options: WriteLoadOptions;
  readonly #random: Random;
  readonly #lanes: Promise<void>[] = [];
  readonly #present = new Map<number, string[]>();
  #isOver = false;
  #number = 0;

  /** Its lanes' mailboxes (`settledMailbox`) are there. */
  constructor(options: WriteLoadOptions) {
    this.#options = options;
    this.#random = randomOf(options.seed);
  }

  /** Makes what is changed again and again, while nothing is struck yet, and begins. */
  async begin(): Promise<void> {
    const lanes = Array.from({ length: this.#options.lanes }, (_, lane) => lane);
    await Promise.all(lanes.map(async (lane) => this.#write(lane, contact('POST', settledContact(lane), 'v0'))));
    this.#lanes.push(...lanes.map(async (lane) => this.#lane(lane)));
  }

  /** How many were acknowledged so far. */
  get acknowledged(): number {
    return this.writes.filter(({ outcome }) => outcome === 'acknowledged').length;
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#lanes);
  }

  async #lane(lane: number): Promise<void> {
    while (!this.#isOver) {
      await this.#write(lane, this.#change(lane, `v${(this.#number += 1)}`));
      await pause(this.#options.pace);
    }
  }

  async #write(lane: number, { object, value, method, path, body }: Change): Promise<void> {
    const { base, authorization, domain } = this.#options;
    const began = performance.now();
    const { status, body: said, requestId } = await call(base, authorization, method, `${domain}${path}`, body);
    if (status !== 0) this.slowest = Math.max(this.slowest, performance.now() - began);
    const isDone = status >= 200 && status < 300;
    const outcome = isDone ? 'acknowledged' : status === 0 || status === 503 ? 'unknown' : 'refused';
    this.writes.push({ object, value, outcome, answer: `${status} ${said}`, requestId });
    // What may or may not be there is not touched again: a later 404 would say nothing.
    if (isDone && method === 'PUT' && object.startsWith('mailbox ')) this.#presentOf(lane).push(path);
  }

  #presentOf(lane: number): string[] {
    const list = this.#present.get(lane) ?? [];
    this.#present.set(lane, list);
    return list;
  }

  #change(lane: number, value: string): Change {
    const chance = this.#random();
    const own = `/usernames/${settledMailbox(lane)}`;
    if (chance < 0.35) return contact('POST', `c-${value}`, value);
    if (chance < 0.6) return contact('PUT', settledContact(lane), value);
    if (chance < 0.9) {
      const body = { subject: value, body: value, active: true };
      return {
        object: `autoresponder ${settledMailbox(lane)}`,
        value,
        method: 'PUT',
        path: `${own}/autoresponder`,
        body,
      };
    }
    if (chance < 0.93) {
      const object = `password ${settledMailbox(lane)}`;
      return { object, value, method: 'PUT', path: `${own}/mailbox`, body: { password: passwordOf(value) } };
    }
    const present = this.#presentOf(lane).shift();
    if (present !== undefined && chance < 0.96) {
      return { object: `mailbox ${present.split('/')[2]}`, value: ABSENT, method: 'DELETE', path: present };
    }
    const path = `/usernames/b-${value}/mailbox`;
    return { object: `mailbox b-${value}`, value: 'there', method: 'PUT', path, body: { password: passwordOf(value) } };
  }
}

function contact(method: 'POST' | 'PUT', name: string, value: string): Change {
  const fields = Object.fromEntries(CONTACT_FIELDS.map((field) => [field, value]));
  const body = { ...fields, email: 'someone@elsewhere.example', ...(method === 'POST' ? { name } : {}) };
  const path = method === 'POST' ? '/contacts' : `/contacts/${name}`;
  return { object: `contact ${name}`, value, method, path, body };
}

/** Milliseconds after which a call without an answer is given up. */
const PATIENCE = 30_000;

/** One call on a connection of its own: nobody repeats it behind our back. */
export async function call(
  base: string,
  authorization: string,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const headers = { authorization, 'content-type': 'application/json; charset=UTF-8', connection: 'close' };
  noteSecretsOf(body, path);
  return new Promise((resolve) => {
    const none = (error: Error): void => resolve({ status: 0, body: error.message, requestId: undefined });
    const request = http.request(new URL(path, base), { method, headers, agent: false, timeout: PATIENCE }, (reply) => {
      const pieces: Buffer[] = [];
      reply.on('data', (piece: Buffer) => pieces.push(piece));
      reply.on('error', none);
      reply.on('end', () => {
        const requestId = reply.headers['x-request-id'];
        const text = Buffer.concat(pieces).toString();
        resolve({ status: reply.statusCode ?? 0, body: text, requestId: [requestId].flat()[0] });
      });
    });
    request.on('error', none);
    request.on('timeout', () => request.destroy(new Error('no answer')));
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
