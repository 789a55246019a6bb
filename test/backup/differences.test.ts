/** The comparison after a restore sees each way in which a mailbox can be another: without this it would prove nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MailboxState } from '../support/mailbox-state.ts';
import { differences, sizeOf, LEAST_UID_GAP } from './differences.ts';

type States = Record<string, MailboxState>;

const mail = (content: string) => ({ flags: '\\Seen', date: '22-Nov-2026 08:00:00 +0000', content });

/** A mailbox before, or after a restore. */
const states = (gap = 0): States => ({
  alice: {
    folders: {
      INBOX: { uidValidity: 1, uidNext: 4 + gap, highestModseq: 9 + gap, mails: { 1: mail('one'), 3: mail('two') } },
      Work: { uidValidity: 2, uidNext: 1 + gap, highestModseq: 1 + gap, mails: {} },
    },
    subscribed: ['Work'],
  },
});

test('one message, flag, date, UID, folder or subscription that is another is a difference, and nothing else is', () => {
  assert.deepEqual(differences(states(), states(LEAST_UID_GAP), LEAST_UID_GAP), []);
  assert.deepEqual(sizeOf(states()), { mailboxes: 1, folders: 2, messages: 2 });
  const changes: Record<string, (alice: MailboxState) => void> = {
    'INBOX: message 3 is missing': ({ folders }) => delete folders['INBOX']!.mails[3],
    'INBOX: message 2 was not there before': ({ folders }) => (folders['INBOX']!.mails[2] = mail('two')),
    'INBOX: flags of message 1': ({ folders }) => (folders['INBOX']!.mails[1]!.flags = ''),
    'INBOX: date of message 1': ({ folders }) => (folders['INBOX']!.mails[1]!.date = ''),
    'INBOX: content of message 1': ({ folders }) => (folders['INBOX']!.mails[1]!.content = 'another'),
    'INBOX: UIDVALIDITY': ({ folders }) => (folders['INBOX']!.uidValidity = 9),
    'Work: UIDNEXT': ({ folders }) => (folders['Work']!.uidNext = 1),
    'INBOX: HIGHESTMODSEQ': ({ folders }) => (folders['INBOX']!.highestModseq = 8),
    'Work: is missing': ({ folders }) => delete folders['Work'],
    'Play: was not there before': ({ folders }) =>
      (folders['Play'] = { uidValidity: 1, uidNext: 1, highestModseq: 1, mails: {} }),
  };
  for (const [said, change] of Object.entries(changes)) {
    const after = states(LEAST_UID_GAP);
    change(after['alice']!);
    assert.deepEqual(differences(states(), after, LEAST_UID_GAP), [`alice/${said}`]);
  }
  const after = states(LEAST_UID_GAP);
  after['alice']!.subscribed = [];
  assert.deepEqual(differences(states(), after, LEAST_UID_GAP), ['alice: subscriptions']);
  assert.deepEqual(differences(states(), {}, LEAST_UID_GAP), ['alice: is missing']);
});
