/** The process that shows the metrics (metrics/main.ts), as a part: it has no right but to ask the others. */
import path from 'node:path';
import type { Config } from '../metrics/config.ts';
import { apiMetricsSocket, node, root } from './api.ts';
import { doorSocket } from './door.ts';
import { reachedAt } from './greeting.ts';
import type { Context, Part } from './part.ts';
import { policydSockets } from './policyd.ts';
import type { Settled } from './settled.ts';
import { isRoot, metricsUser } from './users.ts';

export interface MetricsPart {
  part: Part;
  /** What a client of this machine asks. */
  url: string;
}

/**
 * @param context absent with the engine off: then there are the API's figures alone
 * @param onListening it can be told which parts run
 */
export function metricsPart(
  { settings, nodeEnvironment, places }: Settled,
  context: Context | undefined,
  port: number,
  onListening: () => void,
): MetricsPart {
  const bind = settings.MAILSTEAD_BIND;
  const host = reachedAt(bind);
  const config: Config = {
    home: places.home,
    bind,
    port,
    api: apiMetricsSocket(places),
    ...(context
      ? {
          policyd: policydSockets(context).healthForMetrics,
          dovecot: path.join(places.dovecotForMetrics, 'http'),
          watcher: doorSocket(places.watcherForMetrics),
          postfixLog: path.join(places.logs, 'postfix.log'),
        }
      : {}),
    ...(isRoot() ? { runAs: metricsUser } : {}),
  };
  let isListening = false;
  const part: Part = {
    name: 'metrics',
    command: node,
    args: [path.join(root, 'metrics', 'main.ts'), JSON.stringify(config)],
    env: nodeEnvironment,
    cwd: root,
    log: path.join(places.logs, 'metrics.log'),
    prepare: () => {
      isListening = false;
      return Promise.resolve();
    },
    isReady: () => Promise.resolve(isListening),
    onMessage: () => {
      isListening = true;
      onListening();
    },
    startTimeout: 60_000,
    stop: { signal: 'SIGTERM', timeout: 10_000 },
  };
  return { part, url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/metrics` };
}
