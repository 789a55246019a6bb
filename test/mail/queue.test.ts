/** The mail queue of the real Postfix, by the API: seen, held back, let go, removed. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { until } from '../engine/until.ts';
import { newTenant, type Tenant } from '../support/operator.ts';
import { readFigures } from '../support/prometheus.ts';
import { type Sink, startSink } from '../support/sink.ts';
import { deliver, mailText } from '../support/smtp.ts';
import { startSystem, type System } from '../support/system.ts';
import { freePort } from '../../engine/ports.ts';

let system: System;
let tenant: Tenant;
let address: string;
let relayPort: number;
let sink: Sink | undefined;

interface Queued {
  id: string;
  queue: string;
  arrivalDate: string;
  size: number;
  sender: string;
  recipients: { address: string; reason?: string }[];
}

before(async () => {
  relayPort = await freePort();
  system = await startSystem({ MAILSTEAD_RELAY_HOST: `127.0.0.1:${relayPort}`, MAILSTEAD_CLAMAV: 'off' });
  tenant = await newTenant(system.api);
  address = await tenant.add('alice');
  const target = { targets: [{ target: 'out@elsewhere.example' }] };
  assert.equal((await system.api.call('POST', `${tenant.path}/usernames/alice/forwards`, target)).status, 204);
});
after(async () => {
  await sink?.stop();
  await system.remove();
});

const listed = async (query = ''): Promise<Queued[]> =>
  (await system.api.get<{ list: Queued[] }>(`/queue${query}`)).list;
const call = async (method: string, path: string): Promise<number> => (await system.api.call(method, path)).status;

/** Sends a mail that is forwarded to where nobody listens. @returns it as it waits */
async function waiting(subject: string): Promise<Queued> {
  const known = new Set((await listed()).map(({ id }) => id));
  assert.equal((await deliver(system.ready().smtp ?? '', { to: address, text: mailText(subject) })).code, 250);
  return until(subject, async () =>
    (await listed('?filterQueue=deferred&filterRecipient=out@*')).find(({ id }) => !known.has(id)),
  );
}

test('a mail that waits is seen with its envelope and the reason, and nothing of what it says', async () => {
  const mail = await waiting('something private');
  assert.match(mail.sender, /^SRS0=.*@mx\.mailstead\.test$/);
  assert.deepEqual(
    mail.recipients.map(({ address: to }) => to),
    ['out@elsewhere.example'],
  );
  assert.match(String(mail.recipients[0]?.reason), /Connection refused/);
  assert.ok(Math.abs(Date.parse(mail.arrivalDate) - Date.now()) < 60_000);
  const one = await system.api.get<Queued>(`/queue/${mail.id}`);
  assert.equal(one.id, mail.id);
  assert.ok(!JSON.stringify(one).includes('private'));
  assert.equal(await call('DELETE', `/queue/${mail.id}`), 204);
  assert.equal(await call('GET', `/queue/${mail.id}`), 404);
});

test('held it stays however the way is open, let go it arrives; a removed one is gone without a bounce', async () => {
  const [held, other] = [await waiting('held'), await waiting('removed')];
  assert.equal(await call('POST', `/queue/${held.id}/hold`), 204);
  assert.equal(await call('DELETE', `/queue/${other.id}`), 204);
  assert.deepEqual(
    (await listed()).map(({ id, queue }) => [id, queue]),
    [[held.id, 'hold']],
  );
  sink = await startSink(relayPort);
  const through = sink;
  assert.equal((await deliver(system.ready().smtp ?? '', { to: address, text: mailText('a later one') })).code, 250);
  await until('the later one', () => through.mails.some(({ text }) => text.includes('a later one')));
  assert.equal((await system.api.get<Queued>(`/queue/${held.id}`)).queue, 'hold');
  assert.equal(await call('POST', `/queue/${held.id}/release`), 204);
  // Its time has come long before the queue is looked through by itself (60 s).
  await until('the held one', () => through.mails.some(({ text }) => text.includes('Subject: held')), 30_000);
  await until('an empty queue', async () => (await listed()).length === 0);
  assert.equal(through.mails.length, 2);
  assert.equal(await call('POST', `/queue/${held.id}/release`), 404);
});

test('a mail that waits for its time is tried now when it is let go', async () => {
  await sink?.stop();
  const mail = await waiting('tried now');
  sink = await startSink(relayPort);
  const through = sink;
  assert.equal(await call('POST', `/queue/${mail.id}/release`), 204);
  // By itself it would be tried after a minute.
  await until('it', () => through.mails.some(({ text }) => text.includes('Subject: tried now')), 30_000);
});

/** Makes a mail older than Postfix keeps any. It expires by the time of its making; the list shows that of its arrival. */
function makeOld(id: string): void {
  const file = path.join(system.home, 'postfix/queue/hold', id);
  let text = fs.readFileSync(file, 'latin1');
  // Record T: seconds and microseconds. Record A: an attribute.
  for (const time of [/(?<=T.)\d{10}(?= \d)/s, /(?<=create_time=)\d{10}/]) {
    assert.match(text, time);
    text = text.replace(time, (seconds) => String(Number(seconds) - 6 * 86_400));
  }
  fs.writeFileSync(file, Buffer.from(text, 'latin1'), { flag: 'r+' });
}

/** Holds a mail that waits, makes it old and lets it go. */
async function letGoOld(mail: Queued): Promise<void> {
  assert.equal(await call('POST', `/queue/${mail.id}/hold`), 204);
  makeOld(mail.id);
  assert.ok(Date.parse((await system.api.get<Queued>(`/queue/${mail.id}`)).arrivalDate) < Date.now() - 5 * 86_400_000);
  assert.equal(await call('POST', `/queue/${mail.id}/release`), 204);
}

/** The lines of Postfix's log with this in them: ` ID: ` is of one mail. */
const logged = (what: string): string[] =>
  fs
    .readFileSync(path.join(system.home, 'logs/postfix.log'), 'latin1')
    .split('\n')
    .filter((line) => line.includes(what));

test('let go after a hold of days it bounces, unless the queue is told to keep mails for longer', async () => {
  await sink?.stop();
  sink = undefined;
  const bounces = await waiting('held for days, and then it was too late');
  await letGoOld(bounces);
  await until('its end', () =>
    logged(` ${bounces.id}: `).some((line) => line.includes('status=expired, returned to sender')),
  );
  const stays = await waiting('held for days');
  // docs/operate/queue.md says so.
  const config = path.join(system.home, 'postfix/config');
  execFileSync('/usr/sbin/postconf', ['-c', config, '-e', 'maximal_queue_lifetime=30d']);
  execFileSync('/usr/sbin/postfix', ['-c', config, 'reload'], { stdio: 'ignore' });
  await until('the reload', () => logged(': reload -- version').length > 0);
  await letGoOld(stays);
  const tries = (): string[] => logged(` ${stays.id}: `).filter((line) => line.includes(': to='));
  await until('a second try', () => tries().length > 1, 30_000);
  assert.match(tries().at(-1)!, /status=deferred/);
  // One that has expired does not come back here.
  await until(
    'it waits again',
    async () => (await listed('?filterQueue=deferred')).some(({ id }) => id === stays.id),
    30_000,
  );
  assert.ok(!logged(` ${stays.id}: `).some((line) => line.includes('status=expired')));
  assert.equal(await call('DELETE', `/queue/${stays.id}`), 204);
});

/** A file of the queue whose last record is no longer one: the content is legible, and Postfix takes it for damaged. */
function withoutEnd(whole: Buffer): Buffer {
  const damaged = Buffer.from(whole);
  const at = whole.lastIndexOf('0E\0');
  assert.ok(at > 0);
  damaged[at + 1] = 0;
  return damaged;
}

/** What is in Postfix's folder for what it cannot read, and what the figures tell of it. */
async function setAside(): Promise<{ files: string[]; count: number | undefined; oldest: number | undefined }> {
  const files = fs.readdirSync(path.join(system.home, 'postfix/queue/corrupt'));
  const page = readFigures(await (await fetch(system.ready().metrics ?? '')).text());
  const figure = (name: string) => page.get(`mailstead_queue_${name}{queue="corrupt"}`);
  return { files, count: figure('messages'), oldest: figure('oldest_seconds') };
}

test('a mail that Postfix cannot read is set aside: counted, readable by postcat, and back by the way of incidents.md', async () => {
  assert.deepEqual(await setAside(), { files: [], count: 0, oldest: 0 });
  const { id } = await waiting('damaged on its disk');
  assert.equal(await call('POST', `/queue/${id}/hold`), 204);
  const folder = path.join(system.home, 'postfix/queue');
  const config = path.join(system.home, 'postfix/config');
  const whole = fs.readFileSync(path.join(folder, 'hold', id));
  fs.writeFileSync(path.join(folder, 'hold', id), withoutEnd(whole), { flag: 'r+' });
  assert.equal(await call('POST', `/queue/${id}/release`), 204);
  const found = await until('its figure', async () => {
    const now = await setAside();
    return now.count === 1 && now;
  });
  assert.deepEqual(found.files, [id]);
  assert.ok(found.oldest! >= 0 && found.oldest! < 3600, `${found.oldest}`);
  assert.equal(logged(`saving corrupt file "${id}"`).length, 1);
  assert.equal(await call('GET', `/queue/${id}`), 404);
  const file = path.join(folder, 'corrupt', id);
  const { stdout } = spawnSync('/usr/sbin/postcat', ['-c', config, file], { encoding: 'latin1' });
  assert.match(stdout, /recipient: out@elsewhere\.example/);
  assert.match(stdout, /Subject: damaged on its disk/);
  // The disk is well again.
  fs.writeFileSync(file, whole, { flag: 'r+' });
  fs.renameSync(file, path.join(folder, 'hold', id));
  const { stderr } = spawnSync('/usr/sbin/postsuper', ['-c', config, '-H', id], { encoding: 'latin1' });
  assert.match(stderr, /Released from hold: 1 message/);
  await until('it waits again', async () => (await listed('?filterQueue=deferred')).some((mail) => mail.id === id));
  await until('no figure', async () => (await setAside()).count === 0);
  assert.equal(await call('DELETE', `/queue/${id}`), 204);
});

test('an id that is no id reaches nothing, least of all every mail', async () => {
  const mail = await waiting('stays');
  for (const id of ['ALL', '-d', '-dALL', `${mail.id}%20deferred`, `..%2Fdeferred%2F${mail.id}`, `${mail.id}%0A`])
    for (const [method, path] of [
      ['POST', '/hold'],
      ['DELETE', ''],
    ] as const)
      assert.equal(await call(method, `/queue/${id}${path}`), 404, id);
  assert.equal((await system.api.get<Queued>(`/queue/${mail.id}`)).queue, 'deferred');
});

test('while Postfix is down the queue can be seen and changed all the same', async () => {
  const mail = (await listed('?filterQueue=deferred'))[0];
  const { postfix } = system.ready().pids;
  process.kill(postfix!, 'SIGSTOP');
  try {
    assert.equal(await call('POST', `/queue/${mail!.id}/hold`), 204);
    assert.deepEqual(
      (await listed('?filterQueue=hold')).map(({ id }) => id),
      [mail!.id],
    );
  } finally {
    process.kill(postfix!, 'SIGCONT');
  }
  const rows =
    await system.sql`select operation, target from audit where operation like '%Queued' order by at desc limit 1`;
  assert.deepEqual([rows[0]!['operation'], rows[0]!['target']], ['holdQueued', mail!.id]);
});
