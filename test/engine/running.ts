/** `up` as a user of a sandbox runs it: the API alone, on free ports, as a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import type { Ready } from '../../engine/ready.ts';
import { refuseSecrets, searchHome } from '../support/secrets.ts';
import { until } from './until.ts';

const root = path.resolve(import.meta.dirname, '../..');

export interface Up {
  launcher: ChildProcess;
  /** All that it has printed. */
  said: () => string;
  /** Exit status, once all its output has arrived. */
  ended: Promise<number | null>;
  /** ready.json, once it is there and satisfies. */
  ready: (satisfies?: (found: Ready) => boolean) => Promise<Ready>;
  /** Asks it to end, if it has not, and waits for that. @throws when a log of it has a secret; its password stands on the screen */
  stop: () => Promise<number | null>;
}

/** Starts it. `home` need not exist. */
export function up(home: string, environment: Record<string, string> = {}): Up {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(MAILSTEAD|npm)_/.test(name));
  const launcher = spawn(process.execPath, [path.join(root, 'tools', 'up.mjs')], {
    env: {
      ...Object.fromEntries(inherited),
      MAILSTEAD_HOME: home,
      MAILSTEAD_ENGINE: 'off',
      MAILSTEAD_HTTP_PORT: '0',
      MAILSTEAD_HTTPS_PORT: '0',
      MAILSTEAD_METRICS_PORT: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [launcher.stdout, launcher.stderr])
    stream.on('data', (piece: Buffer) => (text += piece.toString()));
  const ended = once(launcher, 'close').then(([status]) => status as number | null);
  const hasEnded = (): boolean => launcher.exitCode !== null || launcher.signalCode !== null;
  return {
    launcher,
    said: () => text,
    ended,
    ready: async (satisfies = () => true) => {
      const found = until('ready.json', () => {
        const read = JSON.parse(fs.readFileSync(path.join(home, 'ready.json'), 'utf8')) as Ready;
        return satisfies(read) && read;
      });
      const over = ended.then((status) => {
        throw new Error(`it has ended with status ${status}:\n${text}`);
      });
      return await Promise.race([found, over]);
    },
    stop: async () => {
      if (!hasEnded()) launcher.kill('SIGTERM');
      const status = await ended;
      refuseSecrets(searchHome(home));
      return status;
    },
  };
}
