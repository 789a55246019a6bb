/** The next UID of a restored folder. */

/** UIDs that are left out in any case. */
const LEAST = 100_000;
/** UIDs that are left out for each second: more than a folder ever gets mails, and 32 bits are enough for 13 years. */
const PER_SECOND = 10;

/**
 * How many UIDs are left out after a restore. Between the backup and the restore mails came and got UIDs, which clients know; were
 * these given to other mails now, a client would show the old ones in their place (RFC 9051 2.3.1.1: never twice). The gap grows
 * with the backup's age, so that a second restore of the same one also leaves out what was given after the first.
 * @param begun when the backup began, ISO 8601
 * @param now milliseconds since 1970
 */
export function gapSince(begun: string, now = Date.now()): number {
  const seconds = Math.ceil((now - Date.parse(begun)) / 1000);
  return LEAST + PER_SECOND * Math.max(0, seconds);
}

/**
 * A `dovecot-uidlist` whose next UID lies beyond all that may have been given since.
 * @param list version 3 of Dovecot's format: a line of header, `3 V<validity> N<next> G<guid>`, then a line a message
 * @param gap UIDs that are left out
 */
export function withGap(list: Buffer, gap: number): Buffer {
  const text = list.toString('latin1');
  const end = text.indexOf('\n');
  const header = text.slice(0, end);
  const next = / N(\d+)/.exec(header);
  if (end < 0 || !header.startsWith('3 ') || !next) return list;
  const uids = text
    .slice(end + 1)
    .split('\n')
    .map((line) => Number.parseInt(line, 10) || 0);
  const beyond = uids.reduce((most, uid) => Math.max(most, uid + 1), Number(next[1])) + gap;
  // 32 bits, of which the last are Dovecot's own.
  if (beyond > 0xffff_0000) return list;
  return Buffer.from(header.replace(next[0], ` N${beyond}`) + text.slice(end), 'latin1');
}
