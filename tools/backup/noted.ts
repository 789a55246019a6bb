/** That a backup was made, for who looks at the system and not at the backups. */
import fs from 'node:fs';
import type { Places } from '../../engine/places.ts';

/** Notes in the home when the last whole backup began (engine/figures.ts tells it). It is whole, whether the home takes the note or not. */
export function noteBackup({ lastBackup }: Pick<Places, 'lastBackup'>, begun: Date): void {
  try {
    fs.writeFileSync(lastBackup, `${begun.toISOString()}\n`);
  } catch (error) {
    console.error(
      `${lastBackup} could not be written, and the metrics do not know of this backup: ${(error as Error).message}`,
    );
  }
}
