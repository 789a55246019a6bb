/** The one form of all the ways to write a log-in name, so that tries cannot be spread over them. Pure. */
import { asciiDomain } from '../mail-address.ts';

/** Characters: no name of ours is longer, and PostgreSQL digests what is left. */
const LONGEST = 400;

/**
 * Without case, quotes, `+detail` and the dot at a domain's end, the domain in A-labels. By which of a mailbox's addresses it is meant, the
 * database knows (mail.whose_log_in). A user's name, which has no `@`, stays as it is.
 */
export function loginName(written: string): string {
  // PostgreSQL's text holds no NUL.
  const text = written.replaceAll('\0', '\ufffd').slice(0, LONGEST);
  const at = text.lastIndexOf('@');
  if (at < 0) return text.trim();
  const local = text.slice(0, at).trim().toLowerCase();
  const domain = text
    .slice(at + 1)
    .trim()
    .replace(/\.+$/, '');
  const bare = /^"(.*)"$/.exec(local)?.[1] ?? local;
  return `${bare.split('+')[0]}@${asciiDomain(domain) ?? domain.toLowerCase()}`;
}
