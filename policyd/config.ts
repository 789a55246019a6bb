/** What the watcher tells this process: one JSON file, checked as a whole before anything is opened. */
import fs from 'node:fs';
import { type Static, Type } from 'typebox';
import { Check, Errors } from 'typebox/value';

const Port = Type.Integer({ minimum: 0, maximum: 65_535 });
const Id = Type.Integer({ minimum: 0, maximum: 4_294_967_294 });
/** An absolute path, short enough for a unix socket (sun_path of Linux). */
const Socket = Type.String({ pattern: '^/', maxLength: 107 });

/** The shape of the file. A port of 0 is chosen by the kernel and told in the message `listening`. */
export const Config = Type.Object(
  {
    /** `postgres://role:password@host:port/database`, a role of the group mail_reader. */
    database: Type.String({ pattern: '^postgres(ql)?://', maxLength: 4096 }),
    /** The name of this system, whose postmaster@ and SRS addresses are ours. */
    hostname: Type.String({ minLength: 1, maxLength: 253 }),
    sockets: Type.Object(
      {
        /** Postfix's policy delegation. */
        policy: Socket,
        /** The milter of the submission ports. */
        milter: Socket,
        /** Dovecot's learning program. */
        learn: Socket,
        /** Not ours: Rspamd's controller, to which learning is handed. */
        rspamdController: Socket,
      },
      { additionalProperties: false },
    ),
    /** Loopback port and token of the endpoint that Rspamd asks for keys. */
    vault: Type.Object(
      { port: Port, token: Type.String({ minLength: 16, maxLength: 256 }) },
      { additionalProperties: false },
    ),
    /** Where Dovecot asks who may try to log in, on loopback. */
    logIns: Type.Object(
      {
        port: Port,
        token: Type.String({ minLength: 16, maxLength: 256 }),
        /** As `database`, with a role of the group mail_doorman. */
        database: Type.String({ pattern: '^postgres(ql)?://', maxLength: 4096 }),
        /** Clients behind which many people stand (MAILSTEAD_SHARED_CLIENTS). */
        shared: Type.Array(Type.String()),
      },
      { additionalProperties: false },
    ),
    resolver: Type.Object(
      {
        /** UDP and TCP, loopback. */
        port: Port,
        /** `host:port`, the host an address; none: /etc/resolv.conf. */
        upstream: Type.Array(Type.String({ pattern: '^(\\[[0-9A-Fa-f:.]+\\]|[0-9.]+):[0-9]{1,5}$' }), { maxItems: 8 }),
      },
      { additionalProperties: false },
    ),
    /** Loopback port at which Dovecot's dictionary, a process of `mailUid`, finds PostgreSQL; and where that is by TCP. */
    postgresProxy: Type.Object(
      {
        port: Port,
        to: Type.Object({ host: Type.String({ minLength: 1 }), port: Port }, { additionalProperties: false }),
      },
      { additionalProperties: false },
    ),
    /** Where postsrsd turns an SRS address into the one it stands for. */
    srs: Type.Object({ reversePort: Port }, { additionalProperties: false }),
    /** Where the API asks how Rspamd and the virus scanner are, and whether there is a scanner. */
    health: Type.Object(
      { socket: Socket, /** For the metrics. */ also: Type.Optional(Socket), scanner: Type.Boolean() },
      { additionalProperties: false },
    ),
    /** The user of the mail store, who alone may use the reinjection port (and root). */
    mailUid: Id,
    /** Whom a process started as root becomes, for good, before it opens anything. */
    runAs: Type.Optional(Type.Object({ uid: Id, gid: Id }, { additionalProperties: false })),
  },
  { additionalProperties: false },
);
export type Config = Static<typeof Config>;

/** The file cannot be read or is wrong: one sentence, and never a value of it, since some are secret. */
export class ConfigError extends Error {}

/** @throws ConfigError */
export function readConfig(file: string | undefined): Config {
  if (file === undefined) throw new ConfigError('The path of the configuration file is missing.');
  let value: unknown;
  try {
    value = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    // A syntax error's message quotes the text around it.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no JSON';
    throw new ConfigError(`The configuration file cannot be read: ${code}.`);
  }
  if (Check(Config, value)) return value;
  const [first] = Errors(Config, value);
  const names = first?.keyword === 'required' ? ` ${first.params.requiredProperties.join(', ')}` : '';
  throw new ConfigError(`The configuration file is wrong at ${first?.instancePath || '/'}: ${first?.keyword}${names}.`);
}
