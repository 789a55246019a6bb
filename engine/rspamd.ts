/** Rspamd: its configuration from `mail/rspamd`, which takes the package's rules, and how it is run. */
import fs from 'node:fs';
import path from 'node:path';
import { clamdSocket } from './clamav.ts';
import { accepts, answersTo } from './greeting.ts';
import type { FilterContext, Part } from './part.ts';
import { redisSocket } from './redis.ts';
import { ownFolder, renderFolder } from './render.ts';

/** Where it listens: for Postfix, and for policyd. */
export function rspamdSockets({ places }: Pick<FilterContext, 'places'>): { milter: string; controller: string } {
  return {
    milter: path.join(places.rspamdForPostfix, 'milter'),
    controller: path.join(places.rspamdForPolicyd, 'controller'),
  };
}

/**
 * Rspamd as the watcher runs it. Its very first start compiles its patterns, some 10 s on a small machine, and keeps them in its
 * state folder.
 */
export function rspamdPart(context: FilterContext): Part {
  const { places, users } = context;
  const { config, state } = places.rspamd;
  const { milter, controller } = rspamdSockets(context);
  const folders = { LOCAL_CONFDIR: config, DBDIR: state, RUNDIR: state, LOGDIR: places.logs };
  return {
    name: 'rspamd',
    command: '/usr/bin/rspamd',
    args: [
      '-f',
      '-c',
      path.join(config, 'rspamd.conf'),
      ...Object.entries(folders).map(([name, folder]) => `--var=${name}=${folder}`),
    ],
    env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' },
    user: users.rspamd,
    log: path.join(places.logs, 'rspamd.log'),
    prepare: () => Promise.resolve(prepareRspamd(context)),
    isReady: async () =>
      (await answersTo({ path: controller }, 'GET /ping HTTP/1.0\r\n\r\n', 'HTTP/1.1 200')) &&
      (await accepts({ path: milter })),
    startTimeout: 300_000,
    stop: { signal: 'SIGTERM', timeout: 10_000 },
  };
}

function prepareRspamd(context: FilterContext): void {
  const { places, users } = context;
  const { config, state } = places.rspamd;
  const { uid, gid } = users.rspamd;
  // Rspamd reads every file of some folders: one of an earlier version must not stay.
  fs.rmSync(config, { recursive: true, force: true });
  ownFolder(path.dirname(config), 0, gid, 0o750);
  ownFolder(config, 0, gid, 0o750);
  ownFolder(state, uid, gid, 0o700);
  renderFolder('rspamd', config, rspamdValues(context), gid);
}

function rspamdValues(context: FilterContext): Record<string, string> {
  const { settings, internalPorts, users } = context;
  return {
    milterSocket: rspamdSockets(context).milter,
    controllerSocket: rspamdSockets(context).controller,
    redisSocket: redisSocket(context),
    clamdSocket: clamdSocket(context),
    clamav: users.clamav ? 'on' : 'off',
    filterDown: settings.MAILSTEAD_FILTER_DOWN,
    vaultPort: String(internalPorts.vault),
    vaultToken: context.vaultToken,
    resolverPort: String(internalPorts.dns),
  };
}
