/** The API as a part: a Node process of its own that may die or be stopped while mail goes on. */
import path from 'node:path';
import type { Settings } from '../server/settings.ts';
import { reachedAt } from './greeting.ts';
import type { MailDatabase, MailPorts, Part } from './part.ts';
import type { Places } from './places.ts';
import { pause } from './processes.ts';

/** What the API process tells its watcher. */
export type ApiMessage =
  | {
      /** Database and roles are there: the mail daemons may start. */
      type: 'migrated';
      /** The first password that we offered is the operator's. */
      firstPasswordHolds: boolean;
    }
  | {
      /** It serves; base addresses with the real ports. */
      type: 'listening';
      http: string;
      https: string;
    };

export interface ApiOptions {
  settings: Settings;
  nodeEnvironment: Record<string, string>;
  places: Places;
  databaseUrl: string;
  engine: 'on' | 'off' | 'unavailable';
  tls: { cert: string; key: string };
  /** Absent when the engine is off. */
  mail?: {
    ports: MailPorts;
    database: MailDatabase;
    storeSocket: string;
    storeKey: string;
    policySocket: string;
    watcherSocket: string;
  };
  /** uid and gid it drops to; it is started as root all the same, to read the key of the certificate. */
  runAs?: { uid: number; gid: number };
  /** Offered until it has been told: the operator's password if this start is the first one. */
  firstPassword?: string;
  onFirstPassword: () => void;
}

/** A running API as the watcher sees it. */
export interface ApiPart {
  part: Part;
  /** The addresses it serves; undefined until it has said so. */
  addresses: () => { http: string; https: string } | undefined;
}

/** Root of the repository. */
export const root = path.resolve(import.meta.dirname, '..');

/** The Node that npm has pinned, which runs this process too. */
export const node = process.execPath;

/** How to run the API. At a restart it takes the ports that the first start was given by the kernel. */
export function apiPart(options: ApiOptions): ApiPart {
  let addresses: { http: string; https: string } | undefined;
  let migrated = false;
  const env = apiEnvironment(options);
  const part: Part = {
    name: 'api',
    command: node,
    // The program takes no argument: the last word tells the homes of one machine apart, here and in `ps`.
    args: [path.join(root, 'server', 'main.ts'), `home=${options.places.home}`],
    env,
    cwd: root,
    log: path.join(options.places.logs, 'api.log'),
    prepare: async () => {
      migrated = false;
      if (addresses) {
        env['MAILSTEAD_HTTP_PORT'] = portOf(addresses.http);
        env['MAILSTEAD_HTTPS_PORT'] = portOf(addresses.https);
      }
    },
    isReady: async () => {
      if (!addresses || !migrated) return false;
      const reply = await fetch(new URL('/health/live', reachedUrl(addresses.http)), {
        signal: AbortSignal.timeout(5000),
      });
      return reply.ok;
    },
    startTimeout: 120_000,
    stop: { signal: 'SIGTERM', timeout: 15_000 },
    onMessage: (message) => {
      const told = message as ApiMessage;
      if (told.type === 'migrated') {
        migrated = true;
        // Told once: a later start of the API does not offer it again.
        delete env['MAILSTEAD_FIRST_PASSWORD'];
        if (told.firstPasswordHolds) options.onFirstPassword();
      }
      if (told.type === 'listening') addresses = { http: told.http, https: told.https };
    },
  };
  return { part, addresses: () => addresses };
}

/** A base address as a client of this machine uses it: the wildcard addresses become loopback. */
export function reachedUrl(url: string): string {
  const { protocol, hostname, port } = new URL(url);
  const host = reachedAt(hostname.replaceAll(/^\[|\]$/g, ''));
  return `${protocol}//${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Where the API tells its figures. */
export const apiMetricsSocket = ({ apiForMetrics }: Pick<Places, 'apiForMetrics'>): string =>
  path.join(apiForMetrics, 'api');

const portOf = (url: string): string => new URL(url).port;

function apiEnvironment(options: ApiOptions): Record<string, string> {
  const { settings, mail, places, runAs } = options;
  const own = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)]));
  const env: Record<string, string> = {
    ...own,
    ...options.nodeEnvironment,
    MAILSTEAD_HOME: places.home,
    MAILSTEAD_DATABASE_URL: options.databaseUrl,
    MAILSTEAD_ENGINE_STATE: options.engine,
    MAILSTEAD_TLS_CERT: options.tls.cert,
    MAILSTEAD_TLS_KEY: options.tls.key,
    MAILSTEAD_METRICS_SOCKET: apiMetricsSocket(places),
  };
  if (options.firstPassword !== undefined) env['MAILSTEAD_FIRST_PASSWORD'] = options.firstPassword;
  if (runAs) env['MAILSTEAD_RUN_AS'] = `${runAs.uid}:${runAs.gid}`;
  if (!mail) return env;
  for (const [name, port] of Object.entries(mail.ports)) env[`MAILSTEAD_${name.toUpperCase()}_PORT`] = String(port);
  env['MAILSTEAD_MAIL_READER'] = `${mail.database.readerRole}:${mail.database.readerPassword}`;
  env['MAILSTEAD_MAIL_WRITER'] = `${mail.database.writerRole}:${mail.database.writerPassword}`;
  env['MAILSTEAD_MAIL_DOORMAN'] = `${mail.database.doormanRole}:${mail.database.doormanPassword}`;
  env['MAILSTEAD_STORE_SOCKET'] = mail.storeSocket;
  env['MAILSTEAD_STORE_KEY'] = mail.storeKey;
  env['MAILSTEAD_POLICY_SOCKET'] = mail.policySocket;
  env['MAILSTEAD_WATCHER_SOCKET'] = mail.watcherSocket;
  return env;
}

/**
 * Waits until the API says that every part works, proved by itself.
 * @param say told now and then what is missing
 * @returns false when it was stopped before
 */
export async function untilReady(api: ApiPart, stop: AbortSignal, say: (line: string) => void): Promise<boolean> {
  for (let patience = performance.now() + 20_000; !stop.aborted; await pause(250)) {
    const [isReady, said] = await askReady(api);
    if (isReady) return true;
    if (performance.now() < patience) continue;
    say(`not ready yet: ${said}`);
    patience = performance.now() + 20_000;
  }
  return false;
}

/** Whether the API says that every part works, and what it said. */
async function askReady(api: ApiPart): Promise<[boolean, string]> {
  const address = api.addresses();
  if (!address) return [false, 'the API has not said where it listens'];
  try {
    const reply = await fetch(new URL('/health/ready', reachedUrl(address.http)), {
      signal: AbortSignal.timeout(10_000),
    });
    return [reply.status === 200, (await reply.text()).slice(0, 500)];
  } catch (error) {
    return [false, String((error as Error).cause ?? error)];
  }
}
