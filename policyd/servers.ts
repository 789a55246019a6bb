/** All that this process serves, opened and closed as one. */
import type { Config } from './config.ts';
import { Database } from './database.ts';
import { startHealth } from './health.ts';
import { serveLearning } from './learn/learn.ts';
import type { Listening } from './listen.ts';
import type { Logger } from './log.ts';
import { serveLogIns } from './log-ins/log-ins.ts';
import { serveMilter } from './milter/milter.ts';
import { type Sources, servePolicy } from './policy/postfix-policy.ts';
import { findOwner } from './policy/socket-owner.ts';
import { isGenuine } from './policy/srs.ts';
import * as queries from './queries.ts';
import { serveProxy } from './postgres-proxy.ts';
import { serveDns } from './resolver/resolver.ts';
import { serveVault } from './vault.ts';

/** What runs. */
export interface Servers {
  /** The real ports. */
  ports: { vault: number; resolver: number; logIns: number; postgresProxy: number };
  /** Ends every connection. Never rejects. */
  close: () => Promise<void>;
}

/** Opens all of it. @throws what the system says when a socket or port cannot be had */
export async function startServers(config: Config, log: Logger): Promise<Servers> {
  const { sockets, hostname } = config;
  const database = new Database(config.database, log);
  const doorman = new Database(config.logIns.database, log);
  const policy = { hostname, reinjectors: [config.mailUid, 0], sources: sourcesOf(config, database), log };
  // The last one first: Rspamd's and Dovecot's questions can wait, and whoever sees the policy socket finds the rest.
  const resolver = await serveDns({ ...config.resolver, log });
  const vault = await serveVault({
    ...config.vault,
    findSigningKey: (domain) => database.ask((sql) => queries.findSigningKey(sql, domain)),
    findBayes: (domain) => database.ask((sql) => queries.findBayes(sql, domain)),
    log,
  });
  const postgresProxy = await serveProxy({ ...config.postgresProxy, users: [config.mailUid, 0], log });
  const logIns = await serveLogIns({ ...config.logIns, database: doorman, log });
  const opened = [
    resolver,
    vault,
    postgresProxy,
    await serveLearning({
      socket: sockets.learn,
      rspamdController: sockets.rspamdController,
      findLearner: (user) => database.ask((sql) => queries.findLearner(sql, user)),
      log,
    }),
    await startHealth({ ...config.health, controller: sockets.rspamdController, log }),
    await serveMilter({ path: sockets.milter }, { findForeign: foreignIn(database, hostname), log }),
    await servePolicy({ path: sockets.policy }, policy),
  ];
  return {
    ports: {
      vault: vault.port,
      resolver: resolver.port,
      logIns: logIns.port,
      postgresProxy: postgresProxy.port,
    },
    close: async () => {
      const ends = [...opened.map((server) => server.close()), database.close(), endCounting(logIns, doorman)];
      await Promise.allSettled(ends);
    },
  };
}

/** The log-ins have something to write down at their end. */
async function endCounting(logIns: Listening, doorman: Database): Promise<void> {
  await logIns.close();
  await doorman.close();
}

function foreignIn(database: Database, hostname: string) {
  return (login: string, addresses: string[]): Promise<string[]> =>
    database.ask((sql) => queries.findForeign(sql, login, addresses, hostname));
}

function sourcesOf({ srs }: Config, database: Database): Sources {
  return {
    recipientRules: (address) => database.ask((sql) => queries.findRecipientRules(sql, address)),
    targets: (address) => database.ask((sql) => queries.findTargets(sql, address)),
    senderLimits: (login) => database.ask((sql) => queries.findSenderLimits(sql, login)),
    ownAddresses: (address) => database.ask((sql) => queries.findOwnAddresses(sql, address)),
    // Only bounces come to an SRS address. Who has seen one in a mail could else send by it to the sender behind it.
    takesSrs: async (address, sender) =>
      (sender === '' && (await isGenuine(address, srs.reversePort))) ||
      database.ask((sql) => queries.isMailbox(sql, address)),
    socketOwner: findOwner,
  };
}
