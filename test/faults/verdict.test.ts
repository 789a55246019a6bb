/** The verdict sees each way in which something can be lost: without this the fault run would prove nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idOfCopy, type Letter, letterText } from './policies.ts';
import { ABSENT, judgeMail, judgeWrites, type Sent, type Write } from './verdict.ts';

const WRITER = 'writer@outside.example';
const BLACK = 'black@outside.example';

function letter(to: string[], from = WRITER): Letter {
  return { id: 'letter-0000001', from, to, isSpam: false };
}

/** What is said of one letter that was found in these places. */
function said(outcome: Sent['outcome'], to: string[], places: string[], from = WRITER): string {
  const copies = new Map<string, number>();
  for (const place of places) copies.set(`letter-0000001 ${place}`, (copies.get(`letter-0000001 ${place}`) ?? 0) + 1);
  const { complaints, lost, duplicated } = judgeMail([{ letter: letter(to, from), outcome, answer: '' }], copies);
  return [`${lost} lost`, `${duplicated} more`, ...complaints.map((each) => each.split(': ')[1]!.split(' ')[0])].join();
}

test('a mail that was accepted is in each place of its policy', () => {
  assert.equal(said('accepted', ['plain'], ['plain/INBOX']), '0 lost,0 more');
  assert.equal(said('accepted', ['plain'], []), '1 lost,0 more,lost');
  assert.equal(said('accepted', ['chain'], ['chain/INBOX', 'chained/INBOX']), '1 lost,0 more,lost');
  assert.equal(said('accepted', ['chain'], ['chain/INBOX', 'chained/INBOX', 'outside/far']), '0 lost,0 more');
  assert.equal(said('accepted', ['plain', 'quiet'], ['plain/INBOX']), '1 lost,0 more,lost');
  assert.equal(said('accepted', ['refused'], ['refused/INBOX']), '1 lost,0 more,lost');
});

test('it is nowhere else', () => {
  assert.equal(said('accepted', ['plain'], ['plain/INBOX', 'outside/writer']), '0 lost,0 more,against');
  assert.equal(said('accepted', ['spam'], ['spam/INBOX']), '0 lost,0 more,against');
  assert.equal(said('accepted', ['listed'], ['listed/INBOX'], BLACK), '0 lost,0 more,against');
  assert.equal(said('accepted', ['listed'], [], BLACK), '0 lost,0 more');
});

test('one without an answer is there or not, and never half; one that was not taken is not', () => {
  assert.equal(said('unknown', ['passed'], []), '0 lost,0 more');
  assert.equal(said('unknown', ['passed'], ['passed/INBOX', 'target/INBOX']), '0 lost,0 more');
  assert.equal(said('unknown', ['passed'], ['passed/INBOX']), '0 lost,0 more,half');
  assert.equal(said('later', ['plain'], []), '0 lost,0 more');
  assert.equal(said('later', ['plain'], ['plain/INBOX']), '0 lost,0 more,in');
  assert.equal(said('refused', ['plain'], []), '0 lost,0 more,refused');
});

test('copies are counted', () => {
  assert.equal(said('accepted', ['plain'], ['plain/INBOX', 'plain/INBOX', 'plain/INBOX']), '0 lost,2 more');
});

test('what nobody has sent shows', () => {
  assert.equal(judgeMail([], new Map([['letter-0000009 plain/INBOX', 1]])).complaints.length, 1);
});

/** Complaints about one object that was written so and is found so. */
function complaints(writes: [outcome: Write['outcome'], value: string][], found: string, rows = 1): number {
  const ledger = writes.map(([outcome, value], index) => {
    // Without a reply there is no id either.
    return {
      object: 'contact x',
      value,
      outcome,
      answer: '',
      requestId: outcome === 'unknown' ? undefined : String(index),
    };
  });
  const audited = new Map(ledger.map(({ requestId }) => [String(requestId), rows]));
  return judgeWrites(ledger, new Map([['contact x', found]]), audited).complaints.length;
}

test('a write that was acknowledged is there until a later one', () => {
  assert.equal(complaints([['acknowledged', 'one']], 'one'), 0);
  assert.equal(complaints([['acknowledged', 'one']], ABSENT), 1);
  assert.equal(
    complaints(
      [
        ['acknowledged', 'one'],
        ['acknowledged', 'two'],
      ],
      'one',
    ),
    1,
  );
  assert.equal(
    complaints(
      [
        ['acknowledged', 'one'],
        ['unknown', 'two'],
      ],
      'one',
    ),
    0,
  );
  assert.equal(
    complaints(
      [
        ['acknowledged', 'one'],
        ['unknown', 'two'],
      ],
      'two',
    ),
    0,
  );
  assert.equal(
    complaints(
      [
        ['unknown', 'one'],
        ['acknowledged', 'two'],
      ],
      'one',
    ),
    1,
  );
  assert.equal(
    complaints(
      [
        ['acknowledged', 'one'],
        ['acknowledged', ABSENT],
      ],
      'one',
    ),
    1,
  );
});

test('one without an answer is there or not, and never half', () => {
  assert.equal(complaints([['unknown', 'one']], ABSENT), 0);
  assert.equal(complaints([['unknown', 'one']], 'half written'), 1);
  assert.equal(complaints([['refused', 'one']], ABSENT), 1);
});

test('each has one row of the audit', () => {
  assert.equal(complaints([['acknowledged', 'one']], 'one', 0), 1);
  assert.equal(complaints([['acknowledged', 'one']], 'one', 2), 1);
  assert.equal(complaints([['unknown', 'one']], 'one', 0), 0);
});

test('one that got a 503 is in the audit and done, or is neither', () => {
  const said = (found: string, rows: number): number => {
    const write: Write = { object: 'contact x', value: 'one', outcome: 'unknown', answer: '503', requestId: '1' };
    return judgeWrites([write], new Map([['contact x', found]]), new Map([['1', rows]])).complaints.length;
  };
  assert.deepEqual([said('one', 1), said(ABSENT, 0)], [0, 0]);
  assert.deepEqual([said('one', 0), said(ABSENT, 1), said('one', 2)], [1, 1, 1]);
});

test('a copy that was cut short is none', () => {
  for (const id of ['letter-0000001', 'letter-0000020']) {
    const text = letterText({ ...letter(['plain']), id }, 'our.example');
    assert.equal(text.length > 200_000, id.endsWith('20'));
    assert.equal(idOfCopy(text), id);
    assert.equal(idOfCopy(text.slice(0, -3)), `${id}-cut-short`);
    assert.equal(idOfCopy(`Content-Type: multipart/report\r\n\r\nSubject: ${id}`), id);
  }
  const cut = new Map([['letter-0000001-cut-short plain/INBOX', 1]]);
  const { lost, complaints: said } = judgeMail([{ letter: letter(['plain']), outcome: 'accepted', answer: '' }], cut);
  assert.deepEqual([lost, said.length], [1, 2]);
});
