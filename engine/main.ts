/** The watcher's process: settings -> places -> parts -> signals; nothing else. */
import { readSettings, unknownSettings } from '../server/settings.ts';
import { followLauncher } from './launcher.ts';
import { settle } from './settled.ts';
import { watch } from './watcher.ts';

const stop = new AbortController();
let status = 0;

// A part that has died is no reason for the others to go, and a closed terminal none to end without ending them.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop.abort());
process.on('uncaughtException', (error) => {
  console.error(error);
  status = 1;
  stop.abort();
});

try {
  await followLauncher(process.argv[2], () => stop.abort());
  for (const name of unknownSettings()) console.error(`There is no setting ${name}: it has no effect.`);
  const settings = readSettings();
  await watch(settle(settings, process.env), stop.signal, (line) => console.log(line));
} catch (error) {
  console.error(sentence(error));
  status = 1;
}
process.exit(status);

function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isClosed = (error as NodeJS.ErrnoException).code === 'EACCES';
  return isClosed
    ? `${error.message}\nThe system was last started by another user: start it as that user.`
    : error.message;
}
