/** ClamAV's clamd: looks into attachments for Rspamd. Its configuration from `mail/clamav`, and how it is run. */
import fs from 'node:fs';
import path from 'node:path';
import { answersTo } from './greeting.ts';
import type { FilterContext, Part } from './part.ts';
import { ownCopy, ownFolder, renderFolder, writeFor } from './render.ts';
import type { User } from './users.ts';

/** The socket that Rspamd asks. */
export function clamdSocket({ places }: Pick<FilterContext, 'places'>): string {
  return path.join(places.clamavForRspamd, 'clamd');
}

/**
 * clamd as the watcher runs it. It starts with a signature of our own, that of the EICAR test file: without any it would not.
 * With all of ClamAV's signatures it takes half a minute to load them.
 * @param user `clamav` of Debian's package
 */
export function clamdPart(context: FilterContext, user: User): Part {
  const { places } = context;
  return {
    name: 'clamd',
    command: path.join(places.clamav.config, 'clamd'),
    args: ['-c', path.join(places.clamav.config, 'clamd.conf')],
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8' },
    user,
    log: path.join(places.logs, 'clamd.log'),
    // The largest of all, and mail goes on without it, or waits (MAILSTEAD_FILTER_DOWN).
    oomScore: 500,
    prepare: () => Promise.resolve(prepareClamav(context, user)),
    isReady: () => answersTo({ path: clamdSocket(context) }, 'zPING\0', 'PONG'),
    startTimeout: 300_000,
    stop: { signal: 'SIGTERM', timeout: 10_000 },
  };
}

function prepareClamav(context: FilterContext, user: User): void {
  const { places, settings } = context;
  const { config, signatures } = places.clamav;
  const temporary = path.join(path.dirname(config), 'temporary');
  // What a clamd that was killed was looking at.
  fs.rmSync(temporary, { recursive: true, force: true });
  fs.rmSync(clamdSocket(context), { force: true });
  ownFolder(path.dirname(config), 0, user.gid, 0o750);
  ownFolder(config, 0, user.gid, 0o750);
  ownFolder(signatures, user.uid, user.gid, 0o700);
  ownFolder(temporary, user.uid, user.gid, 0o700);
  const values = {
    config,
    signatures,
    temporary,
    socket: clamdSocket(context),
    megabytes: String(settings.MAILSTEAD_MESSAGE_SIZE_LIMIT),
    scanMegabytes: String(Math.max(100, 2 * settings.MAILSTEAD_MESSAGE_SIZE_LIMIT)),
  };
  renderFolder('clamav', config, values, user.gid);
  for (const program of ['/usr/sbin/clamd', '/usr/bin/freshclam']) ownCopy(program, config);
  const base = fs.readFileSync(path.join(config, 'base.ndb'), 'utf8');
  writeFor({ gid: user.gid }, path.join(signatures, 'base.ndb'), base);
}
