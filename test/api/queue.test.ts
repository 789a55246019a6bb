/** The mail queue by the API, with a queue that can be of any length and answer in any way; the real one is in test/mail. */
import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, test } from 'node:test';
import { until } from '../engine/until.ts';
import { BASE, emptyApi, expectReply } from '../support/api.ts';
import { fakeWatcher, mailFor, QUEUED } from '../support/watcher.ts';

const queue = await fakeWatcher();
const api = await emptyApi({ watcherSocket: queue.socket });
const operator = api.as('operator');
after(async () => {
  await api.close();
  await queue.close();
});
beforeEach(() => {
  queue.mails.clear();
  for (const [id, mail] of [mailFor(QUEUED)]) queue.mails.set(id, mail);
});
afterEach(() => queue.behave('well'));

interface List {
  totalCount: number;
  list: { id: string; queue: string; recipientCount: number; recipients: object[] }[];
  links: { href: string; rel: string }[];
}

test('listQueue: what waits, with its envelope and why it waits', async () => {
  const reply = await operator.get('/queue');
  expectReply(reply, 200, {
    totalCount: 1,
    list: [
      {
        id: QUEUED,
        queue: 'deferred',
        arrivalDate: '2026-11-22T05:02:38.000Z',
        size: 1114,
        sender: 'in@our.example',
        recipientCount: 1,
        recipients: [{ address: 'out@elsewhere.example', reason: 'connection refused' }],
        links: [{ href: `${BASE}/queue/${QUEUED}`, rel: 'self' }],
      },
    ],
    links: [{ href: `${BASE}/queue`, rel: 'self' }],
  });
  assert.deepEqual((await operator.get(`/queue/${QUEUED}`)).body, (reply.body as List).list[0]);
});

test('listQueue: filters by queue, sender and recipient, where * is anything and no other letter is special', async () => {
  const mails = [
    mailFor('AAAA1', { queue_name: 'hold', sender: 'news@shop.example' }),
    mailFor('AAAA2', { sender: 'News+x@shop.example', recipients: [{ address: 'a.b@c.example' }] }),
    mailFor('AAAA3', {
      sender: 'MAILER-DAEMON',
      recipients: [{ address: 'axb@c.example' }, { address: 'z@z.example' }],
    }),
  ];
  for (const [id, mail] of mails) queue.mails.set(id, mail);
  const cases: [string, string[]][] = [
    ['filterQueue=hold', ['AAAA1']],
    ['filterQueue=active', []],
    ['filterSender=news*@shop.example', ['AAAA1', 'AAAA2']],
    ['filterSender=news*@shop*&filterQueue=deferred', ['AAAA2']],
    ['filterSender=MAILER-DAEMON', ['AAAA3']],
    ['filterSender=news', []],
    ['filterRecipient=a.b@c.example', ['AAAA2']],
    ['filterRecipient=*z*z*', ['AAAA3']],
    ['filterRecipient=*.b@c*', ['AAAA2']],
    ['filterRecipient=*c.example*c.example', []],
  ];
  for (const [query, ids] of cases) {
    const { totalCount, list } = (await operator.get(`/queue?${query}`)).body as List;
    assert.deepEqual([list.map(({ id }) => id), totalCount], [ids, ids.length], query);
  }
  expectReply(await operator.get('/queue?filterQueue=corrupt'), 400);
});

test('a queue of 100,000 is paged, and others are served meanwhile', async () => {
  const addresses = Array.from({ length: 300 }, (_, number) => ({ address: `n${number}@elsewhere.example` }));
  for (let number = 0; number < 100_000; number++) {
    const [id, mail] = mailFor(`B${number.toString(16).padStart(9, '0').toUpperCase()}`);
    queue.mails.set(id, number === 50_000 ? { ...mail, recipients: addresses } : mail);
  }
  const began = performance.now();
  let [served, slowest] = [0, 0];
  const asked = operator.get('/queue?page=251&pageSize=400').finally(() => (served = -served));
  while (served >= 0) {
    const start = performance.now();
    expectReply(await api.as().get('/health/live'), 200);
    slowest = Math.max(slowest, performance.now() - start);
    await new Promise((resolve) => setImmediate(resolve));
    served += served >= 0 ? 1 : 0;
  }
  const { totalCount, list, links } = (await asked).body as List;
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `queue: 100,001 mails read in ${seconds.toFixed(1)} s, ${-served} other calls meanwhile, the slowest ${slowest.toFixed(0)} ms`,
  );
  assert.deepEqual([totalCount, list.length], [100_001, 1]);
  assert.deepEqual(
    links.map(({ rel }) => rel),
    ['first', 'previous', 'self'],
  );
  assert.ok(-served > 50, `${-served} calls`);
  assert.ok(slowest < 1000, `${slowest} ms`);
  const [large] = ((await operator.get('/queue?filterRecipient=n299@*')).body as List).list;
  assert.deepEqual([large?.recipientCount, large?.recipients.length], [300, 100]);
});

test('what cannot be asked, or not to its end, is 503 and never a shorter list', async () => {
  for (const how of ['cut', 'failed'] as const) {
    queue.behave(how);
    for (const path of ['/queue', `/queue/${QUEUED}`]) expectReply(await operator.get(path), 503);
    expectReply(await operator.delete(`/queue/${QUEUED}`), 503);
  }
  const without = await emptyApi();
  try {
    expectReply(await without.as('operator').get('/queue'), 503);
    expectReply(await without.as('operator').post(`/queue/${QUEUED}/hold`), 503);
  } finally {
    await without.close();
  }
  assert.ok(queue.mails.has(QUEUED));
});

test('too many lists at once: the next one is told to come again, and then it may', async () => {
  queue.asked.length = 0;
  queue.behave('silent');
  const hanging = [1, 2, 3].map(async () => api.services.queue.each(() => true));
  expectReply(await operator.get('/queue'), 503);
  await until('three lists', () => queue.asked.filter((line) => line === 'list').length === 3);
  queue.behave('well');
  queue.hangUp();
  assert.deepEqual(
    (await Promise.allSettled(hanging)).map(({ status }) => status),
    ['rejected', 'rejected', 'rejected'],
  );
  expectReply(await operator.get('/queue'), 200);
});

test('an id that is none is 404, and is not even asked for', async () => {
  queue.asked.length = 0;
  for (const id of [
    'ALL',
    '-d',
    'AAAA1%0Aremove%20ALL',
    'AAAA1%20deferred',
    '..%2F..%2Fhold',
    '%00',
    'A'.repeat(40),
    'ÄÄÄÄÄ',
  ]) {
    expectReply(await operator.get(`/queue/${id}`), 404);
    for (const verb of ['hold', 'release']) expectReply(await operator.post(`/queue/${id}/${verb}`), 404);
    expectReply(await operator.delete(`/queue/${id}`), 404);
  }
  assert.deepEqual(queue.asked, []);
  expectReply(await operator.delete('/queue/AAAA1'), 404);
});

test('holdQueued, releaseQueued, removeQueued: each is done once, and the audit has once what was done', async () => {
  const states: (string | undefined)[] = [];
  const turn = async (method: string, path: string): Promise<void> => {
    expectReply(await operator.send({ method, path: `/queue/${QUEUED}${path}` }), 204);
    states.push(queue.mails.get(QUEUED)?.queue_name);
  };
  const [before] = await api.sql`select count(*)::int as n from audit`;
  queue.asked.length = 0;
  await turn('POST', '/release');
  assert.ok(queue.asked.includes(`release ${QUEUED}`), 'it is tried now');
  await turn('POST', '/hold');
  await turn('POST', '/hold');
  await turn('POST', '/release');
  queue.mails.get(QUEUED)!.queue_name = 'active';
  await turn('POST', '/release');
  await turn('DELETE', '');
  assert.deepEqual(states, ['deferred', 'hold', 'hold', 'deferred', 'active', undefined]);
  assert.equal(
    queue.asked.filter((line) => line === `release ${QUEUED}`).length,
    2,
    'what is being tried is left alone',
  );
  expectReply(await operator.delete(`/queue/${QUEUED}`), 404);
  const rows = await api.sql`select operation, target, detail from audit order by at, id offset ${before!['n']}`;
  assert.deepEqual(
    rows.map(({ operation, target, detail }) => [operation, target, detail]),
    [
      ['releaseQueued', QUEUED, { queue: ['deferred', 'deferred'] }],
      ['holdQueued', QUEUED, { queue: ['deferred', 'hold'] }],
      ['releaseQueued', QUEUED, { queue: ['hold', 'deferred'] }],
      ['removeQueued', QUEUED, { queue: ['active', null] }],
    ],
  );
});
