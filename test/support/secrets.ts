/**
 * What no log may have: every password, answer, token, ticket and hash that this test file has used. Who sends one notes it here; when a
 * system has ended all its logs are searched for all of them (system.ts, engine/running.ts), and those of the run's own PostgreSQL at the
 * end of the run (tools/test.ts).
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Sql } from '../../server/db/connect.ts';
import { Search } from './search.ts';

/** By the secret: what it is. */
const known = new Map<string, string>();

/** Shorter ones stand in a log by chance: `Rex` in `Regex`. An answer that a test gives to a system must not be one. */
const SHORTEST = 8;

/** Fields of bodies that hold a secret, however deep. */
const FIELDS = new Set(['password', 'currentPassword', 'passwordHash', 'authToken']);
/** All texts below these are secrets. */
const MAPS = new Set(['secretQuestionsAnswers']);

/** Notes a secret. @param what names it in a complaint */
export function noteSecret(what: string, value: unknown): void {
  if (typeof value !== 'string' || value.length < SHORTEST || known.has(value)) return;
  known.set(value, what);
  const file = process.env['TEST_SECRETS'];
  if (file !== undefined) fs.appendFileSync(file, `${JSON.stringify([value, what])}\n`);
}

/** Notes what a request's or a reply's body has of secrets. @param path of the request: all that is put to `/secrets` is an answer */
export function noteSecretsOf(body: unknown, at: string): void {
  if (typeof body !== 'object' || body === null) return;
  const all = /\/secrets\/?$/.test(at);
  for (const [field, value] of Object.entries(body)) {
    if (all) noteAnswer(value);
    else if (FIELDS.has(field)) noteSecret(field, value);
    else if (MAPS.has(field)) for (const answer of Object.values(value as object)) noteAnswer(answer);
    else if (typeof value === 'string') noteSecret('ticket', /[?&](?:auth)?(?:ticket|token)=([^&#]+)/.exec(value)?.[1]);
    else noteSecretsOf(value, '');
  }
}

/** As it is, and as it is compared. @throws Error when it is too short to be looked for */
function noteAnswer(value: unknown): void {
  if (typeof value !== 'string') return;
  if (value.length < SHORTEST)
    throw new Error(`${value} is no answer for a test: ${SHORTEST} letters can be looked for.`);
  for (const form of [value, value.toLowerCase()]) noteSecret('answer', form);
}

/** Notes the cookies that a reply sets. */
export function noteCookies(headers: Headers): void {
  for (const cookie of headers.getSetCookie()) noteSecret('cookie', /^[^=]+=([^;]*)/.exec(cookie)?.[1]);
}

/** Notes every hash, digest and key that a database has. */
export async function noteSecretsIn(sql: Sql): Promise<void> {
  const columns = await sql`
    select table_name as "table", column_name as "column" from information_schema.columns
     where table_schema = 'public' and column_name ~ '^(.*_hash|digest|secret|private_key)$' and data_type in ('text', 'bytea')`;
  for (const { table, column } of columns) {
    const values = await sql`select distinct ${sql(column)} as value from ${sql(table)} limit 2000`;
    for (const { value } of values as unknown as { value: string | Buffer | null }[]) {
      const what = `${table}.${column}`;
      if (Buffer.isBuffer(value)) for (const form of ['hex', 'base64'] as const) noteSecret(what, value.toString(form));
      // Of a key each line by itself, and of a long line a piece from its middle: whoever shows it may cut it otherwise.
      else
        for (const line of (value ?? '').split('\n').filter((each) => !each.startsWith('-----')))
          for (const part of line.length > 200 ? [line, line.slice(64, 128)] : [line]) noteSecret(what, part);
    }
  }
}

/** Notes the secrets between the parts of a system, and its operator's password. */
export function noteSecretsBelow(home: string): void {
  const operator = path.join(home, 'operator-password');
  if (fs.existsSync(operator)) noteSecret('password of the operator', fs.readFileSync(operator, 'utf8').trim());
  const folder = path.join(home, 'secrets');
  for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : [])
    noteSecret(name, fs.readFileSync(path.join(folder, name), 'utf8').trim());
  const key = path.join(home, 'dovecot', 'config', 'word-key');
  if (fs.existsSync(key)) noteSecret('key of the words', fs.readFileSync(key, 'utf8').trim());
}

/** Those that another process of the run has noted. */
export function readNoted(file: string): void {
  for (const line of fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n') : []) {
    if (line === '') continue;
    const [value, what] = JSON.parse(line) as [string, string];
    known.set(value, what);
  }
}

/** The ways in which a text can stand in a log: as it is, in a URL, in JSON, and in base64, wherever it begins there. */
function formsOf(secret: string): string[] {
  const base64 = [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    // Without the letters that its neighbours have a part in.
    return bytes.toString('base64').slice(before === 0 ? 0 : before + 1, Math.floor((bytes.length * 4) / 3));
  });
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...base64];
}

export interface Searched {
  logs: number;
  bytes: number;
  secrets: number;
  /** Where which secret was found, without the secret itself. */
  found: string[];
}

/** Searches texts for all that is known. @param texts by their names */
export function searchFor(texts: Record<string, string | Buffer>): Searched {
  const kinds = new Map([...known].flatMap(([secret, what]) => formsOf(secret).map((form) => [form, what])));
  const search = new Search(kinds.keys());
  const found: string[] = [];
  let bytes = 0;
  for (const [name, text] of Object.entries(texts)) {
    const read = typeof text === 'string' ? Buffer.from(text) : text;
    bytes += read.length;
    for (const [form, at] of search.in(read))
      found.push(`${name}, line ${read.subarray(0, at).toString().split('\n').length}: ${kinds.get(form)}`);
  }
  return { logs: Object.keys(texts).length, bytes, secrets: known.size, found: [...new Set(found)] };
}

/** The logs below a folder, by their paths. */
export function logsBelow(folder: string): Record<string, Buffer> {
  const files = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const logs = files.filter((file) => file.isFile() && /(^|\.)log(\.|$)/.test(file.name));
  return Object.fromEntries(
    logs
      .map(({ parentPath, name }) => path.join(parentPath, name))
      .map((file) => [path.relative(folder, file), fs.readFileSync(file)]),
  );
}

/** Searches all logs of a system that has ended. @param more what it has said elsewhere, by its name */
export function searchHome(home: string, more: Record<string, string> = {}): Searched {
  noteSecretsBelow(home);
  return searchFor({ ...logsBelow(path.join(home, 'logs')), ...more });
}

/** @throws Error that tells where a secret stands, and which */
export function refuseSecrets(search: Searched): void {
  if (search.found.length > 0) throw new Error(`Secrets were logged:\n${search.found.join('\n')}`);
}
