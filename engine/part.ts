/**
 * What the watcher knows of a part of the system: how to start one process, how to see that it serves, how to end it.
 * A part says what is; the supervisor (supervisor.ts) does.
 */
import type { Settings } from '../server/settings.ts';
import type { Places } from './places.ts';
import type { MailUsers } from './users.ts';

export type PartName =
  | 'postgres'
  | 'api'
  | 'policyd'
  | 'rspamd'
  | 'redis'
  | 'clamd'
  | 'postsrsd'
  | 'dovecot'
  | 'postfix'
  | 'metrics';

/**
 * In which order the parts end, those of a line together: mail is no longer taken before what it needs is gone, and the database
 * goes last.
 */
export const ending: readonly (readonly PartName[])[] = [
  ['postfix'],
  ['dovecot'],
  ['rspamd', 'policyd', 'postsrsd'],
  ['clamd', 'redis', 'api', 'metrics'],
  ['postgres'],
];

/** One process with all its children, started in a session of its own, so that it can be ended as a whole. */
export interface Part {
  name: PartName;
  /** Absolute path of the program. */
  command: string;
  args: string[];
  /** The whole environment of the process: nothing is inherited from the watcher. */
  env: Record<string, string>;
  cwd?: string;
  /** The user it runs as, when the watcher is root. Unset: the watcher's own. */
  user?: { uid: number; gid: number };
  /** File to which its standard output and error are appended. */
  log: string;
  /**
   * Added to what the kernel holds against it when memory runs out, of 1000: who has the most is killed first. Unset: as the watcher.
   * Upward alone, which anybody may.
   */
  oomScore?: number;
  /** Run before each start, the restarts too: checks, stale files. What it throws counts as a failed start. */
  prepare?: () => Promise<void>;
  /** One look, asked again and again until it says true; throwing means "not yet". */
  isReady: () => Promise<boolean>;
  /** Milliseconds in which it must have become ready; after that it is ended and started anew. */
  startTimeout: number;
  /** How it is asked to end, and after how many milliseconds its whole session is killed. */
  stop: { signal: NodeJS.Signals; timeout: number };
  /** PostgreSQL is away: what must not go on without it is ended. */
  databaseIsLost?: () => Promise<void>;
  /** After PostgreSQL was lost and is back: what the part needs to notice (Postfix marks a lost database down for 60 s). */
  databaseIsBack?: () => Promise<void>;
  /** Another part has ended, and is about to be started again: what must not go on without it is ended. */
  partIsGone?: (name: PartName) => Promise<void>;
  /** After any part had ended and serves again, itself included: what waited for it goes on now. */
  partIsBack?: (name: PartName) => Promise<void>;
  /** Messages that the process sends over its IPC channel; a part without this has no channel. */
  onMessage?: (message: unknown) => void;
}

/** The ports of the mail daemons, as they really are (a setting of 0 is chosen by then). */
export interface MailPorts {
  smtp: number;
  submission: number;
  submissions: number;
  imap: number;
  imaps: number;
  pop3: number;
  pop3s: number;
}

/** Ports on 127.0.0.1 by which the parts reach each other where a unix socket will not do; free ones, kept while the watcher lives. */
export interface InternalPorts {
  /** Postfix takes what Dovecot's Sieve sends here, and nobody else's mail. */
  reinjection: number;
  /** postsrsd: a sender -> its SRS address. */
  srsForward: number;
  /** postsrsd: an SRS address -> the sender behind it. */
  srsReverse: number;
  /** policyd: DKIM keys for Rspamd. */
  vault: number;
  /** policyd: DNS for Rspamd, UDP. */
  dns: number;
  /** policyd: who may try to log in, for Dovecot. */
  logIns: number;
  /** policyd: the way of Dovecot's dictionary to PostgreSQL. */
  postgresProxy: number;
}

/** How the mail daemons reach PostgreSQL, each word as libpq takes it. */
export interface MailDatabase {
  /** A host name, an address, or the folder of the unix socket (begins with `/`). */
  host: string;
  port: number;
  database: string;
  /** libpq's `sslmode`, when the operator's URL names one. */
  sslmode?: string;
  readerRole: string;
  readerPassword: string;
  writerRole: string;
  writerPassword: string;
  doormanRole: string;
  doormanPassword: string;
}

/** What the configuration of those parts is rendered from that need no database. */
export interface FilterContext {
  settings: Settings;
  nodeEnvironment: Record<string, string>;
  places: Places;
  ports: MailPorts;
  internalPorts: InternalPorts;
  /** PEM files, readable by root alone; a daemon that runs as another user makes its own copy. */
  tls: { cert: string; key: string };
  /** Key of the mail store's HTTP interface. */
  storeKey: string;
  /** What Rspamd shows to be told DKIM keys. */
  vaultToken: string;
  /** What Dovecot shows to policyd when it asks who may try to log in. */
  logInToken: string;
  /** Key of the hashes in SRS addresses. */
  srsSecret: string;
  /** Group of the API process: what it must reach belongs to it. */
  apiGid: number;
  users: MailUsers;
}

/** All that the configuration of the mail daemons is rendered from. */
export interface Context extends FilterContext {
  database: MailDatabase;
}
