/** The cases of test/contract: what they may say, and how they are read. One JSON file a page of the specification. */
import fs from 'node:fs';
import path from 'node:path';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** One request and what must come back. */
export interface Step {
  /** `app`, `own`, `mbx`, `mbx:bob`, `operator`, `nobody`, `stranger`, `foreign`, or `name:password`. Of a case: one or several. */
  as?: string | string[];
  /** Method and path, templates unfilled. */
  send: string;
  body?: Json;
  /** The body as it goes over the wire, where `body` could not say it. */
  text?: string;
  /** Or a JSON body of so many bytes. */
  size?: number;
  /** Beside Authorization and Content-Type; null leaves a header out. */
  headers?: Record<string, string | null>;
  status?: number;
  replyHeaders?: Record<string, string>;
  /** The parsed body, in the order of its keys. Absent at 201 and 204: there is none. */
  reply?: Json;
  /** In place of `reply`: the name of a default body (faults.json), or `X not found`. */
  fault?: string;
  /** Seconds in which the reply may still become this one; for what mail daemons do. */
  within?: number;
  /** How often it is sent, `{{i}}` counting from 1. */
  repeat?: number;
}

/** What must exist before, beside an account and an open domain. */
export interface Given {
  /** `none`: no domain. */
  domain?: 'open' | 'suspended' | 'disabled' | 'none';
  account?: 'suspended' | 'closed';
  plan?: Json;
  aliases?: string[];
  /** Names, or names with the body that makes them. */
  mailboxes?: string[] | Record<string, Json>;
  exchange?: string[] | Record<string, Json>;
  calls?: Step[];
  /** Mails that outsiders send: to a mailbox, how many, of how many kilobytes. */
  mail?: { to: string; count?: number; kilobytes?: number }[];
  /** MB in the domain's InfoStore, which nobody can fill by HTTP. */
  infoStore?: number;
  /** Pages of the platform that the case changes: read before, written back after. */
  keep?: string[];
}

/**
 * `engine`: mail daemons; `smtp`: also their SMTP port; `no engine`: none; `store away`: a mail store that does not answer;
 * `infoStore`: a way to fill one; `loopback`: client addresses of our own.
 */
export type Need = 'engine' | 'no engine' | 'smtp' | 'store away' | 'infoStore' | 'loopback';

export interface Case extends Step {
  name: string;
  /** `S:n`: line n of the pages of the Hostway e-mail API; `W:Title`: a page of its wiki; else a section of the contract. */
  place: string;
  /** Decisions of the contract (decisions.json) that the case shows. */
  shows?: string[];
  /** Where and why the answer is not the literal example. */
  note?: string;
  given?: Given;
  forms?: ('long' | 'short')[];
  needs?: Need;
  /** Requests after it, each with what must come back. */
  then?: Step[];
}

export interface Page {
  /** Method and path as the specification writes them; absent: the cases belong to no single page. */
  page?: string;
  row?: number;
  /** Who may call, by the form of the path. A form that is not named does not exist. */
  who?: { long?: string[]; short?: string[] };
  /** A PUT that creates: an unknown mailbox is no fault. */
  creates?: boolean;
  cases: Case[];
  /** The file's name without its ending. */
  file: string;
}

const STEP = 'as send body text size headers status replyHeaders reply fault within repeat'.split(' ');
const CASE = [...STEP, ...'name place shows note given forms needs then'.split(' ')];
const GIVEN = 'domain account plan aliases mailboxes exchange calls mail infoStore keep'.split(' ');
const PAGE = 'page row who creates cases'.split(' ');

/** Files of the folder that hold no cases. */
const OTHERS = new Set(['faults.json', 'decisions.json']);

export const folder = path.join(import.meta.dirname, '..', '..', 'test', 'contract');

/** All pages. @throws Error on a word that no case may say, so that a slip is not a check left out */
export function readPages(): Page[] {
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.json') && !OTHERS.has(name));
  return files.toSorted().map((name) => {
    const page = readJson(name) as unknown as Omit<Page, 'file'>;
    check(name, page);
    return { ...page, file: name.slice(0, -'.json'.length) };
  });
}

export function readJson(name: string): Json {
  return JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')) as Json;
}

function check(file: string, page: Omit<Page, 'file'>): void {
  known(file, page, PAGE);
  const names = new Set<string>();
  for (const one of page.cases) {
    const where = `${file}: ${one.name}`;
    known(where, one, CASE);
    known(where, one.given ?? {}, GIVEN);
    for (const step of one.given?.calls ?? []) known(where, step, STEP);
    for (const step of one.then ?? []) checkStep(where, step, STEP);
    checkStep(where, one, CASE);
    if (!one.place || names.has(one.name)) throw new Error(`${where}: no place, or a name twice`);
    names.add(one.name);
  }
}

function checkStep(where: string, step: Step, words: string[]): void {
  known(where, step, words);
  if (step.status === undefined) throw new Error(`${where}: no status`);
  const silent = [201, 204, 303].includes(step.status);
  if (!silent && step.reply === undefined && step.fault === undefined) throw new Error(`${where}: no reply`);
}

function known(where: string, given: object, words: string[]): void {
  for (const word of Object.keys(given)) if (!words.includes(word)) throw new Error(`${where}: unknown word ${word}`);
}
