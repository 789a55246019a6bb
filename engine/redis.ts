/** Redis: what Rspamd learns. Its configuration from `mail/redis`, and how it is run. */
import path from 'node:path';
import { answersTo } from './greeting.ts';
import type { FilterContext, Part } from './part.ts';
import { ownFolder, renderFolder } from './render.ts';

/** The socket that Rspamd asks. */
export function redisSocket({ places }: Pick<FilterContext, 'places'>): string {
  return path.join(places.redisForRspamd, 'redis');
}

/** Redis as the watcher runs it. What it holds is on disk within a second, so it may be killed. */
export function redisPart(context: FilterContext): Part {
  const { places, users } = context;
  const socket = redisSocket(context);
  return {
    name: 'redis',
    command: '/usr/bin/redis-server',
    args: [path.join(places.redis.config, 'redis.conf')],
    env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' },
    cwd: places.redis.data,
    user: users.redis,
    log: path.join(places.logs, 'redis.log'),
    prepare: () => Promise.resolve(prepareRedis(context)),
    // While it reads its file it listens already, and answers -LOADING.
    isReady: () => answersTo({ path: socket }, 'PING\r\n', '+PONG'),
    startTimeout: 120_000,
    stop: { signal: 'SIGTERM', timeout: 10_000 },
  };
}

function prepareRedis(context: FilterContext): void {
  const { places, users } = context;
  const { config, data } = places.redis;
  ownFolder(path.dirname(config), 0, users.redis.gid, 0o750);
  ownFolder(config, 0, users.redis.gid, 0o750);
  ownFolder(data, users.redis.uid, users.redis.gid, 0o700);
  renderFolder('redis', config, { socket: redisSocket(context), data }, users.redis.gid);
}
