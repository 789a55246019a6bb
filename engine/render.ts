/** From the plain files of `mail/` to a daemon's configuration: `{{word}}` is replaced, nothing else. */
import fs from 'node:fs';
import path from 'node:path';
import type { Context, MailDatabase } from './part.ts';

/** The daemons' own files, as they are in the repository. */
export const mailFiles = path.join(import.meta.dirname, '..', 'mail');

/** A file cannot be written: a word without a value, or a value that no configuration file can hold. */
export class RenderError extends Error {}

/**
 * Fills in one file.
 * @throws RenderError for a word without a value, and for a value with a character that would have a meaning of its own
 */
export function fillIn(text: string, values: Record<string, string>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, word: string) => {
    const value = values[word];
    if (value === undefined) throw new RenderError(`There is no value for {{${word}}}.`);
    if (!/^[A-Za-z0-9 ._,:;/@+?&=[\]-]*$/.test(value)) {
      throw new RenderError(`The value of {{${word}}} has a character that the mail daemons' files cannot hold.`);
    }
    return value;
  });
}

/**
 * Renders a folder of `mail/` with all below it into a daemon's configuration folder.
 * @param gid the daemon's group: it and root alone can read the files, since some hold a password
 */
export function renderFolder(from: string, to: string, values: Record<string, string>, gid: number): void {
  fs.mkdirSync(to, { recursive: true });
  for (const entry of fs.readdirSync(path.join(mailFiles, from), { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) {
      ownFolder(target, 0, gid, 0o750);
      renderFolder(source, target, values, gid);
    } else {
      const text = fs.readFileSync(path.join(mailFiles, source), 'utf8');
      writeFor({ gid }, target, fillIn(text, values));
    }
  }
}

/** Who may read a file: root and a group, or one user alone. */
export type Reader = { gid: number } | { uid: number };

/** Writes a file for one reader; what was there before is replaced at once or not at all. */
export function writeFor(reader: Reader, file: string, text: string): void {
  const half = `${file}.new`;
  fs.rmSync(half, { force: true });
  fs.writeFileSync(half, text, { mode: 'gid' in reader ? 0o640 : 0o600 });
  fs.chownSync(half, 'uid' in reader ? reader.uid : 0, 'gid' in reader ? reader.gid : 0);
  fs.renameSync(half, file);
}

/** Makes a folder with exactly this owner and mode. */
export function ownFolder(folder: string, uid: number, gid: number, mode: number): void {
  fs.mkdirSync(folder, { recursive: true });
  fs.chownSync(folder, uid, gid);
  fs.chmodSync(folder, mode);
}

/**
 * A program of Debian's from a path of our own. Debian's AppArmor profiles go by the path, and would let a few daemons read only
 * what lies where the package has put it.
 * @returns the copy, made anew when the package has brought another version
 */
export function ownCopy(program: string, folder: string): string {
  const copy = path.join(folder, path.basename(program));
  const [given, found] = [fs.statSync(program), fs.statSync(copy, { throwIfNoEntry: false })];
  if (found?.size === given.size && Math.abs(found.mtimeMs - given.mtimeMs) < 1000) return copy;
  const half = `${copy}.new`;
  fs.copyFileSync(program, half);
  fs.chmodSync(half, 0o755);
  fs.utimesSync(half, given.atime, given.mtime);
  fs.renameSync(half, copy);
  return copy;
}

/** Key and certificate in one file: the form that Dovecot and Postfix both take. */
export function keyAndChain(context: Pick<Context, 'tls'>): string {
  return `${fs.readFileSync(context.tls.key, 'utf8').trim()}\n${fs.readFileSync(context.tls.cert, 'utf8').trim()}\n`;
}

/** A connection by keywords, as Dovecot's driver wants it. */
export function connectionWords(database: MailDatabase, role: string, password: string): string {
  const { host, port, database: name, sslmode } = database;
  const words = [`host=${host}`, `port=${port}`, `dbname=${name}`, `user=${role}`, `password=${password}`];
  return [...words, ...(sslmode ? [`sslmode=${sslmode}`] : [])].join(' ');
}

/** Where the database is reached by TCP: a cluster on a unix socket is, on the loopback address. */
export function tcpHost({ host }: Pick<MailDatabase, 'host'>): string {
  return host.startsWith('/') ? '127.0.0.1' : host;
}

/**
 * Connections as Postfix's `hosts` wants them. Always two: it leaves one that failed alone for 60 s, and takes the other.
 * @param passwordFile of libpq: Postfix logs these words whole when a query fails, so the password cannot stand in them
 */
export function connectionUris(database: MailDatabase, role: string, passwordFile: string): string {
  const { host, port, database: name, sslmode } = database;
  const mode = sslmode ? `&sslmode=${sslmode}` : '';
  const uri = (server: string, nth: number) =>
    `postgresql:///${name}?host=${server}&port=${port}&user=${role}&passfile=${passwordFile}${mode}&application_name=postfix-${nth}`;
  return [uri(host, 1), uri(tcpHost(database), 2)].join(', ');
}
