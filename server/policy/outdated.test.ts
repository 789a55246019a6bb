/** After an upgrade: scripts that another compiler has written, or none, are found and written anew. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { expectReply } from '../../test/support/api.ts';
import { fillDomain, idOfDomain, idOfUsername, type Stored, storedScripts } from '../../test/support/stored-scripts.ts';
import { peopledApi } from '../../test/support/world.ts';
import { deployDefaults, redeployOutdated } from './deploy.ts';
import { outdatedOwners, unwrittenOwners } from './queries.ts';

const api = await peopledApi();
after(async () => api.close());
const { sql } = api;
await deployDefaults(sql);
const operator = api.as('operator');

const DOMAIN = '/accounts/acme/email/acme.example';
const ALICE = `${DOMAIN}/usernames/alice`;

const level = (attributeValue: string) => ({ attributes: [{ attributeName: 'SPAM_LEVEL', attributeValue }] });

before(async () => {
  expectReply(await operator.put(`${DOMAIN}/cleanmailplus`, level('2')), 204);
  expectReply(await operator.put(`${ALICE}/cleanmailplus`, level('4')), 204);
  const many = '/accounts/acme/email/many.example';
  expectReply(await operator.put(many), 201);
  expectReply(await operator.put(`${many}/usernames/first/mailbox`, { virtual: true }), 201);
  await fillDomain(sql, await idOfDomain(sql, 'many.example'), 300);
});

test('after an upgrade what another compiler has written is compiled anew, and what was never written', async () => {
  const right = (await storedScripts(sql)).filter(({ isStale }) => !isStale);
  const shown = (rows: Stored[]) =>
    rows.map(({ owner, name, id, data, compiler }) => [owner, name, id, data, compiler]);
  assert.equal(new Set(right.map(({ compiler }) => compiler)).size, 1);
  // More than are compiled at once; and some that have settings and no script at all.
  assert.ok(right.length > 200);
  await sql`update sieve_scripts set compiler = 'older', id = 'older', data = 'keep;' where stale_date is null`;
  await sql`delete from sieve_scripts where username_id = ${await idOfUsername(sql, 'alice')}`;
  await sql`delete from sieve_scripts where username_id is null`;
  // A change at the same time is not lost: whoever comes last compiles what the tables say then.
  const [, ...replies] = await Promise.all([
    redeployOutdated(sql),
    ...Array.from({ length: 5 }, async (_, index) =>
      operator.put(`${DOMAIN}/usernames/u-${index}/mailbox`, { virtual: true }),
    ),
    operator.put(`${ALICE}/blackwhitelist`, { list: [{ type: 'B', address: 'while@x.example' }] }),
  ]);
  for (const reply of replies) assert.ok([201, 204].includes(reply.status), reply.text);
  expectReply(await operator.delete(`${ALICE}/blackwhitelist/while@x.example`), 204);
  assert.deepEqual(shown((await storedScripts(sql)).filter(({ isStale }) => !isStale)), shown(right));
  await redeployOutdated(sql);
  const again = await storedScripts(sql);
  assert.deepEqual(shown(again.filter(({ isStale }) => !isStale)), shown(right));
});

test('what is outdated is looked for by an index, and what was never written a page at a time', async () => {
  const all = await sql<{ id: string }[]>`select id from usernames order by id`;
  assert.ok(all.length > 300);
  let [after, pages]: [string | undefined, number] = ['00000000-0000-0000-0000-000000000000', 0];
  for (; after !== undefined; pages += 1) after = (await unwrittenOwners(sql, 'usernames', after, 100)).last;
  assert.equal(pages, Math.floor(all.length / 100) + 1);
  const plans: string[] = [];
  const explained = (async (strings: TemplateStringsArray, ...values: never[]) => {
    await sql.begin(async (tx) => {
      await tx`set local enable_seqscan = off`;
      const texts = Object.assign([`explain ${strings[0]}`, ...strings.slice(1)], { raw: strings.raw });
      for (const line of await tx(texts as unknown as TemplateStringsArray, ...values))
        plans.push(String(line['QUERY PLAN']));
    });
    return [];
  }) as unknown as typeof sql;
  // As it nearly always is: all are of this compiler, and none is looked for in vain.
  const [current] = await sql<{ compiler: string }[]>`select compiler from sieve_scripts limit 1`;
  await outdatedOwners(explained, current!.compiler, 50);
  const plan = plans.join('\n');
  // By conditions: an index that is read from end to end is none.
  for (const condition of ['<', '>'])
    assert.ok(plan.includes(`Index Cond: (compiler ${condition} '${current!.compiler}'`), plan);
  assert.match(plan, /sieve_scripts_compiler/);
  assert.doesNotMatch(plan, /Seq Scan|Filter/);
});
