/** Every scheme against Dovecot itself, in both directions: what it makes we accept, what we make it accepts. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { hash as digestOf, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { hash as argon2, hashRaw } from '@node-rs/argon2';
import { hash as bcrypt } from 'bcryptjs';
import { hashPassword } from './hash.ts';
import { unixCrypt } from './unix-crypt.ts';
import { importedHash, verifyPassword } from './verify.ts';

const run = promisify(execFile);

/** What `doveadm pw` says; no configuration is read. */
const doveadm = async (...argv: string[]): Promise<string> =>
  (await run('doveadm', ['-c', '/dev/null', 'pw', ...argv])).stdout.trim();

const dovecotAccepts = (stored: string, plain: string): Promise<boolean> =>
  doveadm('-t', stored, '-p', plain).then(
    () => true,
    () => false,
  );

const schemes = ['ARGON2ID', 'BLF-CRYPT', 'SHA512-CRYPT', 'SHA256-CRYPT', 'SSHA512', 'SSHA256', 'SSHA', 'MD5-CRYPT'];

/** The lengths at which the algorithms cut their input into blocks, and what is not ASCII. */
const passwords = [
  'p',
  'pWord123$',
  'x'.repeat(15),
  'y'.repeat(16),
  'z'.repeat(31),
  'a'.repeat(32),
  'b'.repeat(33),
  'c'.repeat(63),
  'd'.repeat(64),
  'e'.repeat(65),
  'f'.repeat(71),
  'Grüße 😀 "quoted" \\back {x} $1$ %u',
];

for (const scheme of schemes) {
  test(`${scheme}: made by Dovecot, accepted here`, async () => {
    // Argon2id as Dovecot makes it costs much and cuts its input nowhere: three will do.
    for (const plain of scheme === 'ARGON2ID' ? passwords.slice(-3) : passwords) {
      const stored = await doveadm('-s', scheme, '-p', plain);
      assert.equal(importedHash(stored), true, stored);
      assert.equal(await verifyPassword(stored, plain), true, `${plain} for ${stored}`);
      assert.equal(await verifyPassword(stored, `${plain}x`), false);
      assert.equal(await verifyPassword(stored, plain.slice(1)), false);
    }
  });
}

/** Makers of our own, with every shape that `importedHash` lets in. */
const made: Record<string, (plain: string) => string | Promise<string>> = {
  'our own hash': hashPassword,
  'argon2id, 4 lanes': async (plain) =>
    `{ARGON2ID}${await argon2(plain, { memoryCost: 65_536, timeCost: 1, parallelism: 4 })}`,
  'argon2id, 10 passes, least salt and digest': async (plain) =>
    `{ARGON2ID}${await argon2(plain, { memoryCost: 32, timeCost: 10, parallelism: 4, salt: randomBytes(8), outputLen: 16 })}`,
  'argon2id, longest salt and digest': async (plain) =>
    `{ARGON2ID}${await argon2(plain, { memoryCost: 1024, salt: randomBytes(64), outputLen: 64 })}`,
  $2a$: async (plain) => `{BLF-CRYPT}${(await bcrypt(plain, 4)).replace('$2b$', '$2a$')}`,
  $2b$: async (plain) => `{BLF-CRYPT}${await bcrypt(plain, 5)}`,
  $2y$: async (plain) => `{BLF-CRYPT}${(await bcrypt(plain, 4)).replace('$2b$', '$2y$')}`,
  'sha512, shortest salt': (plain) => `{SHA512-CRYPT}${unixCrypt(plain, '$6$.')}`,
  'sha512, rounds': (plain) => `{SHA512-CRYPT}${unixCrypt(plain, '$6$rounds=1000$abcdefghijklmnop')}`,
  'sha256, rounds': (plain) => `{SHA256-CRYPT}${unixCrypt(plain, '$5$rounds=12345$salt')}`,
  'md5, shortest salt': (plain) => `{MD5-CRYPT}${unixCrypt(plain, '$1$/')}`,
  'md5, longest salt': (plain) => `{MD5-CRYPT}${unixCrypt(plain, '$1$abcdefgh')}`,
  'ssha, salt of 1': (plain) => saltedDigest('SSHA', 'sha1', plain, 1),
  'ssha256, salt of 32': (plain) => saltedDigest('SSHA256', 'sha256', plain, 32),
  'ssha512, salt of 64': (plain) => saltedDigest('SSHA512', 'sha512', plain, 64),
};

function saltedDigest(scheme: string, algorithm: string, plain: string, saltBytes: number): string {
  const salt = randomBytes(saltBytes);
  const digest = digestOf(algorithm, Buffer.concat([Buffer.from(plain), salt]), 'buffer');
  return `{${scheme}}${Buffer.concat([digest, salt]).toString('base64')}`;
}

for (const [name, make] of Object.entries(made)) {
  test(`${name}: accepted by us and by Dovecot`, async () => {
    for (const plain of ['pWord123$', 'a'.repeat(32), 'd'.repeat(64), 'é😀'.repeat(8)]) {
      const stored = await make(plain);
      assert.equal(importedHash(stored), true, stored);
      assert.equal(await verifyPassword(stored, plain), true, stored);
      assert.equal(await dovecotAccepts(stored, plain), true, `Dovecot on ${stored}`);
      assert.equal(await verifyPassword(stored, plain.toUpperCase()), false);
      assert.equal(await dovecotAccepts(stored, plain.toUpperCase()), plain.toUpperCase() === plain);
    }
  });
}

test('our own hash has the form that Dovecot and the contract name, with a salt of its own each time', async () => {
  const [one, two] = [await hashPassword('pWord123$'), await hashPassword('pWord123$')];
  assert.match(one, /^\{ARGON2ID\}\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.notEqual(one, two);
});

test('hashes that are refused', async () => {
  const salt = 'YWFhYWFhYWFhYWFhYWFhYQ';
  const digest = 'A'.repeat(43);
  const sha512 = 'a'.repeat(86);
  const bcryptBody = (await bcrypt('pWord123$', 4)).slice('$2b$04$'.length);
  const refused = [
    '',
    'pWord123$',
    '{PLAIN}pWord123$',
    '{SHA512}AAAA',
    '{CRYPT}$6$salt$' + sha512,
    '{ssha}' + saltedDigest('SSHA', 'sha1', 'x', 4).slice(6),
    '{SSHA.HEX}' + 'ab'.repeat(24),
    '{constructor}x',
    '{ARGON2ID}',
    // The cost of a log-in would be the client's choice.
    `{ARGON2ID}$argon2id$v=19$m=262145,t=2,p=1$${salt}$${digest}`,
    `{ARGON2ID}$argon2id$v=19$m=19456,t=11,p=1$${salt}$${digest}`,
    `{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=5$${salt}$${digest}`,
    `{ARGON2ID}$argon2id$v=19$m=31,t=2,p=4$${salt}$${digest}`,
    `{BLF-CRYPT}$2b$15$${bcryptBody}`,
    `{SHA512-CRYPT}$6$rounds=1000000$salt$${sha512}`,
    // Dovecot's library reads these orders and versions not at all.
    `{ARGON2ID}$argon2id$v=19$t=2,m=19456,p=1$${salt}$${digest}`,
    `{ARGON2ID}$argon2id$m=19456,t=2,p=1$${salt}$${digest}`,
    `{ARGON2ID}$argon2id$v=16$m=19456,t=2,p=1$${salt}$${digest}`,
    `{ARGON2ID}$argon2i$v=19$m=19456,t=2,p=1$${salt}$${digest}`,
    `{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$${salt}=$${digest}`,
    `{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$YWFhYWFhYQ$${digest}`,
    `{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$${salt}$${'A'.repeat(16)}`,
    `{BLF-CRYPT}$2x$04$${bcryptBody}`,
    `{BLF-CRYPT}$2b$03$${bcryptBody}`,
    `{BLF-CRYPT}$2b$04$${bcryptBody.slice(1)}`,
    `{SHA512-CRYPT}$6$rounds=999$salt$${sha512}`,
    `{SHA512-CRYPT}$6$rounds=05000$salt$${sha512}`,
    `{SHA512-CRYPT}$6$$${sha512}`,
    `{SHA512-CRYPT}$6$${'s'.repeat(17)}$${sha512}`,
    `{SHA512-CRYPT}$5$salt$${'a'.repeat(43)}`,
    `{SHA256-CRYPT}$5$salt$${'a'.repeat(42)}`,
    `{MD5-CRYPT}$1$${'s'.repeat(9)}$${'a'.repeat(22)}`,
    `{MD5-CRYPT}$1$salt$${'a'.repeat(22)}\n`,
    '{SSHA}' + Buffer.alloc(20).toString('base64'),
    '{SSHA}' + Buffer.alloc(24).toString('base64').slice(0, -1),
    '{SSHA}' + Buffer.alloc(24).toString('base64') + '\0',
    '{SSHA}' + Buffer.alloc(300).toString('base64'),
    '{SSHA256}' + Buffer.alloc(24).toString('base64'),
  ];
  for (const text of refused) {
    assert.equal(importedHash(text), false, text);
    assert.equal(await verifyPassword(text, 'pWord123$'), false, text);
  }
});

test('what Dovecot can never be sent is refused with every scheme', async () => {
  const stored = `{SHA512-CRYPT}${unixCrypt('pWord123$', '$6$salt')}`;
  assert.equal(await verifyPassword(stored, 'pWord123$'), true);
  assert.equal(await verifyPassword(stored, 'pWord123$\0'), false);
  const long = 'x'.repeat(513);
  assert.equal(await verifyPassword(saltedDigest('SSHA', 'sha1', long, 8), long), false);
  assert.equal(await verifyPassword(saltedDigest('SSHA', 'sha1', long.slice(1), 8), long.slice(1)), true);
});

test('the costliest Argon2id that is let in', async () => {
  const stored = `{ARGON2ID}${await argon2('pWord123$', { memoryCost: 262_144, timeCost: 2, parallelism: 4 })}`;
  assert.equal(await verifyPassword(stored, 'pWord123$'), true);
  assert.equal(await dovecotAccepts(stored, 'pWord123$'), true);
});

test('what the C library computes', () => {
  assert.equal(
    unixCrypt('Hello world!', '$6$saltstring'),
    '$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1',
  );
  assert.equal(unixCrypt('Hello world!', '$5$saltstring'), '$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5');
  assert.throws(() => unixCrypt('x', '$2a$04$abc'), RangeError);
});

test('the digest that is remembered is the one that is stored: one computation with the salt given', async () => {
  const { passwordDigest, newSalt, storedHash } = await import('./hash.ts');
  const salt = newSalt();
  const digest = await passwordDigest('pWord123$', salt);
  assert.equal(salt.length, 16);
  assert.equal(digest.length, 32);
  assert.deepEqual(await passwordDigest('pWord123$', salt), digest);
  assert.notDeepEqual(await passwordDigest('pWord123$', newSalt()), digest);
  assert.deepEqual(await hashRaw('pWord123$', { memoryCost: 19456, timeCost: 2, parallelism: 1, salt }), digest);
  const whole = await argon2('pWord123$', { memoryCost: 19456, timeCost: 2, parallelism: 1, salt });
  assert.equal(storedHash(digest, salt), `{ARGON2ID}${whole}`);
});
