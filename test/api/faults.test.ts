/** Every fault that is not a feature's own: routes, methods, credentials, media types, bodies, and their order (contract.md A.6, F.1). */
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, test } from 'node:test';
import { type Call, expectReply, PASSWORD, type Reply } from '../support/api.ts';
import {
  BAD_MEDIA_TYPE,
  BAD_METHOD,
  MALFORMED,
  missing,
  NO_NAME,
  NO_ROUTE,
  TOO_LARGE,
  UNAUTHORIZED,
  wrongFields,
} from '../support/faults.ts';
import { overTheWire } from '../support/wire.ts';
import { peopledApi } from '../support/world.ts';

const api = await peopledApi();
after(async () => api.close());
const wire = await overTheWire(api);
const operator = api.as('operator');
const owner = api.as('acme-owner');
const north = api.as('north-app');

const ACME = '/accounts/acme/email/acme.example';
const ALICE = `${ACME}/usernames/alice/mailbox`;
const JSON_TYPE = { 'content-type': 'application/json' };

/** Each path that has operations, with example names, and the methods it knows. */
const PATHS = Object.entries(api.app.swagger().paths ?? {}).map(([template, operations]) => {
  const known = Object.keys(operations as object).map((method) => method.toUpperCase());
  return {
    path: template
      .replace('{account}', 'acme')
      .replace('{domain}', 'acme.example')
      .replace('{mailboxName}', 'alice')
      .replace(/\{[^}]*\}/g, 'x'),
    allow: [...known, ...(known.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].toSorted(),
  };
});

function expectUnauthorized(reply: Reply): void {
  expectReply(reply, 401, UNAUTHORIZED);
  assert.match(reply.headers['www-authenticate'] ?? '', /^Basic realm="[^"]+"/);
  assert.equal(reply.headers['content-type'], 'application/json; charset=utf-8');
}

test('a route that is none: 404, whatever else is wrong with the request', async () => {
  const paths = [
    '/',
    '/nothing',
    '/accounts/acme/nothing',
    `${ALICE}es`,
    '/Accounts',
    '//accounts',
    '/email',
    '/email/acme.example',
    '/health',
  ];
  for (const path of paths) {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      expectReply(await wire.as().send({ method, path }), 404, NO_ROUTE);
      expectReply(
        await wire.as('acme-owner').send({ method, path, body: '{"broken', headers: { 'content-type': 'x/y' } }),
        404,
        NO_ROUTE,
      );
    }
  }
  const big = 'x'.repeat(2_000_000);
  expectReply(await operator.send({ method: 'POST', path: '/nothing', body: big }), 404, NO_ROUTE);
  for (const path of ['/%', '/accounts/%zz', '/accounts/%ff', '/accounts/%c3%28', '/accounts/%e0%80%80/users'])
    expectReply(await wire.as('operator').get(path), 404, NO_ROUTE);
});

test('a method that a path does not know: 405 with Allow, before credentials and bodies', async () => {
  assert.ok(PATHS.length > 15);
  for (const { path, allow } of PATHS) {
    for (const method of [
      'GET',
      'POST',
      'PUT',
      'DELETE',
      'PATCH',
      'TRACE',
      'PROPFIND',
      'SEARCH',
      'QUERY',
      'MKCOL',
      'LINK',
    ]) {
      if (allow.includes(method)) continue;
      const reply = await api
        .as('nobody:wrong')
        .send({ method, path, body: '{"broken', headers: { 'content-type': 'x/y' } });
      expectReply(reply, 405, BAD_METHOD);
      assert.deepEqual(reply.headers['allow']?.split(', ').toSorted(), allow, `${method} ${path}`);
    }
  }
});

test('every method of HTTP is answered in this way over a connection', async () => {
  for (const method of http.METHODS.filter((name) => !['GET', 'HEAD', 'OPTIONS', 'CONNECT'].includes(name)))
    expectReply(await wire.as().send({ method, path: `${ACME}/` }), ['PUT', 'DELETE'].includes(method) ? 401 : 405);
});

test('OPTIONS needs no credentials: 204 with Allow, for objects that do not exist too', async () => {
  for (const { path, allow } of PATHS) {
    for (const at of [path, `${path}/`, path.replace('acme', 'nowhere')]) {
      const reply = await api.as().send({ method: 'OPTIONS', path: at });
      assert.deepEqual(
        [reply.status, reply.text, reply.headers['allow']?.split(', ').toSorted()],
        [204, '', allow],
        at,
      );
    }
  }
});

test('HEAD is GET without its body', async () => {
  for (const path of [
    '/accounts',
    '/accounts/acme',
    ACME,
    `${ACME}/usernames?page=1&pageSize=1`,
    '/accounts/acme/email',
    '/health/live',
  ]) {
    const get = await wire.as('acme-owner').get(path);
    const head = await wire.as('acme-owner').send({ method: 'HEAD', path });
    assert.deepEqual([head.status, head.text], [get.status, '']);
    for (const name of ['content-length', 'content-type']) assert.equal(head.headers[name], get.headers[name]);
  }
  const cases: [call: Call, status: number][] = [
    [{ method: 'HEAD', path: '/accounts/nowhere' }, 404],
    [{ method: 'HEAD', path: '/nothing' }, 404],
    [{ method: 'HEAD', path: `${ACME}/aliases/x.example` }, 405],
  ];
  for (const [call, status] of cases) {
    const reply = await wire.as('operator').send(call);
    assert.deepEqual([reply.status, reply.text], [status, '']);
  }
  expectReply(await wire.as().send({ method: 'HEAD', path: '/accounts/acme' }), 401);
});

test('401: every way to be nobody, in one body and with WWW-Authenticate', async () => {
  const headers = [
    '',
    'Basic',
    'Basic ',
    'Basic !!!',
    'Basic OnBhc3N3b3Jk',
    'Basic b3BlcmF0b3I=',
    'Bearer abc',
    'Digest username="operator"',
    'basic=',
    'Negotiate',
    'b'.repeat(9000),
    `Basic ${Buffer.from(`operator\0:${PASSWORD}`).toString('base64')}`,
    `Basic ${Buffer.from(`operator:${PASSWORD}\0`).toString('base64')}`,
    `Basic ${Buffer.from(`operator:${'x'.repeat(3500)}`).toString('base64')}`,
    `Basic ${Buffer.from([0xff, 0xfe, 0x3a, 0x41]).toString('base64')}`,
    `Basic ${Buffer.from(`operator:${PASSWORD}`).toString('base64')} x`,
  ];
  for (const authorization of headers)
    expectUnauthorized(await wire.as().send({ method: 'GET', path: '/accounts', headers: { authorization } }));
  expectUnauthorized(await api.as().get('/accounts'));
  const names = [
    'operator:wrong',
    'operator:',
    'operator: ',
    `Operator:${PASSWORD}`,
    `operator :${PASSWORD}`,
    `nobody:${PASSWORD}`,
    `${'x'.repeat(3000)}:x`,
    "' or 1=1 --:x",
    `alice@acme.example:wrong`,
    `nobody@acme.example:${PASSWORD}`,
    `alice@nowhere.example:${PASSWORD}`,
    `@acme.example:${PASSWORD}`,
    `alice@:${PASSWORD}`,
    `@:${PASSWORD}`,
    `alice:${PASSWORD}`,
    `alice@acme.example@acme.example:${PASSWORD}`,
    `alice%@acme.example:${PASSWORD}`,
    `ALICE@acme.example:${PASSWORD.toLowerCase()}`,
  ];
  for (const pair of names) expectUnauthorized(await api.as(pair).get('/email/acme.example/usernames/alice/mailbox'));
  expectReply(
    await api.as().send({
      method: 'GET',
      path: '/accounts',
      headers: { authorization: `bASIC  ${Buffer.from(`operator:${PASSWORD}`).toString('base64')} ` },
    }),
    200,
  );
});

test('401: credentials that are right but not enough, and absent and foreign objects look alike', async () => {
  const paths = [
    '/accounts/umbra',
    '/accounts/nowhere',
    '/accounts/globex/email/globex.example',
    '/accounts/nowhere/email/x',
    '/accounts/umbra/email/nowhere.example',
  ];
  for (const path of paths) {
    for (const name of ['acme-owner', 'acme-clerk', 'alice@acme.example'])
      expectUnauthorized(await api.as(name).get(path));
    for (const name of ['dormant-owner', 'dora@dormant.example']) expectUnauthorized(await api.as(name).get(path));
  }
  for (const domain of ['umbra.example', 'nowhere.example', 'globex.example'])
    for (const name of ['acme-owner', 'alice@acme.example', 'acme-clerk'])
      expectUnauthorized(await api.as(name).get(`/email/${domain}/usernames/carol/mailbox`));
  for (const name of ['bob', 'nobody', 'alice2'])
    expectUnauthorized(await api.as('alice@acme.example').get(`/email/acme.example/usernames/${name}/mailbox`));
  // For a franchise another one's objects are not there.
  for (const [foreign, absent] of [
    ['globex', 'nowhere'],
    ['globex/users', 'nowhere/users'],
    ['globex/email/globex.example/usernames', 'nowhere/email/x.example/usernames'],
  ]) {
    const [one, other] = [await north.get(`/accounts/${foreign}`), await north.get(`/accounts/${absent}`)];
    expectReply(one, 404, missing('Account not found'));
    assert.deepEqual(one.body, other.body);
  }
  const [one, other] = [
    await north.get('/email/globex.example/usernames/greta/mailbox'),
    await north.get('/email/nowhere.example/usernames/greta/mailbox'),
  ];
  expectReply(one, 404, missing('Domain not found'));
  assert.deepEqual(one.body, other.body);
});

test('415: a body needs the type application/json', async () => {
  const wrong = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json2',
    'application/jsonp',
    'json',
    'application/vnd.api+json',
    '*/*',
    'application/json/x',
    ';',
    'text/plain; application/json',
  ];
  for (const type of wrong) {
    for (const body of ['{}', '{"broken', 'quota=5'])
      expectReply(
        await owner.send({ method: 'PUT', path: ALICE, body, headers: { 'content-type': type } }),
        415,
        BAD_MEDIA_TYPE,
      );
    expectReply(
      await operator.send({ method: 'POST', path: '/accounts', body: '{}', headers: { 'content-type': type } }),
      415,
      BAD_MEDIA_TYPE,
    );
  }
  const right = [
    'application/json',
    'Application/JSON',
    'application/json; Charset=UTF-8',
    'application/json;charset=utf-8',
    ' application/json ; x=y',
    'application/json; charset="utf-8"',
  ];
  for (const type of right)
    expectReply(await owner.send({ method: 'PUT', path: ALICE, body: '{}', headers: { 'content-type': type } }), 204);
  const length = await wire.raw(
    `PUT ${ALICE} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\nAuthorization: Basic ${Buffer.from(`acme-owner:${PASSWORD}`).toString('base64')}\r\n\r\n{}`,
  );
  assert.deepEqual([length.status, JSON.parse(length.text)], [415, BAD_MEDIA_TYPE]);
});

test('no body is an empty object; GET and DELETE with a Content-Type and no body are fine', async () => {
  for (const client of [owner, wire.as('acme-owner')]) {
    expectReply(await client.put(ALICE), 204);
    expectReply(await client.send({ method: 'PUT', path: ALICE, headers: JSON_TYPE }), 204);
    expectReply(await client.send({ method: 'PUT', path: ALICE, body: '', headers: JSON_TYPE }), 204);
    expectReply(await client.send({ method: 'PUT', path: ALICE, body: 'null', headers: JSON_TYPE }), 204);
    expectReply(await client.put(`${ACME}/usernames/new/mailbox`), 400, { password: 'Required' });
    for (const type of ['application/json', 'application/json; charset=UTF-8', 'text/plain', ''])
      expectReply(await client.send({ method: 'GET', path: ALICE, headers: { 'content-type': type } }), 200);
    expectReply(await client.put(`${ACME}/usernames/brief/mailbox`, { password: PASSWORD }), 201);
    expectReply(
      await client.send({ method: 'DELETE', path: `${ACME}/usernames/brief/mailbox`, headers: JSON_TYPE }),
      204,
    );
  }
  expectReply(await operator.post('/accounts'), 201);
});

test('the body of a DELETE is not read, whatever it is and is said to be', async () => {
  const path = `${ACME}/usernames/brief/mailbox`;
  const bodies = ['{', 'x'.repeat(1_048_577), ''];
  for (const body of bodies) {
    for (const type of ['application/json', 'text/plain', 'no type', 'x'.repeat(300)]) {
      expectReply(await wire.as('acme-owner').put(path, { password: PASSWORD }), 201);
      const sent = { method: 'DELETE', path, body, headers: { 'content-type': type } };
      expectReply(await wire.as('acme-owner').send(sent), 204);
    }
  }
});

test('a body that is no JSON in UTF-8: 400, wrapped on every route', async () => {
  const broken = [
    '{',
    '}',
    '{"quota": }',
    "{'quota': 5}",
    '{"quota": 5,}',
    '{"quota": 05}',
    '{"quota": NaN}',
    '{"a": "\n"}',
    '{}{}',
    'quota=5',
    '\0',
    '[1,',
    '"',
    ' ',
    '{"a":"\\x"}',
    '\ufeff\ufeff{}',
  ];
  const bytes = [
    Buffer.from([0x7b, 0xff, 0x7d]),
    Buffer.from('{"a":"\xe4"}', 'latin1'),
    Buffer.from('{"quota":5}', 'utf16le'),
    Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]),
  ];
  for (const body of [...broken, ...bytes]) {
    expectReply(await owner.send({ method: 'PUT', path: ALICE, body }), 400, MALFORMED);
    expectReply(await operator.send({ method: 'POST', path: '/users', body }), 400, MALFORMED);
  }
});

test('a body that is JSON but no object: 400 at the root', async () => {
  for (const body of ['[]', '[{"quota":5}]', '"text"', '5', 'true', 'false', '0', '""']) {
    const message = `"${body === '"text"' ? 'text' : body === '""' ? '' : body}" is not a mapping type: Does not implement dict-like functionality.`;
    expectReply(await owner.send({ method: 'PUT', path: ALICE, body }), 400, { '': message });
  }
});

test('1 MiB is read, a byte more is not: 413 with the code 413', async () => {
  const exactly = '{}'.padEnd(1_048_576);
  for (const client of [owner, wire.as('acme-owner')]) {
    expectReply(await client.send({ method: 'PUT', path: ALICE, body: exactly }), 204);
    expectReply(await client.send({ method: 'PUT', path: ALICE, body: `${exactly} ` }), 413, TOO_LARGE);
  }
  const head = `PUT ${ALICE} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nAuthorization: Basic ${Buffer.from(`acme-owner:${PASSWORD}`).toString('base64')}\r\n\r\n`;
  const { status, text } = await wire.raw(`${head}100001\r\n${exactly} \r\n0\r\n\r\n`);
  assert.deepEqual([status, JSON.parse(text)], [413, TOO_LARGE]);
});

test('the order of checks: of everything that is wrong, the first in the order answers', async () => {
  const type = { 'content-type': 'text/plain' };
  const wrongAll = {
    method: 'PUT',
    path: '/accounts/nowhere/email/nowhere.example/usernames/a%20b/mailbox',
    body: '{"broken',
    headers: type,
  };
  const at = (domain: string, name = 'a%20b') => `/accounts/acme/email/${domain}/usernames/${name}/mailbox`;
  // Credentials, then the right, then the media type, then what exists, then the syntax, then the schema, then the rules.
  expectUnauthorized(await api.as().send(wrongAll));
  expectUnauthorized(await api.as('operator:wrong').send(wrongAll));
  expectUnauthorized(await api.as('acme-owner').send(wrongAll));
  expectUnauthorized(await api.as('dormant-owner').send({ ...wrongAll, path: at('nowhere.example') }));
  expectReply(await north.send(wrongAll), 415, BAD_MEDIA_TYPE);
  expectReply(await owner.send({ ...wrongAll, path: at('nowhere.example') }), 415, BAD_MEDIA_TYPE);
  const typed = { ...wrongAll, headers: {} };
  expectReply(await north.send(typed), 404, missing('Account not found'));
  expectReply(await owner.send({ ...typed, path: at('nowhere.example') }), 404, missing('Domain not found'));
  expectReply(
    await owner.send({ ...typed, path: at('nowhere.example'), body: 'x'.repeat(1_048_577) }),
    404,
    missing('Domain not found'),
  );
  expectReply(
    await owner.send({ ...typed, path: `${ACME}/usernames/nobody/mailbox`, method: 'DELETE' }),
    404,
    missing('Mailbox not found'),
  );
  expectReply(await owner.send({ ...typed, path: at('acme.example'), body: 'x'.repeat(1_048_577) }), 413, TOO_LARGE);
  expectReply(await owner.send({ ...typed, path: at('acme.example') }), 400, MALFORMED);
  const schema = { method: 'PUT', path: at('acme.example'), body: { quota: 'x' } };
  expectReply(await owner.send(schema), 400, { quota: '"x" is not a number' });
  expectReply(await owner.send({ ...schema, body: { quota: 0 } }), 400, { mailboxName: NO_NAME });
  expectReply(await north.get('/accounts/nowhere/email?page=x'), 404, missing('Account not found'));
  expectUnauthorized(await owner.get('/accounts/nowhere/email?page=x'));
});

test('queries: the last of a repeated parameter counts, an unknown one is ignored, an empty one is none', async () => {
  const list = `${ACME}/usernames`;
  const total = async (query: string) =>
    ((await owner.get(`${list}?${query}`)).body as { totalCount: number }).totalCount;
  assert.equal(await total('filterUsername=alice&filterUsername=*'), 2);
  assert.equal(await total('filterUsername=*&filterUsername=alice'), 1);
  assert.equal(await total('filterUsername=x&unknown=1&__proto__=1&constructor=x&filterUsername='), 2);
  assert.equal(await total('filterUsername=&page=&pageSize=&sortField=&sortOrder='), 2);
  assert.equal(await total('%66ilterUsername=al%2A&&=&x'), 1);
  expectReply(await owner.get(`${list}?sortField=x&sortField=quota`), 200);
  expectReply(
    await owner.get(`${list}?sortField=quota&sortField=x`),
    400,
    wrongFields({ sortField: '"x" is not one of username, quota' }),
  );
  expectReply(await owner.get(`${list}?filterUsername=%00`), 400, wrongFields({ filterUsername: NO_NAME }));
});

test('null is missing, unknown keys are ignored, of a key that comes twice the last counts', async () => {
  const put = async (body: string) => owner.send({ method: 'PUT', path: ALICE, body });
  expectReply(await put('{"quota": null, "master": null, "type": null, "password": null, "username": null}'), 204);
  expectReply(await put('{"unknown": {"a": [1]}, "Quota": "x", "authToken": 5, "usage": "x"}'), 204);
  expectReply(await put('{"quota": "x", "quota": 77}'), 204);
  assert.equal(((await owner.get(ALICE)).body as { quota: number }).quota, 77);
  expectReply(
    await put('{"__proto__": {"quota": 78, "isVirtual": true}, "constructor": 1, "toString": 2, "hasOwnProperty": 3}'),
    204,
  );
  assert.equal(((await owner.get(ALICE)).body as { quota: number }).quota, 77);
  expectReply(await put('{"constructor": {"prototype": {"quota": 5}}}'), 204);
  assert.equal(({} as { quota?: number }).quota, undefined);
});

test('both slashes are the same, on every path', async () => {
  for (const path of [
    '/accounts',
    '/accounts/acme',
    '/accounts/acme/email',
    ACME,
    `${ACME}/aliases`,
    `${ACME}/usernames`,
    `${ACME}/usernames/alice`,
  ]) {
    const [one, other] = [await owner.get(path), await owner.get(`${path}/`)];
    expectReply(one, 200);
    assert.deepEqual(one.body, other.body);
  }
});

test('deep and wide bodies are read or refused, never a 5xx', async () => {
  const values = ['['.repeat(50_000) + ']'.repeat(50_000), `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`];
  for (const value of values) {
    for (const key of ['quota', 'master', 'type', 'password', 'username', 'unknown']) {
      const reply = await owner.send({ method: 'PUT', path: ALICE, body: `{"${key}": ${value}}` });
      assert.ok([204, 400].includes(reply.status), reply.text);
      assert.ok(reply.text.length < 1000);
    }
    assert.equal(
      (
        await operator.send({
          method: 'PUT',
          path: '/plans/deep',
          body: `{"webmailNames": ${value}, "selfService": ${value}}`,
        })
      ).status,
      400,
    );
    expectReply(await owner.send({ method: 'PUT', path: ALICE, body: value }), value.startsWith('[') ? 400 : 204);
  }
  const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 40_000 }, (_, i) => [`k${i}`, i])));
  expectReply(await owner.send({ method: 'PUT', path: ALICE, body: wide }), 204);
});

test('what is no HTTP is answered in the contract’s shape, too', async () => {
  const broken = [
    'GARBAGE\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    'GET /accounts HTTP/1.1\r\nHost: x\r\nBad Header: \x01\r\n\r\n',
    'PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n',
    'PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    // RFC 9112 3.2
    'GET /accounts HTTP/1.1\r\n\r\n',
    'GET /nothing HTTP/1.1\r\n\r\n',
  ];
  for (const bytes of broken) {
    const { status, head, text } = await wire.raw(bytes);
    assert.deepEqual([status, JSON.parse(text)], [400, MALFORMED], bytes.slice(0, 40));
    assert.match(head, /^X-Request-Id: [0-9a-f-]{36}$/im);
  }
});

test('what a client expects of us beyond 100-continue, and a host that HTTP/1.0 does not name, change nothing', async () => {
  for (const expected of ['the-unexpected', '100-continue, x', '']) {
    const call = { method: 'GET', path: '/health/live', headers: { expect: expected } };
    expectReply(await wire.as('acme-owner').send(call), 200);
    expectReply(await wire.as().send({ ...call, path: '/accounts' }), 401, UNAUTHORIZED);
  }
  const { status, text } = await wire.raw('GET /health/live HTTP/1.0\r\n\r\n');
  assert.equal(status, 200, text);
});

test('. and .. and nothing are no names, as they are written in a path', async () => {
  for (const name of ['%2e', '%2E%2e', '.%2e', '..', '']) {
    const reply = await wire.as('acme-owner').put(`${ACME}/usernames/${name}/mailbox`, { password: PASSWORD });
    expectReply(reply, 400, { mailboxName: NO_NAME });
    expectReply(await wire.as('operator').get(`/accounts/${name}/email`), 404, missing('Account not found'));
    if (name === '') continue;
    expectReply(await wire.as('operator').put(`/franchises/${name}`, {}), 400, { franchise: NO_NAME });
    expectReply(await wire.as('operator').put(`/plans/${name}`, {}), 400, { plan: NO_NAME });
    expectReply(await wire.as('operator').get(`/users/${name}`), 404, missing('User not found'));
  }
});
