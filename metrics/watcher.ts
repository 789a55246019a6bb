/** What the watcher alone can tell, in our families: it may look into every folder, and runs what is no job of the API's. Pure. */
import { type Family, family, ofEach } from '../server/metrics/families.ts';
import { jobFamilies, type JobRuns } from '../server/metrics/job-families.ts';

/** What the watcher answers; moments in seconds since 1970. */
export interface WatcherFigures {
  /** Bytes of the file systems on which what grows lies. */
  disks: Record<string, { free: number; size: number }>;
  /** The sweeps of deleted mail. */
  sweep: JobRuns;
  /** When the last whole backup began; 0: there has been none. */
  backup: number;
  certificateEnd: number;
}

export function watcherFamilies({ disks, sweep, backup, certificateEnd }: WatcherFigures): Family[] {
  const ofDisks = ofEach(disks);
  return [
    family(
      'mailstead_disk_free_bytes',
      'gauge',
      'Room that is left on the file system of a folder.',
      ofDisks(({ free }) => free),
      'folder',
    ),
    family(
      'mailstead_disk_size_bytes',
      'gauge',
      'Size of the file system of a folder.',
      ofDisks(({ size }) => size),
      'folder',
    ),
    ...jobFamilies({ sweep }),
    family(
      'mailstead_backup_last_success_timestamp_seconds',
      'gauge',
      'When the last whole backup began; 0: there has been none.',
      backup,
    ),
    family(
      'mailstead_certificate_end_timestamp_seconds',
      'gauge',
      'When the certificate ends that was there at the start.',
      certificateEnd,
    ),
  ];
}
