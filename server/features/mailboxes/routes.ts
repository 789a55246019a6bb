import * as faults from '../../faults.ts';
import type { App } from '../../http/fastify.ts';
import type { Stem } from '../../http/principals.ts';
import { done } from '../../http/replies.ts';
import { Created, Empty, faultReplies } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { UsernameParams } from '../usernames/schema.ts';
import { mintAuthToken } from './auth-token.ts';
import { removeMailbox, setMailbox } from './mailboxes.ts';
import { usageInMegabytes } from './rules.ts';
import { Mailbox, MailboxBody, ShortMailbox, ShortMailboxParams } from './schema.ts';

const LONG = '/accounts/{}/email/{}/usernames/{}/mailbox/';

export function mailboxRoutes(app: App, { sql, store, links, instance, sitemailUrls }: Services): void {
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
      const { account, domain } = request.stem;
      const username = mailboxOf(request.stem);
      return {
        ...(await shown(username)),
        authToken: mintAuthToken(instance.secret, username, request.by.now),
        links: links.self(LONG, account!.accountNumber, domain!.domain, username.username),
      };
    },
  );

  app.get(
    '/email/:domain/usernames/:mailboxName/mailbox',
    {
      config: { gate: { who: ['APP', 'OWN', 'MBX'], stem: 'username' } },
      schema: {
        operationId: 'getMailboxShort',
        params: ShortMailboxParams,
        response: { 200: ShortMailbox, ...faultReplies(401, 404) },
      },
    },
    async (request) => {
      const username = mailboxOf(request.stem);
      const self = links.self('/email/{}/usernames/{}/mailbox/', request.stem.domain!.domain, username.username);
      return { ...(await shown(username)), links: self };
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
    async (request, reply) => {
      const { account, domain } = request.stem;
      const place = {
        domainId: domain!.id,
        domain: domain!.domain,
        mailboxName: request.params.mailboxName,
      };
      const created = await setMailbox(sql, store, request.by, place, request.body);
      return done(
        reply,
        created ? links.url(LONG, account!.accountNumber, place.domain, place.mailboxName) : undefined,
      );
    },
  );

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
    async (request, reply) => {
      const { domain, username } = request.stem;
      await removeMailbox(sql, store, request.by, {
        domainId: domain!.id,
        domain: domain!.domain,
        mailboxName: username!.username,
      });
      return done(reply);
    },
  );
}

/** The path's username as a mailbox; an Exchange username has none (contract.md C-27). */
function mailboxOf(stem: Stem) {
  if (stem.username?.type !== 'imap') throw faults.notFound('Mailbox');
  return stem.username;
}
