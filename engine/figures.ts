/** What the watcher tells of itself and of the folders, for the metrics (metrics/watcher.ts). */
import fs from 'node:fs';
import type { WatcherFigures } from '../metrics/watcher.ts';
import { certificateEnd, type CertificateFiles } from './certificate.ts';
import type { Word } from './door.ts';
import type { Places } from './places.ts';

/** The runs of the sweeper, which counts them itself. */
export type Sweeps = WatcherFigures['sweep'];

/** @param tls as the parts have read it by now, and do not look again */
export function figureWords(
  places: Pick<Places, 'mailStore' | 'pgData' | 'postfix' | 'logs' | 'lastBackup'>,
  tls: CertificateFiles,
  sweep: Sweeps,
): Record<'figures', Word> {
  const end = certificateEnd(tls.cert);
  const folders = {
    mail: places.mailStore,
    postgres: places.pgData,
    queue: places.postfix.queue,
    logs: places.logs,
  };
  return {
    figures: async () => {
      const figures: WatcherFigures = {
        disks: await disksOf(folders),
        sweep,
        backup: await lastBackup(places.lastBackup),
        certificateEnd: end,
      };
      return `${JSON.stringify(figures)}\n`;
    },
  };
}

/** Without those that are not there: a PostgreSQL of one's own lies elsewhere. */
async function disksOf(folders: Record<string, string>): Promise<WatcherFigures['disks']> {
  const disks: WatcherFigures['disks'] = {};
  for (const [name, folder] of Object.entries(folders)) {
    const found = await fs.promises.statfs(folder).catch(() => undefined);
    if (found) disks[name] = { free: found.bavail * found.bsize, size: found.blocks * found.bsize };
  }
  return disks;
}

/** What `npm run backup` has noted at its end: a moment as text. */
async function lastBackup(file: string): Promise<number> {
  const noted = await fs.promises.readFile(file, 'utf8').catch(() => '');
  const moment = Date.parse(noted.trim());
  return Number.isNaN(moment) ? 0 : moment / 1000;
}
