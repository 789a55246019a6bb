/** The real ports of the mail daemons: as set, or free ones for 0. */
import type { Settings } from '../server/settings.ts';
import type { MailPorts } from './part.ts';
import { localAddress } from './addresses.ts';
import { freePort, isFree } from './ports.ts';

/** A sentence for the operator: which port is taken. */
export class PortError extends Error {}

const names = ['smtp', 'submission', 'submissions', 'imap', 'imaps', 'pop3', 'pop3s'] as const;

type PortSetting = `MAILSTEAD_${Uppercase<keyof MailPorts>}_PORT`;

/**
 * @throws PortError when a port that is set is taken
 */
export async function chooseMailPorts(settings: Settings): Promise<MailPorts> {
  const chosen = new Map<keyof MailPorts, number>();
  for (const name of names) {
    const setting = `MAILSTEAD_${name.toUpperCase()}_PORT` as PortSetting;
    const given = settings[setting];
    if (given !== 0 && !(await isFree(given, settings.MAILSTEAD_BIND))) {
      throw new PortError(`Port ${given} (${setting}) on ${settings.MAILSTEAD_BIND} is taken by another program.`);
    }
    let port = given;
    while (port === 0 || (given === 0 && [...chosen.values()].includes(port))) {
      port = await freePort(settings.MAILSTEAD_BIND);
    }
    chosen.set(name, port);
  }
  return Object.fromEntries(chosen) as unknown as MailPorts;
}

/** `address:port` of each, as a client of this machine uses it. */
export function mailAddresses(bind: string, ports: MailPorts): Record<keyof MailPorts, string> {
  const host = localAddress(bind);
  const shown = host.includes(':') ? `[${host}]` : host;
  return Object.fromEntries(names.map((name) => [name, `${shown}:${ports[name]}`])) as Record<keyof MailPorts, string>;
}
