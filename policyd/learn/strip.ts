/** Takes our own headers out of a mail before it is learned: they say what Rspamd thought, and not what the mail is. Pure. */

const OWN = 'x-mailstead-';
const [NEWLINE, SPACE, TAB] = [0x0a, 0x20, 0x09];

/** @returns the mail without its X-Mailstead headers and their folded lines; the rest byte by byte as it was */
export function withoutOwnHeaders(mail: Buffer): Buffer {
  const kept: Buffer[] = [];
  let isOwn = false;
  let at = 0;
  while (at < mail.length) {
    const newline = mail.indexOf(NEWLINE, at);
    const end = newline < 0 ? mail.length : newline + 1;
    const line = mail.subarray(at, end);
    if (isEmpty(line)) break;
    if (line[0] !== SPACE && line[0] !== TAB) isOwn = line.toString('latin1', 0, OWN.length).toLowerCase() === OWN;
    if (!isOwn) kept.push(line);
    at = end;
  }
  return Buffer.concat([...kept, mail.subarray(at)]);
}

const isEmpty = (line: Buffer): boolean => /^\r?\n$/.test(line.toString('latin1', 0, 3));
