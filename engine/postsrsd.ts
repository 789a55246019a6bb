/** postsrsd: the envelope senders of forwarded mail, there and back (SRS). It has no configuration file. */
import path from 'node:path';
import { answersTo } from './greeting.ts';
import type { FilterContext, Part } from './part.ts';
import { ownCopy, ownFolder, writeFor } from './render.ts';

/** postsrsd as the watcher runs it. It keeps nothing: whether an address is ours it knows by the secret. */
export function postsrsdPart(context: FilterContext): Part {
  const { places, internalPorts, settings, users } = context;
  const secret = path.join(places.postsrsd.config, 'secret');
  const { srsForward, srsReverse } = internalPorts;
  return {
    name: 'postsrsd',
    command: path.join(places.postsrsd.config, 'postsrsd'),
    args: [
      `-s${secret}`,
      `-d${settings.MAILSTEAD_HOSTNAME}`,
      '-4',
      '-l127.0.0.1',
      `-f${srsForward}`,
      `-r${srsReverse}`,
    ],
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
    user: users.postsrsd,
    log: path.join(places.logs, 'postsrsd.log'),
    prepare: () => {
      ownFolder(places.postsrsd.config, 0, users.postsrsd.gid, 0o750);
      writeFor({ uid: users.postsrsd.uid }, secret, `${context.srsSecret}\n`);
      ownCopy('/usr/sbin/postsrsd', places.postsrsd.config);
      return Promise.resolve();
    },
    isReady: async () =>
      (await answersTo({ port: srsForward }, 'get nobody@mailstead.invalid\n', '200 ')) &&
      (await answersTo({ port: srsReverse }, 'get nobody@mailstead.invalid\n', '500 ')),
    startTimeout: 20_000,
    stop: { signal: 'SIGTERM', timeout: 5000 },
  };
}
