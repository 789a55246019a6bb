/**
 * The tie to the process that has started the watcher (tools/up.mjs): when it dies, however it dies, everything ends in order.
 * By sudo there is no channel between the two but the standard input, which then brings the settings too: so they stand in no
 * command line, and need no rule in sudoers.
 */
import { createInterface } from 'node:readline';

/**
 * @param tie `--launcher=ipc`, `--launcher=stdin`, or nothing when nobody is to be followed
 * @param isGone called once when the launcher has died or closed its end
 */
export async function followLauncher(tie: string | undefined, isGone: () => void): Promise<void> {
  if (tie === '--launcher=ipc') process.once('disconnect', isGone);
  if (tie !== '--launcher=stdin') return;
  const lines = createInterface({ input: process.stdin });
  lines.once('close', isGone);
  const first = await new Promise<string>((resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve('{}'));
  });
  Object.assign(process.env, JSON.parse(first) as Record<string, string>);
}
