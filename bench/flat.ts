/** The ceiling of a delivery: bare Dovecot, and bare Postfix before it, with flat files (bench/flat). */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { freePort } from '../engine/ports.ts';
import { fillIn } from '../engine/render.ts';
import { findUser } from '../engine/users.ts';
import { end, startDaemon } from './processes.ts';

/** The doors of a bare mail host, and where its mails lie. */
export interface Flat {
  lmtp: string;
  smtp: { host: string; port: number };
  mail: string;
  stop: () => Promise<void>;
}

/**
 * Starts it in a folder of its own.
 * @param milter the socket of the Rspamd that the measured system uses
 */
export async function startFlat(folder: string, milter: string): Promise<Flat> {
  const [mail, postfix] = [findUser('mail'), findUser('postfix')];
  if (!mail || !postfix) throw new Error('the users mail and postfix are missing');
  const port = await freePort('127.0.0.1');
  for (const name of ['', 'mail', 'queue', 'data', 'postfix', 'dovecot'])
    fs.mkdirSync(path.join(folder, name), { recursive: true });
  fs.chmodSync(folder, 0o755);
  for (const name of ['', 'mail', 'dovecot']) fs.chownSync(path.join(folder, name), mail.uid, mail.gid);
  fs.chownSync(path.join(folder, 'queue'), 0, 0);
  fs.chownSync(path.join(folder, 'data'), postfix.uid, postfix.gid);
  const values = { folder, milter, port: String(port) };
  for (const [to, name] of [
    ['dovecot', 'dovecot.conf'],
    ['postfix', 'main.cf'],
    ['postfix', 'master.cf'],
  ] as const) {
    const text = fs.readFileSync(path.join(import.meta.dirname, 'flat', name), 'utf8');
    fs.writeFileSync(path.join(folder, to, name), fillIn(text, values));
  }
  const log = fs.openSync(path.join(folder, 'postfix.log'), 'a');
  const config = path.join(folder, 'postfix');
  execFileSync('/usr/sbin/postfix', ['-c', config, 'check'], { stdio: 'ignore' });
  const daemons = [
    startDaemon('/usr/sbin/dovecot', ['-F', '-c', path.join(folder, 'dovecot', 'dovecot.conf')], {
      ...mail,
      stdio: 'ignore',
    }),
    startDaemon('/usr/lib/postfix/sbin/master', ['-c', config, '-s'], {
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', MAIL_CONFIG: config },
      stdio: ['ignore', log, log],
    }),
  ];
  fs.closeSync(log);
  const lmtp = path.join(folder, 'lmtp');
  for (let waited = 0; !fs.existsSync(lmtp); waited += 50) {
    if (waited > 10_000) throw new Error(`the bare Dovecot did not start: see ${folder}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { lmtp, smtp: { host: '127.0.0.1', port }, mail: path.join(folder, 'mail'), stop: () => end(daemons) };
}
