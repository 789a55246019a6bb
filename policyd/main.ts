/** What the mail daemons ask that PostgreSQL cannot answer alone: configuration -> rights -> servers -> signals; nothing else. */
import { newLogger } from '../server/log.ts';
import { dropPrivileges } from '../server/privileges.ts';
import { ConfigError, readConfig } from './config.ts';
import { kindOf } from './log.ts';
import { startServers } from './servers.ts';

/** sysexits.h: another try would end the same way, and the watcher makes none. */
const EX_CONFIG = 78;

/** Milliseconds for what is under way when we are asked to end. */
const GRACE = 500;

const log = newLogger();

async function main(): Promise<void> {
  const config = readConfig(process.argv[2]);
  // By now everything that is ever imported has been: the program's own files need not be readable for whom we become.
  if (config.runAs) dropPrivileges(`${config.runAs.uid}:${config.runAs.gid}`);
  const servers = await startServers(config, log);
  process.send?.({ type: 'listening', ...servers.ports });
  log.info(servers.ports, 'listening');

  const stop = (): void => {
    setTimeout(() => process.exit(0), GRACE);
    void servers.close().finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

// The last net: each server catches what its own clients cause.
process.on('unhandledRejection', (error) => log.error(kindOf(error), 'a rejection that nobody expected'));

main().catch((error: unknown) => {
  if (error instanceof ConfigError) log.fatal(error.message);
  else log.fatal(kindOf(error), 'could not start');
  process.exit(error instanceof ConfigError ? EX_CONFIG : 1);
});
