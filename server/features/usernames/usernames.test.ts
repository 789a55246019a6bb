/** One username, and what each item of the list says; the pages of the list are in test/api/lists.test.ts. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BASE, expectReply, PASSWORD } from '../../../test/support/api.ts';
import { missing } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';

const api = await peopledApi();
after(async () => api.close());
const owner = api.as('acme-owner');

const USERNAMES = '/accounts/acme/email/acme.example/usernames';
const link = (path: string, rel: string) => [{ href: `${BASE}${USERNAMES}/${path}`, rel }];

test('getUsername points to its mailbox and its secrets', async () => {
  const shown = {
    mailbox: link('alice/mailbox/', 'related'),
    secrets: link('alice/secrets/', 'related'),
    links: link('alice/', 'self'),
  };
  for (const name of ['operator', 'north-app', 'acme-owner'])
    expectReply(await api.as(name).get(`${USERNAMES}/Alice`), 200, shown);
  expectReply(await owner.get(`${USERNAMES}/alice/`), 200, shown);
});

test('getUsername of an Exchange username points to that', async () => {
  expectReply(await owner.put(`${USERNAMES}/rex/mailbox`, { password: PASSWORD }), 201);
  await api.sql`update usernames set type = 'exchange' where username = 'rex'`;
  await api.sql`delete from mailboxes where username_id = (select id from usernames where username = 'rex')`;
  const shown = {
    exchange: link('rex/exchange/', 'related'),
    secrets: link('rex/secrets/', 'related'),
    links: link('rex/', 'self'),
  };
  expectReply(await owner.get(`${USERNAMES}/rex`), 200, shown);
  const { body } = await owner.get(`${USERNAMES}?filterUsername=rex&details=1`);
  const item = {
    username: 'rex',
    webmailAccess: 'standard',
    links: link('rex/exchange/', 'self'),
    type: 'exchange',
    quota: 1024,
  };
  const none = { master: false, trialType: null, trialExpiration: null, allowUpgrade: false };
  assert.deepEqual(body, { totalCount: 1, list: [{ ...item, ...none }] });
});

test('getUsername: what does not exist', async () => {
  for (const name of ['nobody', 'a%20b', '%00', '%25', 'x'.repeat(3000)])
    expectReply(await owner.get(`${USERNAMES}/${name}`), 404, missing('Mailbox not found'));
  expectReply(await owner.get('/accounts/acme/email/umbra.example/usernames/carol'), 404, missing('Domain not found'));
});

test('an item of the list, without and with details', async () => {
  const item = { username: 'alice', links: link('alice/mailbox/', 'self'), type: 'imap', quota: 1024, master: false };
  const trial = { trialType: null, trialExpiration: null, allowUpgrade: true };
  const plain = { totalCount: 1, list: [{ ...item, ...trial }] };
  for (const query of ['', '&details=0', '&details=', '&details=1&details=0'])
    expectReply(await owner.get(`${USERNAMES}?filterUsername=alice${query}`), 200, plain);
  const { username, ...rest } = item;
  const detailed = await owner.get(`${USERNAMES}/?filterUsername=alice&details=1`);
  expectReply(detailed, 200, { totalCount: 1, list: [{ username, webmailAccess: 'standard', ...rest, ...trial }] });
  const keys = [
    'username',
    'webmailAccess',
    'links',
    'type',
    'quota',
    'master',
    'trialType',
    'trialExpiration',
    'allowUpgrade',
  ];
  assert.deepEqual(Object.keys((detailed.body as { list: object[] }).list[0]!), keys);
});
