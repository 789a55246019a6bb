/**
 * Hostile input in every path parameter, body field, query and credential of every operation that /openapi.json describes: always
 * a fault of the contract's shape, never a 5xx, never an object half made. The seed is fixed; another one may be given by hand.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { type Call, expectReply, PASSWORD, type Reply } from '../support/api.ts';
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

/** Names that exist, so that a call comes as far as the verb. What is deleted is what such calls have made. */
const GOOD: Record<string, string[]> = {
  account: ['acme'],
  domain: ['acme.example', 'acme.example', 'hostile.example'],
  mailboxName: ['alice', 'h1', 'H2'],
  userName: ['acme-clerk', 'h1'],
};
const MADE: Record<string, string[]> = { account: ['h1'], domain: ['hostile.example'], mailboxName: ['h1', 'H2'] };

/** Values with which a field is right, as JSON. */
const RIGHT: Record<string, string> = {
  password: JSON.stringify(PASSWORD),
  userName: '"h1"',
  accountNumber: '"h1"',
  role: '"operator"',
  status: '"open"',
  plan: '"standard"',
  quota: '"50"',
};

const NASTY = [
  '',
  ' ',
  '.',
  '..',
  '\0',
  'a\0b',
  '\u0001',
  '\u001f',
  '\u007f',
  '\n',
  'a\r\nX-Evil: 1',
  '\t',
  '"',
  "'",
  '`',
  '\\',
  '%',
  '%00',
  '%s%n',
  '%25',
  '*',
  '_',
  '$1',
  '${x}',
  '{{x}}',
  '../../etc/passwd',
  "'; drop table usernames; --",
  '" or ""="',
  '<script>',
  '\u2028',
  '\u200b',
  '\ufeff',
  '\ufffd',
  '\u212a',
  'İ',
  'ß',
  '😀',
  'e\u0301',
  '\u202e',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  'true',
  '0',
  '-1',
  '1e999',
  '9007199254740993',
  '٣',
  '0x10',
  '{ARGON2ID}$',
  '{PLAIN}x',
  'x@y',
  '@',
  'a@b.example',
  'xn--',
  'x'.repeat(64),
  'x'.repeat(65),
  'x'.repeat(5000),
  '\ud83d'.repeat(3),
];

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 300 }) },
);

/** What JSON can say, as its text: also what JSON.stringify would not write. */
const literal = fc.oneof(
  { weight: 4, arbitrary: text.map((value) => JSON.stringify(value)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '1e999',
      '-1e999',
      '9007199254740993',
      '-0',
      '0',
      '1',
      '2147483647',
      '2147483648',
      '1.5',
      '1e-400',
      'true',
      'false',
      'null',
      '[]',
      '{}',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '["x"]',
      '[null]',
      '[[[[[]]]]]',
      '{"__proto__": {"a": 1}}',
      '{"constructor": null}',
      '{"a": {"b": {}}}',
      '{"standard": 1}',
      '{"": ""}',
      '{"type": "x", "days": 5}',
      '"\\ud800"',
      '"\\u0000"',
      JSON.stringify(PASSWORD),
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)) },
);

/** A segment of a path: a good name, hostile text, or characters that are not encoded at all. */
const segment = (name: string, isDeleted: boolean) => {
  const good = isDeleted ? MADE[name] : GOOD[name];
  return fc.oneof(
    { weight: 40, arbitrary: fc.constantFrom(...(good ?? ['h1', 'h1', 'hostile.example', 'standard'])) },
    { weight: 6, arbitrary: text.map((value) => encodeURIComponent(value.toWellFormed())) },
    {
      weight: 1,
      arbitrary: fc.string({ unit: fc.constantFrom(...Array.from('%/;:@&=+$,!*\'()[]{}|^"<>~#')), maxLength: 12 }),
    },
  );
};

/** A member of a body: a field of the operation or a key that is none of its, with a right value or any other. */
const member = (fields: string[]) =>
  fc.constantFrom(...fields, ...fields, ...fields, '__proto__', 'constructor', 'x', '').chain((name) => {
    const values = fc.oneof(
      { weight: 1, arbitrary: literal },
      { weight: 4, arbitrary: fc.constant(RIGHT[name] ?? 'null') },
    );
    return values.map((value) => `${JSON.stringify(name)}: ${value}`);
  });

/** A body that is none; mostly undefined: then the members count. */
const broken = fc.oneof(
  { weight: 20, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom('{"a', '[]', '"', '\0', '{"a":1}x') },
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
