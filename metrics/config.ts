/** What the watcher tells this process, as JSON in its only argument: addresses and paths, no secret. */
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';

const Socket = Type.Optional(Type.String({ pattern: '^/', maxLength: 107 }));
const Id = Type.Integer({ minimum: 0, maximum: 4_294_967_294 });

/** Sources that are not there are not asked: without mail daemons there is the API alone. */
export const Config = Type.Object(
  {
    /** Tells the homes of one machine apart in `ps`. */
    home: Type.String(),
    bind: Type.String(),
    /** 0: one that the kernel chooses, told in the message `listening`. */
    port: Type.Integer({ minimum: 0, maximum: 65_535 }),
    /** The API's figures. */
    api: Type.String({ pattern: '^/' }),
    /** policyd, for how the filters are. */
    policyd: Socket,
    /** Dovecot's figures. */
    dovecot: Socket,
    /** The watcher's door, for the mail queue and what the watcher alone can tell. */
    watcher: Socket,
    /** Postfix's log. */
    postfixLog: Type.Optional(Type.String({ pattern: '^/' })),
    /** Whom a process started as root becomes, for good, once it has opened the log. */
    runAs: Type.Optional(Type.Object({ uid: Id, gid: Id }, { additionalProperties: false })),
  },
  { additionalProperties: false },
);
export type Config = Static<typeof Config>;

/** @throws Error with one sentence */
export function readConfig(given: string | undefined): Config {
  const value: unknown = JSON.parse(given ?? 'null');
  if (Check(Config, value)) return value;
  throw new Error('The argument is no configuration.');
}
