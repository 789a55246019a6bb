/** What is decided once at the start, before any process: who we are, where things lie, whether there are mail daemons. */
import type { Settings } from '../server/settings.ts';
import { whyNoEngine } from './availability.ts';
import { findPlaces, type Places } from './places.ts';
import { databaseUser, findMailUsers, isRoot, type MailUsers, type User } from './users.ts';

export interface Settled {
  settings: Settings;
  /** The environment of every Node process that we start. */
  nodeEnvironment: Record<string, string>;
  places: Places;
  engine: 'on' | 'off' | 'unavailable';
  /** Why the engine is unavailable. */
  reason?: string;
  /** What the API drops to, when we are root. */
  runAs?: User;
  /** Whose the files of the home are that people read; unset: ours. */
  reader?: User;
  /** What PostgreSQL runs as, when we are root. */
  databaseUser?: User;
  /** With the engine on. */
  mailUsers?: MailUsers;
}

/** The mail daemons are required and cannot be had. */
export class EngineError extends Error {}

/** What the API runs as when root has not come by sudo: a number that no package of Debian uses; it needs no name. */
const nobodyElse: User = { uid: 61_640, gid: 61_640 };

/**
 * @param environment of the process: sudo tells in it who called, and Node where what it loads is kept compiled
 * @throws EngineError, PlaceError
 */
export function settle(settings: Settings, environment: Record<string, string | undefined>): Settled {
  if (process.platform !== 'linux') throw new EngineError('Mailstead runs on Linux: it knows processes by /proc.');
  const withScanner = settings.MAILSTEAD_CLAMAV === 'on';
  const reason = settings.MAILSTEAD_ENGINE === 'off' ? undefined : whyNoEngine(withScanner);
  if (reason !== undefined && settings.MAILSTEAD_ENGINE === 'required') {
    throw new EngineError(`The mail daemons are required (MAILSTEAD_ENGINE) and cannot be had: ${reason}`);
  }
  const places = findPlaces(settings.MAILSTEAD_HOME, isRoot());
  const settled: Settled = { settings, nodeEnvironment: nodeEnvironment(environment), places, engine: 'off' };
  if (isRoot()) {
    const caller = sudoCaller(environment);
    settled.runAs = caller ?? nobodyElse;
    if (caller) settled.reader = caller;
    const user = databaseUser(places.pgData);
    if (user) settled.databaseUser = user;
  }
  if (reason !== undefined) return { ...settled, engine: 'unavailable', reason };
  const mailUsers = settings.MAILSTEAD_ENGINE === 'off' ? undefined : findMailUsers(withScanner);
  return mailUsers ? { ...settled, engine: 'on', mailUsers } : settled;
}

function nodeEnvironment({ NODE_COMPILE_CACHE: compiled }: Record<string, string | undefined>): Record<string, string> {
  const kept = compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled };
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8', NODE_ENV: 'production', ...kept };
}

/** Who has called us by sudo, if anybody. */
export function sudoCaller(environment: Record<string, string | undefined>): User | undefined {
  const [uid, gid] = [environment['SUDO_UID'], environment['SUDO_GID']].map(Number);
  if (!uid || !gid || !Number.isInteger(uid) || !Number.isInteger(gid)) return undefined;
  return { uid, gid };
}
