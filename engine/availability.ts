/** Whether the mail daemons can run here. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { findUser, isRoot } from './users.ts';

/** The Dovecot whose configuration is in mail/: 2.4 has another language. */
const dovecotSeries = '2.3.';

const needed = [
  ['dovecot-core', '/usr/sbin/dovecot'],
  ['dovecot-imapd', '/usr/lib/dovecot/imap'],
  ['dovecot-pop3d', '/usr/lib/dovecot/pop3'],
  ['dovecot-lmtpd', '/usr/lib/dovecot/lmtp'],
  ['dovecot-pgsql', '/usr/lib/dovecot/modules/libdriver_pgsql.so'],
  ['postfix', '/usr/lib/postfix/sbin/master'],
  ['postfix-pgsql', '/usr/lib/postfix/postfix-pgsql.so'],
] as const;

/** Why the mail daemons cannot run here, one sentence; undefined when they can. */
export function whyNoEngine(): string | undefined {
  if (!isRoot()) return "Postfix's master must be started as root.";
  const missing = needed.filter(([, file]) => !fs.existsSync(file)).map(([name]) => name);
  if (missing.length > 0) return `Debian's packages ${missing.join(', ')} are not installed.`;
  const version = execFileSync('/usr/sbin/dovecot', ['--version'], { encoding: 'utf8' }).trim();
  if (!version.startsWith(dovecotSeries)) return `Dovecot ${version} is here, and ${dovecotSeries}x is needed.`;
  if (!findUser('mail') || !findUser('postfix')) return 'The users mail and postfix are missing.';
  return undefined;
}
