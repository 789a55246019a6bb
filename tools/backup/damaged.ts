/**
 * Which mails of a backup have been found to be damaged. A file that has not changed is one file in all backups, so the damage would
 * be in each later one; the next backup copies from the mailbox again what stands here.
 */
import fs from 'node:fs';
import path from 'node:path';
import { writePrivate } from '../../engine/secrets.ts';
import { HomeError } from '../audit/home.ts';
import { isOfOneFile, type BackupFault } from './verify.ts';

/** Paths below each mailbox's folder, by the mailbox's id. */
export type Damaged = Map<string, Set<string>>;

/** Sorts faults by mailbox; those that are not of one file of a mailbox are left out. */
export function damagedOf(faults: Iterable<BackupFault>): Damaged {
  const damaged: Damaged = new Map();
  for (const fault of faults) {
    if (!isOfOneFile(fault)) continue;
    const paths = damaged.get(fault.mailbox!) ?? new Set<string>();
    damaged.set(fault.mailbox!, paths.add(fault.path!));
  }
  return damaged;
}

/**
 * The faults of a backup, with all of which it can be used.
 * @param leaveOut is told of each file of a mailbox that has to be left out; unset: no fault is borne
 * @throws HomeError for any other fault
 */
export function* bearable(faults: Iterable<BackupFault>, leaveOut?: (fault: string) => void): Generator<BackupFault> {
  for (const fault of faults) {
    if (!isOfOneFile(fault)) throw new HomeError(`The backup is not whole: ${fault.says}. Nothing was restored.`);
    if (leaveOut === undefined)
      throw new HomeError(
        `The backup is not whole: ${fault.says}. Nothing was restored. With --damaged all else is, without such files.`,
      );
    leaveOut(fault.says);
    yield fault;
  }
}

const fileIn = (snapshot: string): string => path.join(snapshot, 'damaged.json');

/** Notes in a backup what is damaged in it, in place of what was noted before. */
export function noteDamaged(snapshot: string, damaged: Damaged): void {
  if (damaged.size === 0) fs.rmSync(fileIn(snapshot), { force: true });
  else writePrivate(fileIn(snapshot), `${JSON.stringify([...damaged].map(([id, paths]) => [id, [...paths]]))}\n`);
}

/** What was noted; nothing is where nobody looked. @returns undefined when it cannot be read any more */
export function readDamaged(snapshot: string): Damaged | undefined {
  try {
    if (!fs.existsSync(fileIn(snapshot))) return new Map();
    const noted = JSON.parse(fs.readFileSync(fileIn(snapshot), 'utf8')) as [string, string[]][];
    return new Map(noted.map(([id, paths]) => [id, new Set(paths)]));
  } catch {
    return undefined;
  }
}
