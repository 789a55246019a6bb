/** The real ports of the mail daemons: as set, or free ones for 0. */
import type { Settings } from '../server/settings.ts';
import type { MailPorts } from './part.ts';
import { reachedAt } from './greeting.ts';
import { freePort, isFree } from './ports.ts';

/** A sentence for the operator: which port is taken. */
export class PortError extends Error {}

const names = ['smtp', 'submission', 'submissions', 'imap', 'imaps', 'pop3', 'pop3s'] as const;

type PortSetting = `MAILSTEAD_${Uppercase<keyof MailPorts>}_PORT`;

/** @throws PortError when a port that is set is taken */
export async function chooseMailPorts(settings: Settings): Promise<MailPorts> {
  const chosen = new Map<keyof MailPorts, number>();
  for (const name of names) {
    const setting = `MAILSTEAD_${name.toUpperCase()}_PORT` as PortSetting;
    const given = settings[setting];
    if (given !== 0 && !(await isFree(given, settings.MAILSTEAD_BIND))) {
      throw new PortError(`Port ${given} (${setting}) on ${settings.MAILSTEAD_BIND} is taken by another program.`);
    }
    chosen.set(name, given === 0 ? await anotherPort(settings.MAILSTEAD_BIND, [...chosen.values()]) : given);
  }
  return Object.fromEntries(chosen) as unknown as MailPorts;
}

async function anotherPort(bind: string, taken: number[]): Promise<number> {
  for (;;) {
    const port = await freePort(bind);
    if (!taken.includes(port)) return port;
  }
}

/** `address:port` of each, as a client of this machine uses it. */
export function mailAddresses(bind: string, ports: MailPorts): Record<keyof MailPorts, string> {
  const host = reachedAt(bind);
  const shown = host.includes(':') ? `[${host}]` : host;
  return Object.fromEntries(names.map((name) => [name, `${shown}:${ports[name]}`])) as Record<keyof MailPorts, string>;
}
