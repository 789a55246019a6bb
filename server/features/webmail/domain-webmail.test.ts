import assert from 'node:assert/strict';
import { after, mock, test } from 'node:test';
import { BASE, expectReply, PASSWORD } from '../../../test/support/api.ts';
import { MALFORMED, missing, UNAUTHORIZED } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';

const api = await peopledApi();
after(async () => api.close());
const operator = api.as('operator');
const owner = api.as('acme-owner');

const DOMAIN = '/accounts/acme/email/acme.example';
const PRODUCT_DISABLED = {
  conflict: { message: 'Upgrade is disabled at the product level and cannot be turned on', code: 409, details: '' },
};

const shown = (set: object, domain = DOMAIN) => {
  const href = `${BASE}${domain}/webmail/`;
  const none = { type: 'standard', allowUpgrade: true, trialType: null, trialExpiration: null };
  return { ...none, ...set, links: [{ location: href, href, rel: 'self' }] };
};

test('getDomainWebmail, setDomainWebmail', async () => {
  const first = await owner.get(`${DOMAIN}/webmail`);
  expectReply(first, 200, shown({}));
  assert.match(first.text, /"links":\[\{"location":"[^"]*","href":"[^"]*","rel":"self"\}\]\}$/);
  expectReply(await owner.put(`${DOMAIN}/webmail`, { allowUpgrade: false, type: 'premium' }), 204);
  expectReply(await owner.get(`${DOMAIN}/webmail/`), 200, shown({ allowUpgrade: false }));
  expectReply(await api.as('umbra-owner').get('/accounts/umbra/email/umbra.example/webmail'), 200);

  expectReply(await owner.put(`${DOMAIN}/webmail`, {}), 400, { allowUpgrade: 'Required' });
  const boolean = { allowUpgrade: `"maybe" is neither in ('false', '0') nor in ('true', '1')` };
  expectReply(await owner.put(`${DOMAIN}/webmail`, { allowUpgrade: 'maybe' }), 400, boolean);
  expectReply(await owner.put(`${DOMAIN}/webmail`, '{'), 400, MALFORMED);

  expectReply(await operator.put('/plans/standard', { webmailUpgrade: false }), 204);
  for (const client of [owner, operator]) {
    expectReply(await client.put(`${DOMAIN}/webmail`, { allowUpgrade: true }), 409, PRODUCT_DISABLED);
  }
  expectReply(await owner.put(`${DOMAIN}/webmail`, { allowUpgrade: 'false' }), 204);
  expectReply(await owner.get(`${DOMAIN}/webmail`), 200, shown({ allowUpgrade: false }));
  expectReply(await operator.put('/plans/standard', { webmailUpgrade: true }), 204);
  expectReply(await owner.put(`${DOMAIN}/webmail`, { allowUpgrade: true }), 204);
  expectReply(await owner.get(`${DOMAIN}/webmail`), 200, shown({}));
});

test('a trial is shown through its last day, on the domain and on its mailboxes, and then no more', async () => {
  after(() => mock.timers.reset());
  mock.timers.enable({ apis: ['Date'], now: new Date('2026-02-28T23:59:59Z') });
  expectReply(await operator.put('/plans/tried', { trial: { type: 'premium', days: 30 } }), 201);
  const trial = '/accounts/acme/email/trial.example';
  expectReply(await operator.put(trial, { plan: 'tried' }), 201);
  mock.timers.setTime(Date.parse('2026-03-01T00:00:00Z'));
  expectReply(await owner.put(`${trial}/usernames/tess/mailbox`, { password: PASSWORD }), 201);
  expectReply(await operator.put('/plans/tried', { trial: null }), 204);
  expectReply(await owner.put(`${trial}/usernames/late/mailbox`, { password: PASSWORD }), 201);

  const none = { trialType: null, trialExpiration: null };
  const domainTrial = { trialType: 'premium', trialExpiration: '2026-03-30' };
  const mailboxTrial = { trialType: 'premium', trialExpiration: '2026-03-31' };
  for (const [now, ofDomain, ofMailbox] of [
    ['2026-03-01T00:00:00Z', domainTrial, mailboxTrial],
    ['2026-03-30T23:59:59Z', domainTrial, mailboxTrial],
    ['2026-03-31T00:00:00Z', none, mailboxTrial],
    ['2026-03-31T23:59:59Z', none, mailboxTrial],
    ['2026-04-01T00:00:00Z', none, none],
  ] as const) {
    mock.timers.setTime(Date.parse(now));
    expectReply(await owner.get(`${trial}/webmail`), 200, shown(ofDomain, trial));
    const { list } = (await owner.get(`${trial}/usernames?sortField=username`)).body as { list: (typeof none)[] };
    const trials = list.map(({ trialType, trialExpiration }) => ({ trialType, trialExpiration }));
    assert.deepEqual(trials, [none, ofMailbox], now);
  }
});

test('webmailLimits, webmailNames, webmailUpgrade: what the plan says, in both forms', async () => {
  // The specification's own maps, in its order; a limit may name a type that is not sold.
  const webmailLimits = { activesync: 2, premium: -1, starter: -1, standard: -1 };
  const webmailNames = {
    activesync: 'SMX Sync Advanced',
    premium: 'SMA Collaborate Premium',
    standard: 'SMX Mail Basic',
  };
  expectReply(await operator.put('/plans/sold', { webmailLimits, webmailNames, webmailUpgrade: false }), 201);
  expectReply(await operator.put(DOMAIN, { plan: 'sold' }), 204);
  const replies = {
    webmailLimits: { webmailLimits },
    webmailNames: { webmailNames },
    webmailUpgrade: { allowed: false },
  };
  for (const [name, reply] of Object.entries(replies)) {
    for (const path of [`${DOMAIN}/${name}`, `/email/acme.example/${name}`]) {
      for (const caller of ['operator', 'north-app', 'acme-owner']) {
        const { status, text } = await api.as(caller).get(path);
        assert.equal(status, 200);
        assert.equal(text, JSON.stringify({ ...reply, links: [{ href: `${BASE}${path}/`, rel: 'self' }] }));
      }
      for (const caller of ['acme-clerk', 'umbra-owner', 'carol@umbra.example', undefined]) {
        expectReply(await api.as(caller).get(path), 401, UNAUTHORIZED);
      }
    }
    const alice = api.as('alice@acme.example');
    expectReply(await alice.get(`/email/acme.example/${name}`), 200);
    expectReply(await alice.get(`/email/umbra.example/${name}`), 401, UNAUTHORIZED);
    expectReply(await alice.get(`${DOMAIN}/${name}`), 401, UNAUTHORIZED);
    expectReply(await api.as('north-app').get(`/email/nowhere.example/${name}`), 404, missing('Domain not found'));
    expectReply(await api.as('south-app').get(`/email/acme.example/${name}`), 404, missing('Domain not found'));
  }
  expectReply(await operator.put(DOMAIN, { plan: 'standard' }), 204);
});

test('who may call the domain’s webmail: not its mailbox owners', async () => {
  for (const name of ['acme-clerk', 'umbra-owner', 'alice@acme.example', undefined]) {
    expectReply(await api.as(name).get(`${DOMAIN}/webmail`), 401, UNAUTHORIZED);
    expectReply(await api.as(name).put(`${DOMAIN}/webmail`, { allowUpgrade: true }), 401, UNAUTHORIZED);
  }
  expectReply(await owner.get('/accounts/acme/email/umbra.example/webmail'), 404, missing('Domain not found'));
  expectReply(await owner.put('/accounts/acme/email/umbra.example/webmail', {}), 404, missing('Domain not found'));
});
