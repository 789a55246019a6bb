/** exchange GET, PUT and DELETE (contract.md B.1 rows 24 to 26), and what operator.md adds to them. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BASE, expectCreated, expectReply, PASSWORD } from '../../../test/support/api.ts';
import { DATA_CONFLICT, MAILBOX_EXISTS, missing, NO_NAME, UNAUTHORIZED } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';
import { Exchange } from './schema.ts';

const api = await peopledApi();
after(async () => api.close());
const operator = api.as('operator');
const north = api.as('north-app');
const owner = api.as('acme-owner');

const DOMAIN = '/accounts/acme/email/acme.example';
const at = (name: string): string => `${DOMAIN}/usernames/${name}/exchange`;
const short = (name: string): string => `/email/acme.example/usernames/${name}/exchange`;
const made = async (name: string, fields: object = {}): Promise<void> =>
  expectReply(await north.put(at(name), { password: PASSWORD, displayName: name, ...fields }), 201);
const read = async (name: string): Promise<Record<string, unknown>> => {
  const reply = await owner.get(at(name));
  expectReply(reply, 200);
  return reply.body as Record<string, unknown>;
};
const DISABLED = { conflict: { message: 'The domain is disabled.', code: 409, details: '' } };

test('setExchange, getExchange: the defaults of a new mailbox, in the order of the specification', async () => {
  expectCreated(await owner.put(at('Test-MB'), { password: 'pWord123$', displayName: 'John' }), `${at('test-mb')}/`);
  const shown = await read('test-mb');
  assert.deepEqual(Object.keys(shown), Object.keys(Exchange.properties));
  const { whenCreated, whenChanged, ...rest } = shown;
  assert.match(String(whenCreated), /^\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d\d:\d\d [AP]M$/);
  assert.equal(whenChanged, whenCreated);
  const empty =
    `city company country department fax homePhone manager mobilePhone notes office postalCode state street title
    webPage workPhone firstName lastName archiveDatabase rejectMessagesFromSendersOrMembers
    acceptMessagesOnlyFromSendersOrMembers forwardingSmtpAddress`.split(/\s+/);
  assert.deepEqual(rest, {
    ...Object.fromEntries(empty.map((name) => [name, ''])),
    maxReceiveSize: '50 MB (52,428,800 bytes)',
    maxSendSize: '50 MB (52,428,800 bytes)',
    primarySmtpAddress: 'test-mb@acme.example',
    quota: '5 GB (5,368,709,120 bytes)',
    recipientLimits: '100',
    requireSenderAuthenticationEnabled: false,
    totalItemSize: '0',
    activeSyncAllowedDeviceIDs: [],
    activeSyncBlockedDeviceIDs: [],
    activeSyncEnabled: true,
    activeSyncMailboxPolicy: 'Default',
    hasActiveSyncDevicePartnership: false,
    imapEnabled: true,
    mapiEnabled: true,
    owaEnabled: true,
    popEnabled: true,
    serverName: 'mx.test',
    emailAddress: 'test-mb@acme.example',
    recipientType: 'UserMailbox',
    resourceType: 'user',
    type: 'standard',
    displayName: 'John',
    username: 'test-mb',
    domain: 'acme.example',
    alias: 'test-mb',
    archiveQuota: '50 GB (53,687,091,200 bytes)',
    database: 'mailstead',
    deliverToMailboxAndForward: false,
    emailAddresses: [{ address: 'test-mb@acme.example', header: 'SMTP' }],
    hiddenFromAddressListsEnabled: false,
    itemCount: '0',
    links: [
      { href: `${BASE}${at('test-mb')}/`, rel: 'self' },
      { href: `${BASE}${DOMAIN}/usernames/test-mb/secrets`, rel: 'related' },
    ],
  });
});

test('setExchange: the refusals of the specification', async () => {
  const john = at('john.smith');
  expectReply(await owner.put(john, { displayName: 'John' }), 400, { password: 'Required' });
  expectReply(await owner.put(john, { password: 'pWord123$' }), 400, { displayName: 'Required' });
  expectReply(await owner.put(john), 400, { password: 'Required', displayName: 'Required' });
  const abc = { password: "Password should not start with 'abc' case-insensitively" };
  expectReply(await owner.put(john, { password: 'abc1234', displayName: 'John' }), 400, abc);
  const letter = { password: 'Password should start with a letter' };
  expectReply(await owner.put(john, { password: '!q2w3e4R', displayName: 'John' }), 400, letter);
  expectReply(await owner.put(john, { type: 'x', resourceType: 'y' }), 400, {
    type: '"x" is not one of standard, premium',
    resourceType: '"y" is not one of user, equipment, room',
  });
  const long = 'x'.repeat(1025);
  expectReply(await owner.put(john, { displayName: long, firstName: long, street: long, postalCode: long }), 400, {
    displayName: 'Longer than maximum length 256',
    firstName: 'Longer than maximum length 64',
    street: 'Longer than maximum length 1024',
    postalCode: 'Longer than maximum length 40',
  });
  expectReply(await owner.put(at('no!name'), { password: PASSWORD, displayName: 'x' }), 400, { mailboxName: NO_NAME });
  expectReply(await owner.get(john), 404, missing('Mailbox not found'));
});

test('setExchange: kinds, their quotas, and texts that may be emptied', async () => {
  await made('room', { type: 'premium', resourceType: 'room', city: 'Wien', notes: 'first' });
  const room = await read('room');
  assert.equal(room['recipientType'], 'RoomMailbox');
  assert.equal(room['quota'], '50 GB (53,687,091,200 bytes)');
  const cannot = { resourceType: 'resourceType cannot be updated' };
  for (const resourceType of ['room', 'equipment'])
    expectReply(await owner.put(at('room'), { resourceType }), 400, cannot);
  expectReply(await owner.put(at('room'), { displayName: '' }), 400, { displayName: 'Required' });
  expectReply(await owner.put(at('room'), { type: 'standard', city: '', company: 'Acme' }), 204);
  const changed = await read('room');
  assert.deepEqual(
    [changed['type'], changed['quota'], changed['city'], changed['company'], changed['notes']],
    ['standard', '5 GB (5,368,709,120 bytes)', '', 'Acme', 'first'],
  );
  await api.sql`
    insert into mailbox_usage (username_id, bytes, messages)
    select id, ${2 * 1_048_576}, 7 from usernames where username = 'room'`;
  const full = { message: 'Current mailbox usage is larger than the new quota value' };
  expectReply(await north.put(at('room'), { quota: 1 }), 400, full);
  expectReply(await north.put(at('room'), { quota: 2 }), 204);
  const { itemCount, totalItemSize, quota } = await read('room');
  assert.deepEqual([itemCount, totalItemSize, quota], ['7', '2 MB (2,097,152 bytes)', '2 MB (2,097,152 bytes)']);
});

test('names are shared with mailboxes: 409 both ways, and neither reads the other', async () => {
  expectReply(await owner.put(at('alice'), { password: PASSWORD, displayName: 'Alice' }), 409, MAILBOX_EXISTS);
  expectReply(await owner.get(at('alice')), 404, missing('Mailbox not found'));
  expectReply(await owner.delete(at('alice')), 404, missing('Mailbox not found'));
  await made('taken');
  const mailbox = `${DOMAIN}/usernames/taken/mailbox`;
  expectReply(await owner.put(mailbox, { password: PASSWORD }), 409, MAILBOX_EXISTS);
  expectReply(await owner.put(`${DOMAIN}/usernames/bob/mailbox`, { username: 'taken' }), 400, {
    username: 'Mailbox already exists',
  });
  expectReply(await owner.get(mailbox), 404, missing('Mailbox not found'));
  expectReply(await owner.get(`${DOMAIN}/usernames/taken`), 200);
});

test('a former password is refused; a hash from elsewhere is the operator’s and the franchise’s to bring', async () => {
  await made('history');
  const used = { password: 'Password must not be used more than once' };
  expectReply(await owner.put(at('history'), { password: PASSWORD }), 400, used);
  expectReply(await owner.put(at('history'), { password: 'Second-Word-2' }), 204);
  expectReply(await owner.put(at('history'), { password: PASSWORD }), 400, used);
  const passwordHash = '{SSHA}RbTuEq1WDDVyc5fE4hQnKop9KVMxPPId';
  expectReply(await owner.put(at('history'), { passwordHash, quota: 7 }), 204);
  assert.equal((await read('history'))['quota'], '5 GB (5,368,709,120 bytes)');
  expectReply(await api.as('history@acme.example:Second-Word-2').put(short('history'), {}), 400);
  expectReply(await operator.put(at('history'), { passwordHash: '{PLAIN}x' }), 400, {
    passwordHash: 'Not a hash of a known scheme',
  });
  expectReply(await operator.put(at('brought'), { passwordHash, displayName: 'Brought' }), 201);
  expectReply(await api.as('brought@acme.example:Geheim-1-erstes').put(short('brought'), {}), 400);
});

test('resetPassword is kept until a password is set', async () => {
  await made('forgetful', { resetPassword: true });
  const flag = async (): Promise<unknown> => {
    const [row] = await api.sql`
      select reset_password as flag from exchange_mailboxes e join usernames u on u.id = e.username_id
       where u.username = 'forgetful'`;
    return row!['flag'];
  };
  assert.equal(await flag(), true);
  expectReply(await owner.put(at('forgetful'), { city: 'Graz' }), 204);
  assert.equal(await flag(), true);
  expectReply(await owner.put(at('forgetful'), { password: 'Second-Word-2' }), 204);
  assert.equal(await flag(), false);
  expectReply(await owner.put(at('forgetful'), { password: 'Third-Word-3', resetPassword: true }), 204);
  assert.equal(await flag(), true);
});

test('extra fields: each by its own name, for operator and franchise alone', async () => {
  await made('extra');
  const texts = { office: 'B 12', manager: 'Ann', notes: 'a\nb', webPage: 'www.acme.example', workPhone: '1-2' };
  const flags = {
    imapEnabled: false,
    popEnabled: false,
    owaEnabled: false,
    activeSyncEnabled: false,
    mapiEnabled: false,
    hiddenFromAddressListsEnabled: true,
    requireSenderAuthenticationEnabled: true,
    deliverToMailboxAndForward: true,
  };
  const addresses = {
    forwardingSmtpAddress: 'test@google.com',
    acceptMessagesOnlyFromSendersOrMembers: 'a@b.example, C@D.example',
    rejectMessagesFromSendersOrMembers: 'x@y.example',
  };
  const sizes = { maxSendSize: 'unlimited', maxReceiveSize: 1024, quota: 1000, recipientLimits: 'unlimited' };
  const before = await read('extra');
  expectReply(await owner.put(at('extra'), { ...texts, ...flags, ...addresses, ...sizes, emailAddresses: ['e'] }), 204);
  assert.deepEqual({ ...(await read('extra')), whenChanged: '' }, { ...before, whenChanged: '' });
  expectReply(await north.put(at('extra'), { ...texts, ...flags, ...addresses, ...sizes }), 204);
  const shown = await read('extra');
  assert.deepEqual(Object.fromEntries(Object.keys({ ...texts, ...flags }).map((name) => [name, shown[name]])), {
    ...texts,
    ...flags,
  });
  assert.deepEqual(
    [shown['maxSendSize'], shown['maxReceiveSize'], shown['quota'], shown['recipientLimits']],
    ['unlimited', '1 GB (1,073,741,824 bytes)', '1000 MB (1,048,576,000 bytes)', 'unlimited'],
  );
  assert.equal(shown['forwardingSmtpAddress'], 'smtp:test@google.com');
  assert.equal(shown['acceptMessagesOnlyFromSendersOrMembers'], 'a@b.example,C@d.example');
  // What the GET shows may be sent back.
  const { forwardingSmtpAddress } = shown;
  expectReply(await north.put(at('extra'), { forwardingSmtpAddress, notes: '' }), 204);
  const again = await read('extra');
  assert.deepEqual([again['forwardingSmtpAddress'], again['notes']], ['smtp:test@google.com', '']);
  expectReply(await north.put(at('extra'), { forwardingSmtpAddress: '' }), 204);
  assert.equal((await read('extra'))['forwardingSmtpAddress'], '');
});

test('extra fields: what they are not', async () => {
  await made('strict');
  const wrong = {
    imapEnabled: 'banana',
    maxSendSize: 'much',
    maxReceiveSize: -1,
    quota: 0,
    recipientLimits: 1.5,
    forwardingSmtpAddress: 'nobody',
    acceptMessagesOnlyFromSendersOrMembers: 'a@b.example,,',
    emailAddresses: ['in valid@acme.example', { address: 7 }, '..', 'ok'],
    webPage: 5,
  };
  expectReply(await operator.put(at('strict'), wrong), 400, {
    imapEnabled: `"banana" is neither in ('false', '0') nor in ('true', '1')`,
    maxSendSize: '"much" is not a number',
    maxReceiveSize: '-1 is less than minimum value 0',
    quota: '0 is less than minimum value 1',
    recipientLimits: '"1.5" is not a number',
    forwardingSmtpAddress: 'Invalid email address',
    acceptMessagesOnlyFromSendersOrMembers: 'Invalid email address',
    'emailAddresses.0': 'Invalid email address',
    'emailAddresses.1.address': '7 is not a string',
    'emailAddresses.2': 'Invalid email address',
    webPage: '5 is not a string',
  });
});

test('emailAddresses: of the domain and its aliases, each one mailbox’s alone', async () => {
  expectReply(await north.put(`${DOMAIN}/aliases/acme-alias.example`), 201);
  await made('mb', { emailAddresses: ['Sales@acme.example', 'info@ACME-alias.example', 'help'] });
  const shown = (await read('mb'))['emailAddresses'];
  assert.deepEqual(shown, [
    { address: 'mb@acme.example', header: 'SMTP' },
    { address: 'mb@acme-alias.example', header: 'smtp' },
    { address: 'sales@acme.example', header: 'smtp' },
    { address: 'info@acme-alias.example', header: 'smtp' },
    { address: 'help@acme.example', header: 'smtp' },
  ]);
  expectReply(await north.put(at('mb'), { emailAddresses: shown }), 204);
  assert.deepEqual((await read('mb'))['emailAddresses'], shown);
  await made('mb2');
  for (const address of ['sales@acme.example', 'info@acme.example', 'alice@acme.example', 'mb@acme-alias.example'])
    expectReply(await north.put(at('mb2'), { emailAddresses: ['free', address] }), 409, DATA_CONFLICT);
  expectReply(await north.put(at('mb2'), { emailAddresses: ['x@acme.example', 'y@umbra.example'] }), 400, {
    'emailAddresses.1': 'Not an address of this domain',
  });
  const usernames = `${DOMAIN}/usernames`;
  expectReply(await owner.put(`${usernames}/sales/mailbox`, { password: PASSWORD }), 409, MAILBOX_EXISTS);
  expectReply(await owner.put(at('info'), { password: PASSWORD, displayName: 'Info' }), 409, MAILBOX_EXISTS);
  expectReply(await owner.put(`${usernames}/bob/mailbox`, { username: 'help' }), 400, {
    username: 'Mailbox already exists',
  });
  expectReply(await api.as('sales@acme.example').get('/email/acme.example/usernames/mb/mailbox'), 401, UNAUTHORIZED);
  // What is given up is free; an address goes with its alias.
  expectReply(await north.put(at('mb'), { emailAddresses: ['info@acme-alias.example'] }), 204);
  expectReply(await north.put(at('mb2'), { emailAddresses: ['sales'] }), 204);
  expectReply(await north.delete(`${DOMAIN}/aliases/acme-alias.example`), 204);
  assert.deepEqual((await read('mb'))['emailAddresses'], [{ address: 'mb@acme.example', header: 'SMTP' }]);
});

test('emailAddresses: of two who want one at once, one gets it', async () => {
  const names = ['race-a', 'race-b', 'race-c'];
  for (const name of names) await made(name);
  for (const address of ['prize-1', 'prize-2', 'prize-3']) {
    const replies = await Promise.all([
      ...names.map((name) => north.put(at(name), { emailAddresses: [address] })),
      owner.put(`${DOMAIN}/usernames/${address}/mailbox`, { password: PASSWORD }),
    ]);
    const statuses = replies.map((reply) => reply.status);
    assert.equal(statuses.filter((status) => status < 300).length, 1, String(statuses));
    assert.equal(statuses.filter((status) => status === 409).length, 3, String(statuses));
  }
});

test('addresses, password and settings of one mailbox at once: each is written, none waits for ever', async () => {
  await made('busy');
  const self = api.as('busy@acme.example');
  const replies = await Promise.all([
    ...['one', 'two', 'three', 'four'].map((address) => north.put(at('busy'), { emailAddresses: [address] })),
    self.put(short('busy'), { currentPassword: PASSWORD, password: 'Second-Word-2' }),
    ...['Wien', 'Graz', 'Linz'].map((city) => owner.put(at('busy'), { city })),
    north.put(at('busy'), { popEnabled: false }),
  ]);
  for (const reply of replies) expectReply(reply, 204);
});

test('a disabled domain: no change and no deletion, but creation and reading', async () => {
  expectReply(await north.put('/accounts/acme/email/off.example'), 201);
  const off = (name: string): string => `/accounts/acme/email/off.example/usernames/${name}/exchange`;
  const body = { password: PASSWORD, displayName: 'x' };
  expectReply(await owner.put(off('there'), body), 201);
  expectReply(await north.put('/accounts/acme/email/off.example', { status: 'disabled' }), 204);
  expectReply(await owner.put(off('there'), { city: 'Linz' }), 409, DISABLED);
  expectReply(await owner.delete(off('there')), 409, DISABLED);
  expectReply(await owner.get(off('there')), 200);
  expectReply(await owner.put(off('another'), body), 201);
  expectReply(await north.put('/accounts/acme/email/off.example', { status: 'open' }), 204);
  expectReply(await owner.delete(off('there')), 204);
  expectReply(await owner.get(off('there')), 404, missing('Mailbox not found'));
});

test('who may: its own owner, its franchise, the operator; a mailbox owner its password and nothing else', async () => {
  await made('self');
  const self = api.as('self@acme.example');
  for (const client of [api.as('globex-owner'), api.as('acme-clerk'), self, api.as()])
    for (const call of [client.get(at('self')), client.put(at('self'), {}), client.delete(at('self'))])
      expectReply(await call, 401, UNAUTHORIZED);
  expectReply(await api.as('south-app').get(at('self')), 404, missing('Account not found'));
  expectReply(await self.put(short('taken'), {}), 401, UNAUTHORIZED);
  expectReply(await self.put(short('self'), {}), 400, { currentPassword: 'Required', password: 'Required' });
  const wrong = { currentPassword: 'Wrong password' };
  const password = 'Second-Word-2';
  expectReply(await self.put(short('self'), { currentPassword: 'no', password }), 400, wrong);
  expectReply(await self.put(short('self'), { currentPassword: PASSWORD, password: '!q2w3e4R' }), 400, {
    password: 'Password should start with a letter',
  });
  expectReply(await self.put(short('self'), { currentPassword: PASSWORD, password: PASSWORD }), 400, {
    password: 'Password must not be used more than once',
  });
  expectReply(await self.put(short('self'), { currentPassword: PASSWORD, password, city: 'Rom' }), 204);
  assert.equal((await read('self'))['city'], '');
  expectReply(await self.put(short('self'), { currentPassword: PASSWORD, password: 'Third-Word-3' }), 401);
  const renewed = api.as(`self@acme.example:${password}`);
  expectReply(
    await renewed.put('/email/acme.example/usernames/self/mailbox', { currentPassword: password, password }),
    409,
  );
  expectReply(await renewed.put(short('self'), { currentPassword: password, password: 'Third-Word-3' }), 204);
});

test('the short form is the owner’s and the franchise’s too', async () => {
  const body = { password: PASSWORD, displayName: 'Short' };
  expectCreated(await owner.put(short('briefly'), body), `${short('briefly')}/`);
  expectReply(await north.put(short('briefly'), { imapEnabled: false }), 204);
  assert.equal((await read('briefly'))['imapEnabled'], false);
});

test('the plan’s selfService without `password` refuses it', async () => {
  await made('bound');
  expectReply(await operator.put('/plans/bound', { selfService: ['webmail'] }), 201);
  expectReply(await north.put(DOMAIN, { plan: 'bound' }), 204);
  const body = { currentPassword: PASSWORD, password: 'Second-Word-2' };
  expectReply(await api.as('bound@acme.example').put(short('bound'), body), 401, UNAUTHORIZED);
  expectReply(await north.put(DOMAIN, { plan: 'standard' }), 204);
});

test('passwords need not start with a letter where the setting says so', async () => {
  const lax = await peopledApi({ passwordStartsWithLetter: false });
  try {
    const body = { password: '!q2w3e4R', displayName: 'Lax' };
    expectReply(await lax.as('acme-owner').put(at('lax'), body), 201);
  } finally {
    await lax.close();
  }
});
