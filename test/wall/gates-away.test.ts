/** What is left when every gate says yes: the wall alone keeps one tenant from another, over HTTP. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { pino } from 'pino';
import { buildApp } from '../../server/app.ts';
import type { App } from '../../server/http/fastify.ts';
import { lookUp, type Stem } from '../../server/http/principals.ts';
import type { mayCall } from '../../server/http/rights.ts';
import { authorization } from '../support/api.ts';
import { bodyFor, credentialsFor, pathTo, type Principal, PRINCIPALS, wordsOf } from '../support/matrix.ts';
import { type Route, withRoutes } from '../support/routes.ts';
import { tenantsApi } from '../support/tenants.ts';
import { belongsTo, EVERYBODYS, fillTables, type Table, tablesOf } from '../support/wall.ts';

const { api, tenants } = await tenantsApi();
await fillTables(api.sql);
// What anybody may do, tries at the front door, is no matter of this.
const tables = (await tablesOf(api.sql)).filter(
  (table) => !EVERYBODYS.includes(table.name) && !/^(audit|log_in|front_door|schema_|sieve_defaults)/.test(table.name),
);
const apps: App[] = [];
after(async () => {
  for (const app of apps) await app.close();
  await api.close();
});

/** An app on the same database whose gates say yes to everybody. */
async function without(decide: typeof mayCall): Promise<{ app: App; routes: Route[] }> {
  const { built, routes } = await withRoutes(async () => buildApp(api.services, pino({ level: 'silent' }), decide));
  apps.push(built);
  return {
    app: built,
    routes: routes.filter(({ operationId, method }) => operationId !== undefined && method !== 'HEAD'),
  };
}

/** All rows of globex, as one text a table. */
async function rowsOfGlobex(): Promise<Record<string, string>> {
  const digest = async (table: Table): Promise<[string, string]> => {
    const [row] = await api.sql.unsafe<{ text: string | null }[]>(
      `select string_agg(t::text, E'\\n' order by t::text) as text from ${table.name} t where ${ownRows(table)}`,
    );
    return [table.name, row!.text ?? ''];
  };
  return Object.fromEntries(await Promise.all(tables.map(digest)));
}
const ownRows = (table: Table): string => {
  const condition = belongsTo('globex', table);
  return condition === 'true' ? 'false' : condition;
};

/** What only rows of globex say; its names alone stand in the path of the call. */
const ROWS = ['globex-contact', 'globex-spam', 'globex-away', 'globex-alias', 'globex-owner', 'south-app'];
const callers = PRINCIPALS.filter(({ name }) => ['acme-owner', 'alice', 'north-app'].includes(name));

async function send(app: App, who: Principal, route: Route, path: string): Promise<{ status: number; text: string }> {
  const payload = bodyFor(route, who);
  const { statusCode: status, payload: text } = await app.inject({
    method: route.method as 'GET',
    url: path,
    headers: authorization(credentialsFor(who, path, tenants)),
    ...(payload === undefined ? {} : { payload }),
  });
  return { status, text };
}

const leaks = (text: string, path: string): string[] =>
  ROWS.filter((word) => text.includes(word) && !decodeURIComponent(path).includes(word));

test('every gate says yes: no call tells or changes what is another tenant’s', async () => {
  const { app, routes } = await without(() => 'admitted');
  const before = await rowsOfGlobex();
  const wrong: string[] = [];
  let sent = 0;
  for (const who of callers) {
    for (const route of routes.filter(({ path }) => wordsOf(path).length === 0 || path.includes('{'))) {
      const path = pathTo(
        route.path,
        wordsOf(route.path).length > 0 ? 'foreign' : 'own',
        { ...who, foreign: 'globex' },
        tenants,
      );
      const { status, text } = await send(app, who, route, path);
      sent += 1;
      const told = leaks(text, path);
      if (told.length > 0) wrong.push(`${who.name} ${route.method} ${path}: ${status} ${told.join(' ')}`);
    }
  }
  assert.ok(sent > 300, `${sent} calls`);
  assert.deepEqual(wrong, []);
  assert.deepEqual(await rowsOfGlobex(), before);
});

test('a gate hands over another tenant’s object as found: its rows are neither told nor changed', async () => {
  const { username, domain, account } = (
    await lookUp(api.services.sql, undefined, 'username', { domain: 'globex.example', username: 'greta' })
  ).stem as Required<Stem>;
  const { app, routes } = await without((_caller, _declared, _names, stem) => {
    if (stem.account) stem.account = account;
    if (stem.domain) stem.domain = domain;
    if (stem.username) stem.username = username;
    return 'admitted';
  });
  const before = await rowsOfGlobex();
  const wrong: string[] = [];
  for (const who of callers) {
    for (const route of routes.filter(({ path }) => path.includes('{account}') || path.includes('{domain}'))) {
      const path = pathTo(route.path, 'own', who, tenants);
      // What the tenant would do to itself is no matter of this.
      if (route.method === 'DELETE' && /\{(account|domain|mailboxName)\}(\/(mailbox|exchange))?$/.test(route.path))
        continue;
      const { status, text } = await send(app, who, route, path);
      const told = leaks(text, path);
      if (told.length > 0) wrong.push(`${who.name} ${route.method} ${path}: ${status} ${told.join(' ')}`);
    }
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual(await rowsOfGlobex(), before);
});

test('the same calls by the operator do tell and change them: the search can find', async () => {
  const { app } = await without(() => 'admitted');
  const operator = PRINCIPALS.find(({ name }) => name === 'operator')!;
  const list = { method: 'GET', path: '', operationId: 'listContacts' };
  const { text } = await send(app, operator, list, '/accounts/globex/email/globex.example/contacts');
  assert.deepEqual(leaks(text, ''), ['globex-contact']);
  const before = await rowsOfGlobex();
  const reply = await app.inject({
    method: 'DELETE',
    url: '/accounts/globex/email/globex.example/contacts/globex-contact',
    headers: authorization('operator'),
  });
  assert.equal(reply.statusCode, 204);
  assert.notDeepEqual(await rowsOfGlobex(), before);
});
