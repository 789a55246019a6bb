import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NonsenseError } from '../nonsense.ts';
import { macrosOf, negotiate, packet, PacketReader, textsOf } from './packets.ts';

const offer = (version: number, actions: number, steps: number): Buffer => {
  const data = Buffer.alloc(12);
  [version, actions, steps].forEach((value, nth) => data.writeUInt32BE(value, nth * 4));
  return data;
};

test('a packet is its length, its letter and its data', () => {
  assert.deepEqual(packet('y', '553 5.7.1 No\0'), Buffer.from('\0\0\0\x0ey553 5.7.1 No\0'));
  assert.deepEqual(packet('c'), Buffer.from('\0\0\0\x01c'));
});

test('property: however the bytes are cut, the packets are the same', () => {
  const one = fc.record(
    { command: fc.constantFrom(...Array.from('DCHMRTLNBEAQK')), text: fc.string({ maxLength: 80 }) },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(fc.array(one, { maxLength: 6 }), fc.integer({ min: 1, max: 40 }), (sent, length) => {
      const bytes = Buffer.concat(sent.map(({ command, text }) => packet(command, text)));
      const reader = new PacketReader();
      const read = [];
      for (let at = 0; at < bytes.length; at += length) read.push(...reader.read(bytes.subarray(at, at + length)));
      assert.deepEqual(
        read.map(({ command, data }) => ({ command, text: data.toString() })),
        sent,
      );
    }),
  );
});

test('property: any bytes are packets or nonsense, and no more than a packet is kept', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        new PacketReader().read(Buffer.from(bytes));
      } catch (error) {
        assert.ok(error instanceof NonsenseError);
      }
      macrosOf(Buffer.from(bytes));
      textsOf(Buffer.from(bytes));
    }),
  );
  for (const length of [0, 1_048_577, 0xffffffff]) {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(length);
    assert.throws(() => new PacketReader().read(bytes), NonsenseError);
  }
});

test('macros are pairs, with braces or without; what is left over is nothing', () => {
  const { command, macros } = macrosOf(Buffer.from('M{auth_authen}\0x.1\0i\0ABC\0{odd}\0'));
  assert.equal(command, 'M');
  assert.deepEqual(
    [...macros],
    [
      ['auth_authen', 'x.1'],
      ['i', 'ABC'],
    ],
  );
});

test('Postfix is asked for the log-in and the headers, to which one is added, and for nothing else', () => {
  const { answer, isSilent } = negotiate(offer(6, 0x1ff, 0x1fffff));
  const agreed = answer.subarray(5);
  assert.deepEqual(
    [0, 4].map((at) => agreed.readUInt32BE(at)),
    [6, 0x101],
  );
  const steps = agreed.readUInt32BE(8);
  const [mail, headers, endOfHeaders] = [0x4, 0x20, 0x40];
  // eslint-disable-next-line no-bitwise
  for (const needed of [mail, headers, endOfHeaders]) assert.equal(steps & needed, 0);
  // eslint-disable-next-line no-bitwise
  for (const unneeded of [0x1, 0x2, 0x8, 0x10, 0x100, 0x200]) assert.notEqual(steps & unneeded, 0);
  assert.deepEqual(agreed.subarray(12), Buffer.from('\0\0\0\x02{auth_authen}\0'));
  assert.deepEqual(isSilent, { mail: true, headers: true });
});

test('an older mail server is asked for no more than it offers', () => {
  const { answer, isSilent } = negotiate(offer(2, 0x3f, 0x7f));
  assert.equal(answer.length, 17);
  assert.deepEqual(
    [0, 4, 8].map((at) => answer.readUInt32BE(5 + at)),
    [2, 0x1, 0x1b],
  );
  assert.deepEqual(isSilent, { mail: false, headers: false });
});

test('what is no offer is nonsense', () => {
  const addsNothing = offer(6, 0x1fe, 0x1fffff);
  for (const data of [Buffer.alloc(0), Buffer.alloc(11), offer(0, 0, 0), offer(1, 0x3f, 0), addsNothing]) {
    assert.throws(() => negotiate(data), NonsenseError);
  }
});
