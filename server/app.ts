/** The whole API: one line a feature, in the order of the reference. */
import type { FastifyBaseLogger } from 'fastify';
import { accountRoutes } from './features/accounts/routes.ts';
import { aliasRoutes } from './features/aliases/routes.ts';
import { auditRoutes } from './features/audit/routes.ts';
import { autoresponderRoutes } from './features/autoresponder/routes.ts';
import { avasRoutes } from './features/avas/routes.ts';
import { antispamPageRoutes } from './features/avas/page-routes.ts';
import { blackWhiteListRoutes } from './features/blackwhitelist/routes.ts';
import { blockRoutes } from './features/blocks/routes.ts';
import { cleanMailPlusRoutes } from './features/cleanmailplus/routes.ts';
import { contactRoutes } from './features/contacts/routes.ts';
import { deletedDomainRoutes, deletedMailboxRoutes } from './features/deleted/routes.ts';
import { dnsRoutes } from './features/dns/routes.ts';
import { domainRoutes } from './features/domains/routes.ts';
import { forwardRoutes } from './features/forwards/routes.ts';
import { exchangeRoutes } from './features/exchange/routes.ts';
import { franchiseRoutes } from './features/franchises/routes.ts';
import { healthRoutes } from './features/health/routes.ts';
import { infoStoreRoutes } from './features/infostore/routes.ts';
import { mailboxRoutes } from './features/mailboxes/routes.ts';
import { messageStatsRoutes } from './features/messagestats/routes.ts';
import { migrationRoutes, ticketRoutes } from './features/migration/routes.ts';
import { planRoutes } from './features/plans/routes.ts';
import { queueRoutes } from './features/queue/routes.ts';
import { actionRoutes, secretQuestionRoutes, secretRoutes } from './features/secrets/routes.ts';
import { statisticsRoutes } from './features/statistics/routes.ts';
import { usernameRoutes } from './features/usernames/routes.ts';
import { accountUserRoutes, platformUserRoutes } from './features/users/routes.ts';
import { domainWebmailRoutes, webmailRoutes } from './features/webmail/routes.ts';
import { installDocumentation } from './http/documentation.ts';
import { type App, answerOtherMethods, newFastify } from './http/fastify.ts';
import { installGate } from './http/gate.ts';
import { mayCall } from './http/rights.ts';
import { sharedSchemas } from './http/schemas.ts';
import { meterCalls } from './metrics/meters.ts';
import type { Services } from './services.ts';

/**
 * Builds the API; it listens nowhere yet. Throws when a route lacks a gate or a schema.
 * @param decide who may call what; another one only to see what is left without the gates (test/wall)
 */
export async function buildApp(services: Services, logger: FastifyBaseLogger, decide = mayCall): Promise<App> {
  const app = newFastify(logger);
  await installDocumentation(app);
  meterCalls(app, services.meters);
  installGate(app, services, decide);
  answerOtherMethods(app);
  for (const schema of sharedSchemas) app.addSchema(schema);
  // The reference's order: what belongs to a domain, then what the operator adds.
  domainRoutes(app, services);
  aliasRoutes(app, services);
  blackWhiteListRoutes(app, services);
  cleanMailPlusRoutes(app, services);
  contactRoutes(app, services);
  infoStoreRoutes(app, services);
  statisticsRoutes(app, services);
  usernameRoutes(app, services);
  mailboxRoutes(app, services);
  exchangeRoutes(app, services);
  messageStatsRoutes(app, services);
  autoresponderRoutes(app, services);
  forwardRoutes(app, services);
  migrationRoutes(app, services);
  secretRoutes(app, services);
  actionRoutes(app, services);
  secretQuestionRoutes(app, services);
  webmailRoutes(app, services);
  domainWebmailRoutes(app, services);
  avasRoutes(app, services);
  dnsRoutes(app, services);
  deletedMailboxRoutes(app, services);
  accountRoutes(app, services);
  deletedDomainRoutes(app, services);
  accountUserRoutes(app, services);
  platformUserRoutes(app, services);
  franchiseRoutes(app, services);
  planRoutes(app, services);
  ticketRoutes(app, services);
  auditRoutes(app, services);
  blockRoutes(app, services);
  queueRoutes(app, services);
  healthRoutes(app, services);
  await antispamPageRoutes(app, services);
  app.completeMethods();
  await app.ready();
  return app;
}
