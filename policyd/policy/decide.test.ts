import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecipientRules } from '../queries.ts';
import { type Envelope, isListed, refusalAtEnd, refusalByRecipient, refusalBySender } from './decide.ts';

const MB = 1_048_576;
const open: RecipientRules = { largest: 50 * MB, needsLogin: false, onlyFrom: '', notFrom: '' };
const mail: Envelope = { sender: 'bob@ext.example', own: undefined, hasLogin: false, size: 1000 };
const carol = { locals: ['carol', 'sales'], domains: ['a.example', 'alias.example'] };

/** Rules that differ from the open ones, a mail that differs from the plain one, and how the refusal begins. */
const table: [Partial<RecipientRules>, Partial<Envelope>, string | undefined][] = [
  [{}, {}, undefined],
  [{}, { sender: '' }, undefined],
  [{}, { size: 50 * MB }, undefined],
  [{}, { size: 50 * MB + 1 }, '552 5.3.4 '],
  [{ largest: 0 }, { size: 1 }, '552 5.3.4 '],
  [{ largest: 0 }, { size: 0 }, undefined],
  [{ largest: Infinity }, { size: 1e12 }, undefined],
  [{ needsLogin: true }, {}, '550 5.7.1 '],
  [{ needsLogin: true }, { sender: '' }, '550 5.7.1 '],
  [{ needsLogin: true }, { hasLogin: true }, undefined],
  [{ onlyFrom: 'bob@ext.example' }, {}, undefined],
  [{ onlyFrom: 'x@y.example, BOB@Ext.Example' }, {}, undefined],
  [{ onlyFrom: 'smtp:bob@ext.example' }, {}, undefined],
  [{ onlyFrom: 'bob@ext.example' }, { sender: 'BOB@EXT.example' }, undefined],
  [{ onlyFrom: 'x@y.example' }, {}, '550 5.7.1 '],
  [{ onlyFrom: 'x@y.example' }, { hasLogin: true }, '550 5.7.1 '],
  [{ onlyFrom: 'x@y.example' }, { sender: '' }, undefined],
  [{ onlyFrom: ' ' }, {}, undefined],
  [{ onlyFrom: ',' }, {}, '550 5.7.1 '],
  [{ onlyFrom: 'ob@ext.example' }, {}, '550 5.7.1 '],
  [{ onlyFrom: 'bob@ext.example.org' }, {}, '550 5.7.1 '],
  [{ notFrom: 'bob@ext.example' }, {}, '550 5.7.1 '],
  [{ notFrom: 'x@y.example' }, {}, undefined],
  [{ notFrom: 'bob@ext.example' }, { sender: '' }, undefined],
  [{ notFrom: 'bob@ext.example', onlyFrom: 'bob@ext.example' }, {}, '550 5.7.1 '],
  [{ onlyFrom: 'carol@a.example' }, { sender: 'carol@alias.example', own: carol }, undefined],
  [{ onlyFrom: 'carol@a.example' }, { sender: 'carol@alias.example' }, '550 5.7.1 '],
  [{ notFrom: 'sales@alias.example' }, { sender: 'carol+news@a.example', own: carol }, '550 5.7.1 '],
  [{ notFrom: 'carol+x@a.example' }, { sender: 'carol@a.example', own: carol }, '550 5.7.1 '],
  [{ notFrom: 'carol@b.example' }, { sender: 'carol@a.example', own: carol }, undefined],
  [{ notFrom: 'dave@a.example' }, { sender: 'carol@a.example', own: carol }, undefined],
  [{ onlyFrom: 'jörg@bücher.example, tom@BÜCHER.example' }, { sender: 'tom@xn--bcher-kva.example' }, undefined],
  // The sender is told of what it cannot change before it is told of the size.
  [{ needsLogin: true, largest: 0 }, { size: 5 }, '550 5.7.1 '],
];

for (const [rules, envelope, begins] of table) {
  test(`a mailbox with ${JSON.stringify(rules)} and a mail with ${JSON.stringify(envelope)}: ${begins ?? 'taken'}`, () => {
    const refusal = refusalByRecipient({ ...open, ...rules }, { ...mail, ...envelope });
    if (begins === undefined) assert.equal(refusal, undefined);
    else assert.ok(refusal?.startsWith(begins), refusal);
  });
}

test('a sender is held to its sizes and to the number of recipients', () => {
  const limits = { largest: 10 * MB, recipients: 3 };
  assert.equal(refusalBySender(limits, 10 * MB, 3), undefined);
  assert.match(refusalBySender(limits, 10 * MB + 1, 1)!, /^552 5\.3\.4 /);
  assert.match(refusalBySender(limits, 0, 4)!, /^550 5\.5\.3 Too many recipients/);
  assert.match(refusalBySender({ largest: 0, recipients: 0 }, 0, 1)!, /^550 5\.5\.3 /);
  assert.equal(refusalBySender({ largest: Infinity, recipients: Infinity }, 1e12, 1e6), undefined);
});

test('at the end a mail is refused only when it is too large for all', () => {
  assert.equal(refusalAtEnd(10, 10), undefined);
  assert.match(refusalAtEnd(11, 10)!, /^552 5\.3\.4 /);
  assert.equal(refusalAtEnd(11, Infinity), undefined);
});

test('a long list is read to its end', () => {
  const list = Array.from({ length: 3000 }, (_, nth) => `user${nth}@ext.example`).join(',');
  assert.ok(isListed(list, { sender: 'user2999@ext.example', own: undefined }));
  assert.ok(!isListed(list, { sender: 'user3000@ext.example', own: undefined }));
});
