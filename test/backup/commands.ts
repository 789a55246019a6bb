/** The two commands as an operator calls them. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

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

export const run = (command: 'backup' | 'restore', home: string, ...args: string[]): Promise<Ran> =>
  start(command, home, args).ended;
