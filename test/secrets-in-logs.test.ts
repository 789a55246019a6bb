/** No log has a secret: that the search for them, which ends every system that a test starts, finds what is there. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { type Api, firstPassword, newTenant, type Tenant } from './support/operator.ts';
import { logsBelow, noteCookies, noteSecret, noteSecretsOf, refuseSecrets, searchFor } from './support/secrets.ts';
import { startSystem } from './support/system.ts';

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
  noteSecretsOf({ ssoLink: 'https://api.test/antispam?authticket=six-of-them', links: [] }, '');
  noteCookies(new Headers({ 'set-cookie': 'mailstead_antispam=seven-of-them; Path=/antispam; HttpOnly' }));
  const text =
    'one-of-them two-of-them three-of-them four-of-them five-of-them six-of-them seven-of-them, not one of them';
  const found = text.split(' ').filter((word) => searchFor({ log: word }).found.length > 0);
  assert.equal(found.length, 7);
  assert.equal(searchFor({ log: 'mailstead_antispam /antispam not one of them' }).found.length, 0);
});

test('an answer is looked for as it was given and as it is compared; one too short for that is refused', () => {
  noteSecretsOf({ tk1: 'Miss Hedwig Moon' }, '/email/our.example/usernames/a/secrets');
  for (const log of ['answer Miss Hedwig Moon', 'answer miss hedwig moon'])
    assert.equal(searchFor({ log }).found.length, 1, log);
  assert.throws(() => noteSecretsOf({ tk1: 'Rex' }, '/email/our.example/usernames/a/secrets'), /8 letters/);
  const actionData = { secretQuestionsAnswers: { tk1: 'rex' } };
  assert.throws(() => noteSecretsOf({ actionData }, '/action'), /8 letters/);
});

/** How the antispam page was opened. */
interface Page {
  /** Path and query of the link, with its ticket. */
  link: string;
  cookie: string;
}

async function openAntispam(api: Api, http: string, { account, domain }: Tenant): Promise<Page> {
  const { ssoLink } = await api.get<{ ssoLink: string }>(`/accounts/${account}/avas/${domain}/SSOLink`);
  const { pathname, search } = new URL(ssoLink);
  const opened = await fetch(new URL(pathname + search, http), { redirect: 'manual' });
  assert.equal(opened.status, 303);
  noteCookies(opened.headers);
  const cookie = opened.headers.getSetCookie()[0]!.split(';', 1)[0]!;
  assert.equal((await fetch(new URL(pathname, http), { headers: { cookie } })).status, 200);
  return { link: pathname + search, cookie };
}

test('a system whose logs have no secret ends well; one line with a password, a hash, a key, a ticket or a cookie, and it does not', async () => {
  const { home, api, ready, sql, stop, remove } = await startSystem({ MAILSTEAD_ENGINE: 'off' });
  const tenant = await newTenant(api);
  await tenant.add('alice');
  const { link, cookie } = await openAntispam(api, ready().http, tenant);
  const [user] = await sql`select password_hash as hash from usernames`;
  const [domain] = await sql`select private_key as key from dkim_keys`;
  await stop();
  const write = (log: string, line: string): void => fs.appendFileSync(path.join(home, 'logs', log), `${line}\n`);
  write('api.log', `{"msg":"call","password":"${firstPassword}"}`);
  write('api.log', `{"msg":"call","url":"${link}"}`);
  write('api.log', `{"msg":"call","cookie":"${cookie}"}`);
  write('postgres.log', `DETAIL: ${user!['hash']}`);
  write('rspamd.log', `key: ${String(domain!['key']).slice(64, 128)}`);
  await assert.rejects(remove(), ({ message }: Error) => {
    for (const what of ['password', 'ticket', 'cookie'])
      assert.match(message, new RegExp(`api\\.log, line \\d+: ${what}`));
    assert.match(message, /postgres\.log, line \d+: usernames\.password_hash/);
    assert.match(message, /rspamd\.log, line 1: dkim_keys\.private_key/);
    return !message.includes(firstPassword);
  });
});

test('the logs of a folder are all those below it', () => {
  assert.deepEqual(logsBelow('/nowhere'), {});
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-logs-'));
  for (const below of ['a', 'b']) fs.mkdirSync(path.join(folder, below));
  for (const name of ['a/x.log', 'b/x.log', 'x.log']) fs.writeFileSync(path.join(folder, name), name);
  const read = Object.entries(logsBelow(folder)).map(([name, text]) => [name, String(text)]);
  assert.deepEqual(Object.fromEntries(read), { 'a/x.log': 'a/x.log', 'b/x.log': 'b/x.log', 'x.log': 'x.log' });
  fs.rmSync(folder, { recursive: true });
});
