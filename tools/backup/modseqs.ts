/** The modification sequence of a restored folder (CONDSTORE, RFC 7162), by which a client knows what it has seen. */

/** Of Dovecot's log of an index, version 1.3: a little-endian header of 40 bytes, then records. */
const HEADER = 40;
/** A change of the index's header that came from outside. */
const HEADER_UPDATE = 0x1000_0020;
/** Where that has the UIDVALIDITY. */
const UIDVALIDITY_AT = 24;

/**
 * The highest modification sequence of every folder after a restore. Dovecot counts them in its index, by one a change and from 1; they
 * are not in the backup, and changes that came after it are lost, though clients have been told their numbers. Were those given again,
 * a client that asks what has changed since would hear of nothing and keep what it believes. So the count goes on from the time, in
 * microseconds: a number that no folder gets to by counting, unless it has a million changes a second, and that is higher at each later restore.
 * It is exact in a double, which is what some clients keep it in, until the year 2255.
 * @param now milliseconds since 1970
 */
export const modseqAt = (now = Date.now()): bigint => BigInt(now) * 1000n;

/**
 * A `dovecot.index.log` of a folder whose index is gone, from which Dovecot makes the index: it has nothing but where the count goes on. To
 * a client that knows an earlier number every mail has changed, and those that it knows and that are not there any more have vanished.
 * @param list the folder's `dovecot-uidlist`
 * @param modseq the highest that any client can know
 * @returns undefined when the list does not tell for which UIDVALIDITY that would be
 */
export function indexLog(list: Buffer, modseq: bigint): Buffer | undefined {
  const validity = Number(/^3 V(\d+) /.exec(list.toString('latin1', 0, 100))?.[1]);
  if (!(validity > 0 && validity <= 0xffff_ffff)) return undefined;
  const now = Math.floor(Number(modseq / 1_000_000n));
  const log = Buffer.alloc(HEADER + 16);
  log.set([1, 3], 0);
  log.writeUInt16LE(HEADER, 2);
  // The index's id, which is the time of its making by custom; the log is the first of its index, and made now.
  log.writeUInt32LE(now, 4);
  log.writeUInt32LE(1, 8);
  log.writeUInt32LE(now, 20);
  log.writeBigUInt64LE(modseq, 24);
  // Written by a machine of this byte order.
  log[32] = 1;
  // A log without any record would be no index. A record's size is given in words, seven bits a byte, and its first bit says that it is whole.
  log.set([0x80, 0x80, 0x80, 0x80 | 4], HEADER);
  log.writeUInt32LE(HEADER_UPDATE, HEADER + 4);
  log.writeUInt16LE(UIDVALIDITY_AT, HEADER + 8);
  log.writeUInt16LE(4, HEADER + 10);
  log.writeUInt32LE(validity, HEADER + 12);
  return log;
}
