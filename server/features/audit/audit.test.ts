/** Who sees which rows of the audit, how they are filtered and paged; after renames and deletions too. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BASE, expectReply, PASSWORD, type Reply } from '../../../test/support/api.ts';
import { missing, wrongFields } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';
import { seal } from '../../audit/seal.ts';
import { pointIn } from './schema.ts';

const api = await peopledApi();
after(async () => api.close());
const operator = api.as('operator');
const owner = api.as('acme-owner');

const LONG = '/accounts/acme/email/acme.example/usernames';
const SHORT = '/email/acme.example/usernames';

interface Entry {
  id: string;
  at: string;
  requestId: string;
  callerKind: string;
  caller: string;
  address: string;
  operation: string;
  target: string;
  detail: Record<string, unknown>;
  count: number;
  account?: string | null;
  position?: number | null;
  hash?: string | null;
}
interface Listed {
  totalCount: number;
  list: Entry[];
  links: { href: string; rel: string }[];
}
const listed = (reply: Reply): Listed => {
  expectReply(reply, 200);
  return reply.body as Listed;
};
const operations = (reply: Reply): string[] => listed(reply).list.map(({ operation }) => operation);

test('a row tells who, from where, what, before and after, when and by which request', async () => {
  const started = Date.now();
  const reply = await owner.put(`${LONG}/alice/mailbox`, { quota: 2000 });
  const { list } = listed(await owner.get(`/accounts/acme/audit?filterTarget=alice@*&sortOrder=desc`));
  const { id: _id, at, ...row } = list[0]!;
  assert.deepEqual(row, {
    requestId: reply.headers['x-request-id'],
    callerKind: 'account',
    caller: 'acme-owner',
    address: '127.0.0.1',
    operation: 'setMailbox',
    target: 'alice@acme.example',
    detail: { quota: [1024, 2000] },
    count: 1,
  });
  const time = Date.parse(at);
  assert.ok(time >= started && time <= Date.now());
});

test('the operator sees all, with account and place in the chain; others neither', async () => {
  await seal(api.sql);
  const { list } = listed(await operator.get('/audit?sortField=at'));
  const accounts = new Set(list.map(({ account }) => account));
  assert.deepEqual(accounts, new Set([null, 'acme', 'umbra', 'dormant', 'globex']));
  assert.deepEqual(
    list.map(({ position }) => position),
    list.map((_row, i) => i + 1),
  );
  const chain = await api.sql<
    { hash: string }[]
  >`select encode(hash, 'hex') as hash from audit_chain order by position`;
  assert.deepEqual(
    list.map(({ hash }) => hash),
    chain.map(({ hash }) => hash),
  );
  expectReply(await operator.put('/accounts/acme', { name: 'Acme' }), 204);
  const fresh = listed(await operator.get('/audit?sortOrder=desc&page=1&pageSize=1')).list[0]!;
  assert.deepEqual([fresh.operation, fresh.position, fresh.hash], ['setAccount', null, null]);
  assert.deepEqual(Object.keys(listed(await owner.get('/accounts/acme/audit')).list[0]!), [
    'id',
    'at',
    'requestId',
    'callerKind',
    'caller',
    'address',
    'operation',
    'target',
    'detail',
    'count',
  ]);
});

test('an account has its own rows, its users’ and its mailboxes’, whoever did them; a mailbox what was done to it', async () => {
  expectReply(await api.as('umbra-owner').put('/accounts/umbra/email/umbra.example/infostore', { quota: 9 }), 204);
  expectReply(await api.as('alice@acme.example').put(`${SHORT}/alice/autoresponder`, { body: 'x', active: true }), 204);
  const account = listed(await api.as('north-app').get('/accounts/acme/audit'));
  for (const { target } of account.list) assert.match(target, /acme/);
  const callers = new Set(account.list.map(({ caller }) => caller));
  assert.deepEqual([...callers].toSorted(), ['acme-owner', 'alice@acme.example', 'operator']);
  const alice = listed(await api.as('alice@acme.example').get(`${SHORT}/alice/audit`));
  assert.deepEqual(
    alice.list.map(({ operation }) => operation),
    ['setMailbox', 'setMailbox', 'setAutoresponder'],
  );
  for (const path of [`${LONG}/alice/audit`, `${LONG}/alice/audit/`, `${SHORT}/alice/audit`])
    assert.deepEqual(listed(await owner.get(path)).list, alice.list);
  assert.deepEqual(operations(await api.as('bob@acme.example').get(`${SHORT}/bob/audit`)), ['setMailbox']);
  expectReply(await api.as('bob@acme.example').get(`${SHORT}/alice/audit`), 401);
  expectReply(await owner.get(`${LONG}/nobody/audit`), 404, missing('Mailbox not found'));
});

test('a refused log-in is a matter of the name that was tried, and of its account', async () => {
  const tries = [
    'alice@acme.example:wrong-1',
    'alice@acme.example:wrong-2',
    'acme-owner:wrong',
    'no-such-user-zq:wrong',
    'dormant-owner',
  ];
  for (const who of tries) expectReply(await api.as(who).get('/accounts'), 401);
  expectReply(await api.as(`nobody-zq@acme.example`).get('/accounts'), 401);
  expectReply(await api.as().get('/accounts'), 401);
  const before = await api.sql`select from audit where operation = 'logInRefused'`;
  assert.equal(before.length, 0, 'the refusal itself writes nothing');
  await api.services.notes.write(api.sql, new Date());
  const seen = (reply: Reply) =>
    listed(reply).list.map(({ callerKind, caller, target, detail, count }) => [
      callerKind,
      caller,
      target,
      detail['reason'],
      count,
    ]);
  const path = '?filterOperation=logInRefused&sortOrder=desc';
  const alice = [['nobody', '', 'alice@acme.example', 'wrong password', 2]];
  assert.deepEqual(seen(await api.as('alice@acme.example').get(`${SHORT}/alice/audit${path}`)), alice);
  assert.deepEqual(seen(await owner.get(`/accounts/acme/audit${path}`)), [
    ['nobody', '', 'acme-owner', 'wrong password', 1],
    ...alice,
  ]);
  const all = await operator.get(`/audit${path}`);
  assert.equal(listed(all).totalCount, 4);
  assert.deepEqual(seen(await operator.get(`/audit${path}&filterTarget=dormant*`))[0]!.slice(3), ['suspended', 1]);
  // The two names that nobody has are one row, and are not told: they may be passwords.
  assert.deepEqual(
    seen(all).filter(([, , target]) => target === ''),
    [['nobody', '', '', 'unknown name', 2]],
  );
  assert.doesNotMatch(all.text, /zq/);
});

test('rows stay where they were written: after a rename, a deletion, and a namesake’s coming', async () => {
  const at = (name: string) => `${LONG}/${name}`;
  expectReply(await owner.put(`${at('old')}/mailbox`, { password: PASSWORD }), 201);
  expectReply(await owner.put(`${at('old')}/mailbox`, { username: 'new' }), 204);
  expectReply(await owner.put(`${at('new')}/infostore`, {}), 404);
  expectReply(await owner.put(`${at('new')}/mailbox`, { quota: 7 }), 204);
  const rows = listed(await owner.get(`${at('new')}/audit`)).list;
  assert.deepEqual(
    rows.map(({ target, detail }) => [target, detail['username']]),
    [
      ['old@acme.example', undefined],
      ['old@acme.example', ['old', 'new']],
      ['new@acme.example', undefined],
    ],
  );
  expectReply(await owner.delete(`${at('new')}/mailbox`), 204);
  expectReply(await owner.get(`${at('new')}/audit`), 404);
  const account = await owner.get('/accounts/acme/audit?filterTarget=new@*');
  assert.deepEqual(operations(account), ['setMailbox', 'removeMailbox']);
  expectReply(await owner.put(`${at('new')}/mailbox`, { password: PASSWORD }), 201);
  assert.deepEqual(operations(await owner.get(`${at('new')}/audit`)), ['setMailbox']);

  expectReply(await operator.post('/accounts', { accountNumber: 'brief' }), 201);
  expectReply(await operator.put('/accounts/brief/email/brief.example'), 201);
  expectReply(await operator.delete('/accounts/brief/email/brief.example'), 204);
  expectReply(await operator.delete('/accounts/brief'), 204);
  expectReply(await operator.post('/accounts', { accountNumber: 'brief' }), 201);
  assert.deepEqual(operations(await operator.get('/accounts/brief/audit')), ['createAccount']);
  const all = ['createAccount', 'setDomain', 'removeDomain', 'removeAccount', 'createAccount'];
  assert.deepEqual(operations(await operator.get('/audit?filterAccount=Brief')), all);
});

test('the indexes serve an account and a mailbox', async () => {
  for (const column of ['account_id', 'username_id']) {
    const plan = await api.sql.unsafe(
      `set enable_seqscan = off; explain select * from audit where ${column} = '01980000-0000-7000-8000-000000000000' and at >= now() order by at, id limit 100`,
    );
    assert.match(JSON.stringify(plan), new RegExp(`audit_${column.replace('_id', '')}`));
    assert.doesNotMatch(JSON.stringify(plan), /Sort/);
  }
});

test('filters: each, and several together; any case; wildcards', async () => {
  const count = async (query: string): Promise<number> =>
    listed(await operator.get(`/audit?${query}&page=1&pageSize=1`)).totalCount;
  const all = await count('');
  assert.equal(await count('filterOperation=SETMAILBOX'), await count('filterOperation=setMailbox'));
  assert.ok((await count('filterOperation=set*')) > (await count('filterOperation=setMailbox')));
  assert.equal(await count('filterOperation=set'), 0);
  assert.equal(await count('filterCaller=*'), all);
  const byOperator = await count('filterCaller=operator');
  assert.ok(byOperator > 0 && byOperator < all);
  assert.equal(await count('filterCaller=OPERATOR'), byOperator);
  assert.equal(await count('filterCaller=oper*'), byOperator);
  assert.equal(await count('filterCaller=*o*&filterOperation=none'), 0);
  assert.equal(await count('filterAddress=127.*'), all);
  assert.equal(await count('filterAddress=10.*'), 0);
  assert.equal(await count('filterTarget=%25'), 0);
  const [row] = listed(await operator.get('/audit?page=1&pageSize=1')).list;
  assert.equal(await count(`filterRequestId=${row!.requestId}`), 1);
  assert.equal(await count('filterCaller=acme-owner&filterTarget=new@*'), 3);
  for (const odd of ["'", '%5C', 'x'.repeat(5000), '%ff']) assert.equal(await count(`filterTarget=${odd}`), 0);
});

test('times: from is included, to is not; dates and offsets; what is none is refused', async () => {
  const { list } = listed(await operator.get('/audit'));
  const middle = list[10]!.at;
  const count = async (query: string): Promise<number> => listed(await operator.get(`/audit?${query}`)).totalCount;
  const upTo = list.filter(({ at }) => at < middle).length;
  assert.equal(await count(`filterTo=${middle}`), upTo);
  assert.equal(await count(`filterFrom=${middle}`), list.length - upTo);
  assert.equal(await count(`filterFrom=${middle}&filterTo=${middle}`), 0);
  const today = new Date().toISOString().slice(0, 10);
  assert.equal(await count(`filterFrom=${list[0]!.at.slice(0, 10)}`), list.length);
  assert.equal(await count(`filterTo=${today < list[0]!.at ? '2020-02-29' : today}`), 0);
  const invalid = { filterFrom: 'Invalid date', filterTo: 'Invalid date' };
  for (const bad of ['x', '2026', '2026-02-30', '2026-13-01', '2026-01-01T25:00', "2026-01-01'"])
    expectReply(await operator.get(`/audit?filterFrom=${bad}&filterTo=${bad}`), 400, wrongFields(invalid));
  const read: [string, string | undefined][] = [
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['2026-01-31T12:30', '2026-01-31T12:30:00.000Z'],
    ['2026-01-31T12:30:15.5', '2026-01-31T12:30:15.500Z'],
    ['2026-01-31T12:30:00+02:00', '2026-01-31T10:30:00.000Z'],
    ['2026-01-31T12:30:00-11:30', '2026-02-01T00:00:00.000Z'],
    ['2023-02-29', undefined],
    ['2026-01-31 12:30', undefined],
    ['2026-01-31T12:30:00+99:00', undefined],
    ['', undefined],
  ];
  for (const [text, point] of read) assert.equal(pointIn(text)?.toISOString(), point, text);
});

test('the lists page by the rules of all lists', async () => {
  await api.sql`
    insert into audit (id, at, request_id, caller_kind, caller, address, operation, target, account_id, account)
    select gen_random_uuid(), timestamptz '2020-01-01' + i * interval '1 second', gen_random_uuid(), 'operator', 'operator', '10.0.0.1',
           'bulk', 'bulk' || i, (select id from accounts where account_number = 'acme'), 'acme' from generate_series(1, 120) i`;
  for (const list of ['/audit', '/accounts/acme/audit']) {
    const redirect = async (query: string): Promise<string | undefined> => {
      const reply = await operator.get(`${list}?${query}`);
      expectReply(reply, 303);
      return reply.headers['location'];
    };
    const url = `${BASE}${list}?filterOperation=bulk`;
    assert.equal(await redirect('filterOperation=bulk'), `${url}&page=1&pageSize=100`);
    assert.equal(await redirect('filterOperation=bulk&page=1&pageSize=401'), `${url}&page=1&pageSize=400`);
    assert.equal(await redirect('filterOperation=bulk&page=9&pageSize=100'), `${url}&page=1&pageSize=100`);
    expectReply(await operator.get(`${list}?page=1`), 400, wrongFields({ pageSize: 'Required' }));
    expectReply(await operator.get(`${list}?sortField=x`), 400, wrongFields({ sortField: '"x" is not one of at' }));
    const {
      totalCount,
      links,
      list: page,
    } = listed(await operator.get(`${list}?filterOperation=bulk&page=2&pageSize=50`));
    assert.equal(totalCount, 120);
    assert.deepEqual(
      links.map(({ rel }) => rel),
      ['first', 'previous', 'next', 'last', 'self'],
    );
    assert.deepEqual([page[0]!.target, page.at(-1)!.target], ['bulk51', 'bulk100']);
    const backwards = listed(
      await operator.get(`${list}?filterOperation=bulk&sortField=at&sortOrder=desc&page=1&pageSize=2`),
    );
    assert.deepEqual(
      backwards.list.map(({ target }) => target),
      ['bulk120', 'bulk119'],
    );
  }
});
