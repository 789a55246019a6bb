import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BASE, expectReply, PASSWORD } from '../../../test/support/api.ts';
import { missing, NO_NAME, UNAUTHORIZED } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';

const api = await peopledApi();
after(async () => api.close());
const owner = api.as('acme-owner');

const LONG = '/accounts/acme/email/acme.example/usernames/alice/autoresponder';
const SHORT = '/email/acme.example/usernames/alice/autoresponder';
const BOB = LONG.replace('alice', 'bob');

const shown = (path: string, body: string, active: boolean, subject: string) => ({
  body,
  active,
  links: [{ href: BASE + path, rel: 'self' }],
  subject,
});

async function generation(): Promise<number> {
  const [row] = await api.sql<[{ generation: number }]>`
    select r.generation from autoresponders r join usernames u on u.id = r.username_id where u.username = 'alice'`;
  return row.generation;
}

test('setAutoresponder: a subject that is not sent stays', async () => {
  expectReply(await owner.get(LONG), 200, shown(LONG, '', false, ''));
  expectReply(await owner.put(LONG, { body: 'AutoRespond', active: false }), 204);
  expectReply(await owner.get(LONG), 200, shown(LONG, 'AutoRespond', false, ''));
  expectReply(await owner.put(`${LONG}/`, { subject: 'Subject', body: 'Line\r\n.\r\nÄ 🏖', active: 1 }), 204);
  expectReply(await owner.get(LONG), 200, shown(LONG, 'Line\r\n.\r\nÄ 🏖', true, 'Subject'));
  const mine = api.as('alice@acme.example');
  for (const subject of [{}, { subject: null }, { subject: '' }]) {
    expectReply(await mine.put(SHORT, { body: 'AutoRespond', active: false, ...subject }), 204);
    expectReply(await mine.get(SHORT), 200, shown(SHORT, 'AutoRespond', false, 'Subject'));
  }
  expectReply(await owner.get(BOB), 200, shown(BOB, '', false, ''));
});

test('each PUT begins a new generation, one that changes nothing too, however many come at once', async () => {
  const before = await generation();
  await Promise.all([1, 2, 3, 4].map(async () => owner.put(LONG, { body: 'AutoRespond', active: true })));
  assert.equal(await generation(), before + 4);
});

test('setAutoresponder: what it refuses', async () => {
  const right = { body: 'B', active: true, subject: 'S' };
  const cases: [body: object, faults: Record<string, string>][] = [
    [{ subject: 'Subject', active: true }, { body: 'Required' }],
    [{}, { body: 'Required', active: 'Required' }],
    [
      { body: '', active: null },
      { body: 'Required', active: 'Required' },
    ],
    [{ ...right, active: 'on' }, { active: `"on" is neither in ('false', '0') nor in ('true', '1')` }],
    [{ ...right, body: 5 }, { body: '5 is not a string' }],
    [{ ...right, body: 'a\0b' }, { body: NO_NAME }],
    [{ ...right, body: '🏖'.repeat(65_537) }, { body: 'Longer than maximum length 65536' }],
    [{ ...right, subject: 'ä'.repeat(999) }, { subject: 'Longer than maximum length 998' }],
    [{ ...right, subject: 'S\r\nBcc: x@x.example' }, { subject: NO_NAME }],
  ];
  for (const [body, faults] of cases) expectReply(await owner.put(BOB, body), 400, faults);
  expectReply(await owner.get(BOB), 200, shown(BOB, '', false, ''));
  const longest = { body: '🏖'.repeat(65_536), active: true, subject: 'ä'.repeat(998) };
  expectReply(await owner.put(BOB, longest), 204);
  expectReply(await owner.get(BOB), 200, shown(BOB, longest.body, true, longest.subject));
});

test('who may not, and what is not there', async () => {
  const mine = api.as('alice@acme.example');
  expectReply(await mine.get(LONG), 401, UNAUTHORIZED);
  expectReply(await mine.get(SHORT.replace('alice', 'bob')), 401, UNAUTHORIZED);
  expectReply(await api.as('umbra-owner').put(SHORT, '{'), 401, UNAUTHORIZED);
  expectReply(await owner.get(LONG.replace('alice', 'nobody')), 404, missing('Mailbox not found'));
  expectReply(await owner.put(LONG.replace('alice', 'nobody'), {}), 404, missing('Mailbox not found'));
  expectReply(await api.as('operator').put('/plans/standard', { selfService: ['forwards'] }), 204);
  expectReply(await mine.get(SHORT), 401, UNAUTHORIZED);
});

test('it goes with its mailbox', async () => {
  expectReply(await owner.delete(BOB.replace('autoresponder', 'mailbox')), 204);
  expectReply(await owner.get(BOB), 404, missing('Mailbox not found'));
  const exchange = { password: PASSWORD, displayName: 'Bob' };
  expectReply(await owner.put(BOB.replace('autoresponder', 'exchange'), exchange), 201);
  expectReply(await owner.get(BOB), 200, shown(BOB, '', false, ''));
  expectReply(await owner.put(BOB, { body: 'Away', active: true }), 204);
  expectReply(await owner.get(BOB), 200, shown(BOB, 'Away', true, ''));
});
