import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { expectReply, PASSWORD } from '../../../test/support/api.ts';
import { peopledApi } from '../../../test/support/world.ts';
import { mintAuthToken, redeemAuthToken } from './auth-token.ts';

const api = await peopledApi();
after(async () => api.close());
const { sql } = api;
const key = api.services.instance.secret;
const owner = api.as('acme-owner');
const MAILBOX = '/accounts/acme/email/acme.example/usernames/alice/mailbox';

const BRINGER = { caller: { kind: 'nobody', name: '' }, address: '192.0.2.1', requestId: randomUUID() } as const;
const token = async (): Promise<string> => ((await owner.get(MAILBOX)).body as { authToken: string }).authToken;
const idOf = async (name: string): Promise<string> => {
  const [row] = await sql<[{ id: string }]>`select id from usernames where username = ${name}`;
  return row.id;
};
const redeem = async (text: string, now = new Date()): Promise<string | undefined> =>
  redeemAuthToken(sql, key, text, { ...BRINGER, now });
const later = (seconds: number): Date => new Date(Date.now() + seconds * 1000);

test('mailbox GET writes nothing, and each of its tokens is another', async () => {
  const counts = async () => {
    const tables = await sql<
      { name: string }[]
    >`select tablename as name from pg_tables where schemaname = 'public' order by 1`;
    assert.ok(tables.length > 10);
    const rows = tables.map(async ({ name }) => {
      const [row] =
        await sql`select count(*)::int as rows, coalesce(sum(hashtext(t::text)), 0)::text as content from ${sql(name)} t`;
      return [name, row!['rows'], row!['content']];
    });
    return Promise.all(rows);
  };
  const before = await counts();
  const tokens = new Set<string>();
  for (let i = 0; i < 20; i += 1) tokens.add(await token());
  assert.equal(tokens.size, 20);
  assert.deepEqual(await counts(), before);
});

test('a token is good once, for its own mailbox', async () => {
  const text = await token();
  assert.equal(await redeem(text), await idOf('alice'));
  assert.equal(await redeem(text), undefined);
  assert.equal(await redeem(await token()), await idOf('alice'));
});

test('of many who redeem one token at once, one succeeds', async () => {
  const text = await token();
  const results = await Promise.all(Array.from({ length: 8 }, async () => redeem(text)));
  assert.deepEqual(
    results.filter((id) => id !== undefined),
    [await idOf('alice')],
  );
});

test('a token has an end', async () => {
  const text = await token();
  assert.equal(await redeem(text, later(301)), undefined);
  assert.equal(await redeem(text, later(290)), await idOf('alice'));
});

test('a token dies with the password, the name and the mailbox it was made under', async () => {
  const first = await token();
  expectReply(await owner.put(MAILBOX, { password: 'Another-Horse-8' }), 204);
  assert.equal(await redeem(first), undefined);
  const second = await token();
  expectReply(await owner.put(MAILBOX, { username: 'zoe' }), 204);
  assert.equal(await redeem(second), undefined);
  const zoe = { id: await idOf('zoe'), generation: 3 };
  assert.equal(await redeem(mintAuthToken(key, zoe, new Date())), zoe.id);
  const third = mintAuthToken(key, zoe, new Date());
  expectReply(await owner.delete(MAILBOX.replace('alice', 'zoe')), 204);
  assert.equal(await redeem(third), undefined);
  expectReply(await owner.put(MAILBOX, { password: PASSWORD }), 201);
});

test('what is no token of this key, or was changed, is worth nothing', async () => {
  const id = await idOf('alice');
  assert.equal(await redeem(mintAuthToken(randomBytes(32), { id, generation: 1 }, new Date())), undefined);
  const text = await token();
  const bytes = Buffer.from(text, 'base64');
  for (let i = 0; i < bytes.length; i += 1) {
    const changed = Buffer.from(bytes);
    changed[i]! ^= 1;
    assert.equal(await redeem(changed.toString('base64')), undefined, `byte ${i}`);
  }
  for (const other of ['', 'x', `${text}A`, text.slice(0, -1), ` ${text}`, '\0', 'ä'.repeat(100), text.repeat(100)])
    assert.equal(await redeem(other), undefined);
  assert.equal(await redeem(text), id);
});
