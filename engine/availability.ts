/** Whether the mail daemons can run here. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { findMailUsers, isRoot } from './users.ts';

/** The Dovecot whose configuration is in mail/: 2.4 has another language. */
const dovecotSeries = '2.3.';

const needed = [
  ['dovecot-core', '/usr/sbin/dovecot'],
  ['dovecot-imapd', '/usr/lib/dovecot/imap'],
  ['dovecot-pop3d', '/usr/lib/dovecot/pop3'],
  ['dovecot-lmtpd', '/usr/lib/dovecot/lmtp'],
  ['dovecot-pgsql', '/usr/lib/dovecot/modules/libdriver_pgsql.so'],
  ['dovecot-sieve', '/usr/lib/dovecot/modules/lib90_sieve_plugin.so'],
  ['postfix', '/usr/lib/postfix/sbin/master'],
  ['postfix-pgsql', '/usr/lib/postfix/postfix-pgsql.so'],
  ['postsrsd', '/usr/sbin/postsrsd'],
  ['rspamd', '/usr/bin/rspamd'],
  ['redis-server', '/usr/bin/redis-server'],
] as const;

const scannerNeeded = [
  ['clamav-daemon', '/usr/sbin/clamd'],
  ['clamav-freshclam', '/usr/bin/freshclam'],
] as const;

/**
 * Why the mail daemons cannot run here, one sentence; undefined when they can.
 * @param withScanner whether the virus scanner is wanted too
 */
export function whyNoEngine(withScanner: boolean): string | undefined {
  if (!isRoot()) return "Postfix's master must be started as root.";
  const missing = [...needed, ...(withScanner ? scannerNeeded : [])]
    .filter(([, file]) => !fs.existsSync(file))
    .map(([name]) => name);
  if (missing.length > 0) return `Debian's packages ${missing.join(', ')} are not installed.`;
  const version = execFileSync('/usr/sbin/dovecot', ['--version'], { encoding: 'utf8' }).trim();
  if (!version.startsWith(dovecotSeries)) return `Dovecot ${version} is here, and ${dovecotSeries}x is needed.`;
  if (!findMailUsers(withScanner)) return "A user of Debian's packages is missing in /etc/passwd.";
  return undefined;
}
