/** The next UID of a restored folder. */

/**
 * So many UIDs are left out after a restore. Between the backup and the restore mails came and got UIDs, which clients know; were
 * these given to other mails now, a client would show the old ones in their place (RFC 9051 2.3.1.1: never twice).
 */
const GAP = 100_000;

/**
 * A `dovecot-uidlist` whose next UID lies beyond all that may have been given since.
 * @param list version 3 of Dovecot's format: a line of header, `3 V<validity> N<next> G<guid>`, then a line a message
 */
export function withGap(list: Buffer): Buffer {
  const text = list.toString('latin1');
  const end = text.indexOf('\n');
  const header = text.slice(0, end);
  const next = / N(\d+)/.exec(header);
  if (end < 0 || !header.startsWith('3 ') || !next) return list;
  const uids = text
    .slice(end + 1)
    .split('\n')
    .map((line) => Number.parseInt(line, 10) || 0);
  const beyond = uids.reduce((most, uid) => Math.max(most, uid + 1), Number(next[1])) + GAP;
  // 32 bits, of which the last are Dovecot's own.
  if (beyond > 0xffff_0000) return list;
  return Buffer.from(header.replace(next[0], ` N${beyond}`) + text.slice(end), 'latin1');
}
