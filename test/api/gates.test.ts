/** Who may call what (operator.md, Principals and Calls; contract.md A.2, B.1): every operation, asked by somebody of every kind. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { pino } from 'pino';
import { Type } from 'typebox';
import { newFastify } from '../../server/http/fastify.ts';
import { installGate, requireDeclaration } from '../../server/http/gate.ts';
import { expectReply, type Reply } from '../support/api.ts';
import { MALFORMED, UNAUTHORIZED } from '../support/faults.ts';
import { peopledApi } from '../support/world.ts';

const api = await peopledApi();
after(async () => api.close());

/** Who asks for alice's mailbox in acme.example of the account acme, in the franchise north: the columns of the table. */
const CALLERS = [
  undefined, // nobody
  'operator',
  'north-app', // its franchise
  'south-app', // another one
  'acme-owner', // its owner
  'acme-clerk', // a user of the account without a role
  'umbra-owner', // the owner of another account in the franchise
  'globex-owner', // of one in another franchise
  'alice@acme.example', // herself
  'bob@acme.example', // her neighbour
  'carol@umbra.example', // somebody of another domain
  'dormant-owner', // of a suspended account
  'dora@dormant.example', // a mailbox owner there
];

// y: is let in   -: 401   3: 403   h: 404, the account or domain is hidden
const TABLE: Record<string, string> = {
  // nobody operator north south | owner clerk umbra globex | alice bob carol | dormant dora
  'yyyy yyyy yyy yy': `
    GET /health/live
    GET /health/ready
    GET /email/secretQuestions
    GET /email/secretQuestionSettings
    GET {U}/secrets
    GET {u}/secrets
    POST {U}/mailbox/action
    POST {u}/mailbox/action
    POST {U}/exchange/action
    POST {u}/exchange/action`,

  '-y-- ---- --- --': `
    GET /franchises
    GET /franchises/{franchise}
    PUT /franchises/{franchise}
    DELETE /franchises/{franchise}
    GET /users
    POST /users
    GET /users/{userName}
    DELETE /users/{userName}
    PUT /plans/{plan}
    DELETE /plans/{plan}
    PUT /email/secretQuestions
    PUT /email/secretQuestionSettings`,

  // The user that is named is north-app.
  '-yy- ---- --- --': `
    PUT /users/{userName}`,

  '-yyy ---- --- --': `
    POST /accounts
    GET /plans
    GET /plans/{plan}
    GET /tickets
    GET /tickets/{id}
    PUT /tickets/{id}`,

  // Each sees its own.
  '-yyy y-yy --- --': `
    GET /accounts`,

  '-yyh ---- --- --': `
    PUT {A}
    DELETE {A}
    GET {A}/users
    POST {A}/users
    DELETE {A}/users/{userName}
    PUT {L}
    DELETE {L}
    PUT {L}/aliases/{alias}
    DELETE {L}/aliases/{alias}`,

  // The user that is named is acme-clerk.
  '-yyh -y-- --- --': `
    GET {A}/users/{userName}
    PUT {A}/users/{userName}`,

  '-yyh y--- --- --': `
    GET {A}
    GET {A}/email
    GET {A}/avas/{domain}/SSOLink
    GET {L}
    GET {L}/aliases
    GET {L}/blackwhitelist
    PUT {L}/blackwhitelist
    GET {L}/blackwhitelist/{address}
    DELETE {L}/blackwhitelist/{address}
    GET {L}/cleanmailplus
    PUT {L}/cleanmailplus
    GET {L}/dns
    GET {L}/contacts
    POST {L}/contacts
    GET {L}/contacts/{contact}
    PUT {L}/contacts/{contact}
    DELETE {L}/contacts/{contact}
    GET {L}/infostore
    PUT {L}/infostore
    GET {L}/statistics/mailboxTypeCount
    GET {L}/usernames
    GET {L}/webmail
    PUT {L}/webmail
    GET {L}/webmailLimits
    GET {L}/webmailNames
    GET {L}/webmailUpgrade
    GET {U}
    GET {U}/mailbox
    PUT {U}/mailbox
    DELETE {U}/mailbox
    GET {U}/mailbox/messagestats
    GET {U}/exchange
    PUT {U}/exchange
    DELETE {U}/exchange
    GET {U}/exchange/messagestats
    GET {U}/autoresponder
    PUT {U}/autoresponder
    GET {U}/blackwhitelist
    PUT {U}/blackwhitelist
    GET {U}/blackwhitelist/{address}
    DELETE {U}/blackwhitelist/{address}
    GET {U}/cleanmailplus
    PUT {U}/cleanmailplus
    GET {U}/forwards
    POST {U}/forwards
    DELETE {U}/forwards/{fwdMailbox}
    POST {U}/migration`,

  '-yyh y--- y-- --': `
    GET {U}/webmail
    POST {U}/webmail
    PUT {U}/webmail
    GET {u}/webmail
    POST {u}/webmail
    PUT {u}/webmail
    GET {u}/mailbox
    PUT {u}/mailbox
    GET {u}/mailbox/messagestats
    PUT {u}/exchange
    GET {u}/exchange/messagestats
    GET {u}/autoresponder
    PUT {u}/autoresponder
    GET {u}/blackwhitelist
    PUT {u}/blackwhitelist
    GET {u}/blackwhitelist/{address}
    DELETE {u}/blackwhitelist/{address}
    GET {u}/cleanmailplus
    PUT {u}/cleanmailplus
    GET {u}/forwards
    POST {u}/forwards
    DELETE {u}/forwards/{fwdMailbox}`,

  // What the domain offers is told to all in it.
  '-yyh y--- yy- --': `
    GET /email/{domain}/webmailLimits
    GET /email/{domain}/webmailNames
    GET /email/{domain}/webmailUpgrade`,

  // The one call that tells a missing right from wrong credentials.
  '-yyh y333 333 --': `
    PUT {U}/secrets`,
  '-yyh y333 y33 --': `
    PUT {u}/secrets`,
};

const ROWS = Object.entries(TABLE).flatMap(([expected, lines]) =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [method = '', short = ''] = line.trim().split(' ');
      const template = short
        .replace('{U}', '{L}/usernames/{mailboxName}')
        .replace('{u}', '/email/{domain}/usernames/{mailboxName}')
        .replace('{L}', '{A}/email/{domain}')
        .replace('{A}', '/accounts/{account}');
      return { expected: expected.replaceAll(' ', ''), method, template };
    }),
);

/** The path that is asked for: what a DELETE would take away is not there. */
function pathOf(method: string, template: string): string {
  const taken = method === 'DELETE';
  const names: Record<string, string> = {
    account: 'acme',
    domain: taken && template.endsWith('{domain}') ? 'nowhere.example' : 'acme.example',
    mailboxName: taken && /\/(mailbox|exchange)$/.test(template) ? 'nobody' : 'alice',
    userName: taken ? 'nobody' : template.startsWith('/users') ? 'north-app' : 'acme-clerk',
  };
  return template.replace(/\{([^}]*)\}/g, (_whole, name: string) => names[name] ?? 'nothing');
}

/** Whoever is let in with a body that is no JSON gets no further than that, or than an item that is not there. */
function verdictOf(method: string, path: string, reply: Reply): string {
  if (reply.status === 401) {
    expectReply(reply, 401, UNAUTHORIZED);
    return '-';
  }
  if (reply.status === 403) return '3';
  const missing = reply.status === 404 ? /"message":"(Account|Domain) not found"/.exec(reply.text)?.[1] : undefined;
  if (missing === 'Account' || (missing === 'Domain' && path.startsWith('/email/'))) return 'h';
  if (method === 'PUT' || method === 'POST')
    assert.ok(reply.status === 404 || reply.text === JSON.stringify(MALFORMED), reply.text);
  return 'y';
}

test('the table has every operation that is described, once', () => {
  const described = Object.entries(api.app.swagger().paths ?? {}).flatMap(([template, operations]) =>
    Object.keys(operations as object).map((method) => `${method.toUpperCase()} ${template}`),
  );
  assert.deepEqual(ROWS.map(({ method, template }) => `${method} ${template}`).toSorted(), described.toSorted());
});

test('every operation, asked by everybody', async () => {
  const wrong: string[] = [];
  for (const { expected, method, template } of ROWS) {
    const path = pathOf(method, template);
    let got = '';
    for (const caller of CALLERS) {
      const body = method === 'PUT' || method === 'POST' ? '{"broken' : undefined;
      got += verdictOf(method, path, await api.as(caller).send({ method, path, body }));
    }
    if (got !== expected) wrong.push(`${method} ${template}: ${got}, not ${expected}`);
  }
  assert.deepEqual(wrong, []);
});

test('wrong credentials are nobody’s, on every operation', async () => {
  for (const { expected, method, template } of ROWS) {
    const path = pathOf(method, template);
    const reply = await api
      .as('acme-owner:wrong')
      .send({ method, path, ...(method === 'GET' || method === 'DELETE' ? {} : { body: '{"broken' }) });
    assert.equal(verdictOf(method, path, reply), expected[0], `${method} ${path}`);
  }
});

const replies = { response: { 200: Type.Object({}) } };
const gate = { who: [], stem: 'none' } as const;

test('a route without a gate or without a schema of its replies stops the start', async () => {
  const app = newFastify(pino({ level: 'silent' }));
  installGate(app, api.sql);
  const handler = async () => ({});
  app.get('/right', { config: { gate }, schema: replies }, handler);
  app.get('/hidden', { config: { gate: 'none' }, schema: { hide: true } }, handler);
  const bad: [start: () => unknown, message: string][] = [
    [() => app.get('/bare', handler), 'GET /bare has no gate.'],
    [() => app.get('/gateless', { schema: replies }, handler), 'GET /gateless has no gate.'],
    [() => app.put('/blind', { config: { gate } }, handler), 'PUT /blind has no schema of its replies.'],
    [
      () => app.put('/half', { config: { gate }, schema: { body: Type.Object({}) } }, handler),
      'PUT /half has no schema of its replies.',
    ],
    [() => app.route({ method: ['GET', 'POST'], url: '/two', schema: replies, handler }), 'GET,POST /two has no gate.'],
    [() => requireDeclaration({ method: 'GET', url: '/x' }), 'GET /x has no gate.'],
  ];
  for (const [start, message] of bad) assert.throws(start, { message });
  await app.close();
});

test('a route in a plugin is held to the same', async () => {
  const app = newFastify(pino({ level: 'silent' }));
  installGate(app, api.sql);
  void app.register(async (inner) => inner.get('/inner', async () => ({})));
  await assert.rejects(async () => app.ready(), { message: 'GET /inner has no gate.' });
});
