/** Counts of messages, asked of the mail store itself (contract.md B.1 rows 23 and 28). */
import * as faults from '../../faults.ts';
import type { UsernameRow } from '../../http/principals.ts';
import { StoreAway, StoreRefusal } from '../../store/doveadm.ts';
import { type FolderCount, isUnknownUser, type Store } from '../../store/store.ts';

/**
 * Counts INBOX, Sent and Spam.
 * 404 for a virtual mailbox, 500 when this installation has no mail store, 502 when the store does not answer or cannot count.
 */
export async function getMessageStats(
  store: Store,
  username: UsernameRow,
): Promise<Record<'inbox' | 'sent' | 'spam', FolderCount>> {
  if (username.isVirtual) throw faults.notFound('Unable to get message count for virtual mailboxes.');
  if (!store.present) throw faults.storeFault(500, 'Missing Domain or Installation records');
  try {
    return await store.counts(username.id);
  } catch (error) {
    // Deleted while we asked.
    if (isUnknownUser(error)) throw faults.notFound('Mailbox');
    if (error instanceof StoreAway) throw faults.storeFault(502, 'Unable to get message count. No IMAP connection');
    if (error instanceof StoreRefusal)
      throw faults.storeFault(502, 'Unable to get message count. IMAP folder selection failed.');
    throw error;
  }
}
