/**
 * Bound to another address than loopback, the daemons take no password without TLS. The tests listen on loopback only, so this
 * asks the daemons' own tools what they would do with the configuration that is rendered for such an address.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { dovecotPart } from '../../engine/dovecot.ts';
import { findPlaces } from '../../engine/places.ts';
import { postfixPart } from '../../engine/postfix.ts';
import { contextIn } from '../support/rendered.ts';

const home = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-bind-'));

before(() => fs.chmodSync(home, 0o755));
after(() => fs.rmSync(home, { recursive: true }));

/** What the daemons say of their configuration when they are bound to an address. */
async function rendered(bind: string): Promise<{ dovecot: (name: string) => string; passdb: string; postfix: string }> {
  const context = await contextIn(path.join(home, bind), { MAILSTEAD_BIND: bind });
  const { places } = context;
  await dovecotPart(context).prepare?.();
  await postfixPart(context).prepare?.();
  const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8' }).trim();
  const { config } = places.dovecot;
  return {
    dovecot: (name) => run('/usr/bin/doveconf', '-h', '-c', path.join(config, 'dovecot.conf'), name),
    passdb: fs.readFileSync(path.join(config, 'passdb.conf'), 'utf8'),
    postfix: run('/usr/sbin/postconf', '-c', places.postfix.config, '-P'),
  };
}

test('on loopback a password may pass without TLS', async () => {
  const { dovecot, passdb, postfix } = await rendered('127.0.0.1');
  assert.deepEqual([dovecot('ssl'), dovecot('disable_plaintext_auth')], ['yes', 'no']);
  assert.match(passdb, /WHERE 'no' = 'no' OR/);
  assert.match(postfix, /127\.0\.0\.1:587\/inet\/smtpd_tls_security_level = may/);
});

test('elsewhere it may not, not from the machine itself either', async () => {
  const { dovecot, passdb, postfix } = await rendered('192.0.2.1');
  assert.deepEqual([dovecot('ssl'), dovecot('disable_plaintext_auth')], ['required', 'yes']);
  // Dovecot takes a connection from its own address for secure, whatever the settings: the query does not.
  assert.match(passdb, /WHERE 'yes' = 'no' OR '%s' = 'smtp' OR '%c' = 'TLS'/);
  assert.match(postfix, /192\.0\.2\.1:587\/inet\/smtpd_tls_security_level = encrypt/);
});

test('an IPv6 address is written as each daemon wants it', async () => {
  const { dovecot, postfix } = await rendered('2001:db8::1');
  assert.equal(dovecot('listen'), '2001:db8::1');
  assert.match(postfix, /\[2001:db8::1\]:587\/inet\/smtpd_tls_security_level = encrypt/);
});

test('the dictionary reaches PostgreSQL through policyd, but for where its certificate is looked at', async () => {
  const context = await contextIn(path.join(home, 'dictionary'), {});
  const { config } = context.places.dovecot;
  const ways = async (sslmode?: string): Promise<(string | undefined)[]> => {
    const database = { ...context.database, host: 'db.example', ...(sslmode === undefined ? {} : { sslmode }) };
    await dovecotPart({ ...context, database }).prepare?.();
    return ['sieve.conf', 'usage.conf'].map((name) => {
      const text = fs.readFileSync(path.join(config, name), 'utf8');
      return /^connect = (?:host=\S+ )*(host=\S+ port=\d+ )/m.exec(text)?.[1]?.trim();
    });
  };
  const proxy = `host=127.0.0.1 port=${context.internalPorts.postgresProxy}`;
  for (const sslmode of [undefined, 'disable', 'prefer', 'require'])
    assert.deepEqual(await ways(sslmode), [proxy, proxy]);
  const direct = 'host=db.example port=5432';
  for (const sslmode of ['verify-ca', 'verify-full']) assert.deepEqual(await ways(sslmode), [direct, direct]);
});

test('every name that Dovecot puts into a query is checked for being empty', async () => {
  await rendered('127.0.0.1');
  const { config } = findPlaces(path.join(home, '127.0.0.1'), true).dovecot;
  const queries = fs
    .readdirSync(config)
    .filter((name) => name.endsWith('.conf'))
    .flatMap(
      (name) =>
        fs
          .readFileSync(path.join(config, name), 'utf8')
          .replaceAll('\\\n', '')
          .match(/^\w+_query = .*$/gm) ?? [],
    );
  assert.ok(queries.length >= 3);
  for (const query of queries) {
    assert.equal(query.match(/%u/g)?.length, query.match(/mail\.need\('%u'\)/g)?.length, query);
  }
});
