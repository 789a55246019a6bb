/** Passwords of mailboxes through the API: each rule of contract.md B.3 is in passwords/rules.test.ts; here they meet the history. */
import assert from 'node:assert/strict';
import { hash as digestOf } from 'node:crypto';
import { after, test } from 'node:test';
import { expectReply, PASSWORD } from '../../../test/support/api.ts';
import { UNAUTHORIZED } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';
import { hashPassword } from '../../passwords/hash.ts';

const api = await peopledApi();
after(async () => api.close());
const operator = api.as('operator');
const north = api.as('north-app');
const owner = api.as('acme-owner');

const USERNAMES = '/accounts/acme/email/acme.example/usernames';
const at = (name: string): string => `${USERNAMES}/${name}/mailbox`;
const USED = { password: 'Password must not be used more than once' };
const NO_HASH = { passwordHash: 'Not a hash of a known scheme' };

const logsIn = async (name: string, password: string): Promise<boolean> => {
  const path = `/email/acme.example/usernames/${name}/mailbox`;
  const { status } = await api.as(`${name}@acme.example:${password}`).get(path);
  assert.ok(status === 200 || status === 401);
  return status === 200;
};
const stored = async (name: string): Promise<string> => {
  const [row] = await api.sql`select password_hash from usernames where username = ${name}`;
  return String(row!['password_hash']);
};
/** SSHA512 as anyone makes it: no cost, so that a test may make many. */
const salted = (password: string): string => {
  const salt = Buffer.from('salt');
  return `{SSHA512}${Buffer.concat([digestOf('sha512', Buffer.concat([Buffer.from(password), salt]), 'buffer'), salt]).toString('base64')}`;
};

test('the rules are applied, with the names of the path', async () => {
  const NAMES =
    'Password must not contain second-level domain, username or start with the first 3 letters from the username';
  const cases: [password: string, fault: string][] = [
    ['passWord-1', "Password should not start with the phrase 'pass' case-insensitively"],
    ['1-X-acme-x', NAMES],
    ['1-X-newcomer', NAMES],
    ['NEWx-1-xxx', NAMES],
    ['aB3-567', 'Shorter than minimum length 8'],
    [`aB3-${'x'.repeat(125)}`, 'Longer than maximum length 128'],
    ['aaBB--cc', 'Password should have at least one digit'],
    ['aaBB11_cc', 'Password should contain at least one special character'],
  ];
  for (const [password, fault] of cases)
    expectReply(await owner.put(at('newcomer'), { password }), 400, { password: fault });
  expectReply(await owner.put(at('alice'), { username: 'zoe', password: 'Zoe-12345' }), 400, { password: NAMES });
});

test('a new password counts from the reply on, the old one no more; stored as Argon2id', async () => {
  expectReply(await owner.put(at('carl'), { password: PASSWORD }), 201);
  assert.match(await stored('carl'), /^\{ARGON2ID\}\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.ok(await logsIn('carl', PASSWORD));
  expectReply(await owner.put(at('carl'), { password: 'pä-Wörd-1"\\😀' }), 204);
  assert.ok(!(await logsIn('carl', PASSWORD)));
  assert.ok(await logsIn('carl', 'pä-Wörd-1"\\😀'));
});

test('no password twice: the current one, a former one, after a rename, with another change in the request', async () => {
  expectReply(await owner.put(at('dan'), { password: PASSWORD }), 201);
  expectReply(await owner.put(at('dan'), { password: PASSWORD }), 400, USED);
  for (const password of ['Second-Horse-2', 'Third-Horse-3'])
    expectReply(await owner.put(at('dan'), { password }), 204);
  for (const password of [PASSWORD, 'Second-Horse-2', 'Third-Horse-3'])
    expectReply(await north.put(at('dan'), { password, quota: 1 }), 400, USED);
  expectReply(await owner.put(at('dan'), { username: 'zack' }), 204);
  expectReply(await owner.put(at('zack'), { password: PASSWORD }), 400, USED);
  expectReply(await owner.put(at('zack'), { username: 'yann', password: 'Second-Horse-2' }), 400, USED);
  assert.ok(await logsIn('zack', 'Third-Horse-3'));
  // Another mailbox may have it, also one that takes the old name (C-31).
  expectReply(await owner.put(at('dan'), { password: PASSWORD }), 201);
  expectReply(await owner.put(at('dan'), { password: 'third-Horse-3' }), 204);
});

test('passwordHash: every scheme of the list logs in, the next password is Argon2id', async () => {
  const hashes: [hash: string, password: string][] = [
    [await hashPassword('imported'), 'imported'],
    ['{BLF-CRYPT}$2a$07$usesomesillystringfore2uDLvp1Ii2e./U9C8sBjqp8I90dH6hi', 'rasmuslerdorf'],
    [
      '{SHA512-CRYPT}$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1',
      'Hello world!',
    ],
    ['{SHA256-CRYPT}$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5', 'Hello world!'],
    ['{MD5-CRYPT}$1$abcdefgh$G//4keteveJp0qb8z2DxG/', 'password'],
    [salted('imported'), 'imported'],
  ];
  for (const [i, [passwordHash, password]] of hashes.entries()) {
    const name = `imp-${i}`;
    expectReply(await north.put(at(name), { passwordHash }), 201);
    assert.equal(await stored(name), passwordHash);
    assert.ok(await logsIn(name, password), passwordHash);
    assert.ok(!(await logsIn(name, `${password}x`)));
    expectReply(await owner.put(at(name), { password: `Horse-${i}-Horse` }), 204);
    assert.match(await stored(name), /^\{ARGON2ID\}/);
    assert.ok(!(await logsIn(name, password)));
  }
});

test('passwordHash: anything else is refused, and says so where the password rules would', async () => {
  const bad = [
    'x',
    '{PLAIN}secret',
    '{CRYPT}$1$x',
    '{ARGON2ID}',
    '{ARGON2ID}$argon2id$v=19$m=1,t=1,p=1$x$y',
    '{argon2id}$',
    '{SSHA512}',
    '{BLF-CRYPT}$2y$31$x',
    '{MD5-CRYPT}$1$a$b',
    "{SSHA}'; drop table usernames --",
    '{__proto__}x',
    '{CONSTRUCTOR}x',
    `{SSHA512}${'A'.repeat(5000)}`,
  ];
  for (const passwordHash of bad) {
    expectReply(await operator.put(at('hashless'), { passwordHash }), 400, NO_HASH);
    expectReply(await operator.put(at('alice'), { passwordHash }), 400, NO_HASH);
  }
  expectReply(await operator.put(at('hashless'), { passwordHash: 5 }), 400, { passwordHash: '5 is not a string' });
  expectReply(await operator.put(at('hashless'), { passwordHash: '' }), 400, { password: 'Required' });
  expectReply(await operator.put(at('hashless'), { passwordHash: 'x', quota: 0 }), 400, {
    computeFault: 'Quota must be greater than 0',
  });
  assert.ok(await logsIn('alice', PASSWORD));
});

test('passwordHash is the operator’s and the franchise’s; for an owner it is an unknown key', async () => {
  const passwordHash = salted('Smuggled-1');
  expectReply(await owner.put(at('erin'), { passwordHash }), 400, { password: 'Required' });
  expectReply(await owner.put(at('alice'), { passwordHash, quota: 9 }), 204);
  assert.ok(await logsIn('alice', PASSWORD));
  assert.ok(!(await logsIn('alice', 'Smuggled-1')));
  expectReply(await owner.put(at('erin'), { passwordHash, password: PASSWORD }), 201);
  assert.ok(await logsIn('erin', PASSWORD));
});

test('a password behind an imported hash was used, too: the current one, a former one, and of our own scheme', async () => {
  for (const [name, make] of [
    ['fred', async (p: string) => salted(p)],
    ['gerd', hashPassword],
  ] as const) {
    expectReply(await north.put(at(name), { passwordHash: await make('Imported-Horse-1') }), 201);
    expectReply(await owner.put(at(name), { password: 'Imported-Horse-1' }), 400, USED);
    expectReply(await north.put(at(name), { passwordHash: await make('Imported-Horse-2') }), 204);
    assert.ok(await logsIn(name, 'Imported-Horse-2'));
    expectReply(await owner.put(at(name), { password: 'Own-Horse-3' }), 204);
    for (const password of ['Imported-Horse-1', 'Imported-Horse-2', 'Own-Horse-3'])
      expectReply(await owner.put(at(name), { password }), 400, USED);
    expectReply(await owner.put(at(name), { password: 'Own-Horse-4' }), 204);
    // Bringing the same hash again is bringing a hash: the rules do not apply.
    expectReply(await north.put(at(name), { passwordHash: await make('Imported-Horse-1') }), 204);
    assert.ok(await logsIn(name, 'Imported-Horse-1'));
  }
});

test('with both, the password counts', async () => {
  expectReply(await north.put(at('hugo'), { password: PASSWORD, passwordHash: 'nonsense' }), 201);
  assert.ok(await logsIn('hugo', PASSWORD));
});

test('a changed password and a rename begin a new generation; a quota does not', async () => {
  const generation = async () => {
    const [row] = await api.sql`select generation from usernames where id = ${id}`;
    return row!['generation'] as number;
  };
  expectReply(await owner.put(at('igor'), { password: PASSWORD }), 201);
  const [{ id }] = await api.sql<[{ id: string }]>`select id from usernames where username = 'igor'`;
  assert.equal(await generation(), 1);
  expectReply(await owner.put(at('igor'), { quota: 9, master: true, type: 'premium' }), 204);
  assert.equal(await generation(), 1);
  expectReply(await owner.put(at('igor'), { password: 'Second-Horse-2' }), 204);
  expectReply(await owner.put(at('igor'), { username: 'ivan' }), 204);
  expectReply(await north.put(at('ivan'), { passwordHash: salted('x') }), 204);
  assert.equal(await generation(), 4);
  assert.equal(
    (await api.sql`select from session_ends`).length,
    0,
    'without a store there is nothing to be worked off',
  );
});

test('nothing of a password or hash is in the audit', async () => {
  for (const { detail } of await api.sql`select detail::text from audit`)
    assert.doesNotMatch(String(detail), /Horse|\$|SSHA/);
  expectReply(
    await api.as('alice@acme.example:wrong').get('/email/acme.example/usernames/alice/mailbox'),
    401,
    UNAUTHORIZED,
  );
});
