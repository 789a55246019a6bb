import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Judge, type Sources } from './postfix-policy.ts';

const trouble = (): Promise<never> => Promise.reject(new Error('away'));
const fine: Sources = {
  recipientRules: async () => undefined,
  targets: async () => [],
  senderLimits: async () => undefined,
  ownAddresses: async () => undefined,
  takesSrs: async () => true,
  socketOwner: async () => 8,
};
const said: string[] = [];
const write = (_: object, message: string): void => void said.push(message);

function judge(sources: Partial<Sources>): Judge {
  const log = { info: write, warn: write, error: write };
  return new Judge({ hostname: 'mx.example', reinjectors: [8, 0], sources: { ...fine, ...sources }, log });
}

const ask = (of: Judge, question: Record<string, string>): Promise<string> =>
  of.answer(new Map(Object.entries(question)));

test('whatever cannot be asked makes the mail wait, and never refuses it', async () => {
  const rcpt = { protocol_state: 'RCPT', recipient: 'srs0=x@mx.example', sender: 'a@b.example', sasl_username: 'x.1' };
  const list = { largest: 1, needsLogin: false, onlyFrom: 'x@y.example', notFrom: '' };
  for (const sources of [
    { recipientRules: trouble },
    { senderLimits: trouble },
    { takesSrs: trouble },
    { recipientRules: async () => list, ownAddresses: trouble },
  ]) {
    assert.match(await ask(judge(sources), rcpt), /^DEFER_IF_PERMIT 4\.3\.0 /);
  }
  for (const state of ['DATA', 'END-OF-MESSAGE']) {
    assert.match(await ask(judge({ senderLimits: trouble }), { ...rcpt, protocol_state: state }), /^DEFER_IF_PERMIT /);
  }
  const target = { id: 'x', onlyFrom: '', notFrom: 'x@y.example' };
  for (const sources of [{ targets: trouble }, { targets: async () => [target], ownAddresses: trouble }]) {
    assert.match(await ask(judge(sources), { ...rcpt, policy_context: 'forward' }), /^DEFER_IF_PERMIT /);
  }
  // What follows in Postfix refuses everybody else.
  const reinjection = { policy_context: 'reinjection', protocol_state: 'RCPT' };
  assert.match(await ask(judge({ socketOwner: trouble }), reinjection), /^451 4\.3\.0 /);
  assert.equal(said.length, 9);
});

test('a list is compared with the sender’s own addresses only where there is a list and a sender', async () => {
  const rules = { largest: 1, needsLogin: false, onlyFrom: '', notFrom: '' };
  const recipientRules = async () => rules;
  const rcpt = { protocol_state: 'RCPT', recipient: 'a@a.example' };
  const without = judge({ recipientRules, ownAddresses: trouble });
  assert.equal(await ask(without, { ...rcpt, sender: 'a@b.example' }), 'DUNNO');
  rules.notFrom = 'x@y.example';
  assert.equal(await ask(without, { ...rcpt, sender: '' }), 'DUNNO');
});

test('a mail that Sieve sends on names those who do not take its sender, as many as a line holds', async () => {
  const targets = Array.from({ length: 500 }, (_, nth) => ({
    id: `0197a000-0000-7000-8000-${String(nth).padStart(12, '0')}`,
    onlyFrom: nth % 2 === 0 ? 'x@y.example' : '',
    notFrom: '',
  }));
  const one = judge({ targets: async () => targets });
  const answer = await ask(one, { policy_context: 'forward', sender: 'a@b.example', recipient: 'c@d.example' });
  assert.match(answer, /^PREPEND X-Mailstead-Refused-By: 000000000000 000000000002 /);
  assert.ok(answer.length < 998, String(answer.length));
  for (const sender of ['x@y.example', ''])
    assert.equal(await ask(one, { policy_context: 'forward', sender, recipient: 'c@d.example' }), 'DUNNO');
});

test('recipients of one mail are counted for that mail, and forgotten at its end', async () => {
  const one = judge({ senderLimits: async () => ({ largest: Infinity, recipients: 1 }) });
  const rcpt = { protocol_state: 'RCPT', recipient: 'a@b.example', sasl_username: 'x.1', instance: 'i' };
  assert.equal(await ask(one, rcpt), 'DUNNO');
  assert.match(await ask(one, rcpt), /^550 5\.5\.3 /);
  assert.equal(await ask(one, { ...rcpt, instance: 'j' }), 'DUNNO');
  await ask(one, { ...rcpt, protocol_state: 'END-OF-MESSAGE', recipient_count: '1' });
  assert.equal(await ask(one, rcpt), 'DUNNO');
  // A mail that has no name is not counted.
  assert.equal(await ask(one, { ...rcpt, instance: '' }), 'DUNNO');
  assert.equal(await ask(one, { ...rcpt, instance: '' }), 'DUNNO');
});
