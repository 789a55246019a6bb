/** What the two command lines do alike: they take one folder, and work on the home that the environment names. */
import type { Places } from '../../engine/places.ts';
import { readSettings } from '../../server/settings.ts';
import { HomeError, openDatabase, placesOf } from '../audit/home.ts';
import { complain, mustReadAll } from './say.ts';

/** What was given on the command line. */
export interface Given {
  positionals: string[];
  help: boolean;
  usage: string;
}

/** Does a command's work on the one folder that was given; a sentence and status 1 when it cannot be done. */
export async function onFolder({ positionals, help, usage }: Given, work: (folder: string) => unknown): Promise<void> {
  // What is written is for its owner alone.
  process.umask(0o077);
  try {
    const [folder, ...more] = positionals;
    if (help) process.stdout.write(usage);
    else if (folder === undefined || more.length > 0) throw new HomeError(usage);
    else await work(folder);
  } catch (error) {
    complain(error);
  }
}

/** A home whose database can be asked. */
export interface OpenHome {
  places: Places;
  databaseUrl: string;
  hostname: string;
}

/** Does some work on MAILSTEAD_HOME while its database, or the one of MAILSTEAD_DATABASE_URL, is open. */
export async function inHome(work: (home: OpenHome) => Promise<void>): Promise<void> {
  const { MAILSTEAD_HOME: home, MAILSTEAD_HOSTNAME: hostname, MAILSTEAD_DATABASE_URL: external } = readSettings();
  const places = placesOf(home);
  mustReadAll(places);
  if (external !== undefined) return work({ places, databaseUrl: external, hostname });
  const database = await openDatabase(places);
  try {
    await work({ places, databaseUrl: database.url, hostname });
  } finally {
    await database.close();
  }
}
