import type { Static } from 'typebox';
import * as faults from '../../faults.ts';
import type { App } from '../../http/fastify.ts';
import type { By } from '../../http/gate.ts';
import type { Stem } from '../../http/principals.ts';
import { done } from '../../http/replies.ts';
import { Created, Empty, faultReplies } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { changeOwnPassword } from '../usernames/passwords.ts';
import { ShortUsernameParams, UsernameParams } from '../usernames/schema.ts';
import { handOutAuthToken } from './auth-token.ts';
import { removeMailbox, setMailbox } from './mailboxes.ts';
import { usageInMegabytes } from './rules.ts';
import { Mailbox, MailboxBody, ShortMailbox, ShortMailboxBody } from './schema.ts';

const LONG = '/accounts/:account/email/:domain/usernames/:mailboxName/mailbox';
const SHORT = '/email/:domain/usernames/:mailboxName/mailbox';

export function mailboxRoutes(app: App, services: Services): void {
  const { sql, store, links, sitemailUrls } = services;

  app.get(
    '/accounts/:account/email/:domain/usernames/:mailboxName/mailbox',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'username' } },
      schema: {
        operationId: 'getMailbox',
        params: UsernameParams,
        response: { 200: Mailbox, ...faultReplies(401, 404) },
      },
    },
    async (request) => {
      const username = mailboxOf(request.stem);
      return {
        ...(await shown(username)),
        authToken: handOutAuthToken(services, request),
        links: [{ href: `${links.ofRoute(LONG, request.stem)}/`, rel: 'self' }],
      };
    },
  );

  app.get(
    '/email/:domain/usernames/:mailboxName/mailbox',
    {
      config: { gate: { who: ['APP', 'OWN', 'MBX'], stem: 'username' } },
      schema: {
        operationId: 'getMailboxShort',
        params: ShortUsernameParams,
        response: { 200: ShortMailbox, ...faultReplies(401, 404) },
      },
    },
    async (request) => {
      const username = mailboxOf(request.stem);
      return { ...(await shown(username)), links: [{ href: `${links.ofRoute(SHORT, request.stem)}/`, rel: 'self' }] };
    },
  );

  /** What both forms show. */
  async function shown(username: ReturnType<typeof mailboxOf>) {
    const bytes = store.present && !username.isVirtual ? await store.usage(sql, username.id) : username.bytes;
    const { master, quota } = username;
    return {
      username: username.username,
      master: master ?? false,
      quota,
      usage: usageInMegabytes(bytes),
      sitemail_urls: sitemailUrls,
    };
  }

  app.put(
    '/accounts/:account/email/:domain/usernames/:mailboxName/mailbox',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'username', mayCreate: true } },
      schema: {
        operationId: 'setMailbox',
        params: UsernameParams,
        body: MailboxBody,
        response: { 201: Created, 204: Empty, ...faultReplies(400, 401, 404, 409, 413, 415) },
      },
    },
    async ({ by, stem, params, body }, reply) => done(reply, await set(LONG, by, stem, params.mailboxName, body)),
  );

  app.put(
    '/email/:domain/usernames/:mailboxName/mailbox',
    {
      config: {
        gate: { who: ['APP', 'OWN', 'MBX'], selfService: 'password', stem: 'username', mayCreate: true },
      },
      schema: {
        operationId: 'setMailboxShort',
        params: ShortUsernameParams,
        body: ShortMailboxBody,
        response: { 201: Created, 204: Empty, ...faultReplies(400, 401, 404, 409, 413, 415) },
      },
    },
    async ({ by, stem, params, body }, reply) => {
      if (by.caller.kind !== 'mailbox') return done(reply, await set(SHORT, by, stem, params.mailboxName, body));
      const kind = { type: 'imap', startsWithLetter: false } as const;
      await changeOwnPassword(sql, store, by, placeOf(stem, params.mailboxName), body, kind);
      return done(reply);
    },
  );

  /** @returns where the mailbox lies if it was created */
  async function set(
    route: string,
    by: By,
    stem: Stem,
    mailboxName: string,
    body: Static<typeof MailboxBody>,
  ): Promise<string | undefined> {
    const created = await setMailbox(sql, store, by, placeOf(stem, mailboxName), body);
    return created ? `${links.ofRoute(route, stem, { mailboxName })}/` : undefined;
  }

  app.delete(
    '/accounts/:account/email/:domain/usernames/:mailboxName/mailbox',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'username' } },
      schema: {
        operationId: 'removeMailbox',
        params: UsernameParams,
        response: { 204: Empty, ...faultReplies(401, 404) },
      },
    },
    async ({ by, stem, params }, reply) => {
      await removeMailbox(sql, store, by, placeOf(stem, params.mailboxName));
      return done(reply);
    },
  );
}

const placeOf = (stem: Stem, mailboxName: string) => ({
  domainId: stem.domain!.id,
  domain: stem.domain!.domain,
  mailboxName,
});

/** The path's username as a mailbox; an Exchange username has none (contract.md C-27). */
function mailboxOf(stem: Stem) {
  if (stem.username?.type !== 'imap') throw faults.notFound('Mailbox');
  return stem.username;
}
