/**
 * The sample that each released version leaves behind in test/upgrade/<version>.sql: rows in every table, and what the API
 * answers to it. What an earlier version's sample has stays here as it is: later versions are asked for it too.
 */
import { seal } from '../../server/audit/seal.ts';
import { deployDefaults } from '../../server/policy/deploy.ts';
import { BASE, expectReply, PASSWORD, type TestApi } from '../support/api.ts';
import { tenantsApi } from '../support/tenants.ts';
import { redeemAuthToken } from '../../server/features/mailboxes/auth-token.ts';

const DOMAIN = '/accounts/acme/email/acme.example';
const ALICE = `${DOMAIN}/usernames/alice`;

/** What every later version must answer to the sample: who asks, what, and what the reply's body must hold. */
export const ANSWERS: [who: string, path: string, holds: object][] = [
  ['operator', '/franchises/north', { franchise: 'north', name: 'north' }],
  ['operator', '/plans/spare', { plan: 'spare', infostoreQuota: 20 }],
  ['north-app', '/accounts/acme', { accountNumber: 'acme', name: 'acme Ltd', status: 'open', franchise: 'north' }],
  ['operator', '/accounts/dormant', { status: 'suspended' }],
  ['acme-owner', `${ALICE}/mailbox`, { username: 'alice', quota: 1024 }],
  ['acme-owner', `${ALICE}/autoresponder`, { active: true, subject: 'Away — até já', body: 'Back\non "Monday".' }],
  ['alice@acme.example', '/email/acme.example/usernames/alice/autoresponder', { active: true }],
  ['acme-owner', `${ALICE}/forwards`, { targets: [{ target: 'away@acme-away.example' }] }],
  ['acme-owner', `${ALICE}/blackwhitelist`, { list: [{ address: 'spam@acme-spam.example', type: 'B' }] }],
  ['acme-owner', `${DOMAIN}/blackwhitelist`, { list: [{ address: 'spam@acme-spam.example', type: 'B' }] }],
  ['acme-owner', `${ALICE}/cleanmailplus`, [{ fieldName: 'SPAM_LEVEL', selected: '3' }]],
  ['acme-owner', `${ALICE}/webmail`, { theme: 'dark' }],
  ['acme-owner', `${DOMAIN}/usernames/alice-x/exchange`, { displayName: 'Somebody' }],
  ['acme-owner', `${DOMAIN}/contacts/acme-contact`, { displayName: 'Somebody', email: 'somebody@acme.example' }],
  ['acme-owner', `${DOMAIN}/infostore`, { infoStore: { quota: 30 } }],
  ['acme-owner', `${DOMAIN}/aliases`, { list: ['acme-alias.example'] }],
  ['operator', '/tickets', { totalCount: 5 }],
  ['acme-owner', `${DOMAIN}/usernames/brought/mailbox`, { username: 'brought' }],
];

/** What a sample has deleted, and what must be answered once it is restored. */
export interface Restorable {
  /** The first version whose sample has it. */
  since: string;
  kind: 'mailbox' | 'domain';
  name: string;
  answers: typeof ANSWERS;
}

const AWAY = `${DOMAIN}/usernames/away`;
const LEFT = '/accounts/acme/email/left.example';

/** Who asks by an address has PASSWORD, and so logs in. */
export const RESTORABLE: Restorable[] = [
  {
    since: '0.1.0',
    kind: 'mailbox',
    name: 'gone',
    answers: [
      ['acme-owner', `${DOMAIN}/usernames/gone/mailbox`, { username: 'gone', quota: 1024 }],
      ['gone@acme.example', '/email/acme.example/usernames/gone/mailbox', { username: 'gone' }],
    ],
  },
  {
    since: '0.1.0',
    kind: 'domain',
    name: 'alice-gone.example',
    answers: [
      ['acme-owner', '/accounts/acme/email', { list: [{ domain: 'alice-gone.example', plan: 'standard' }] }],
      ['acme-owner', '/accounts/acme/email/alice-gone.example', { quota: 0 }],
    ],
  },
  {
    since: '0.2.0',
    kind: 'mailbox',
    name: 'away',
    answers: [
      ['acme-owner', `${AWAY}/exchange`, { displayName: 'Somebody' }],
      ['acme-owner', `${AWAY}/autoresponder`, { active: true, body: 'Back "soon".' }],
      ['acme-owner', `${AWAY}/forwards`, { targets: [{ target: 'away@acme-away.example' }] }],
      ['acme-owner', `${AWAY}/blackwhitelist`, { list: [{ address: 'spam@acme-spam.example', type: 'B' }] }],
      ['away@acme.example', '/email/acme.example/usernames/away/autoresponder', { active: true }],
    ],
  },
  {
    since: '0.2.0',
    kind: 'domain',
    name: 'left.example',
    answers: [
      ['acme-owner', `${LEFT}/aliases`, { list: ['left-alias.example'] }],
      ['acme-owner', `${LEFT}/usernames/lena/mailbox`, { username: 'lena', quota: 1024 }],
      ['lena@left.example', '/email/left.example/usernames/lena/mailbox', { username: 'lena' }],
    ],
  },
];

/** Rows that come from the work of a moment, and that no call of the API leaves behind for certain. */
const MOMENTARY = `
  insert into late_log_ins (scope, target, ended_date) select 'username', id, now() from usernames where username = 'bob';
  insert into mailbox_usage (username_id, bytes, messages) select id, 12345, 6 from usernames where username = 'alice';
  insert into session_ends (scope, target) select 'username', id from usernames where username = 'bob';
  insert into front_door_tries (door, username_id, address, at) select 'reset', id, '192.0.2.1', now() from usernames where username = 'bob';
  insert into log_in_tries (name, client, at, is_wrong) values ('bob@acme.example', '192.0.2.1', now(), true);
  insert into log_in_memory (username_id, digest, made_date) select id, sha256('of a log-in'), now() from usernames where username = 'bob';
  insert into log_in_refusals (name, address, service, reason, target, count, at)
    values ('bob@acme.example', '192.0.2.1', 'imap', 'wrong password', 'bob@acme.example', 1, now());
  insert into outbox (id, recipient, subject, body, created_date, next_try)
    values (gen_random_uuid(), 'support@elsewhere.example', 'A ticket', 'Its text.', now(), now());`;

/** Makes the sample on a new database. @throws Error when a table has no row */
export async function sampleApi(): Promise<TestApi> {
  const { api } = await tenantsApi();
  try {
    await fill(api);
    return api;
  } catch (error) {
    await api.close();
    throw error;
  }
}

async function fill(api: TestApi): Promise<void> {
  const owner = api.as('acme-owner');
  await deployDefaults(api.sql);
  expectReply(
    await owner.put(`${ALICE}/autoresponder`, { active: true, subject: 'Away — até já', body: 'Back\non "Monday".' }),
    204,
  );
  const level = { attributes: [{ attributeName: 'SPAM_LEVEL', attributeValue: '3' }] };
  expectReply(await owner.put(`${ALICE}/cleanmailplus`, level), 204);
  expectReply(await owner.put(`${ALICE}/webmail`, { theme: 'dark' }), 204);
  expectReply(await api.as('operator').put(`${DOMAIN}/infostore`, { quota: 30 }), 204);
  const addresses = { emailAddresses: ['alice-x', 'alice-too'] };
  expectReply(await api.as('operator').put(`${DOMAIN}/usernames/alice-x/exchange`, addresses), 204);
  const passwordHash = '{SSHA}9o8Pp7hyVIBCdjGPUGNHQTB4VlA4U2FsdA==';
  expectReply(await api.as('operator').put(`${DOMAIN}/usernames/brought/mailbox`, { passwordHash }), 201);
  expectReply(await owner.put(`${DOMAIN}/usernames/gone/mailbox`, { password: 'Correct-Horse-7' }), 201);
  await enterPages(api);
  await deleteMore(api);
  await seal(api.sql);
  // What the audit says of this waits for its seal.
  expectReply(await owner.delete(`${DOMAIN}/usernames/gone/mailbox`), 204);
  await api.sql.unsafe(MOMENTARY);
  await everyTableHasRows(api);
}

/** A mailbox that has settings and a domain that has something below it, both deleted. */
async function deleteMore(api: TestApi): Promise<void> {
  const operator = api.as('operator');
  const made: [path: string, body: object][] = [
    [`${AWAY}/exchange`, { password: PASSWORD, displayName: 'Somebody' }],
    [`${AWAY}/autoresponder`, { active: true, body: 'Back "soon".' }],
    [`${AWAY}/blackwhitelist`, { list: [{ address: 'spam@acme-spam.example', type: 'B' }] }],
    [LEFT, {}],
    [`${LEFT}/aliases/left-alias.example`, {}],
    [`${LEFT}/usernames/lena/mailbox`, { password: PASSWORD }],
  ];
  for (const [path, body] of made) {
    const { status, text } = await operator.put(path, body);
    if (status !== 201 && status !== 204) throw new Error(`PUT ${path}: ${status} ${text}`);
  }
  expectReply(await operator.post(`${AWAY}/forwards`, { targets: [{ target: 'away@acme-away.example' }] }), 204);
  for (const path of [`${AWAY}/exchange`, LEFT]) expectReply(await operator.delete(path), 204);
}

/** A ticket of the antispam page that is open and one that was used, and a used token of a mailbox. */
async function enterPages(api: TestApi): Promise<void> {
  const owner = api.as('acme-owner');
  const link = async (): Promise<string> =>
    ((await owner.get('/accounts/acme/avas/acme.example/SSOLink')).body as { ssoLink: string }).ssoLink;
  expectReply(await api.as().get((await link()).slice(BASE.length)), 303);
  await link();
  const { authToken } = (await owner.get(`${ALICE}/mailbox`)).body as { authToken: string };
  const by = { caller: { kind: 'nobody', name: '' }, address: '192.0.2.1', requestId: crypto.randomUUID() } as const;
  await redeemAuthToken(api.sql, api.services.instance.secret, authToken, { ...by, now: new Date() });
}

async function everyTableHasRows({ sql }: TestApi): Promise<void> {
  const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`;
  const empty: string[] = [];
  for (const { name } of tables) {
    const [row] = await sql`select exists (select from ${sql(name)}) as filled`;
    if (row!['filled'] !== true) empty.push(name);
  }
  if (empty.length > 0) throw new Error(`The sample has no row in ${empty.join(', ')}.`);
}
