/** A mailbox of its own that Dovecot's local delivery agent fills by given Sieve scripts: the engine of LMTP, without a server. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Script } from '../../server/policy/compile.ts';

const run = promisify(execFile);
const LDA = '/usr/lib/dovecot/dovecot-lda';
const repository = path.join(import.meta.dirname, '..', '..');

/** Dovecot stores no mail as root. */
const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};

function idOf(which: string): number {
  const file = fs.readFileSync(which === '-u' ? '/etc/passwd' : '/etc/group', 'utf8');
  return Number(/^mail:[^:]*:(\d+):/m.exec(file)![1]);
}

/** A mail that left the mailbox: a redirect, an answer or a refusal. Each character is a byte. */
export interface Sent {
  from: string;
  to: string;
  text: string;
}

export interface Delivery {
  kept: { folder: string; text: string }[];
  sent: Sent[];
}

export interface SieveBox {
  /** Takes the place of the scripts there are. */
  install: (scripts: readonly Script[]) => void;
  /** @throws Error with what the compiler says of the first script that is none */
  compile: () => Promise<void>;
  /** @param mail its bytes. @throws Error when anything else than the scripts decided what happens to it */
  deliver: (envelope: { from: string; to: string }, mail: string | Buffer) => Promise<Delivery>;
  remove: () => void;
}

/** Makes a box that remembers what it has seen, as a mailbox does. */
export function sieveBox(): SieveBox {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-sieve-'));
  const at = (...names: string[]): string => path.join(folder, ...names);
  for (const name of ['scripts', 'home', 'sent', '.']) {
    fs.mkdirSync(at(name), { recursive: true });
    if (user.uid !== undefined) fs.chownSync(at(name), user.uid, user.gid);
  }
  fs.writeFileSync(at('sendmail'), SENDMAIL, { mode: 0o755 });
  fs.writeFileSync(at('dovecot.conf'), configuration(folder));
  const start = async (program: string, argv: string[]): Promise<string> => {
    const options = { ...user, cwd: folder, env: { PATH: '/usr/bin:/bin', HOME: at('home') }, maxBuffer: 2 ** 26 };
    return (await run(program, ['-c', at('dovecot.conf'), ...argv], options)).stderr;
  };
  return {
    install: (scripts) => {
      for (const name of fs.readdirSync(at('scripts'))) fs.rmSync(at('scripts', name));
      for (const { name, data } of scripts) fs.writeFileSync(at('scripts', `${name}.sieve`), data);
    },
    compile: async () => {
      await start('sievec', [at('scripts')]);
    },
    deliver: async ({ from, to }, mail) => {
      fs.writeFileSync(at('mail'), mail);
      const log = await start(LDA, ['-f', from, '-a', to, '-r', to, '-p', at('mail')]);
      const trouble = log.split('\n').find((line) => /Error|Fatal|Panic|Warning|failed/.test(line));
      if (trouble !== undefined) throw new Error(trouble);
      return { kept: keptIn(at('home', 'mail')), sent: sentFrom(at('sent')) };
    },
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}

/** One file for each mail: an argument a line, then a line without one, then the mail. */
const SENDMAIL = `#!/bin/sh
cd "$(dirname "$0")/sent" && { printf '%s\\n' "$@" ''; cat; } > "$(mktemp XXXXXXXX)"
`;

/** What the product's Dovecot says of Sieve counts here too. */
function configuration(folder: string): string {
  const product = fs.readFileSync(path.join(repository, 'mail/dovecot/dovecot.conf'), 'utf8');
  const sieve = product.match(/^ {2}sieve_(?!plugins|global|pipe|filter)\w+ = [^{\n]*$/gm) ?? [];
  if (sieve.length < 5) throw new Error('no settings of Sieve were found in dovecot.conf');
  return [
    'protocols =',
    'ssl = no',
    'hostname = mx.test',
    'postmaster_address = postmaster@mx.test',
    'log_path = /dev/stderr',
    `base_dir = ${folder}/base`,
    `mail_home = ${folder}/home`,
    'mail_location = maildir:~/mail',
    'first_valid_uid = 1',
    ...(user.uid === undefined ? [] : [`mail_uid = ${user.uid}`, `mail_gid = ${user.gid}`]),
    `sendmail_path = ${folder}/sendmail`,
    'protocol lda {',
    '  mail_plugins = sieve',
    '}',
    'plugin {',
    `  sieve = file:${folder}/scripts;active=${folder}/scripts/mailbox.sieve;bindir=${folder}/home`,
    ...sieve,
    '}',
    '',
  ].join('\n');
}

/** Takes the mails out of a maildir. */
function keptIn(maildir: string): Delivery['kept'] {
  const folders = fs.existsSync(maildir) ? ['', ...fs.readdirSync(maildir).filter((name) => /^\.\w/.test(name))] : [];
  return folders.flatMap((name) =>
    taken(path.join(maildir, name, 'new')).map((text) => ({ folder: name === '' ? 'INBOX' : name.slice(1), text })),
  );
}

function sentFrom(folder: string): Sent[] {
  return taken(folder).map((text) => {
    const [, from, to, mail] = /^-i\n-f\n(.*)\n--\n(.*)\n\n([^]*)$/.exec(text)!;
    return { from: from === '<>' ? '' : from!, to: to!, text: mail! };
  });
}

function taken(folder: string): string[] {
  return fs.readdirSync(folder).map((name) => {
    const text = fs.readFileSync(path.join(folder, name), 'latin1');
    fs.rmSync(path.join(folder, name));
    return text;
  });
}
