import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { emptyApi, expectReply, PASSWORD } from '../../test/support/api.ts';
import { readFigures } from '../../test/support/prometheus.ts';
import { PLATFORM, within } from '../db/scope.ts';
import { render } from './families.ts';
import { platformMeter } from './platform.ts';

const api = await emptyApi();
after(async () => api.close());
const operator = api.as('operator');
const MB = 1_048_576;

/** As the API tells them: by its own role, in the platform's scope. */
async function figures(): Promise<Map<string, number>> {
  return within(PLATFORM, async () => readFigures(render(await platformMeter(api.services.sql, 0)())));
}

test('sums over all tenants: who is full, who nearly, what all hold and may hold', async () => {
  assert.equal((await figures()).get('mailstead_mailboxes'), 0);
  expectReply(await operator.post('/accounts', { accountNumber: 'acme' }), 201);
  const domain = '/accounts/acme/email/acme.example';
  expectReply(await operator.put(domain, {}), 201);
  const held = { empty: 0, half: 50 * MB, almost: 90 * MB - 1, nearly: 90 * MB, full: 100 * MB, over: 101 * MB };
  for (const [name, bytes] of Object.entries(held)) {
    expectReply(await operator.put(`${domain}/usernames/${name}/mailbox`, { password: PASSWORD, quota: 100 }), 201);
    if (bytes > 0)
      await api.sql`insert into mailbox_usage select id, ${bytes}, 1 from usernames where username = ${name}
                    on conflict (username_id) do update set bytes = excluded.bytes`;
  }
  expectReply(await operator.put(`${domain}/usernames/none/mailbox`, { virtual: true }), 201);
  const now = await figures();
  const sum = Object.values(held).reduce((a, b) => a + b);
  for (const [name, value] of Object.entries({
    accounts: 1,
    domains: 1,
    mailboxes: 6,
    mailboxes_nearly_full: 1,
    mailboxes_full: 2,
    mail_bytes: sum,
    quota_bytes: 600 * MB,
  }))
    assert.equal(now.get(`mailstead_${name}`), value, name);
});

test('what waits: rows of the audit until they are sealed, with the age of the oldest', async () => {
  const [oldest] = await api.sql<{ age: number }[]>`
    insert into audit (id, at, request_id, caller, address, operation, target, caller_kind)
    values (gen_random_uuid(), now() - interval '1 hour', gen_random_uuid(), '', '', '', '', 'job')
    returning extract(epoch from now() - at)::float8 as age`;
  const waiting = await figures();
  assert.ok(waiting.get('mailstead_audit_unsealed')! >= 9);
  const lag = waiting.get('mailstead_audit_seal_lag_seconds')!;
  assert.ok(lag >= oldest!.age && lag < oldest!.age + 60, `${lag}`);
  assert.equal(waiting.get('mailstead_database_pool_size'), 4);
  assert.equal(waiting.get('mailstead_outbox_waiting'), 0);
  assert.ok(waiting.get('mailstead_database_wait_seconds')! < 10);
});

test('a call is a log-in by its credentials, whatever it ends in', async () => {
  const logIns = () => {
    const { samples } = api.services.meters
      .families(api.services.notes.refusals)
      .find(({ name }) => /log_ins/.test(name))!;
    return Object.fromEntries(samples.map(({ labels, value }) => [labels!['result'], value]));
  };
  expectReply(await operator.post('/accounts/acme/users', { userName: 'acme-owner', password: PASSWORD }), 201);
  const then = logIns();
  const headers = { 'content-type': 'text/plain' };
  expectReply(await operator.get('/accounts'), 200);
  expectReply(await operator.get('/accounts/nobody'), 404);
  expectReply(await operator.send({ method: 'POST', path: '/accounts', body: 'x', headers }), 415);
  expectReply(await api.as('acme-owner').get('/blocks'), 401);
  expectReply(await api.as('acme-owner:Wrong-Guess-1').get('/accounts'), 401);
  expectReply(await api.as().get('/health/live'), 200);
  const now = logIns();
  assert.deepEqual([now['good']! - then['good']!, now['refused']! - then['refused']!], [4, 1]);
});

test('the sums over all mailboxes are not computed at each look', async () => {
  const meter = platformMeter(api.sql);
  await meter();
  await api.sql`delete from mailbox_usage`;
  const families = await meter();
  assert.ok(families.find(({ name }) => name === 'mailstead_mail_bytes')!.samples[0]!.value > 0);
});
