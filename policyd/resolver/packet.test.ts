import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { answer, query } from '../../test/support/dns-packets.ts';
import { aged, answerTo, emptyAnswer, isAnswer, lifetimeOf, type Query, readQuery, withId } from './packet.ts';

function read(packet: Buffer): Query {
  const found = readQuery(packet);
  assert.ok(typeof found === 'object');
  return found;
}

test('an ordinary query is read, with options or without', () => {
  const plain = read(query('Mail.A.example', { id: 0x1234, type: 15 }));
  assert.deepEqual([plain.id, plain.udpSize, plain.questionEnd], [0x1234, 512, 12 + 16 + 4]);
  assert.equal(read(query('mail.a.EXAMPLE', { id: 9, type: 15 })).key, plain.key);
  assert.notEqual(read(query('mail.b.example', { type: 15 })).key, plain.key);
  assert.notEqual(read(query('mail.a.example', { type: 16 })).key, plain.key);
  assert.deepEqual(
    [100, 1232, 9000].map((edns) => read(query('a', { edns })).udpSize),
    [512, 1232, 4096],
  );
});

test('what is no ordinary query of a name of the Internet is refused or not answered', () => {
  const good = query('a.example');
  const changed = (at: number, value: number): Buffer => {
    const copy = Buffer.from(good);
    copy[at] = value;
    return copy;
  };
  for (const [packet, expected] of [
    [good.subarray(0, 11), undefined], // not even a header
    [changed(2, 0x81), undefined], // an answer
    [changed(2, 0x28), 1], // an update
    [changed(2, 0x03), 1], // cut off
    [changed(5, 2), 1], // two questions
    [changed(5, 0), 1],
    [changed(7, 1), 1], // with an answer
    [changed(9, 1), 1],
    [changed(11, 1), 1], // options that are not there
    [changed(11, 2), 1],
    [changed(12, 0xc0), 1], // a pointer
    [changed(12, 64), 1], // too long a label
    [changed(12, 60), 1], // a label beyond the end
    [good.subarray(0, -1), 1],
    [Buffer.concat([good, Buffer.alloc(1)]), 1],
    [query('x.'.repeat(130).slice(0, -1)), 1], // too long a name
    [Buffer.concat([query('a', { edns: 512 }), Buffer.alloc(1)]), 1],
    [Buffer.concat([query('a', { edns: 512 }), Buffer.alloc(5000)]), 1],
    [changed(good.length - 1, 3), 5], // another class
    [query('a.example', { type: 252 }), 5], // a transfer
  ] as const) {
    assert.equal(readQuery(packet), expected, packet.toString('hex'));
  }
});

test('only an answer to this very question under this id counts', () => {
  const asked = read(query('A.example', { id: 7 }));
  const right = answer(query('a.EXAMPLE', { id: 99 }), []);
  assert.ok(isAnswer(right, asked, 99));
  assert.ok(!isAnswer(right, asked, 98));
  assert.ok(!isAnswer(query('a.example', { id: 99 }), asked, 99));
  assert.ok(!isAnswer(answer(query('b.example', { id: 99 }), []), asked, 99));
  assert.ok(!isAnswer(answer(query('a.example', { id: 99, type: 15 }), []), asked, 99));
  assert.ok(!isAnswer(right.subarray(0, 14), asked, 99));
  assert.ok(!isAnswer(Buffer.alloc(0), asked, 99));
  // It is told with the asker's own id and spelling.
  assert.deepEqual(answerTo(asked, right).subarray(0, 24), answer(query('A.example', { id: 7 }), []).subarray(0, 24));
});

test('an empty answer repeats the question and says why', () => {
  const asked = query('a.example', { id: 7, edns: 1232 });
  const { questionEnd } = read(asked);
  const failure = emptyAnswer(asked, questionEnd, 2);
  assert.deepEqual(failure, answer(query('a.example', { id: 7 }), [], { code: 2 }));
  assert.equal(emptyAnswer(asked, questionEnd, 0, true)[2], 0x83);
  assert.deepEqual(emptyAnswer(asked, 12, 1).subarray(2), Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0, 0, 0, 0]));
});

const soa = (minimum: number) => ({
  type: 6,
  ttl: 900,
  data: Buffer.from([0, 0, ...Array<number>(16).fill(0), 0, 0, 0, minimum]),
});

test('an answer is kept as long as the shortest of its records, a "no" as its SOA says', () => {
  const asked = query('a.example');
  const { questionEnd } = read(asked);
  const life = (...of: Parameters<typeof answer>) => lifetimeOf(answer(...of), questionEnd)?.seconds;
  const data = Buffer.from([1, 2, 3, 4]);
  assert.equal(
    life(asked, [
      { data, ttl: 60 },
      { data, ttl: 30 },
    ]),
    30,
  );
  assert.equal(life(asked, [{ data, ttl: 0 }]), 0);
  assert.equal(life(asked, [{ data, ttl: 60 }], { authority: [soa(5)] }), 60);
  assert.equal(life(asked, [], { code: 3, authority: [soa(20)] }), 20);
  assert.equal(life(asked, [], { authority: [soa(20)] }), 20);
  assert.equal(life(asked, [], { code: 3 }), undefined);
  assert.equal(life(asked, []), undefined);
  assert.equal(life(asked, [{ data }], { code: 2 }), undefined);
  assert.equal(life(asked, [{ data, ttl: 0x80000000 }]), undefined);
  const cut = answer(asked, [{ data }]);
  assert.equal(lifetimeOf(cut.subarray(0, -1), questionEnd), undefined);
  cut[2] = 0x83;
  assert.equal(lifetimeOf(cut, questionEnd), undefined);
});

test('an answer ages', () => {
  const asked = query('a.example');
  const records = [60, 10].map((ttl) => ({ ttl, data: Buffer.from([1, 2, 3, 4]) }));
  const { places } = lifetimeOf(answer(asked, records), read(asked).questionEnd)!;
  const later = [
    { ...records[0]!, ttl: 45 },
    { ...records[1]!, ttl: 0 },
  ];
  assert.deepEqual(aged(answer(asked, records), places, 15), answer(asked, later));
});

test('property: no bytes do harm', () => {
  const bytes = fc.uint8Array({ maxLength: 120 }).map((array) => Buffer.from(array));
  const asked = read(query('a.example'));
  fc.assert(
    fc.property(bytes, fc.boolean(), (some, isLike) => {
      // Half of them begin as a query or an answer does.
      const packet = isLike ? Buffer.concat([answer(query('a.example'), []), some]) : some;
      if (isLike && some.length > 3) packet.writeUInt16BE(some[0]! % 4, 6);
      const found = readQuery(packet);
      if (typeof found === 'number') emptyAnswer(packet, 12, found);
      if (isAnswer(packet, asked, packet.length > 1 ? packet.readUInt16BE(0) : 0)) {
        const lifetime = lifetimeOf(packet, asked.questionEnd);
        if (lifetime) aged(packet, lifetime.places, 1);
        answerTo(asked, packet);
      }
    }),
  );
  fc.assert(fc.property(fc.nat(65_535), (id) => read(withId(asked.packet, id)).id === id));
});
