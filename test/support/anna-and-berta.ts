/** The two whom strangers write to: what Anna gets stays with her, what Berta gets goes out of the system as well. */
import assert from 'node:assert/strict';
import type { MailPorts } from '../../engine/part.ts';
import { imapSession } from './imap.ts';
import { firstPassword, newTenant, type Tenant } from './operator.ts';
import { oneSystem, type SharedSystem } from './shared-systems.ts';

export interface AnnaAndBerta extends SharedSystem {
  tenant: Tenant;
  /** Addresses of their mailboxes, which have `firstPassword`. */
  anna: string;
  berta: string;
  /** Where a port of the system is now. */
  at: (port: keyof MailPorts) => string;
  /** Subjects of what lies in an inbox, by its address. */
  subjectsOf: (user: string) => Promise<string[]>;
}

/** Makes them in `oneSystem`, in a domain that has nobody else. */
export async function annaAndBerta(): Promise<AnnaAndBerta> {
  const { system, sink } = await oneSystem();
  const tenant = await newTenant(system.api);
  const anna = await tenant.add('anna');
  const berta = await tenant.add('berta');
  const forwards = tenant.mailbox('berta').replace(/mailbox$/, 'forwards');
  const made = await system.api.call('POST', forwards, { targets: [{ target: 'friend@outside.example' }] });
  assert.equal(made.status, 204);
  const at = (port: keyof MailPorts): string => system.ready()[port] ?? '';
  const subjectsOf = async (user: string): Promise<string[]> => {
    const session = await imapSession(at('imap'), user, firstPassword);
    const subjects = await session.subjects();
    session.close();
    return subjects;
  };
  return { system, sink, tenant, anna, berta, at, subjectsOf };
}
