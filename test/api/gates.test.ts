/** A route without a gate does not start. Whom the gates let in is in matrix.test.ts. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { pino } from 'pino';
import { Type } from 'typebox';
import { AuditNotes } from '../../server/audit/notes.ts';
import { Doorman } from '../../server/log-ins/doorman.ts';
import { newFastify } from '../../server/http/fastify.ts';
import { installGate, requireDeclaration } from '../../server/http/gate.ts';
import { testDatabase } from '../support/database.ts';

const database = await testDatabase();
after(async () => database.drop());

const services = { sql: database.sql, notes: new AuditNotes(), doorman: new Doorman(database.sql, new Set()) };
const replies = { response: { 200: Type.Object({}) } };
const gate = { who: [], stem: 'none' } as const;

test('a route without a gate or without a schema of its replies stops the start', async () => {
  const app = newFastify(pino({ level: 'silent' }));
  installGate(app, services);
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
  installGate(app, services);
  void app.register(async (inner) => inner.get('/inner', async () => ({})));
  await assert.rejects(async () => app.ready(), { message: 'GET /inner has no gate.' });
});
