/**
 * Shows the figures of all parts to Prometheus: a process of its own, so that they are there when the API is not. It asks each part
 * anew for each look, and has no right but to ask.
 */
import { newLogger } from '../server/log.ts';
import { dropPrivileges } from '../server/privileges.ts';
import { readConfig } from './config.ts';
import { followDeliveries } from './deliveries.ts';
import { partsMeter } from './parts.ts';
import { serve } from './serve.ts';
import { sourcesOf } from './sources.ts';

/** sysexits.h: another try would end the same way, and the watcher makes none. */
const EX_CONFIG = 78;

const log = newLogger();

async function main(): Promise<void> {
  const config = readConfig(process.argv[2]);
  // Root's to read; it stays open.
  const deliveries = config.postfixLog === undefined ? undefined : followDeliveries(config.postfixLog);
  if (config.runAs) dropPrivileges(`${config.runAs.uid}:${config.runAs.gid}`);
  const parts = partsMeter();
  process.on('message', parts.told);
  const serving = await serve(config, [...sourcesOf(config), parts.source, ...(deliveries ? [deliveries] : [])]);
  process.send?.({ type: 'listening', port: serving.port });
  log.info({ port: serving.port }, 'listening');
  const stop = (): void => {
    void serving.close().finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  log.fatal({ code }, error instanceof Error ? error.message : 'could not start');
  process.exit(code === undefined ? EX_CONFIG : 1);
});
