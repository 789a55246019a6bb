/**
 * Who gets what: every route that the app has, asked over HTTP by everybody for what is his own, for what is missing there, for what
 * is somebody else's and for what is nowhere. The statuses stand in matrix.txt, which says how it is read.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Who } from '../../server/http/rights.ts';
import { record } from '../../tools/reliability/record.ts';
import type { Reply } from '../support/api.ts';
import { crossings, differences, isNoticed, leaks, matters, strays, toggle, WORDS } from '../support/matrix-checks.ts';
import { matrixFigures } from '../support/matrix-figures.ts';
import { type Observation, openStage, type RowObservations, type Stage, statusesOf } from '../support/matrix-run.ts';
import { cellOf, lineOf, nameOf, readTable, type Row, rowOf } from '../support/matrix-table.ts';
import { type ObjectKind, pathTo, PRINCIPALS, withoutBody } from '../support/matrix.ts';
import { type Route, withRoutes } from '../support/routes.ts';

const { built: stage, routes } = await withRoutes(openStage);
const toggled = new Map<string, number>();
/** What asking for the whole table took. */
let asked = { tableCalls: 0, seconds: 0 };
after(async () => {
  const calls = stage.calls();
  await stage.close();
  record('matrix', () => matrixFigures({ rows: table, observed, calls, ...asked, toggled }));
});
const table = readTable();
const rows: { route: Route; row: Row }[] = table.map((row) => ({
  row,
  route: routes.find((route) => nameOf(route) === nameOf(row)) ?? { ...row, operationId: undefined },
}));
/** Where nobody needs credentials everybody sees everything. */
const isOpen = (row: Row): boolean => row.cells[0] !== '401';
/** What each row's calls answered. */
const observed = new Map<string, RowObservations>();

test('the table has every route of the app, and no other; each operation that takes a body has a right one here', async () => {
  assert.ok(routes.length > 100);
  assert.deepEqual(await strays(stage.api.app, routes, table), []);
  assert.deepEqual(withoutBody(routes), []);
  assert.equal(new Set(table.map(nameOf)).size, table.length);
});

test('a route without a row is noticed', async () => {
  const { built: other, routes } = await withRoutes(async () => stage.api.another(), {
    begin: (app) => void app.get('/new', async () => ({})),
  });
  assert.deepEqual(await strays(other.app, routes, [...table, { ...table[0]!, path: '/gone' }]), [
    'GET /new has no row',
    'HEAD /new has no row',
    `${table[0]!.method} /gone is no route`,
  ]);
  await other.close();
});

test('every route, asked by everybody for everything', async () => {
  const began = performance.now();
  const wrong: string[] = [];
  for (const { route, row } of rows) {
    const answers = await stage.askRow(route);
    observed.set(nameOf(row), answers);
    const got = lineOf(
      rowOf(
        route,
        PRINCIPALS.map((who) => cellOf(statusesOf(answers, who))),
      ),
    );
    if (got !== lineOf(row)) wrong.push(`\n${lineOf(row)}\n${got}   <- answered`);
  }
  const [seconds, tableCalls] = [(performance.now() - began) / 1000, stage.calls()];
  console.log(
    `matrix: ${rows.length} routes x ${PRINCIPALS.length} callers, ${tableCalls} calls in ${seconds.toFixed(1)} s`,
  );
  assert.deepEqual(wrong, []);
  asked = { tableCalls, seconds };
});

test('what is somebody else’s looks like what is nowhere, and costs the same', () => {
  assert.deepEqual(
    rows.flatMap(({ route, row }) =>
      isOpen(row) ? [] : differences(route, observed.get(nameOf(row))!, stage.tenants),
    ),
    [],
  );
});

test('no reply about one’s own objects names those of others', () => {
  assert.deepEqual(
    rows.flatMap(({ route }) => (route.operationId === undefined ? [] : leaks(route, observed.get(nameOf(route))!))),
    [],
  );
});

test('no path leads through one account to the objects of another', async () => {
  const wrong: string[] = [];
  for (const { route, row } of rows)
    if (route.operationId !== undefined) wrong.push(...(await crossings(stage, route, isOpen(row))));
  assert.deepEqual(wrong, []);
});

test('a reply or its work that tells somebody else’s from nowhere, another’s name, and a path that leads across are noticed', async () => {
  const { route, row } = rows.find(({ row: { operationId } }) => operationId === 'getMailbox')!;
  /** The answers as they were, but that what alice and acme's owner saw of one object is another. */
  const spoilt = (object: ObjectKind, change: (seen: Observation) => Observation): RowObservations =>
    new Map(
      [...observed.get(nameOf(row))!].map(([who, cell]) => [
        who,
        ['alice', 'acme-owner'].includes(who) ? new Map(cell).set(object, change(cell.get(object)!)) : cell,
      ]),
    );
  const withReply = (more: Partial<Reply>) => (seen: Observation) => ({ ...seen, reply: { ...seen.reply, ...more } });
  for (const change of [withReply({ status: 403 }), withReply({ text: '{}' }), withReply({ headers: { age: '1' } })])
    assert.equal(differences(route, spoilt('foreign', change), stage.tenants).length, 2);
  const worked = spoilt('absent', (seen) => ({ ...seen, work: `${seen.work} ARGON2ID` }));
  assert.equal(differences(route, worked, stage.tenants).length, 2);
  assert.equal(leaks(route, spoilt('own', withReply({ text: '{"username":"greta"}' }))).length, 2);
  const leading: Stage['askAll'] = async (list) =>
    (await stage.askAll(list)).map((seen, i) => (i === 0 ? withReply({ status: 200 })(seen) : seen));
  assert.equal((await crossings({ ...stage, askAll: leading }, route, isOpen(row))).length, 1);
});

test('wrong credentials are nobody’s on every route, and those of nobody at all cost the same', async () => {
  for (const { route, row } of rows) {
    if (route.operationId === undefined) continue;
    const who = PRINCIPALS[0]!;
    const path = pathTo(route.path, 'own', who, stage.tenants);
    for (const credentials of ['acme-owner:wrong', 'no-one:wrong']) {
      // Ten would be stopped, and cost nothing.
      await stage.api.sql`delete from log_in_tries`;
      const { reply, work } = await stage.ask({ route, who, path, credentials });
      assert.equal(cellOf([reply.status]), row.cells[0]!.split('/')[0], `${nameOf(row)}: ${credentials}`);
      if (!isOpen(row)) assert.equal(work, 'ARGON2ID', `${nameOf(row)}: ${credentials}`);
    }
  }
});

test('HEAD is let in where GET is', async () => {
  for (const { route, row } of rows) {
    if (route.method !== 'GET' || route.operationId === undefined) continue;
    const head = { ...route, method: 'HEAD' };
    const answers = await stage.askAll(
      PRINCIPALS.map((who) => ({ route: head, who, path: pathTo(route.path, 'own', who, stage.tenants) })),
    );
    const got = answers.map(({ reply }) => String(reply.status));
    assert.deepEqual(
      got,
      row.cells.map((cell) => cell.split('/')[0]),
      nameOf(row),
    );
  }
});

for (const word of Object.keys(WORDS) as Who[]) {
  test(`a gate that says ${word} when it should not, or does not when it should, is noticed on every route`, async () => {
    const { built: other } = await withRoutes(async () => stage.api.another(), {
      route: (route) => toggle(route, word),
    });
    const { ask } = await stage.through(other);
    const unnoticed: string[] = [];
    let routesAsked = 0;
    for (const { route, row } of rows) {
      if (!matters(word, route, isOpen(row))) continue;
      routesAsked += 1;
      const who = WORDS[word](route.path);
      if (!(await isNoticed(ask, stage, route, who, row.cells[PRINCIPALS.indexOf(who)]!))) unnoticed.push(lineOf(row));
    }
    await other.close();
    assert.ok(routesAsked > (word === 'SELF' ? 5 : 60));
    assert.deepEqual(unnoticed, []);
    toggled.set(word, routesAsked);
  });
}
