/** Whether a backup is what was written: every file of it is read. */
import path from 'node:path';
import { bytesOf } from './files.ts';
import { faultsOf, isStill, linesOf, shown, type Fault } from './lists.ts';
import { readManifest, storeFolder, type StoreLine } from './manifest.ts';
import { treeNames } from './trees.ts';
import { fileIn } from './unread.ts';

/** A fault of a backup. One in a mailbox, which leaves all others as they are, names its id and the file's path below it. */
export interface BackupFault extends Fault {
  mailbox?: string;
}

/**
 * Reads a backup to its last byte.
 * @returns each thing that is not as it was; none when it is whole
 * @throws HomeError when there is no manifest of ours
 */
export function* verifyBackup(snapshot: string): Generator<BackupFault> {
  const manifest = readManifest(snapshot);
  const at = bytesOf(snapshot);
  if (!isStill(`${at}/database.dump`, manifest.database.sha256)) {
    yield { says: `${path.join(snapshot, 'database.dump')} is missing, or is not what was backed up` };
  }
  if (manifest.unread && !isStill(bytesOf(fileIn(snapshot)), manifest.unread.sha256))
    yield { says: `${fileIn(snapshot)} is missing, or is not what was written` };
  for (const name of treeNames) yield* faultsOf(`${at}/${name}`, `${at}/${name}.list`, manifest.trees[name].sha256);
  if (!isStill(`${at}/stores`, manifest.mail.sha256)) {
    yield { says: `${path.join(snapshot, 'stores')} is missing, or is not what was backed up` };
    return;
  }
  for (const [id, address, , list] of storesOf(snapshot)) {
    if (list === '') continue;
    const store = `${at}/${storeFolder(id)}`;
    for (const fault of faultsOf(store, `${store}.list`, list))
      yield { ...fault, says: `${shown(bytesOf(address))}: ${fault.says}`, mailbox: id };
  }
}

/** Whether the rest of a backup can be restored without the file that a fault names. */
export const isOfOneFile = ({ mailbox, path }: BackupFault): boolean => mailbox !== undefined && path !== undefined;

/** The mailboxes of a backup. @throws Error for one whose id is none */
export function* storesOf(snapshot: string): Generator<StoreLine> {
  for (const line of linesOf(bytesOf(path.join(snapshot, 'stores')))) {
    const store = JSON.parse(line) as StoreLine;
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(store[0])) throw new Error(`${line} names no mailbox.`);
    yield store;
  }
}
