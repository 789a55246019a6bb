/** policyd: what Postfix, Rspamd and Dovecot ask that PostgreSQL cannot answer alone. A Node process of its own (policyd/main.ts). */
import path from 'node:path';
import type { Config } from '../policyd/config.ts';
import { sharedClients } from '../server/settings.ts';
import { node, root } from './api.ts';
import type { Context, MailDatabase, Part } from './part.ts';
import { ownFolder, tcpHost, writeFor } from './render.ts';

/** Where it listens: for Postfix, for Dovecot, for the API, and for the metrics. */
export function policydSockets({
  places,
}: Pick<Context, 'places'>): Record<'policy' | 'milter' | 'learn' | 'health' | 'healthForMetrics', string> {
  return {
    policy: path.join(places.policydForPostfix, 'policy'),
    milter: path.join(places.policydForPostfix, 'milter'),
    learn: path.join(places.policydForDovecot, 'learn'),
    health: path.join(places.policydForApi, 'health'),
    healthForMetrics: path.join(places.policydForMetrics, 'health'),
  };
}

/** policyd as the watcher runs it: started as root, since its own files may be nobody else's to read, and dropping that at once. */
export function policydPart(context: Context): Part {
  const { places } = context;
  let isListening = false;
  const file = path.join(places.policyd.config, 'policyd.json');
  return {
    name: 'policyd',
    command: node,
    args: [path.join(root, 'policyd', 'main.ts'), file],
    env: context.nodeEnvironment,
    cwd: root,
    log: path.join(places.logs, 'policyd.log'),
    prepare: () => {
      isListening = false;
      ownFolder(places.policyd.config, 0, context.users.policyd.gid, 0o750);
      writeFor({ uid: context.users.policyd.uid }, file, `${JSON.stringify(policydConfig(context), null, 2)}\n`);
      return Promise.resolve();
    },
    isReady: () => Promise.resolve(isListening),
    onMessage: (message) => {
      isListening ||= (message as { type?: unknown }).type === 'listening';
    },
    startTimeout: 60_000,
    stop: { signal: 'SIGTERM', timeout: 10_000 },
  };
}

function policydConfig(context: Context): Config {
  const { places, settings, internalPorts, users } = context;
  const { MAILSTEAD_RESOLVER: resolver } = settings;
  const { health, healthForMetrics, ...sockets } = policydSockets(context);
  return {
    database: roleUrl(context.database, context.database.readerRole, context.database.readerPassword),
    hostname: settings.MAILSTEAD_HOSTNAME,
    sockets: { ...sockets, rspamdController: path.join(places.rspamdForPolicyd, 'controller') },
    vault: { port: internalPorts.vault, token: context.vaultToken },
    logIns: {
      port: internalPorts.logIns,
      token: context.logInToken,
      database: roleUrl(context.database, context.database.doormanRole, context.database.doormanPassword),
      shared: [...sharedClients(settings)],
    },
    resolver: { port: internalPorts.dns, upstream: resolver === undefined ? [] : [resolver] },
    postgresProxy: {
      port: internalPorts.postgresProxy,
      to: { host: tcpHost(context.database), port: context.database.port },
    },
    srs: { reversePort: internalPorts.srsReverse },
    health: { socket: health, also: healthForMetrics, scanner: users.clamav !== undefined },
    mailUid: users.mail.uid,
    runAs: users.policyd,
  };
}

/** A role as a URL; a cluster on a unix socket is reached by TCP on the loopback address. */
function roleUrl({ host, port, database, sslmode }: MailDatabase, role: string, password: string): string {
  const tcp = tcpHost({ host });
  const server = tcp.includes(':') ? `[${tcp}]` : tcp;
  const mode = sslmode === undefined ? '' : `?sslmode=${sslmode}`;
  return `postgres://${role}:${password}@${server}:${port}/${encodeURIComponent(database)}${mode}`;
}
