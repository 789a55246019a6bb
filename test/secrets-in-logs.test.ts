/** No log has a secret: that the search for them, which ends every system that a test starts, finds what is there. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { firstPassword, newTenant } from './support/operator.ts';
import { logsBelow, noteSecret, noteSecretsOf, refuseSecrets, searchFor } from './support/secrets.ts';
import { startSystem, type System } from './support/system.ts';

test('a secret is found as it is, in JSON, in a URL and in base64, wherever it begins', () => {
  const secret = 'Ünder "the" Bridge/7';
  noteSecret('a password', secret);
  const sightings = [
    `login ${secret} failed`,
    JSON.stringify({ msg: secret }),
    `GET /?p=${encodeURIComponent(secret)}`,
    ...['', 'x', 'xy', '\0alice@our.example\0'].map((before) => Buffer.from(`${before}${secret}!`).toString('base64')),
  ];
  for (const text of sightings)
    assert.deepEqual(searchFor({ 'a.log': `\n${text}` }).found, ['a.log, line 2: a password']);
  assert.deepEqual(searchFor({ 'a.log': 'nothing of it, Ünder the Bridge/8' }).found, []);
  assert.throws(
    () => refuseSecrets(searchFor({ 'a.log': secret })),
    (error: Error) => !error.message.includes(secret),
  );
});

test('what requests send and replies hand out is known', () => {
  noteSecretsOf({ password: 'one-of-them', list: [{ passwordHash: 'two-of-them' }] }, '/users');
  noteSecretsOf({ tk1: 'three-of-them' }, '/email/our.example/usernames/a/secrets');
  noteSecretsOf({ actionData: { secretQuestionsAnswers: { tk1: 'four-of-them' } } }, '/action');
  noteSecretsOf({ authToken: 'five-of-them', name: 'not one of them' }, '/mailbox');
  const text = 'one-of-them two-of-them three-of-them four-of-them five-of-them, not one of them';
  assert.equal(searchFor({ log: text }).found.length, 5);
});

/** A system that has seen a password, and in which one thing more has been written to a log. */
async function systemWith(more: (system: System) => void | Promise<void>): Promise<() => Promise<void>> {
  const system = await startSystem({ MAILSTEAD_ENGINE: 'off' });
  const tenant = await newTenant(system.api);
  await tenant.add('alice');
  await more(system);
  return system.remove;
}

test('a system whose logs have nothing of it ends well', async () => {
  await (
    await systemWith(() => {})
  )();
});

test('one log line with a password, a hash or a key, and it does not', async () => {
  const remove = await systemWith(async ({ home, sql }) => {
    const write = (log: string, line: string): void => fs.appendFileSync(path.join(home, 'logs', log), `${line}\n`);
    write('api.log', `{"msg":"call","password":"${firstPassword}"}`);
    const [user] = await sql`select password_hash as hash from usernames`;
    write('postgres.log', `DETAIL: ${user!['hash']}`);
    const [domain] = await sql`select private_key as key from dkim_keys`;
    write('rspamd.log', `key: ${String(domain!['key']).slice(64, 128)}`);
  });
  await assert.rejects(remove(), ({ message }: Error) => {
    assert.match(message, /api\.log, line \d+: password/);
    assert.match(message, /postgres\.log, line \d+: usernames\.password_hash/);
    assert.match(message, /rspamd\.log, line 1: dkim_keys\.private_key/);
    return !message.includes(firstPassword);
  });
  assert.deepEqual(logsBelow('/nowhere'), {});
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-logs-'));
  for (const below of ['a', 'b']) fs.mkdirSync(path.join(folder, below));
  for (const name of ['a/x.log', 'b/x.log', 'x.log']) fs.writeFileSync(path.join(folder, name), name);
  assert.deepEqual(logsBelow(folder), { 'a/x.log': 'a/x.log', 'b/x.log': 'b/x.log', 'x.log': 'x.log' });
  fs.rmSync(folder, { recursive: true });
});
