/**
 * What leaves is signed (DKIM): an independent validator accepts it by the records that GET {L}/dns tells, and by nothing else.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import type { DnsRecord } from '../../../server/features/dns/records.ts';
import { until } from '../../engine/until.ts';
import { oneSystem } from '../../support/shared-systems.ts';
import { firstPassword, newTenant, type Tenant } from '../../support/operator.ts';
import type { Sink, SinkMail } from '../../support/sink.ts';
import { deliver, SmtpClient } from '../../support/smtp.ts';
import type { System } from '../../support/system.ts';

const OUTSIDE = 'someone@elsewhere.example';
let sink: Sink;
let system: System;

before(async () => {
  ({ system, sink } = await oneSystem());
});

const recordsOf = async ({ path }: Tenant): Promise<DnsRecord[]> => system.api.get<DnsRecord[]>(`${path}/dns`);

/** The verdicts on a mail's signatures, by the domains that have signed, as a receiver with these records comes to them. */
async function verdicts(text: string, records: DnsRecord[]): Promise<Record<string, string>> {
  const resolver = async (name: string, type: string): Promise<string[][]> => {
    const found = records.filter((record) => record.type === type && record.name === `${name}.`);
    if (found.length === 0) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    return found.map((record) => [record.value]);
  };
  const { results } = await dkimVerify(text, { resolver });
  const signed = results.filter((result) => result.signingDomain);
  return Object.fromEntries(signed.map((result) => [result.signingDomain, result.status.result]));
}

/** What has come out of the system with this subject. */
const leaves = async (subject: string): Promise<SinkMail> =>
  until(
    `the mail "${subject}"`,
    () => sink.mails.find(({ text }) => text.includes(`\r\nSubject: ${subject}\r\n`)),
    30_000,
  );

/** Hands a mail in as a mail client does. */
async function submit(login: string, from: string, lines: string[]): Promise<void> {
  const client = await SmtpClient.open(system.ready().submissions ?? '', { secure: true });
  try {
    assert.equal((await client.logIn(login, firstPassword)).code, 235);
    const sent = await client.mail({ from, to: [OUTSIDE], text: textOf(lines) });
    assert.equal(sent.code, 250, sent.text);
  } finally {
    client.close();
  }
}

/** The client sends each letter as one byte. */
const textOf = (lines: string[]): string => Buffer.from(`${lines.join('\r\n')}\r\n`).toString('latin1');

const head = (from: string, to: string, subject: string): string[] => [
  `From: ${from}`,
  `To: ${to}`,
  `Subject: ${subject}`,
  'Date: Thu, 01 Jan 2026 12:00:00 +0000',
  `Message-ID: <${subject.replaceAll(' ', '.')}@client.example>`,
];

test('a submitted mail', async () => {
  const tenant = await newTenant(system.api);
  const alice = await tenant.add('alice');
  await submit(alice, alice, [
    ...head(`=?utf-8?Q?=C3=84lice?= <${alice}>`, OUTSIDE, 'a submitted mail'),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    'Grüße  with  spaces at the end   ',
    '.a dot, and empty lines behind',
    '',
    '',
  ]);
  const records = await recordsOf(tenant);
  const { text } = await leaves('a submitted mail');
  assert.deepEqual(await verdicts(text, records), { [tenant.domain]: 'pass' });
  // The validator can say no: of a changed text, a changed From, another key, and none.
  assert.deepEqual(await verdicts(text.replace('\r\nGr', '\r\ngr'), records), { [tenant.domain]: 'neutral' });
  assert.deepEqual(await verdicts(text.replace('<alice@', '<bob@'), records), { [tenant.domain]: 'fail' });
  assert.deepEqual(await verdicts(`From: ${OUTSIDE}\r\n${text}`, records), { [tenant.domain]: 'fail' });
  const other = (await recordsOf(await newTenant(system.api))).find(({ value }) => value.startsWith('v=DKIM1'))!;
  const swapped = records.map((record) =>
    record.value.startsWith('v=DKIM1') ? { ...record, value: other.value } : record,
  );
  assert.deepEqual(await verdicts(text, swapped), { [tenant.domain]: 'fail' });
  assert.deepEqual(await verdicts(text, []), { [tenant.domain]: 'neutral' });
});

test('a mail in the name of a domain alias is signed by the alias, from the moment it is there', async () => {
  const tenant = await newTenant(system.api);
  const alice = await tenant.add('alice');
  const alias = `also-${tenant.domain}`;
  assert.equal(await system.api.put(`${tenant.path}/aliases/${alias}`, {}), 201);
  const from = `alice@${alias}`;
  await submit(alice, from, [...head(from, OUTSIDE, 'by an alias'), '', 'Hello.']);
  const { text } = await leaves('by an alias');
  assert.deepEqual(await verdicts(text, await recordsOf(tenant)), { [alias]: 'pass' });
});

test('a forwarded mail is signed by the domain that forwards it, also by one that is suspended', async () => {
  const tenant = await newTenant(system.api);
  const alice = await tenant.add('alice');
  const forwards = `${tenant.path}/usernames/alice/forwards`;
  const forwarded = await system.api.call('POST', forwards, { targets: [{ target: 'target@elsewhere.example' }] });
  assert.ok(forwarded.status < 300, JSON.stringify(forwarded));
  for (const status of ['open', 'suspended']) {
    await system.api.put(tenant.path, { status });
    const subject = `forwarded while ${status}`;
    const text = textOf([...head(OUTSIDE, alice, subject), '', 'Grüße']);
    assert.equal((await deliver(system.ready().smtp ?? '', { from: OUTSIDE, to: alice, text })).code, 250);
    const mail = await leaves(subject);
    assert.deepEqual(mail.to, ['target@elsewhere.example']);
    assert.match(mail.from, /^SRS0=.*@mx\.mailstead\.test$/);
    assert.deepEqual(await verdicts(mail.text, await recordsOf(tenant)), { [tenant.domain]: 'pass' });
  }
});

test('an automatic reply', async () => {
  const tenant = await newTenant(system.api);
  const alice = await tenant.add('alice');
  const reply = { active: true, subject: 'I am away', body: 'Bis nächsten Montag.' };
  await system.api.put(`${tenant.path}/usernames/alice/autoresponder`, reply);
  const text = textOf([...head(OUTSIDE, alice, 'are you there'), '', 'Hello.']);
  assert.equal((await deliver(system.ready().smtp ?? '', { from: OUTSIDE, to: alice, text })).code, 250);
  const mail = await leaves('I am away');
  assert.deepEqual([mail.from, mail.to], ['', [OUTSIDE]]);
  assert.deepEqual(await verdicts(mail.text, await recordsOf(tenant)), { [tenant.domain]: 'pass' });
});

test('a domain that is made anew signs by its new key at once', async () => {
  const tenant = await newTenant(system.api);
  await tenant.add('alice');
  const old = await recordsOf(tenant);
  await system.api.delete(tenant.path);
  assert.equal(await system.api.put(tenant.path, {}), 201);
  const alice = await tenant.add('alice');
  await submit(alice, alice, [...head(alice, OUTSIDE, 'by a new key'), '', 'Hello.']);
  const { text } = await leaves('by a new key');
  assert.deepEqual(await verdicts(text, await recordsOf(tenant)), { [tenant.domain]: 'pass' });
  assert.deepEqual(await verdicts(text, old), { [tenant.domain]: 'neutral' });
});
