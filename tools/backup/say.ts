/** What the two command lines say alike. */
import fs from 'node:fs';
import type { Places } from '../../engine/places.ts';
import { isRoot } from '../../engine/users.ts';
import { HomeError } from '../audit/home.ts';

/** A sentence where we have one; of anything else its code, since a message of PostgreSQL may quote data. */
export function complain(error: unknown): void {
  const { message, code } = error as { message: string; code?: string };
  const isOurs = (error instanceof Error && code === undefined) || error instanceof HomeError;
  console.error(
    isOurs ? message : `It failed with ${code}: ${/^E[A-Z]+$/.test(code ?? '') ? message : 'nothing more is told'}`,
  );
  process.exitCode = 1;
}

/** @throws HomeError when the home is another user's */
export function mustReadAll(places: Places): void {
  const mine = fs.statSync(places.secrets, { throwIfNoEntry: false })?.uid === process.getuid?.();
  if (!isRoot() && !mine) throw new HomeError('The files of the home are root’s: run this by sudo.');
}

export const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;
