/**
 * Hostile input in every path parameter, body field, query and credential of every operation that /openapi.json describes: always
 * a fault of the contract's shape, never a 5xx, never an object half made. The seed is fixed; another one may be given by hand.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { type Call, expectReply, PASSWORD, type Reply } from '../support/api.ts';
import { broken, member, segment, text } from '../support/hostile-calls.ts';
import { fakeWatcher } from '../support/watcher.ts';
import { overTheWire } from '../support/wire.ts';
import { peopledApi } from '../support/world.ts';

const seed = 1742;
const watcher = await fakeWatcher(false);
const api = await peopledApi({ watcherSocket: watcher.socket });
after(async () => {
  await api.close();
  await watcher.close();
});
const wire = await overTheWire(api);
const operator = wire.as('operator');
for (const mailbox of ['h1', 'h2']) {
  expectReply(await operator.put('/accounts/acme/email/hostile.example'), mailbox === 'h1' ? 201 : 204);
  expectReply(
    await operator.put(`/accounts/acme/email/hostile.example/usernames/${mailbox}/mailbox`, { password: PASSWORD }),
    201,
  );
}

interface Operation {
  method: string;
  template: string;
  /** Names of the parameters in the path, of those of the query, and of the fields of the body. */
  params: string[];
  query: string[];
  fields: string[];
}

interface Described {
  parameters?: { in: string; name: string }[];
  requestBody?: { content: Record<string, { schema: { properties?: object } }> };
}

const OPERATIONS: Operation[] = Object.entries(api.app.swagger().paths ?? {}).flatMap(([template, item]) =>
  Object.entries(item as Record<string, Described>).map(([method, described]) => ({
    method: method.toUpperCase(),
    template,
    params: [...template.matchAll(/\{([^}]*)\}/g)].map((match) => match[1]!),
    query: (described.parameters ?? []).filter((parameter) => parameter.in === 'query').map(({ name }) => name),
    fields: Object.keys(described.requestBody?.content['application/json']?.schema.properties ?? {}),
  })),
);

const changing = OPERATIONS.filter(({ method }) => method === 'PUT' || method === 'POST');

const call: fc.Arbitrary<Call> = fc
  .constantFrom(...OPERATIONS, ...changing)
  .chain(({ method, template, params, query, fields }) =>
    fc
      .record({
        names: fc.tuple(...params.map((name) => segment(name, method === 'DELETE' && name === params.at(-1)))),
        query: fc.array(fc.tuple(fc.constantFrom(...query, 'x', '__proto__', 'page'), text), {
          maxLength: query.length > 0 ? 4 : 1,
        }),
        body: fc.array(member(fields), { maxLength: 4 }),
        broken,
      })
      .map((made) => {
        let next = 0;
        const path = template.replace(/\{[^}]*\}/g, () => made.names[next++]!);
        const pairs = made.query.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`);
        const body = made.broken ?? `{${made.body.join(', ')}}`;
        const url = pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
        return { method, path: url.slice(0, 12_000), ...(method === 'GET' ? {} : { body }) };
      }),
  );

/** All that there is, in figures: a call that was refused leaves them as they were. But for the count of such calls. */
const tables = await api.sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'
   and tablename not in ('front_door_tries', 'log_in_tries', 'log_in_blocks')`;
const counts = tables.map(({ name }) => `(select count(*) from ${name})`).join(', ');
async function figures(): Promise<string> {
  const [row] = await api.sql.unsafe<[{ figures: string }]>(`select concat_ws(' ', ${counts}) as figures`);
  return row.figures;
}
let last = await figures();

/** Whether a reply says that this installation lacks something, which is its answer and no failure. */
function isOwnAnswer({ text }: Reply): boolean {
  return text.includes('"Missing Domain or Installation records"');
}

async function expectHarmless(client: ReturnType<typeof wire.as>, call: Call): Promise<Reply> {
  const reply = await client.send(call);
  const before = last;
  last = await figures();
  assert.ok(reply.status < 500 || isOwnAnswer(reply), `${call.method} ${call.path}: ${reply.status} ${reply.text}`);
  if (reply.status >= 400) {
    assert.equal(typeof reply.body, 'object', reply.text);
    assert.equal(last, before, `${call.method} ${call.path}: ${reply.status}, and yet something changed`);
  }
  return reply;
}

test('paths, queries and bodies', async () => {
  assert.ok(OPERATIONS.length > 35);
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(call, async (call) => {
      const { status } = await expectHarmless(operator, call);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }),
    { numRuns: 1500, seed, endOnFailure: true },
  );
  // Calls that never come through would prove nothing.
  for (const status of [200, 201, 204, 400, 404, 409])
    assert.ok((statuses.get(status) ?? 0) > 3, JSON.stringify([...statuses]));
});

test('credentials', async () => {
  const pair = fc.tuple(
    fc.oneof(
      text,
      text.map((value) => `${value}@acme.example`),
      fc.constantFrom('operator', 'alice@acme.example'),
    ),
    text,
  );
  const encoded = fc.oneof(
    pair.map(([name, password]) => Buffer.from(`${name}:${password}`).toString('base64')),
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('base64')),
    fc.string({ unit: 'grapheme-ascii', maxLength: 40 }),
  );
  await fc.assert(
    fc.asyncProperty(encoded, async (value) => {
      const headers = { authorization: `Basic ${value}` };
      const reply = await expectHarmless(wire.as(), {
        method: 'GET',
        path: '/email/acme.example/usernames/alice/mailbox',
        headers,
      });
      assert.equal(reply.status, 401);
    }),
    { numRuns: 100, seed, endOnFailure: true },
  );
});

test('what came out of it is whole', async () => {
  const none = async (what: string, rows: PromiseLike<readonly unknown[]>) =>
    assert.deepEqual([...(await rows)], [], what);
  const { sql } = api;
  await none(
    'a username of the kind imap without its mailbox',
    sql`
    select u.username from usernames u left join mailboxes m on m.username_id = u.id where u.type = 'imap' and m.username_id is null`,
  );
  await none(
    'a domain without its own name',
    sql`
    select d.domain from domains d left join domain_names n on n.name = d.domain and n.domain_id = d.id and not n.is_alias where n.name is null`,
  );
  await none(
    'a count of mailboxes that is wrong',
    sql`
    select c.* from mailbox_counts c
     where c.count <> (select count(*) from mailboxes m where m.domain_id = c.domain_id and coalesce(m.webmail_type, 'standard') = c.type)`,
  );
  await none(
    'a name of a username that is none',
    sql`select username from usernames where username !~ '^[a-z0-9._-]{1,64}$' or username in ('.', '..')`,
  );
  await none(
    'a name of an account, user, plan or franchise that is none',
    sql`
    select name from (select account_number as name from accounts union all select user_name from users union all select plan from plans
      union all select franchise from franchises) as named where name !~ '^[A-Za-z0-9._-]{1,64}$' or name in ('.', '..')`,
  );
});
