import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BASE, expectReply } from '../../../test/support/api.ts';
import { missing, UNAUTHORIZED } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';

const api = await peopledApi();
after(async () => api.close());
const owner = api.as('acme-owner');
const north = api.as('north-app');

const USERNAMES = '/accounts/acme/email/acme.example/usernames';
const FORWARDS = `${USERNAMES}/alice/forwards`;
const SHORT = '/email/acme.example/usernames/alice/forwards';

expectReply(await north.put('/accounts/acme/email/acme.example/aliases/acme-alias.example'), 201);

const bodyOf = (...targets: string[]) => ({ targets: targets.map((target) => ({ target })) });
const shown = (path: string, ...targets: string[]) => ({
  ...bodyOf(...targets),
  links: [{ location: `${BASE}${path}/`, href: `${BASE}${path}/`, rel: 'self' }],
});
/** A mailbox of its own for a test. @returns the path of its forwards */
async function mailbox(name: string): Promise<string> {
  expectReply(await north.put(`${USERNAMES}/${name}/mailbox`, { virtual: true }), 201);
  return `${USERNAMES}/${name}/forwards`;
}
async function targets(path: string): Promise<string[]> {
  const { body } = await owner.get(path);
  return (body as { targets: { target: string }[] }).targets.map(({ target }) => target);
}

test('addForwards adds in order, whoever may ask; what is there already is passed over', async () => {
  expectReply(await owner.get(FORWARDS), 200, shown(FORWARDS));
  expectReply(await owner.post(FORWARDS, bodyOf('bob@acme.example')), 204);
  expectReply(await north.post(`${FORWARDS}/`, bodyOf('Test-Fwd@Different-Domain_1.com', 'BOB@ACME.example')), 204);
  const mine = api.as('alice@acme.example');
  expectReply(await mine.post(SHORT, bodyOf('a..b+x@b%C3%BCcher.example')), 400, {
    'targets.0.target': 'Invalid email address',
  });
  expectReply(await mine.post(SHORT, bodyOf('x@bücher.example', 'x@BÜCHER.example', 'a..b@1.example')), 204);
  const all = ['bob@acme.example', 'Test-Fwd@different-domain_1.com', 'x@xn--bcher-kva.example', 'a..b@1.example'];
  expectReply(await owner.get(FORWARDS.replace('alice', 'ALICE')), 200, shown(FORWARDS, ...all));
  expectReply(await mine.get('/email/ACME.example/usernames/Alice/forwards'), 200, shown(SHORT, ...all));
});

test('addForwards: the body', async () => {
  const path = await mailbox('body');
  const bad = 'Invalid email address';
  const cases: [body: unknown, faults: Record<string, string>][] = [
    [undefined, { targets: 'Required' }],
    [{}, { targets: 'Required' }],
    [{ targets: null }, { targets: 'Required' }],
    [{ targets: [] }, { targets: 'Shorter than minimum length 1' }],
    [{ targets: 'bob@acme.example' }, { targets: '"bob@acme.example" is not iterable' }],
    [bodyOf(''), { 'targets.0.target': 'Required' }],
    [{ targets: [{}, { target: 5 }] }, { 'targets.0.target': 'Required', 'targets.1.target': '5 is not a string' }],
    [
      bodyOf('bob', 'b@x', '@x.example', 'a@b@x.example', 'a b@x.example', 'a@x..example'),
      Object.fromEntries([0, 1, 2, 3, 4, 5].map((i) => [`targets.${i}.target`, bad])),
    ],
    [
      bodyOf(
        'a@x.example\r\nBcc: b@x.example',
        '"a"@x.example',
        'a@[127.0.0.1]',
        'ä@x.example',
        `${'a'.repeat(65)}@x.example`,
      ),
      Object.fromEntries([0, 1, 2, 3, 4].map((i) => [`targets.${i}.target`, bad])),
    ],
  ];
  for (const [body, faults] of cases) expectReply(await owner.post(path, body), 400, faults);
  assert.deepEqual(await targets(path), []);
});

test('addForwards: a target of the domain exists and is another mailbox, or none is added', async () => {
  const path = await mailbox('test');
  const same = 'Is the same as current mailbox';
  expectReply(await owner.post(path, bodyOf('test@acme.example')), 400, { 'test@acme.example': same });
  expectReply(await owner.post(path, bodyOf('Test+x@ACME.example')), 400, { 'Test+x@ACME.example': same });
  for (const circle of ['test@acme-alias.example', 'TEST+x@Acme-Alias.example']) {
    expectReply(await owner.post(path, bodyOf('x@else.example', circle)), 409, {
      conflict: { message: `Circular target ${circle}`, code: 409, details: '' },
    });
  }
  const wrong = [
    'bob@acme.example',
    'no@acme.example',
    'test@acme-alias.example',
    'no@acme-alias.example',
    'test@acme.example',
  ];
  expectReply(await owner.post(path, bodyOf(...wrong)), 400, {
    'no@acme.example': 'Target not found',
    'no@acme-alias.example': 'Target not found',
    'test@acme.example': same,
  });
  assert.deepEqual(await targets(path), []);
  const right = ['bob@acme-alias.example', 'alice+news@acme.example', 'nobody@umbra.example'];
  expectReply(await owner.post(path, bodyOf(...right)), 204);
  assert.deepEqual(await targets(path), right);
});

test('an Exchange username forwards and is forwarded to, under its secondary addresses too', async () => {
  const exchange = { password: 'Correct-Horse-7', displayName: 'X', emailAddresses: ['second@acme.example'] };
  expectReply(await north.put(`${USERNAMES}/exec/exchange`, exchange), 201);
  const path = `${USERNAMES}/exec/forwards`;
  expectReply(await owner.post(path, bodyOf('second@acme.example')), 400, {
    'second@acme.example': 'Is the same as current mailbox',
  });
  expectReply(await owner.post(path, bodyOf('bob@acme.example')), 204);
  expectReply(await api.as('exec@acme.example').get('/email/acme.example/usernames/exec/forwards'), 200);
  const other = await mailbox('assistant');
  expectReply(await owner.post(other, bodyOf('exec@acme.example', 'second@acme-alias.example')), 204);
  assert.deepEqual(await targets(other), ['exec@acme.example', 'second@acme-alias.example']);
});

test('removeForward: an address, or a local part where it means one', async () => {
  const path = await mailbox('remover');
  const all = [
    'bob@acme.example',
    'bob@else.example',
    'one@else.example',
    'two@a.example',
    'two@b.example',
    's/l@else.example',
  ];
  expectReply(await owner.post(path, bodyOf(...all)), 204);
  expectReply(await owner.delete(`${path}/bob`), 204);
  expectReply(await owner.delete(`${path}/bob%40ELSE.example`), 204);
  expectReply(await owner.delete(`${path}/bob`), 404, missing('Forward not found'));
  expectReply(await owner.delete(`${path}/two`), 404, missing('Forward not found'));
  expectReply(await owner.delete(`${path}/%25`), 404, missing('Forward not found'));
  expectReply(await owner.delete(`${path}/%00`), 404, missing('Forward not found'));
  expectReply(await owner.delete(`${path}/ONE`), 204);
  expectReply(await owner.delete(`${path}/s%2Fl@else.example`), 204);
  assert.deepEqual(await targets(path), ['two@a.example', 'two@b.example']);
});

test('500 targets a mailbox, however many add at once', async () => {
  const path = await mailbox('many');
  const some = (from: number, count: number) =>
    bodyOf(...Array.from({ length: count }, (_, i) => `t${from + i}@else.example`));
  const tooMany = { targets: 'Longer than maximum length 500' };
  expectReply(await owner.post(path, some(0, 501)), 400, tooMany);
  expectReply(await owner.post(path, some(0, 450)), 204);
  const replies = await Promise.all(
    Array.from({ length: 8 }, async (_, i) => owner.post(path, some(1000 + i * 20, 20))),
  );
  assert.deepEqual(
    replies.map(({ status }) => status).toSorted((a, b) => a - b),
    [204, 204, 400, 400, 400, 400, 400, 400],
  );
  for (const reply of replies.filter(({ status }) => status === 400)) expectReply(reply, 400, tooMany);
  expectReply(await owner.post(path, some(0, 10)), 204);
  expectReply(await owner.post(path, some(2000, 10)), 204);
  expectReply(await owner.post(path, some(3000, 1)), 400, tooMany);
  assert.equal((await targets(path)).length, 500);
});

test('who may not, and what is not there', async () => {
  for (const who of ['umbra-owner', 'acme-clerk', 'bob@acme.example', 'alice@acme.example:Wrong-Horse-7'])
    for (const path of [FORWARDS, SHORT]) expectReply(await api.as(who).get(path), 401, UNAUTHORIZED);
  const mine = api.as('alice@acme.example');
  expectReply(await mine.get(FORWARDS), 401, UNAUTHORIZED);
  expectReply(await api.as('south-app').get(FORWARDS), 404, missing('Account not found'));
  expectReply(await owner.get(`${USERNAMES}/nobody/forwards`), 404, missing('Mailbox not found'));
  expectReply(await owner.post(`${USERNAMES}/nobody/forwards`, '{'), 404, missing('Mailbox not found'));
  expectReply(await api.as('operator').put('/plans/standard', { selfService: ['autoresponder'] }), 204);
  expectReply(await mine.get(SHORT), 401, UNAUTHORIZED);
  expectReply(await mine.delete(`${SHORT}/bob`), 401, UNAUTHORIZED);
  expectReply(await owner.delete(`${SHORT}/bob`), 204);
});
