/** A mailbox of its own that Dovecot's local delivery agent fills by given Sieve scripts: the engine of LMTP, without a server. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Script } from '../../server/policy/compile.ts';
import { calledBy, SCRIPTS } from '../../server/policy/words.ts';

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
  /** Where Dovecot has the mailbox, and what it remembers of it. */
  home: string;
  /** Takes the place of the scripts there are. */
  install: (scripts: readonly Script[]) => void;
  /** @throws Error with what the compiler says of the first script that is none */
  compile: () => Promise<void>;
  /** @param mail its bytes. @throws Error when anything else than the scripts decided what happens to it */
  deliver: (envelope: { from: string; to: string }, mail: string | Buffer) => Promise<Delivery>;
  remove: () => void;
}

/** Makes a box that remembers what it has seen, as a mailbox does. */
export async function sieveBox(): Promise<SieveBox> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-sieve-'));
  const at = (...names: string[]): string => path.join(folder, ...names);
  for (const name of ['scripts', 'home', '.']) {
    fs.mkdirSync(at(name), { recursive: true });
    if (user.uid !== undefined) fs.chownSync(at(name), user.uid, user.gid);
  }
  const sent: Sent[] = [];
  const server = await smtpServer(sent);
  const { port } = server.address() as AddressInfo;
  fs.writeFileSync(at('dovecot.conf'), configuration(folder, port));
  const start = async (program: string, argv: string[]): Promise<string> => {
    const options = { ...user, cwd: folder, env: { PATH: '/usr/bin:/bin', HOME: at('home') }, maxBuffer: 2 ** 26 };
    return (await run(program, ['-c', at('dovecot.conf'), ...argv], options)).stderr;
  };
  return {
    home: at('home'),
    install: (scripts) => {
      for (const name of fs.readdirSync(at('scripts'))) fs.rmSync(at('scripts', name));
      for (const { name, data } of scripts) fs.writeFileSync(at('scripts', `${includedBy(name)}.sieve`), data);
    },
    compile: async () => {
      await start('sievec', [at('scripts')]);
    },
    deliver: async ({ from, to }, mail) => {
      fs.writeFileSync(at('mail'), mail);
      const log = await start(LDA, ['-f', from, '-a', to, '-r', to, '-p', at('mail')]);
      const trouble = log.split('\n').find((line) => /Error|Fatal|Panic|Warning|failed/.test(line));
      if (trouble !== undefined) throw new Error(trouble);
      return { kept: keptIn(at('home', 'mail')), sent: sent.splice(0) };
    },
    remove: () => {
      server.close();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Takes all mail. */
async function smtpServer(sent: Sent[]): Promise<net.Server> {
  const server = net.createServer((socket) => {
    let given = '';
    let [from, to] = ['', ''];
    let inMail = false;
    const answers: Record<string, string> = { EHLO: '250-mx.test\r\n250 8BITMIME', DATA: '354 Go on', QUIT: '221 Bye' };
    socket.setEncoding('latin1').on('error', () => undefined);
    socket.write('220 mx.test\r\n');
    socket.on('data', (piece: string) => {
      given += piece;
      for (;;) {
        const end = inMail ? given.indexOf('\r\n.\r\n') : given.indexOf('\r\n');
        if (end < 0) return;
        const text = given.slice(0, end);
        given = given.slice(end + (inMail ? 5 : 2));
        if (inMail) sent.push({ from, to, text: `${text}\r\n`.replaceAll(/^\./gm, '') });
        const verb = inMail ? '' : text.slice(0, 4).toUpperCase();
        inMail = verb === 'DATA';
        if (verb === 'MAIL') from = addressIn(text);
        if (verb === 'RCPT') to = addressIn(text);
        socket.write(`${answers[verb] ?? '250 Ok'}\r\n`);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const addressIn = (line: string): string => /:<(.*)>/.exec(line)![1]!;

/** What the product's Dovecot says of Sieve counts here too. */
function configuration(folder: string, port: number): string {
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
    `submission_host = 127.0.0.1:${port}`,
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

function taken(folder: string): string[] {
  return fs.readdirSync(folder).map((name) => {
    const text = fs.readFileSync(path.join(folder, name), 'latin1');
    fs.rmSync(path.join(folder, name));
    return text;
  });
}

const includedBy = (name: string): string => (name in SCRIPTS ? name : calledBy(name));
