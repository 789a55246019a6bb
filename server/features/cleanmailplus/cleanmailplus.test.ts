import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { expectReply, PASSWORD } from '../../../test/support/api.ts';
import { missing, UNAUTHORIZED } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';

const api = await peopledApi();
after(async () => api.close());
const owner = api.as('acme-owner');
const north = api.as('north-app');

const DOMAIN = '/accounts/acme/email/acme.example/cleanmailplus';
const LONG = '/accounts/acme/email/acme.example/usernames/alice/cleanmailplus';
const SHORT = '/email/acme.example/usernames/alice/cleanmailplus';

const options = (...pairs: [name: string, value: string][]) => pairs.map(([name, value]) => ({ name, value }));
const ENABLE = options(['Enable', '1'], ['Disable', '0']);

/** contract.md B.2 row 7, in its order. */
const DEFAULTS = [
  {
    selected: '6',
    fieldName: 'SPAM_LEVEL',
    description: 'SPAM Tag Level',
    options: options(
      ['Least Aggressive', '6'],
      ['Less Aggressive', '5'],
      ['Normal', '4'],
      ['More Aggressive', '3'],
      ['Most Aggressive', '2'],
      ['Ultra Aggressive', '1'],
    ),
  },
  {
    selected: '2',
    fieldName: 'SPAM_ACTION',
    description: 'SPAM Detected Action',
    options: options(['None', '0'], ['Tag Subject', '2'], ['Move to SPAM Folder', '1'], ['Delete', '3']),
  },
  { selected: '1', fieldName: 'ATTACHMENT_CONTROL', description: 'Attachment Control', options: ENABLE },
  {
    selected: '1',
    fieldName: 'VIRUS_ACTION',
    description: 'Virus Detected Action',
    options: options(['No Virus Filter', '0'], ['Delete Automatically', '1']),
  },
  { selected: '0', fieldName: 'SPAM_LEARNING', description: 'SPAM Learning Status', options: [] },
  { selected: '20', fieldName: 'SPAM_DISCARD_LEVEL', description: 'SPAM Discard Level', options: [] },
  {
    selected: '0',
    fieldName: 'PHISHING_CHECKS',
    description: 'Phishing Checks',
    options: options(['Enabled', '1'], ['Disabled', '0']),
  },
  { selected: '0', fieldName: 'CLEANMAIL_PLUS', description: 'CleanMail Plus Enable', options: ENABLE },
  { selected: '1', fieldName: 'SPAM_CHECK', description: 'SPAM Check Option', options: ENABLE },
];

const withValues = (values: Record<string, string>) =>
  DEFAULTS.map((field) => ({ ...field, selected: values[field.fieldName] ?? field.selected }));
const body = (...pairs: [name: unknown, value: unknown][]) => ({
  attributes: pairs.map(([attributeName, attributeValue]) => ({ attributeName, attributeValue })),
});

test('the defaults, for a domain and its mailboxes', async () => {
  for (const path of [DOMAIN, LONG, SHORT]) expectReply(await owner.get(path), 200, DEFAULTS);
});

test('a mailbox follows its domain at read time, until it has a value of its own', async () => {
  const mine = api.as('alice@acme.example');
  expectReply(await north.put(DOMAIN, body(['SPAM_LEVEL', '1'], ['SPAM_ACTION', '1'])), 204);
  const ofDomain = { SPAM_LEVEL: '1', SPAM_ACTION: '1' };
  for (const path of [DOMAIN, LONG, SHORT]) expectReply(await owner.get(path), 200, withValues(ofDomain));
  // The same value as the domain's is the mailbox's own, too.
  expectReply(await mine.put(SHORT, body(['SPAM_LEVEL', '1'], ['SPAM_LEARNING', '0'], ['SPAM_LEARNING', '1'])), 204);
  expectReply(await owner.put(`${DOMAIN}/`, body(['SPAM_LEVEL', '5'], ['SPAM_DISCARD_LEVEL', '999'])), 204);
  const now = { ...ofDomain, SPAM_DISCARD_LEVEL: '999' };
  expectReply(await owner.get(DOMAIN), 200, withValues({ ...now, SPAM_LEVEL: '5' }));
  expectReply(await owner.get(LONG), 200, withValues({ ...now, SPAM_LEARNING: '1' }));
  expectReply(await mine.get(SHORT), 200, withValues({ ...now, SPAM_LEARNING: '1' }));
  const bob = LONG.replace('alice', 'bob');
  expectReply(await owner.get(bob), 200, withValues({ ...now, SPAM_LEVEL: '5' }));
  expectReply(await owner.get('/accounts/umbra/email/umbra.example/cleanmailplus'), 401, UNAUTHORIZED);
  expectReply(await north.get('/accounts/umbra/email/umbra.example/usernames/carol/cleanmailplus'), 200, DEFAULTS);
});

test('every option of every attribute can be selected', async () => {
  const path = '/accounts/umbra/email/umbra.example/cleanmailplus';
  for (const { fieldName, options } of DEFAULTS) {
    const values = options.length > 0 ? options.map(({ value }) => value) : ['1', '0'];
    for (const value of values) {
      expectReply(await north.put(path, body([fieldName, value])), 204);
      const fields = (await north.get(path)).body as typeof DEFAULTS;
      assert.equal(fields.find((field) => field.fieldName === fieldName)!.selected, value);
    }
  }
});

test('setCleanMailPlus: what it refuses, as a whole', async () => {
  const path = LONG.replace('alice', 'bob');
  const before = (await owner.get(path)).body;
  const option = (value: string, name: string) => `${value} is not valid attribute option for ${name} filter attribute`;
  const cases: [body: unknown, faults: Record<string, string>][] = [
    [{ badBody: 'badBodyValue' }, { attributes: 'Required' }],
    [undefined, { attributes: 'Required' }],
    [{ attributes: 'x' }, { attributes: '"x" is not iterable' }],
    [
      body(['NON_EXISTENT_ATTRIBUTE_NAME', '1']),
      { 'attributes.0': 'NON_EXISTENT_ATTRIBUTE_NAME is not valid filter attribute name' },
    ],
    [body(['SPAM_LEVEL', 'val01']), { 'attributes.0': option('val01', 'SPAM_LEVEL') }],
    [
      body(['SPAM_ACTION', '0'], ['SPAM_LEVEL', '0'], ['spam_level', '1'], ['VIRUS_ACTION', '2']),
      {
        'attributes.1': option('0', 'SPAM_LEVEL'),
        'attributes.2': 'spam_level is not valid filter attribute name',
        'attributes.3': option('2', 'VIRUS_ACTION'),
      },
    ],
    ...['1000', '-1', '1.5', 'x', ' 1', '1 ', '１'].map((value): [object, Record<string, string>] => [
      body(['SPAM_DISCARD_LEVEL', value]),
      { 'attributes.0': option(value, 'SPAM_DISCARD_LEVEL') },
    ]),
    [body(['SPAM_LEARNING', '2']), { 'attributes.0': option('2', 'SPAM_LEARNING') }],
    [body(['SPAM_LEVEL', 1]), { 'attributes.0.attributeValue': '1 is not a string' }],
    [
      { attributes: [{ attributeName: 'SPAM_LEVEL' }, {}] },
      {
        'attributes.0.attributeValue': 'Required',
        'attributes.1.attributeName': 'Required',
        'attributes.1.attributeValue': 'Required',
      },
    ],
    [body(['SPAM_LEVEL', '']), { 'attributes.0.attributeValue': 'Required' }],
    [{ attributes: [5] }, { 'attributes.0': '"5" is not a mapping type: Does not implement dict-like functionality.' }],
  ];
  for (const [given, faults] of cases) expectReply(await owner.put(path, given), 400, faults);
  expectReply(await owner.put(path, { attributes: [] }), 204);
  expectReply(await owner.get(path), 200, before);
});

test('who may not, and what is not there', async () => {
  const mine = api.as('alice@acme.example');
  expectReply(await mine.get(DOMAIN), 401, UNAUTHORIZED);
  expectReply(await mine.get(LONG), 401, UNAUTHORIZED);
  expectReply(await api.as('bob@acme.example').put(SHORT, body(['SPAM_LEVEL', '1'])), 401, UNAUTHORIZED);
  const unknown = '/accounts/acme/email/non-existent-domain.com/cleanmailplus';
  expectReply(await owner.get(unknown), 404, missing('Domain not found'));
  expectReply(await owner.put(unknown, body(['SPAM_LEVEL', '1'])), 404, missing('Domain not found'));
  expectReply(await owner.get(LONG.replace('alice', 'nobody')), 404, missing('Mailbox not found'));
  expectReply(await api.as('operator').put('/plans/standard', { selfService: [] }), 204);
  expectReply(await mine.get(SHORT), 401, UNAUTHORIZED);
  expectReply(await owner.get(SHORT), 200);
});

test('a mailbox made anew under an old name begins with its domain’s values', async () => {
  expectReply(await owner.delete(LONG.replace('cleanmailplus', 'mailbox')), 204);
  const exchange = { password: PASSWORD, displayName: 'Alice' };
  expectReply(await north.put(LONG.replace('cleanmailplus', 'exchange'), exchange), 201);
  const ofDomain = (await owner.get(DOMAIN)).body;
  expectReply(await owner.get(LONG), 200, ofDomain);
  expectReply(await owner.put(LONG, body(['SPAM_CHECK', '0'])), 204);
  assert.notDeepEqual((await owner.get(LONG)).body, ofDomain);
});
