/** One mailbox alone, restored into a system at work that was restored itself. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { imapSession } from '../support/imap.ts';
import type { MailboxState } from '../support/mailbox-state.ts';
import { firstPassword } from '../support/operator.ts';
import { mailText } from '../support/smtp.ts';
import type { System } from '../support/system.ts';
import { killRestore, run } from './commands.ts';
import { contentsOf, differences } from './differences.ts';
import { mailOf, type World } from './world.ts';

/** What there was to restore. */
interface Backed {
  backups: string;
  /** The mailboxes when the last backup was made. */
  before: Record<string, MailboxState>;
  /** UIDs that the restore of all has left out. */
  gap: number;
}

/** Alice loses mails, and has them back once; what was Carol's is given to Bob. */
export async function checkOneMailbox(system: System, world: World, { backups, before, gap }: Backed): Promise<void> {
  const { imap = '' } = system.ready();
  const user = `alice@${world.tenant.domain}`;
  const client = await imapSession(imap, user, firstPassword);
  await client.send('SELECT INBOX');
  await client.send('UID STORE 1:* +FLAGS (\\Deleted)');
  await client.send('EXPUNGE');
  await client.send('DELETE "it\'s $(odd); `name`"');
  await client.send('SELECT "Work"');
  await client.send('UID MOVE 1:* "Trash"');
  assert.equal((await client.append('INBOX', mailText('new since'))).status, 'OK');
  client.close();
  const alice = { ...world, names: ['alice'] };
  const missed = differences({ alice: before['alice']! }, await mailOf(system, alice), gap);
  assert.ok(
    missed.some((what) => /^alice\/INBOX: message \d+ is missing$/.test(what)),
    missed.join('; '),
  );
  const left = await killRestore(system.home, [backups, '--mailbox', user]);
  const first = await run('restore', system.home, backups, '--mailbox', user);
  assert.ok(!fs.existsSync(left), 'what was left is removed');
  assert.equal(first.code, 0, first.said);
  const now = contentsOf((await mailOf(system, alice))['alice']!);
  const then = contentsOf(before['alice']!);
  assert.deepEqual(now.filter((mail) => then.includes(mail)).toSorted(), then.toSorted(), first.said);
  assert.equal(now.length, then.length + 1, 'nothing is there twice, and the new mail is still there');
  const again = await run('restore', system.home, backups, '--mailbox', user);
  assert.match(again.said, /^0 mails are back/, again.said);
  assert.match((await run('restore', system.home, backups, '--mailbox', 'no@body.example')).said, /has no mailbox/);
  await system.api.delete(world.tenant.mailbox('carol'));
  const gone = await run('restore', system.home, backups, '--mailbox', `carol@${world.tenant.domain}`);
  assert.match(gone.said, /does not exist: create it first/);
  const into = await run(
    'restore',
    system.home,
    backups,
    '--mailbox',
    `carol@${world.tenant.domain}`,
    '--into',
    `bob@${world.tenant.domain}`,
  );
  assert.equal(into.code, 0, into.said);
  // Bob has mails of the same bytes in other folders, with dates of his own: compared are those that were delivered.
  const carols = contentsOf(before['carol']!).filter((mail) => mail.startsWith('["INBOX"'));
  const bobs = contentsOf((await mailOf(system, { ...world, names: ['bob'] }))['bob']!);
  assert.ok(carols.length > 10, String(carols.length));
  assert.deepEqual(
    carols.filter((mail) => !bobs.includes(mail)),
    [],
  );
}
