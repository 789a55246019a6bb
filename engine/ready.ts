/** `ready.json`: where everything is, for those who start the system by program (operator.md). */
import fs from 'node:fs';
import type { MailPorts, PartName } from './part.ts';
import type { User } from './users.ts';

/** The file's content; the mail keys are absent with the engine off. */
export type Ready = {
  http: string;
  https: string;
} & Partial<Record<keyof MailPorts, string>> & {
    /** Where Prometheus finds the figures; absent when they are switched off. */
    metrics?: string;
    engine: 'on' | 'off';
    /** Of the watcher. */
    pid: number;
    pids: Partial<Record<PartName, number>>;
  };

/**
 * Writes the file as a whole, so that a reader never sees half of it.
 * @param owner to whom it is given, when that is not the one who writes
 */
export function writeReady(file: string, ready: Ready, owner?: User): void {
  const half = `${file}.${process.pid}`;
  fs.writeFileSync(half, `${JSON.stringify(ready, null, 2)}\n`, { mode: 0o644 });
  if (owner) fs.chownSync(half, owner.uid, owner.gid);
  fs.renameSync(half, file);
}

/** The first word says that every part works; the rest is for people. */
export function readyLine(ready: Ready): string {
  const mail = ready.engine === 'on' ? `, SMTP ${ready.smtp}, IMAP ${ready.imap}` : ', without the mail daemons';
  return `ready: API ${ready.http} and ${ready.https}${mail}`;
}
