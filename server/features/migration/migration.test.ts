import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { expectReply, type TestApi } from '../../../test/support/api.ts';
import { peopledApi } from '../../../test/support/world.ts';
import { sendDue, type WaitingMail } from '../../outbox.ts';

const PATH = '/accounts/acme/email/acme.example/usernames/alice/migration';
let api: TestApi;
before(async () => {
  api = await peopledApi();
});
after(() => api.close());

test('both fields are required, and bounded', async () => {
  const owner = api.as('acme-owner');
  assert.deepEqual((await owner.post(PATH)).body, { subject: 'Required', body: 'Required' });
  assert.deepEqual((await owner.post(PATH, { subject: 'x'.repeat(257), body: 'b' })).body, {
    subject: 'Longer than maximum length 256',
  });
  expectReply(await owner.post(PATH.replace('alice', 'nobody'), { subject: 's', body: 'b' }), 404);
});

test('a ticket is seen by its franchise and the operator, and closed by them', async () => {
  const made = await api.as('acme-owner').post(PATH, { subject: 'Bring it over', body: 'From there' });
  expectReply(made, 201);
  const path = made.headers['location']!.replace('https://api.test', '');
  expectReply(await api.as('acme-owner').get(path), 401);
  expectReply(await api.as('south-app').get(path), 404);
  const { links, createdDate, ...ticket } = (await api.as('north-app').get(path)).body as Record<string, unknown>;
  assert.ok(links && createdDate);
  const expected = {
    account: 'acme',
    domain: 'acme.example',
    mailbox: 'alice',
    subject: 'Bring it over',
    body: 'From there',
  };
  assert.deepEqual(ticket, { id: ticket['id'], ...expected, status: 'open' });
  expectReply(await api.as('south-app').put(path, { status: 'closed' }), 404);
  expectReply(await api.as('north-app').put(path, { status: 'closed' }), 204);
  const count = async (who: string, status: string) =>
    ((await api.as(who).get(`/tickets?filterStatus=${status}`)).body as { totalCount: number }).totalCount;
  assert.deepEqual([await count('operator', 'closed'), await count('operator', 'open')], [1, 0]);
  assert.equal(await count('south-app', 'closed'), 0);
  assert.deepEqual((await api.as('operator').put(path, { status: 'lost' })).body, {
    status: '"lost" is not one of open, closed',
  });
});

test('it is mailed once when there is a support address, and waits while the mail system is away', async () => {
  await api.sql`update instance set support_address = 'support@elsewhere.test'`;
  expectReply(await api.as('acme-owner').post(PATH, { subject: 'Two\r\nBcc: x', body: 'Text' }), 201);
  const sent: WaitingMail[] = [];
  await sendDue(api.sql, async () => Promise.reject(new Error('away')));
  assert.equal((await api.sql`select from outbox where tries = 1`).length, 1);
  await sendDue(api.sql, async (mail) => void sent.push(mail));
  assert.equal(sent.length, 0);
  await api.sql`update outbox set next_try = now()`;
  const both = [api.sql, (await api.another()).sql].map((sql) => sendDue(sql, async (mail) => void sent.push(mail)));
  await Promise.all(both);
  assert.deepEqual(
    sent.map((mail) => [mail.recipient, mail.subject]),
    [['support@elsewhere.test', '[Migration] Two Bcc: x']],
  );
  assert.equal((await api.sql`select from outbox`).length, 0);
});
