/** Row-level security, table by table as the catalog lists them: in one tenant's scope nothing of another is seen or touched. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { errorCode, type Tx } from '../../server/db/connect.ts';
import {
  accountScope,
  domainScope,
  EVERYBODY,
  franchiseScope,
  PLATFORM,
  type Scope,
  usernameScope,
  within,
} from '../../server/db/scope.ts';
import { tenantsApi } from '../support/tenants.ts';
import { belongsTo, EVERYBODYS, fillTables, ownersIn, type Table, tablesOf } from '../support/wall.ts';

const { api } = await tenantsApi();
after(async () => api.close());
const owner = api.sql;
const wall = api.services.sql;
await fillTables(owner);
const tables = await tablesOf(owner);

/** Out of the API's reach: no right at all, and so no policy. */
const UNREACHABLE: Record<string, string> = {
  deleted_rows: 'written by triggers, put back by wall.put_rows_back: into any table',
  schema_migrations: 'what the owner has applied',
  sieve_defaults: 'written by the owner at each start, read by the mail store',
};

interface Ids {
  account: string;
  domain: string;
  username: string;
  franchise: string;
}

async function idsOf(account: string, username: string): Promise<Ids> {
  const [row] = await owner<Ids[]>`
    select a.id as account, d.id as domain, u.id as username, a.franchise_id as franchise
      from accounts a join domains d on d.account_id = a.id join usernames u on u.domain_id = d.id
     where a.account_number = ${account} and u.username = ${username}`;
  return row!;
}

const acme = await idsOf('acme', 'alice');
const globex = await idsOf('globex', 'greta');
const SCOPES: Record<string, Scope> = {
  account: accountScope(acme.account),
  domain: domainScope(acme.domain, acme.account),
  username: usernameScope(acme.username, acme.domain, acme.account),
  franchise: franchiseScope(acme.franchise),
  everybody: EVERYBODY,
};

/** Where rows lie: the one name that a table owner and a tenant can give to the same row. */
async function placesOf(name: string, condition: string): Promise<string[]> {
  const rows = await owner.unsafe<{ place: string }[]>(`select ctid::text as place from ${name} where ${condition}`);
  return rows.map(({ place }) => place);
}

/** How many rows a statement touches in a scope, which is undone; the code of its error when it is refused. */
async function outcome(scope: Scope | undefined, work: (tx: Tx) => PromiseLike<{ count: number }>) {
  let touched: number | string | undefined;
  const undo = new Error('undone');
  const run = async (): Promise<void> =>
    wall.begin(async (tx) => {
      touched = (await work(tx)).count;
      throw undo;
    });
  try {
    await (scope === undefined ? run() : within(scope, run));
  } catch (error) {
    if (error !== undo) touched = errorCode(error) ?? String(error);
  }
  return touched!;
}

const DENIED = '42501';
const reachable = tables.filter(({ name }) => !(name in UNREACHABLE));

test('every table is behind the wall, or out of reach for a reason', async () => {
  const rows = await owner<{ name: string; walled: boolean; reached: boolean }[]>`
    select c.relname as name, c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid)
             or 'security_invoker=true' = any(c.reloptions) as walled,
           has_table_privilege('mailstead_app', c.oid, 'select, insert, update, delete, truncate, references, trigger')
             or has_any_column_privilege('mailstead_app', c.oid, 'select, insert, update, references') as reached
      from pg_class c where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace in ('public'::regnamespace, 'mail'::regnamespace, 'wall'::regnamespace)`;
  const wrong = rows.filter(({ walled, reached }) => reached && !walled);
  assert.deepEqual(wrong, [], 'within reach and not behind the wall: see the top of 0019_row_level_security.sql');
  const forgotten = tables.filter(({ name }) => !rows.some((row) => row.name === name && row.reached));
  assert.deepEqual(forgotten.map(({ name }) => name).toSorted(), Object.keys(UNREACHABLE).toSorted());
});

test('no policy is of the kind that any of several lets through what was forgotten in another: each table has its own few', async () => {
  const rows = await owner<{ name: string; read: string | null; written: string | null }[]>`
    select c.relname as name, pg_get_expr(p.polqual, c.oid) as read, pg_get_expr(p.polwithcheck, c.oid) as written
      from pg_policy p join pg_class c on c.oid = p.polrelid`;
  assert.ok(rows.length >= reachable.length);
  for (const { name, read, written } of rows) {
    const conditions = [read, written].filter((condition) => condition !== null);
    assert.ok(conditions.length > 0, name);
    for (const condition of conditions) assert.match(condition, /wall\./, `${name}: ${condition}`);
  }
  const many = tables.filter(({ name }) => rows.filter((row) => row.name === name).length > 2);
  assert.deepEqual(many, []);
});

test('without a scope there is nothing, and nothing can be written', async () => {
  for (const { name } of reachable) {
    const seen = await outcome(undefined, (tx) => tx`select from ${tx(name)}`);
    assert.ok(seen === 0 || seen === DENIED, `${name}: ${seen}`);
    const touched = await outcome(undefined, (tx) => tx`delete from ${tx(name)}`);
    assert.ok(touched === 0 || touched === DENIED, `${name}: ${touched}`);
  }
});

test('one’s own is seen: each table has rows of both tenants, and an account sees its own', async () => {
  const unseen: string[] = [];
  for (const table of reachable) {
    if (EVERYBODYS.includes(table.name)) continue;
    for (const account of ['acme', 'globex'])
      assert.ok(
        (await placesOf(table.name, belongsTo(account, table))).length > 0,
        `${table.name}: no row of ${account}`,
      );
    const places = await placesOf(table.name, belongsTo('acme', table));
    const seen = await outcome(
      SCOPES['account'],
      (tx) => tx`select from ${tx(table.name)} where ctid = any(${places}::text[]::tid[])`,
    );
    if (seen !== places.length) unseen.push(table.name);
  }
  assert.deepEqual(unseen, [
    'audit_unsealed',
    'franchises',
    'front_door_tries',
    'late_log_ins',
    'log_in_blocks',
    'log_in_memory',
    'log_in_refusals',
    'log_in_tries',
    'outbox',
    'session_ends',
    'users',
  ]);
});

for (const [level, scope] of Object.entries(SCOPES)) {
  test(`in the scope of a tenant's ${level} no row of another is seen, changed, deleted or made`, async () => {
    for (const table of reachable) {
      if (EVERYBODYS.includes(table.name)) continue;
      const places = await placesOf(table.name, belongsTo('globex', table));
      const there = (tx: Tx) => tx`where ctid = any(${places}::text[]::tid[])`;
      const tries: Record<string, (tx: Tx) => PromiseLike<{ count: number }>> = {
        select: (tx) => tx`select from ${tx(table.name)} ${there(tx)}`,
        lock: (tx) => tx`select from ${tx(table.name)} ${there(tx)} for update`,
        update: (tx) => tx`update ${tx(table.name)} set ${tx(table.settable)} = ${tx(table.settable)} ${there(tx)}`,
        delete: (tx) => tx`delete from ${tx(table.name)} ${there(tx)}`,
      };
      for (const [kind, statement] of Object.entries(tries)) {
        const touched = await outcome(scope, statement);
        assert.ok(touched === 0 || touched === DENIED, `${kind} ${table.name}: ${touched}`);
      }
      assert.ok(places.length > 0, table.name);
      await refusesCopy(scope, table, places[0]!);
    }
  });
}

/** What a trigger would say of a copy before the wall does. */
const FRESH: Record<string, object> = {
  usernames: { id: '0197a000-0000-7000-8000-00000000000f', username: 'wall-copy' },
  exchange_addresses: { local_part: 'wall-copy' },
};

async function refusesCopy(scope: Scope, table: Table, place: string): Promise<void> {
  // Any request may lay out a mail.
  if (table.name === 'outbox') return;
  const [copied] = await owner.unsafe<{ row: object }[]>(
    `select to_json(t) as row from ${table.name} t where ctid = '${place}'`,
  );
  const row = JSON.stringify({ ...copied!.row, ...FRESH[table.name] });
  const columns = table.columns.map((column) => `"${column}"`).join(', ');
  const text = `insert into ${table.name} (${columns}) overriding system value
    select ${columns} from json_populate_record(null::${table.name}, $1::text::json)`;
  assert.equal(await outcome(scope, (tx) => tx.unsafe(text, [row])), DENIED, `insert ${table.name}`);
}

test('nothing of one’s own is handed over to another', async () => {
  const givers = { account: SCOPES['account']!, domain: SCOPES['domain']!, username: SCOPES['username']! };
  const to: Record<string, string> = {
    account_id: globex.account,
    domain_id: globex.domain,
    username_id: globex.username,
    franchise_id: globex.franchise,
  };
  let tried = 0;
  for (const scope of Object.values(givers)) {
    for (const table of reachable) {
      // What was deleted tells where it was by ids that nothing holds to be right any more; the account's stays the account's.
      const columns = table.name.startsWith('deleted_') ? ['account_id'] : ownersIn(table);
      for (const column of columns.filter((each) => table.columns.includes(each))) {
        const one = (tx: Tx) => tx`ctid = (select ctid from ${tx(table.name)} limit 1)`;
        const give = (tx: Tx) => tx`update ${tx(table.name)} set ${tx(column)} = ${to[column]!} where ${one(tx)}`;
        const touched = await outcome(scope, give);
        // The others: what is below stays with what is above, and each has its one row.
        assert.ok([0, DENIED, '23503', '23505', '23514'].includes(touched), `${table.name}.${column}: ${touched}`);
        if (touched !== 0) tried += 1;
      }
    }
  }
  assert.ok(tried > 40, `${tried} columns`);
});

test('what is above a scope is read and held there, and neither changed nor deleted', async () => {
  // What does not lie whole in a scope.
  const above: Record<string, string[]> = {
    username: ['accounts', 'all_domains', 'domains'],
    domain: ['accounts'],
    account: [],
    franchise: ['all_domains', 'domains'],
    everybody: ['accounts', 'all_domains', 'domains'],
  };
  const one: Record<string, string> = { accounts: acme.account, all_domains: acme.domain, domains: acme.domain };
  const isDone = async (scope: Scope, name: string, statement: (tx: Tx) => PromiseLike<{ count: number }>) => {
    const touched = await outcome(scope, statement);
    assert.ok([0, 1, DENIED].includes(touched), `${name}: ${touched}`);
    return touched === 1;
  };
  for (const [level, scope] of Object.entries(SCOPES)) {
    for (const [name, id] of Object.entries(one)) {
      const there = (tx: Tx) => tx`where id = ${id}`;
      const isSeen = level !== 'everybody' && (level !== 'franchise' || name === 'accounts');
      const isWritten = !above[level]!.includes(name);
      const [column, value] = name === 'accounts' ? ['name', 'taken over'] : ['status', 'suspended'];
      for (const strength of ['key share', 'share', 'no key update', 'update']) {
        const hold = (tx: Tx) => tx`select from ${tx(name)} ${there(tx)} for ${tx.unsafe(strength)}`;
        assert.equal(await isDone(scope, name, hold), isSeen, `${level}: ${name} for ${strength}`);
      }
      const change = (tx: Tx) => tx`update ${tx(name)} set ${tx(column)} = ${value} ${there(tx)}`;
      assert.equal(await isDone(scope, name, change), isWritten, `${level}: update ${name}`);
      // The rows below keep an account and a domain's row itself, whoever asks; by then the policy has let it through.
      const removed = await outcome(scope, (tx) => tx`delete from ${tx(name)} ${there(tx)}`);
      assert.ok(
        (isWritten ? [1, '23503', '23001'] : [0, DENIED]).includes(removed),
        `${level}: delete ${name}: ${removed}`,
      );
    }
    // What the view's trigger does, without the view.
    const hide = (tx: Tx) => tx`update all_domains set deleted_date = now() where id = ${acme.domain}`;
    assert.equal(await isDone(scope, 'all_domains', hide), !above[level]!.includes('all_domains'), `${level}: hide`);
  }
});

test('a mailbox owner’s scope has nothing of the other mailboxes of its domain', async () => {
  const bob = await idsOf('acme', 'bob');
  let looked = 0;
  for (const table of reachable) {
    const own = table.name === 'usernames' ? 'id' : table.columns.includes('username_id') ? 'username_id' : undefined;
    if (own === undefined) continue;
    const places = await placesOf(table.name, `${own} = '${bob.username}'`);
    looked += places.length;
    const touched = await outcome(
      SCOPES['username'],
      (tx) => tx`select from ${tx(table.name)} where ctid = any(${places}::text[]::tid[])`,
    );
    assert.equal(touched, 0, table.name);
  }
  assert.ok(looked > 10, `${looked} rows`);
});

test('what was deleted is set aside by triggers alone: nobody writes an entry of his own, to have it put back', async () => {
  const entry = { id: globex.username, kind: 'imap', account_id: acme.account, domain_id: acme.domain, name: 'forged' };
  for (const scope of [SCOPES['account']!, PLATFORM]) {
    assert.equal(await outcome(scope, (tx) => tx`insert into deleted_objects ${tx(entry)}`), DENIED);
    assert.equal(await outcome(scope, (tx) => tx`update deleted_objects set id = ${globex.username}`), DENIED);
  }
});

test('what is everybody’s is read in any scope and written by the platform alone', async () => {
  for (const name of ['plans', 'secret_questions', 'secret_question_settings']) {
    assert.ok(Number(await outcome(SCOPES['username'], (tx) => tx`select from ${tx(name)}`)) > 0, name);
    assert.equal(await outcome(SCOPES['account'], (tx) => tx`delete from ${tx(name)}`), 0, name);
  }
  assert.equal(await outcome(PLATFORM, (tx) => tx`update secret_question_settings set minimum = minimum`), 1);
});

test('the audit: added to and read, never changed, whatever the scope', async () => {
  const asked = async (statement: string) => outcome(PLATFORM, (tx) => tx.unsafe(statement));
  for (const name of ['audit', 'audit_chain']) {
    for (const statement of [`update ${name} set audit_id = audit_id`, `delete from ${name}`, `truncate ${name}`])
      assert.equal(await asked(statement.replace(/(update audit set) .*/, '$1 caller = caller')), DENIED, statement);
    const [row] = await owner`
      select has_table_privilege('mailstead_app', ${name}::text, 'update, delete, truncate') as changes,
             has_any_column_privilege('mailstead_app', ${name}::text, 'update') as columns`;
    assert.deepEqual(row, { changes: false, columns: false });
  }
});
