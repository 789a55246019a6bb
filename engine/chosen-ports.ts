/** From the settings to the real ports: those that are set are checked, free ones are found for 0. */
import type { Settings } from '../server/settings.ts';
import type { InternalPorts, MailPorts } from './part.ts';
import { reachedAt } from './greeting.ts';
import { freePort, isFree, isFreeForDatagrams, reservePort } from './ports.ts';

/** A sentence for the operator: which port cannot be had, and why. */
export class PortError extends Error {}

const mailNames = ['smtp', 'submission', 'submissions', 'imap', 'imaps', 'pop3', 'pop3s'] as const;

type PortName = 'http' | 'https' | keyof MailPorts;

const settingOf = (name: PortName) => `MAILSTEAD_${name.toUpperCase() as Uppercase<PortName>}_PORT` as const;

/**
 * Looks whether every port that is set can be had, before anything is started.
 * @param withMail the ports of the mail daemons too
 * @throws PortError
 */
export async function checkPorts(settings: Settings, withMail: boolean): Promise<void> {
  const bind = settings.MAILSTEAD_BIND;
  const names = ['http', 'https', ...(withMail ? mailNames : [])] as const;
  const given = Number(settings.MAILSTEAD_METRICS_PORT);
  const ports = [
    ...names.map((name) => [settingOf(name), settings[settingOf(name)]] as const),
    ...(given > 0 ? [['MAILSTEAD_METRICS_PORT', given] as const] : []),
  ];
  for (const [name, port] of ports) {
    const what = `${name}: port ${port} on ${bind}`;
    const free = await isFree(port, bind).catch((error: NodeJS.ErrnoException) => {
      throw new PortError(`${what} cannot be used: ${error.message}.`);
    });
    if (!free) throw new PortError(`${what} is taken by another program.`);
  }
}

/** The ports as they are set, and a free one for each 0. */
export async function chooseMailPorts(settings: Settings): Promise<MailPorts> {
  const chosen = new Map<keyof MailPorts, number>();
  for (const name of mailNames) {
    const given = settings[settingOf(name)];
    chosen.set(name, given === 0 ? await anotherPort(settings.MAILSTEAD_BIND, [...chosen.values()]) : given);
  }
  return Object.fromEntries(chosen) as unknown as MailPorts;
}

/**
 * Free ports on 127.0.0.1 for what the parts ask each other.
 * @param taken those that a part will listen on and does not yet
 */
export async function chooseInternalPorts(taken: number[]): Promise<InternalPorts> {
  const chosen: number[] = [];
  for (let left = 7; left > 0; left--) chosen.push(await anotherPort('127.0.0.1', [...taken, ...chosen]));
  const [reinjection = 0, srsForward = 0, srsReverse = 0, vault = 0, dns = 0, logIns = 0, postgresProxy = 0] = chosen;
  return { reinjection, srsForward, srsReverse, vault, dns, logIns, postgresProxy };
}

/** Where the figures are shown unless somebody has it: then they can be found by ready.json. */
const METRICS_PORT = 9154;

/** The port of the metrics; undefined when they are switched off. @param taken those that a part has or will have */
export async function chooseMetricsPort(settings: Settings, taken: number[]): Promise<number | undefined> {
  const { MAILSTEAD_METRICS_PORT: given, MAILSTEAD_BIND: bind } = settings;
  if (given === 'off') return undefined;
  if (given !== undefined && given !== '0') return Number(given);
  const usual = given === undefined && !taken.includes(METRICS_PORT) && (await isFree(METRICS_PORT, bind));
  if (usual && (await reservePort(METRICS_PORT))) return METRICS_PORT;
  return anotherPort(bind, taken);
}

async function anotherPort(bind: string, taken: number[]): Promise<number> {
  for (;;) {
    const port = await freePort(bind);
    // policyd's DNS wants it for datagrams; the others can do with such a port as well.
    if (taken.includes(port) || !(await isFreeForDatagrams(port, bind))) continue;
    if (await reservePort(port)) return port;
  }
}

/** `address:port` of each, as a client of this machine uses it. */
export function mailAddresses(bind: string, ports: MailPorts): Record<keyof MailPorts, string> {
  const host = reachedAt(bind);
  const shown = host.includes(':') ? `[${host}]` : host;
  return Object.fromEntries(mailNames.map((name) => [name, `${shown}:${ports[name]}`])) as Record<
    keyof MailPorts,
    string
  >;
}
