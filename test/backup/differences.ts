/** Two looks at the same mailboxes, compared to the last flag. Pure. */
import type { FolderState, MailboxState } from '../support/mailbox-state.ts';

type States = Record<string, MailboxState>;

/** The next UID of each folder is higher after a restore by at least this, as the backup is old (docs/operate/backup.md). */
export const LEAST_UID_GAP = 100_000;

/** By how much it is higher in one folder; `differences` holds the others to it. */
export function uidGap(before: MailboxState, after: MailboxState, folder = 'INBOX'): number {
  return (after.folders[folder]?.uidNext ?? 0) - (before.folders[folder]?.uidNext ?? 0);
}

/**
 * What differs, each in a few words; none when nothing does.
 * @param gap by which the next UID of each folder is higher after
 */
export function differences(before: States, after: States, gap: number): string[] {
  return both(before, after).flatMap(([name, one, other]) => {
    if (one === undefined || other === undefined) return [`${name}: ${presence(one)}`];
    const folders = both(one.folders, other.folders).flatMap(([folder, was, is]) =>
      was === undefined || is === undefined
        ? [`${name}/${folder}: ${presence(was)}`]
        : inFolder(was, is, gap).map((what) => `${name}/${folder}: ${what}`),
    );
    const isSubscribed = JSON.stringify(one.subscribed) === JSON.stringify(other.subscribed);
    return isSubscribed ? folders : [...folders, `${name}: subscriptions`];
  });
}

function inFolder(was: FolderState, is: FolderState, gap: number): string[] {
  const found = both(was.mails, is.mails).flatMap(([uid, one, other]) => {
    if (one === undefined || other === undefined) return [`message ${uid} ${presence(one)}`];
    const changed = (['flags', 'date', 'content'] as const).filter((what) => one[what] !== other[what]);
    return changed.map((what) => `${what} of message ${uid}`);
  });
  if (was.uidValidity !== is.uidValidity) found.push('UIDVALIDITY');
  if (was.uidNext + gap !== is.uidNext) found.push('UIDNEXT');
  // A client asks what has changed since the highest that it knows.
  if (!(was.highestModseq < is.highestModseq)) found.push('HIGHESTMODSEQ');
  return found;
}

/** What two records have under each name of either. */
function both<T>(one: Record<string, T>, other: Record<string, T>): [string, T | undefined, T | undefined][] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].map((name) => [name, one[name], other[name]]);
}

const presence = (before: unknown): string => (before === undefined ? 'was not there before' : 'is missing');

/** How much was compared. */
export function sizeOf(states: States): { mailboxes: number; folders: number; messages: number } {
  const folders = Object.values(states).flatMap((state) => Object.values(state.folders));
  const messages = folders.reduce((sum, { mails }) => sum + Object.keys(mails).length, 0);
  return { mailboxes: Object.keys(states).length, folders: folders.length, messages };
}

/** Each mail by folder (but for those that were moved), flags, date and content. */
export function contentsOf({ folders }: MailboxState): string[] {
  return Object.entries(folders).flatMap(([folder, { mails }]) =>
    Object.values(mails).map(({ flags, date, content }) =>
      JSON.stringify([['Work', 'Trash'].includes(folder) ? 'Work or Trash' : folder, flags, date, content]),
    ),
  );
}
