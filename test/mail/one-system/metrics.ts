/** The figures of the whole system, after traffic that is known to the last mail and log-in. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { isAlive } from '../../../engine/processes.ts';
import { until } from '../../engine/until.ts';
import { ImapClient } from '../../support/imap.ts';
import { oneSystem } from '../../support/shared-systems.ts';
import { Api, firstPassword, newTenant, type Tenant } from '../../support/operator.ts';
import { type Figures, readFigures } from '../../support/prometheus.ts';
import { deliver, mailText, SmtpClient } from '../../support/smtp.ts';
import type { System } from '../../support/system.ts';

let system: System;
let tenant: Tenant;

before(async () => {
  ({ system } = await oneSystem());
  tenant = await newTenant(system.api);
  for (const name of ['alice', 'bob', 'virtual']) await tenant.add(name, name === 'virtual' ? { virtual: true } : {});
});

const url = (): string => system.ready().metrics ?? '';

async function figures(): Promise<Figures> {
  const reply = await fetch(url());
  assert.equal(reply.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
  return readFigures(await reply.text());
}

/** What has been added to a figure between two looks. */
const grown = (then: Figures, now: Figures, key: string): number => (now.get(key) ?? 0) - (then.get(key) ?? 0);

/** Waits until figures have grown since an earlier look by as much as is expected: each is there, and none has grown by more. */
async function expectGrowth(then: Figures, expected: Record<string, number>): Promise<void> {
  let now = await figures();
  await until(
    'the figures',
    async () => {
      now = await figures();
      return Object.entries(expected).every(([key, value]) => grown(then, now, key) >= value);
    },
    30_000,
  ).catch(() => undefined);
  for (const [key, value] of Object.entries(expected)) {
    assert.ok(now.has(key), key);
    assert.equal(grown(then, now, key), value, key);
  }
}

test('mail: what was stored, forwarded, discarded and bounced, and what waits', async () => {
  const { api } = system;
  const user = (name: string) => `${tenant.path}/usernames/${name}`;
  const addTarget = async (name: string, target: string) =>
    assert.equal((await api.call('POST', `${user(name)}/forwards`, { targets: [{ target }] })).status, 204);
  await addTarget('virtual', 'out@elsewhere.example');
  await api.put(`${user('bob')}/blackwhitelist`, { list: [{ type: 'B', address: '@bad.example' }] });
  const then = await figures();
  const send = async (name: string, from: string) => {
    const answer = await deliver(system.ready().smtp ?? '', {
      from,
      to: `${name}@${tenant.domain}`,
      text: mailText(`to ${name}`),
    });
    assert.equal(answer.code, 250);
  };
  for (let round = 0; round < 3; round++) await send('alice', 'a@good.example');
  for (let round = 0; round < 2; round++) await send('bob', 'b@bad.example');
  await send('virtual', 'c@good.example');
  await expectGrowth(then, {
    'mailstead_mail_actions_total{action="stored"}': 3,
    'mailstead_mail_actions_total{action="discarded"}': 2,
    'mailstead_mail_actions_total{action="forwarded"}': 1,
    'mailstead_deliveries_total{result="sent",way="mailbox"}': 6,
    'mailstead_deliveries_total{result="sent",way="outside"}': 1,
    'mailstead_deliveries_total{result="bounced",way="mailbox"}': 0,
  });
  // Postfix tells of a delivery before it has taken the mail off its queue.
  await until('the empty queue', async () => {
    const latest = await figures();
    return ['incoming', 'active', 'deferred', 'hold'].every(
      (queue) => latest.get(`mailstead_queue_messages{queue="${queue}"}`) === 0,
    );
  });
});

test('log-ins: good and refused ones, by protocol', async () => {
  const address = `alice@${tenant.domain}`;
  const ready = system.ready();
  const then = await figures();
  for (const password of [firstPassword, firstPassword, 'Wrong-Password-1']) {
    const imap = await ImapClient.open(ready.imap ?? '');
    await imap.logIn(address, password).catch(() => undefined);
    imap.close();
  }
  for (const password of [firstPassword, 'Wrong-Password-1', 'Wrong-Password-2']) {
    const smtp = await SmtpClient.open(ready.submissions ?? '', { secure: true });
    await smtp.logIn(address, password);
    smtp.lines.close();
  }
  const wrong = new Api(ready.http, 'operator', 'not-the-password-at-all');
  for (let round = 0; round < 4; round++) assert.equal((await wrong.call('GET', '/accounts')).status, 401);
  for (let round = 0; round < 2; round++) assert.equal((await system.api.call('GET', '/accounts')).status, 200);
  await expectGrowth(then, {
    'mailstead_log_ins_total{protocol="imap",result="good"}': 2,
    'mailstead_log_ins_total{protocol="imap",result="refused"}': 1,
    'mailstead_log_ins_total{protocol="submission",result="good"}': 1,
    'mailstead_log_ins_total{protocol="submission",result="refused"}': 2,
    'mailstead_log_ins_total{protocol="pop3",result="good"}': 0,
    'mailstead_log_ins_total{protocol="http",result="good"}': 2,
    'mailstead_log_ins_total{protocol="http",result="refused"}': 4,
    'mailstead_http_requests_total{method="GET",route="/accounts",status="4xx"}': 4,
    'mailstead_http_requests_total{method="GET",route="/accounts",status="2xx"}': 2,
    'mailstead_http_request_duration_seconds_count{method="GET",route="/accounts"}': 6,
    'mailstead_http_faults_total{status="401"}': 4,
  });
});

test('what is known of the platform and its parts', async () => {
  const now = await figures();
  for (const part of Object.keys(system.ready().pids)) {
    assert.equal(now.get(`mailstead_part_up{part="${part}"}`), 1, part);
    assert.ok(now.get(`mailstead_part_resident_bytes{part="${part}"}`)! > 500_000, part);
  }
  for (const source of ['api', 'policyd', 'dovecot', 'postfix', 'queue', 'watcher'])
    assert.equal(now.get(`mailstead_source_up{source="${source}"}`), 1, source);
  for (const filter of ['spam', 'virus']) assert.equal(now.get(`mailstead_filter_up{filter="${filter}"}`), 1);
  assert.equal(now.get('mailstead_database_up'), 1);
  assert.equal(now.get('mailstead_database_pool_size'), 10);
  assert.ok(now.get('mailstead_job_last_success_timestamp_seconds{job="sealAudit"}')! > Date.now() / 1000 - 60);
  assert.ok(now.get('mailstead_audit_seal_lag_seconds')! < 30);
  assert.ok(now.get('mailstead_api_event_loop_delay_seconds')! < 5);
  for (const name of ['mailboxes', 'mailboxes_full', 'mailboxes_nearly_full', 'mail_bytes', 'quota_bytes'])
    assert.ok(now.has(`mailstead_${name}`), name);
});

test('what the watcher alone can tell: the disks, the sweeps, the backups, the certificate', async () => {
  const now = await until('a sweep', async () => {
    const page = await figures();
    return page.get('mailstead_job_last_success_timestamp_seconds{job="sweep"}')! > Date.now() / 1000 - 3600 && page;
  });
  for (const folder of ['mail', 'postgres', 'queue', 'logs']) {
    const free = now.get(`mailstead_disk_free_bytes{folder="${folder}"}`)!;
    assert.ok(free > 0 && free <= now.get(`mailstead_disk_size_bytes{folder="${folder}"}`)!, folder);
  }
  assert.equal(now.get('mailstead_backup_last_success_timestamp_seconds'), 0);
  assert.ok(now.get('mailstead_certificate_end_timestamp_seconds')! > Date.now() / 1000);
});

/** `name` or `name{label="value",...}` of monitoring.md’s alerts, with those labels that must be equal. */
function alertedFigures(): { alert: string; name: string; labels: string[] }[] {
  const page = fs.readFileSync(path.join(import.meta.dirname, '../../../docs/operate/monitoring.md'), 'utf8');
  const rules = /^groups:$.*?^```$/ms.exec(page)?.[0].split('- alert: ').slice(1) ?? [];
  return rules.flatMap((rule) => {
    const expression = /expr: (.*)/.exec(rule)?.[1] ?? '';
    return [...expression.matchAll(/\b(mailstead_[a-z_]+)(?:\{([^}]*)\})?/g)].map(([, name = '', labels = '']) => ({
      alert: rule.split(/\s/, 1)[0]!,
      name,
      labels: [...labels.matchAll(/[a-z]+="[^"]*"/g)].map(([pair]) => pair),
    }));
  });
}

test('each figure that an alert of monitoring.md looks at is there, with its labels', async () => {
  // Of faults there is a figure once there is one.
  await new Api(system.ready().http, 'operator', 'not-the-password-at-all').call('GET', '/accounts');
  const keys = await until('a fault', async () => {
    const page = [...(await figures()).keys()];
    return page.some((key) => key.startsWith('mailstead_http_faults_total')) && page;
  });
  const looked = alertedFigures();
  assert.ok(looked.length > 20, `${looked.length}`);
  const missing = looked.filter(
    ({ name, labels }) =>
      !keys.some((key) => key.split('{', 1)[0] === name && labels.every((label) => key.includes(label))),
  );
  assert.deepEqual(missing, []);
});

test('whoever shows the figures can write no log but its own', () => {
  const pid = String(system.ready().pids['metrics']);
  const files = fs.readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    const flags = /^flags:\s*([0-7]+)$/m.exec(fs.readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'latin1'))?.[1] ?? '';
    const name = path.basename(fs.readlinkSync(`/proc/${pid}/fd/${fd}`));
    return name.endsWith('.log')
      ? [{ name, isWritten: (Number.parseInt(flags, 8) & 3) !== fs.constants.O_RDONLY }]
      : [];
  });
  assert.ok(files.some(({ name, isWritten }) => name === 'postfix.log' && !isWritten));
  assert.deepEqual([...new Set(files.filter(({ isWritten }) => isWritten).map(({ name }) => name))], ['metrics.log']);
});

test('more tenants are not more figures, and no figure names one', async () => {
  const then = new Set((await figures()).keys());
  for (let round = 0; round < 3; round++) {
    const another = await newTenant(system.api);
    await another.add('somebody');
    await system.api.get(another.path);
    await system.api.call('GET', `/accounts/${another.account}/nowhere-${round}`);
  }
  const now = await figures();
  const fresh = [...now.keys()].filter((key) => !then.has(key));
  // Routes that were not called before are new; each by its pattern.
  assert.ok(
    fresh.every((key) => /^mailstead_http_(requests|request|faults)/.test(key)),
    fresh.join('\n'),
  );
  const text = [...now.keys()].join('\n');
  for (const word of [tenant.account, tenant.domain, 'alice', 'customer', 'nowhere', 'somebody'])
    assert.ok(!text.includes(word), word);
});

test('without the API the rest is told, and that it is away', async () => {
  const { api } = system.ready().pids;
  process.kill(api!, 'SIGSTOP');
  const now = await until('that it is away', async () => {
    const page = await figures();
    return page.get('mailstead_source_up{source="api"}') === 0 && page;
  });
  assert.equal(now.get('mailstead_source_up{source="dovecot"}'), 1);
  assert.ok(now.has('mailstead_queue_messages{queue="deferred"}'));
  assert.ok(!now.has('mailstead_database_up'));
  const starts = now.get('mailstead_part_starts_total{part="api"}')!;
  process.kill(api!, 'SIGKILL');
  await until('a new API', async () => {
    const { pids } = system.ready();
    const again = await figures();
    const isBack =
      again.get('mailstead_part_up{part="api"}') === 1 && again.get('mailstead_source_up{source="api"}') === 1;
    return (
      pids.api !== api &&
      isAlive(pids.api!) &&
      isBack &&
      again.get('mailstead_part_starts_total{part="api"}') === starts + 1
    );
  });
});

test('the port shows its page, and nothing else', async () => {
  for (const path of ['/', '/metrics/x', '/../metrics', '/health'])
    assert.equal((await fetch(new URL(path, url()))).status, path.endsWith('./metrics') ? 200 : 404, path);
  assert.equal((await fetch(url(), { method: 'POST' })).status, 404);
});
