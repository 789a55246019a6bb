/**
 * What every changing call leaves in the audit: who, what, to what, before and after. A new route without a line in this table
 * fails, be it described or not; so does one that leaves no row, and a secret of the whole run that is found in any row.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, test } from 'node:test';
import { BASE, expectReply, PASSWORD, type Reply } from '../support/api.ts';
import { type Route, withRoutes } from '../support/routes.ts';
import { nameOf } from '../support/matrix-table.ts';
import { wordsOf } from '../support/matrix.ts';
import { fakeWatcher } from '../support/watcher.ts';
import { peopledApi } from '../support/world.ts';

const watcher = await fakeWatcher();
const { built: api, routes } = await withRoutes(async () => peopledApi({ watcherSocket: watcher.socket }));
after(async () => {
  await api.close();
  await watcher.close();
});

/** Of none of these may a letter be found. */
const SECRETS = {
  first: 'Hidden-Horse-1',
  second: 'Hidden-Horse-2',
  third: 'Hidden-Horse-3',
  fourth: 'Hidden-Horse-4',
  wrong: 'Hidden-Horse-9',
  answer: 'a hidden answer',
  text: 'a hidden text',
  subject: 'a hidden subject',
  hash: '{SSHA}RbTuEq1WDDVyc5fE4hQnKop9KVMxPPId',
};

/** A call, and the row it leaves: a line of audit-calls.txt. */
interface Line {
  caller: string | undefined;
  method: string;
  path: string;
  body: unknown;
  status: number;
  operation: string;
  target: string;
  detail: object | undefined;
}

const L = '/accounts/acme/email/acme.example';
const S = '/email/acme.example';
const NAMES: Record<string, string> = { ...SECRETS, L, S };
const OWNER = { U: L, n: '1', who: 'acme-owner', other: 'north-app' };
const MAILBOX = { U: S, n: '2', who: `form2@acme.example:${SECRETS.first}`, other: 'operator' };

const filled = (text: string, names: Record<string, string>): string =>
  text.replace(/\{([\w.]+)\}/g, (whole, name: string) => names[name] ?? whole);

function linesOf(text: string): Line[] {
  const [before = '', both = '', rest = ''] = text.split(/^# (?:both forms|end of both forms)$/m);
  const all = [before, filled(both, OWNER), filled(both, MAILBOX), rest].join('\n');
  return all
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => lineOf(filled(line, NAMES)));
}

function lineOf(line: string): Line {
  const [caller, call = '', body = '', status, row = '', detail = ''] = line.split(' | ');
  const [[method = '', path = ''], [operation = '', target = '']] = [call.split(' '), row.split(' ')];
  return {
    caller: caller === '-' ? undefined : caller,
    method,
    path,
    body: body === '-' ? undefined : JSON.parse(body),
    status: Number(status),
    operation,
    target,
    detail: detail === '*' ? undefined : (JSON.parse(detail) as object),
  };
}

const LINES = linesOf(fs.readFileSync(new URL('audit-calls.txt', import.meta.url), 'utf8'));

interface Row {
  operation: string;
  target: string;
  detail: Record<string, unknown>;
  caller: string;
  kind: string;
  request: string;
  address: string;
  account: string | null;
  inDomain: boolean;
}

async function lastRow(): Promise<Row> {
  const [row] = await api.sql<Row[]>`
    select operation, target, detail, caller, caller_kind as kind, request_id as request, address, account,
           domain_id is not null as "inDomain"
      from audit order by id desc limit 1`;
  return row!;
}

const countRows = async (): Promise<number> => (await api.sql`select from audit`).length;
const called = new Set<string>();

test('every call of the table leaves its one row', async () => {
  let ticket = '';
  const [{ block }] = await api.sql<[{ block: string }]>`
    insert into log_in_blocks (id, client, tries, created_date, until_date)
    values (gen_random_uuid(), '192.0.2.9', 100, now(), now() + interval '1 day') returning id as block`;
  for (const line of LINES) {
    const { caller, method, operation, target, detail } = line;
    const path = filled(line.path, { ticket, block, ...(await deletedIds()) });
    const isForm = path.startsWith('/antispam/');
    const send = isForm ? await pageOf(caller) : async () => api.as(caller).send({ method, path, body: line.body });
    const before = await countRows();
    const reply = await send(path, line.body as Record<string, string>);
    expectReply(reply, line.status);
    const said = `${method} ${path} by ${caller}`;
    assert.equal(await countRows(), before + 1, said);
    const row = await lastRow();
    if (operation === 'createTicket') ticket = row.detail['ticket'] as string;
    assert.deepEqual([row.operation, row.target], [operation, filled(target, { ticket })], said);
    if (detail) assert.deepEqual(row.detail, detail, said);
    assert.deepEqual([row.caller, row.address], [caller?.split(':')[0] ?? '', '127.0.0.1'], said);
    assert.equal(row.request, reply.headers['x-request-id'], said);
    assert.equal(row.account, accountOf(operation, path), said);
    assert.equal(row.inDomain, /\/email\/[^/]+\.|\/email-deleted|\/antispam/.test(path), said);
    if (isForm) assert.equal(row.kind, 'ticket', said);
    called.add(nameOf(routeOf(method, path)));
  }
});

/** A session of the antispam page, by a link of the caller's. @returns sends one of its forms */
async function pageOf(
  caller: string | undefined,
): Promise<(path: string, form: Record<string, string>) => Promise<Reply>> {
  const link = (await api.as(caller).get('/accounts/acme/avas/acme.example/SSOLink')).body as { ssoLink: string };
  const opened = await api.as().get(link.ssoLink.slice(BASE.length));
  const cookie = opened.headers['set-cookie']!.split(';')[0]!;
  const page = await api.as().send({ method: 'GET', path: '/antispam', headers: { cookie } });
  const csrf = /name="csrf" value="([0-9a-f]{64})"/.exec(page.text)![1]!;
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
  return async (path, form) =>
    api.as().send({ method: 'POST', path, headers, body: new URLSearchParams({ csrf, ...form }).toString() });
}

/** The ids of what is deleted, by its name: `{alice}` in a path. */
async function deletedIds(): Promise<Record<string, string>> {
  const rows = await api.sql<{ name: string; id: string }[]>`select name, id from deleted_objects`;
  return Object.fromEntries(rows.map(({ name, id }) => [name, id]));
}

/** The account that a row is found under. */
function accountOf(operation: string, path: string): string | null {
  if (operation === 'createAccount') return 'nova';
  return /^\/accounts\/(\w+)/.exec(path)?.[1] ?? (/^\/(email\/acme|tickets|antispam)/.test(path) ? 'acme' : null);
}

const patternOf = ({ path }: Route): RegExp => new RegExp(`^${path.replace(/\{[^}]*\}/g, '[^/]+')}$`);

/** The route that answers a path: of two that fit the one whose words are in it. */
function routeOf(method: string, path: string): Route {
  const fitting = routes.filter((route) => route.method === method && patternOf(route).test(path));
  return fitting.toSorted((one, other) => wordsOf(one.path).length - wordsOf(other.path).length)[0]!;
}

/** Those that may change something; the methods that a path does not have are routes too, and answer 405. */
async function changingRoutes(): Promise<Route[]> {
  const found: Route[] = [];
  for (const route of routes.filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method))) {
    const url = route.path.replace(/\{[^}]*\}/g, 'x');
    const { statusCode } = await api.app.inject({ method: route.method as 'POST', url });
    if (statusCode !== 405) found.push(route);
  }
  return found;
}

test('the table has every changing route, those too that are not described or have no gate', async () => {
  const changing = (await changingRoutes()).map(nameOf);
  assert.ok(changing.length > 50);
  assert.ok(changing.includes('POST /antispam/lists/remove'));
  assert.deepEqual(
    changing.filter((route) => !called.has(route)),
    [],
  );
});

test('a call that was refused or changed nothing real leaves none', async () => {
  const before = await countRows();
  const owner = api.as('acme-owner');
  expectReply(await owner.put(`${L}/usernames/alice/mailbox`, { quota: 0 }), 400);
  expectReply(await owner.put('/accounts/globex', { status: 'closed' }), 401);
  expectReply(await owner.post(`${L}/forwards`, {}), 404);
  expectReply(await owner.post(`${L}/usernames/alice/forwards`, { targets: [{ target: 'nobody@acme.example' }] }), 400);
  expectReply(await owner.delete(`${L}/usernames/nobody/mailbox`), 404);
  expectReply(await owner.get(`${L}/usernames/alice`), 200);
  assert.equal(await countRows(), before);
});

test('a row is written with its change or not at all', async () => {
  await api.sql`alter table audit add constraint none_of_alice check (target <> 'alice@acme.example') not valid`;
  const path = `${L}/usernames/alice/mailbox`;
  const reply = await api.app.inject({
    method: 'PUT',
    url: path,
    headers: {
      authorization: `Basic ${Buffer.from(`acme-owner:${PASSWORD}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    payload: '{"quota": 77}',
  });
  assert.equal(reply.statusCode, 500);
  await api.sql`alter table audit drop constraint none_of_alice`;
  const { body } = await api.as('acme-owner').get(path);
  assert.equal((body as { quota: number }).quota, 1024);
});

test('tickets and tokens: made and used, by whom; never in letters', async () => {
  const { services, sql } = api;
  const link = (await api.as('acme-owner').get('/accounts/acme/avas/acme.example/SSOLink')).body as { ssoLink: string };
  const ticket = /authticket=(.*)/.exec(link.ssoLink)![1]!;
  assert.equal((await api.app.inject({ url: `/antispam?authticket=${ticket}` })).statusCode, 303);
  assert.equal((await api.app.inject({ url: `/antispam?authticket=${ticket}` })).statusCode, 403);
  const tokens: string[] = [];
  for (let i = 0; i < 3; i += 1)
    tokens.push(
      ((await api.as('acme-owner').get(`${L}/usernames/bob/mailbox`)).body as { authToken: string }).authToken,
    );
  await services.notes.write(sql, new Date());
  const rows = await sql<(Row & { count: number })[]>`
    select operation, target, detail, caller, caller_kind as kind, account, domain_id is not null as "inDomain", count from audit
     where operation like '%SsoTicket' or operation in ('ssoTicketRefused', 'mintAuthToken') and target <> 'alice@acme.example' order by id desc`;
  const [made, used] = rows.filter(({ operation }) => operation.endsWith('SsoTicket')).toReversed();
  assert.deepEqual([made!.operation, made!.caller, made!.kind], ['createSsoTicket', 'acme-owner', 'account']);
  assert.deepEqual([used!.operation, used!.caller, used!.kind], ['redeemSsoTicket', 'acme-owner', 'ticket']);
  assert.deepEqual(used!.detail, made!.detail);
  const refused = rows.find(({ operation }) => operation === 'ssoTicketRefused')!;
  assert.deepEqual([refused.kind, refused.count], ['nobody', 1]);
  const minted = rows.find(({ operation }) => operation === 'mintAuthToken')!;
  assert.deepEqual(
    [minted.target, minted.caller, minted.account, minted.count],
    ['bob@acme.example', 'acme-owner', 'acme', 3],
  );
  for (const text of await everything()) for (const secret of [ticket, ...tokens]) assert.ok(!text.includes(secret));
});

const everything = async (): Promise<string[]> =>
  (await api.sql`select a::text as text from audit a`).map((row) => String(row['text']));

test('no secret of the run is found in any row', async () => {
  const texts = await everything();
  assert.ok(texts.length > 100);
  for (const text of texts)
    for (const secret of [...Object.values(SECRETS), PASSWORD, 'ARGON2', SECRETS.answer.slice(0, 8)])
      assert.ok(!text.includes(secret), `${secret} in ${text}`);
});
