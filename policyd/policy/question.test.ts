import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NonsenseError } from '../nonsense.ts';
import { answerOf, LONGEST_QUESTION, QuestionReader } from './question.ts';

const FIRST = 'request=smtpd_access_policy\n';

test('attributes are read as they are; of two alike the last counts; an unknown one does no harm', () => {
  const [question] = new QuestionReader().read(
    Buffer.from(`${FIRST}sender=\nrecipient="a=b"@a.example\nno_such_thing=1\nsize=1\nsize=2\n\n`),
  );
  assert.deepEqual(Object.fromEntries(question!), {
    request: 'smtpd_access_policy',
    sender: '',
    recipient: '"a=b"@a.example',
    no_such_thing: '1',
    size: '2',
  });
});

test('an answer is one attribute and an empty line', () => {
  assert.equal(answerOf('550 5.7.1 No'), 'action=550 5.7.1 No\n\n');
});

test('what is no question ends the conversation', () => {
  for (const text of [
    '\n',
    '\n\n',
    'GET / HTTP/1.1\r\n\r\n\n\n',
    'sender=a\n\n',
    'request=junk\n\n',
    `${FIRST}sender\n\n`,
    `${FIRST}=x\n\n`,
    `${FIRST}se nder=x\n\n`,
    `${FIRST}${'a=b\n'.repeat(300)}\n`,
    `${FIRST}sender=${'x'.repeat(LONGEST_QUESTION)}`,
    `${FIRST}sender=${'x'.repeat(LONGEST_QUESTION)}\n\n`,
  ]) {
    assert.throws(() => new QuestionReader().read(Buffer.from(text)), NonsenseError, text.slice(0, 60));
  }
});

const value = fc.string({ maxLength: 60 }).map((text) => text.replaceAll('\n', ' '));
const attributes = fc.dictionary(fc.stringMatching(/^[a-z_]{1,20}$/), value, { maxKeys: 10 });

test('property: however the bytes are cut, the questions are the same', () => {
  fc.assert(
    fc.property(fc.array(attributes, { maxLength: 4 }), fc.array(fc.nat(50)), (asked, cuts) => {
      const questions = asked.map((one) => ({ ...one, request: 'smtpd_access_policy' }));
      const text = questions
        .map(
          (one) =>
            `${Object.entries(one)
              .map(([name, value]) => `${name}=${value}\n`)
              .join('')}\n`,
        )
        .join('');
      const reader = new QuestionReader();
      const read = pieces(Buffer.from(text), cuts).flatMap((piece) => reader.read(piece));
      assert.deepEqual(
        read.map((question) => Object.fromEntries(question)),
        questions.map((one) => ({ ...one })),
      );
    }),
  );
});

test('property: any bytes are read or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      try {
        new QuestionReader().read(Buffer.from(bytes));
      } catch (error) {
        assert.ok(error instanceof NonsenseError);
      }
    }),
  );
});

/** Cut into pieces of these lengths, by turns. */
function pieces(bytes: Buffer, lengths: number[]): Buffer[] {
  const cut: Buffer[] = [];
  for (let at = 0, nth = 0; at < bytes.length; nth += 1) {
    const length = Math.max(1, lengths[nth % Math.max(lengths.length, 1)] ?? bytes.length);
    cut.push(bytes.subarray(at, at + length));
    at += length;
  }
  return cut;
}
