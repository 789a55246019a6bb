/** Whose credentials were sent, and where from: what the throttle goes by. */
import { clientOf } from '../http/client.ts';
import { loginName } from './name.ts';

export interface Asker {
  /** The user name of the credentials; with `@` it is a mailbox's address, else a user's. */
  name: string;
  /** The same in the form of name.ts. */
  login: string;
  client: string;
}

/**
 * `blocked`: nothing that this client sends for this name is looked at; `tried`: it has been wrong of late; else null
 * (docs/decisions/0013-log-ins.md).
 */
export type Standing = 'blocked' | 'tried' | null;

/** The column that brings it, for the gate's one SELECT: of `login` and `client`. */
export const STANDING = 'mail.log_in_standing($1, $2) as c_standing';

export function askerOf(name: string, address: string): Asker {
  return { name, login: loginName(name), client: clientOf(address) };
}
