/** The two commands as an operator calls them. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { allProcesses, workingFolder } from '../../engine/processes.ts';
import { until } from '../engine/until.ts';

const root = path.resolve(import.meta.dirname, '../..');

export interface Ran {
  code: number | null;
  said: string;
}

/** A command that is under way. */
export interface Running {
  child: ChildProcess;
  ended: Promise<Ran>;
}

/** Starts `npm run backup` or `npm run restore` on a home, without npm. @param settings beside those that are alike in all tests */
export function start(
  command: 'backup' | 'restore',
  home: string,
  args: string[],
  settings: Record<string, string> = {},
): Running {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(MAILSTEAD|npm)_/.test(name));
  const child = spawn(process.execPath, [path.join(root, 'tools', `${command}.ts`), ...args], {
    cwd: root,
    env: { ...Object.fromEntries(inherited), MAILSTEAD_HOME: home, MAILSTEAD_CLAMAV: 'off', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (said += piece.toString()));
  const ended = once(child, 'close').then(([code]): Ran => ({ code: code as number | null, said }));
  return { child, ended };
}

/** Starts the restore of one mailbox, and kills it amid its work. @returns the folder with mails that it has left */
export async function killRestore(home: string, args: string[]): Promise<string> {
  const state = path.join(home, 'dovecot', 'state');
  const { child, ended } = start('restore', home, args);
  const watcher = fs.watch(state);
  const made = new Promise<string>((resolve) => {
    watcher.on('change', (_, name) => {
      child.kill('SIGKILL');
      resolve(path.join(state, String(name)));
    });
  });
  const left = await Promise.race([made, ended.then(({ said }) => `nothing: ${said}`)]);
  watcher.close();
  await ended;
  // What it had started goes on alone.
  await until('the end of doveadm', () => !allProcesses().some(({ pid }) => workingFolder(pid) === left));
  assert.match(path.basename(left), /^restore-/);
  assert.ok(fs.existsSync(left));
  return left;
}

export const run = (command: 'backup' | 'restore', home: string, ...args: string[]): Promise<Ran> =>
  start(command, home, args).ended;
