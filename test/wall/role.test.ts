/** The role by which the API works: it cannot leave the wall, nor change it; and a connection carries nothing to its next user. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { errorCode } from '../../server/db/connect.ts';
import { accountScope, PLATFORM, within } from '../../server/db/scope.ts';
import { tenantsApi } from '../support/tenants.ts';
import { tablesOf } from '../support/wall.ts';

const { api } = await tenantsApi();
after(async () => api.close());
const owner = api.sql;
const wall = api.services.sql;

const DENIED = '42501';

async function refusalOf(statement: string): Promise<string> {
  try {
    await within(PLATFORM, async () => wall.unsafe(statement));
  } catch (error) {
    return errorCode(error) ?? String(error);
  }
  return 'it was done';
}

test('the role is nobody: no superuser, no way around the policies, owner of nothing, member of one group', async () => {
  const [role] = await within(PLATFORM, async () => wall<{ name: string }[]>`select current_user::text as name`);
  const [row] = await owner`
    select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as "isMore",
           array(select g.rolname::text from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid) as groups,
           (select count(*)::int from pg_class c where c.relowner in (r.oid, 'mailstead_app'::regrole)) as owned
      from pg_roles r where rolname = ${role!.name}`;
  assert.deepEqual({ ...row }, { isMore: false, groups: ['mailstead_app'], owned: 0 });
});

test('it makes, changes, drops and truncates nothing, whatever the scope', async () => {
  const statements = [
    'create table public.more (a int)',
    'create schema more',
    'create function public.more() returns int language sql as $$ select 1 $$',
    'create function wall.more() returns int language sql as $$ select 1 $$',
    'drop schema wall cascade',
    'drop schema mail cascade',
  ];
  for (const { name } of await tablesOf(owner)) {
    statements.push(
      `alter table ${name} disable row level security`,
      `alter table ${name} no force row level security`,
      `alter table ${name} disable trigger all`,
      `create policy more on ${name} using (true)`,
      `drop table ${name} cascade`,
      `truncate ${name} cascade`,
    );
  }
  const policies = await owner<{ name: string; table: string }[]>`
    select p.polname::text as name, c.relname::text as table from pg_policy p join pg_class c on c.oid = p.polrelid`;
  assert.ok(policies.length > 30);
  for (const { name, table } of policies) statements.push(`drop policy ${name} on ${table}`);
  for (const statement of statements) assert.equal(await refusalOf(statement), DENIED, statement);
});

test('it becomes nobody else', async () => {
  const roles = await owner<{ name: string }[]>`
    select quote_ident(rolname) as name from pg_roles
     where rolname = current_user or rolsuper or rolname ~ '^(mail_|pg_(read|write|execute|signal))'`;
  assert.ok(roles.length > 4);
  for (const { name } of roles) {
    assert.equal(await refusalOf(`set role ${name}`), DENIED, name);
    assert.equal(await refusalOf(`set session authorization ${name}`), DENIED, name);
    assert.match(await refusalOf(`grant ${name} to current_user`), /^(42501|0LP01)$/, name);
  }
  assert.equal(await refusalOf('set row_security = off; select from usernames'), DENIED, 'an error, and not all rows');
});

test('two tenants and a faulty query take turns on the same connections: each sees its own, and so does who comes after', async () => {
  const accounts = await owner<{ id: string }[]>`
    select id from accounts where account_number in ('acme', 'globex') order by account_number`;
  assert.equal(accounts.length, 2);
  const own = async (id: string) =>
    within(accountScope(id), async () => wall<{ id: string }[]>`select distinct account_id as id from domains`);
  const ownInTransaction = async (id: string) =>
    within(accountScope(id), async () =>
      wall.begin(async (tx) => tx<{ id: string }[]>`select distinct account_id as id from domains`),
    );
  const faulty = async (id: string) =>
    within(accountScope(id), async () => wall`select 1 / 0`).catch((error: unknown) => errorCode(error));
  const work = Array.from({ length: 300 }, async (_, i) => {
    const { id } = accounts[i % 2]!;
    if (i % 5 === 4) return assert.equal(await faulty(id), '22012');
    const rows = await (i % 3 === 0 ? ownInTransaction(id) : own(id));
    assert.deepEqual(
      rows.map((row) => row.id),
      [id],
    );
  });
  await Promise.all(work);
  const left = await Promise.all(Array.from({ length: 40 }, async () => wall`select from domains`));
  assert.ok(left.every(({ count }) => count === 0));
});
