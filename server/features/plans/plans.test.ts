import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BASE, expectCreated, expectReply } from '../../../test/support/api.ts';
import { DATA_CONFLICT, missing, NO_NAME, UNAUTHORIZED } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';

const api = await peopledApi();
after(async () => api.close());
const operator = api.as('operator');

/** operator.md, Plans: the values of the built-in plan. */
const STANDARD = {
  webmailNames: { standard: 'Mail Basic', activesync: 'Mail Sync', premium: 'Mail Premium' },
  webmailLimits: { standard: -1, activesync: -1, premium: -1 },
  webmailUpgrade: true,
  webmailQuotas: { standard: 1024, activesync: 5120, premium: 10240 },
  exchangeQuotas: { standard: 5120, premium: 51200 },
  infostoreQuota: 20,
  trial: null,
  forwardKeepsCopy: true,
  passwordReset: true,
  selfService: ['password', 'autoresponder', 'forwards', 'blackwhitelist', 'cleanmailplus', 'secrets', 'webmail'],
};

const shown = (plan: string, set: object = {}) => ({
  plan,
  ...STANDARD,
  ...set,
  links: [{ href: `${BASE}/plans/${plan}/`, rel: 'self' }],
});

test('the built-in plan, for the operator and for a franchise to read', async () => {
  for (const name of ['operator', 'north-app']) {
    expectReply(await api.as(name).get('/plans/standard'), 200, shown('standard'));
    const list = { totalCount: 1, list: [shown('standard')], links: [{ href: `${BASE}/plans`, rel: 'self' }] };
    expectReply(await api.as(name).get('/plans/'), 200, list);
  }
  expectReply(await api.as('acme-owner').get('/plans/standard'), 401, UNAUTHORIZED);
  expectReply(await api.as('north-app').put('/plans/standard', {}), 401, UNAUTHORIZED);
  expectReply(await api.as('north-app').delete('/plans/standard'), 401, UNAUTHORIZED);
});

test('setPlan: a new plan has the built-in values where it names none; PUT changes what it names, a map as a whole', async () => {
  const first = { webmailNames: { b: 'B', a: 'A' }, trial: { type: 'premium', days: 30 }, selfService: [] };
  expectCreated(await operator.put('/plans/Gold_1.x-', first), '/plans/Gold_1.x-/');
  const { text } = await operator.get('/plans/Gold_1.x-');
  assert.deepEqual(JSON.parse(text), shown('Gold_1.x-', first));
  assert.ok(text.includes('"webmailNames":{"b":"B","a":"A"}'), 'a map keeps its order');
  const second = {
    webmailNames: { a: 'Ä "a"' },
    webmailUpgrade: 0,
    infostoreQuota: '0',
    trial: null,
    webmailLimits: {},
  };
  expectReply(await operator.put('/plans/Gold_1.x-', second), 204);
  const after = { ...first, ...second, webmailUpgrade: false, infostoreQuota: 0 };
  expectReply(await operator.get('/plans/Gold_1.x-'), 200, shown('Gold_1.x-', after));
  expectReply(await operator.put('/plans/Gold_1.x-'), 204);
  expectReply(await operator.get('/plans/Gold_1.x-'), 200, shown('Gold_1.x-', after));
});

test('setPlan: what it refuses', async () => {
  const TYPES = 'password, autoresponder, forwards, blackwhitelist, cleanmailplus, secrets, webmail';
  const cases: [body: object, faults: Record<string, string>][] = [
    [{ webmailNames: [] }, { webmailNames: '"[]" is not a mapping type: Does not implement dict-like functionality.' }],
    [{ webmailNames: { 'a b': 'x' } }, { 'webmailNames.a b': NO_NAME }],
    [{ webmailNames: { standard: '' } }, { 'webmailNames.standard': 'Required' }],
    [{ webmailLimits: { standard: 'x' } }, { 'webmailLimits.standard': '"x" is not a number' }],
    [
      { webmailLimits: { standard: 2147483648 } },
      { 'webmailLimits.standard': '2147483648 is greater than maximum value 2147483647' },
    ],
    [{ webmailQuotas: { standard: 0 } }, { 'webmailQuotas.standard': '0 is less than minimum value 1' }],
    [{ webmailQuotas: { standard: 1.5 } }, { 'webmailQuotas.standard': '"1.5" is not a number' }],
    [{ webmailUpgrade: 'yes' }, { webmailUpgrade: `"yes" is neither in ('false', '0') nor in ('true', '1')` }],
    [{ infostoreQuota: -1 }, { infostoreQuota: '-1 is less than minimum value 0' }],
    [{ trial: {} }, { 'trial.type': 'Required', 'trial.days': 'Required' }],
    [{ trial: { type: 'premium', days: -1 } }, { 'trial.days': '-1 is less than minimum value 0' }],
    [{ selfService: ['password', 'all'] }, { 'selfService.1': `"all" is not one of ${TYPES}` }],
    [{ selfService: 'all' }, { selfService: '"all" is not iterable' }],
    [
      { infostoreQuota: 'a', trial: 1 },
      {
        infostoreQuota: '"a" is not a number',
        trial: '"1" is not a mapping type: Does not implement dict-like functionality.',
      },
    ],
  ];
  for (const [body, faults] of cases) {
    expectReply(await operator.put('/plans/bad', body), 400, faults);
    expectReply(await operator.put('/plans/standard', body), 400, faults);
  }
  expectReply(await operator.get('/plans/bad'), 404, missing('Plan not found'));
  expectReply(await operator.get('/plans/standard'), 200, shown('standard'));
});

test('names of plans', async () => {
  for (const plan of ['a%20b', 'x'.repeat(65), '%C3%BC', '%00', 'a%2fb']) {
    expectReply(await operator.put(`/plans/${plan}`, {}), 400, { plan: NO_NAME });
    expectReply(await operator.get(`/plans/${plan}`), 404, missing('Plan not found'));
    expectReply(await operator.delete(`/plans/${plan}`), 404, missing('Plan not found'));
  }
  expectReply(await operator.put('/plans/STANDARD', {}), 409, DATA_CONFLICT);
});

test('removePlan: 409 for the built-in one, and while a domain uses it', async () => {
  expectReply(await operator.delete('/plans/standard'), 409, DATA_CONFLICT);
  expectReply(await operator.put('/plans/silver', {}), 201);
  expectReply(await operator.put('/accounts/acme/email/silver.example', { plan: 'silver' }), 201);
  expectReply(await operator.delete('/plans/silver'), 409, DATA_CONFLICT);
  expectReply(await operator.put('/accounts/acme/email/silver.example', { plan: 'standard' }), 204);
  expectReply(await operator.delete('/plans/silver'), 204);
  expectReply(await operator.delete('/plans/silver'), 404, missing('Plan not found'));
});
