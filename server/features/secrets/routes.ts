import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import * as faults from '../../faults.ts';
import type { App } from '../../http/fastify.ts';
import { done } from '../../http/replies.ts';
import { Empty, faultReplies } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { findUsername } from '../usernames/queries.ts';
import { ShortUsernameParams, UsernameParams } from '../usernames/schema.ts';
import { tryLook } from './front-door.ts';
import { readAnswers, readMinimum, readQuestions } from './queries.ts';
import { noteRefusals } from './refusals.ts';
import { resetPassword } from './reset.ts';
import {
  ActionBody,
  SecretList,
  SecretQuestions,
  SecretQuestionsBody,
  SecretQuestionSettings,
  SecretQuestionSettingsBody,
  SecretsBody,
} from './schema.ts';
import { setSecretQuestions, setSecretQuestionSettings, setSecrets } from './secrets.ts';

/** The dictionary of questions and its settings: one for the platform. */
export function secretQuestionRoutes(app: App, { sql, links }: Services): void {
  const anyone = { who: ['ANON'], stem: 'none' } as const;
  const operatorOnly = { who: [], stem: 'none' } as const;
  const located = (path: string) => [{ location: links.url(path), href: links.url(path), rel: 'self' }];

  app.get(
    '/email/secretQuestions',
    {
      config: { gate: anyone },
      schema: { operationId: 'getSecretQuestions', response: { 200: SecretQuestions, ...faultReplies() } },
    },
    async () => ({ questions: await readQuestions(sql), links: located('/email/secretQuestions/') }),
  );

  app.put(
    '/email/secretQuestions',
    {
      config: { gate: operatorOnly },
      schema: {
        operationId: 'setSecretQuestions',
        body: SecretQuestionsBody,
        response: { 204: Empty, ...faultReplies(400, 401, 413, 415) },
      },
    },
    async (request, reply) => {
      await setSecretQuestions(sql, request.by, request.body.questions);
      return done(reply);
    },
  );

  app.get(
    '/email/secretQuestionSettings',
    {
      config: { gate: anyone },
      schema: {
        operationId: 'getSecretQuestionSettings',
        response: { 200: SecretQuestionSettings, ...faultReplies() },
      },
    },
    async () => ({ minimum: await readMinimum(sql), links: located('/email/secretQuestionSettings') }),
  );

  app.put(
    '/email/secretQuestionSettings',
    {
      config: { gate: operatorOnly },
      schema: {
        operationId: 'setSecretQuestionSettings',
        body: SecretQuestionSettingsBody,
        response: { 204: Empty, ...faultReplies(400, 401, 413, 415) },
      },
    },
    async (request, reply) => {
      await setSecretQuestionSettings(sql, request.by, request.body.minimum);
      return done(reply);
    },
  );
}

/** A username's answers, long and short. */
export function secretRoutes(app: App, { sql, links }: Services): void {
  // Counted before it is told whether there is such a mailbox: guessing names is limited too.
  const look = {
    who: ['ANON'],
    stem: 'username',
    beforeExistence: async (request: FastifyRequest) => void (await tryLook(sql, request.ip, new Date())),
  } as const;
  const list = async (request: FastifyRequest, self: { href: string; rel: string }[]) => {
    const answers = await readAnswers(sql, request.stem.username!.id);
    return { list: answers.map(({ key }) => key), links: self };
  };
  const set = async (request: FastifyRequest, reply: FastifyReply) => {
    const { domain, username } = request.stem;
    const found = await findUsername(sql, domain!.id, username!.username);
    if (found === undefined) throw faults.notFound('Mailbox');
    await setSecrets(sql, request.by, found, domain!.domain, request.body as Static<typeof SecretsBody>);
    return done(reply);
  };
  const replies = { 204: Empty, ...faultReplies(400, 401, 403, 404, 413, 415) };

  app.get(
    '/accounts/:account/email/:domain/usernames/:mailboxName/secrets',
    {
      config: { gate: look },
      schema: {
        operationId: 'listSecrets',
        params: UsernameParams,
        response: { 200: SecretList, ...faultReplies(404, 429) },
      },
    },
    async (request) => {
      const { account, domain, username } = request.stem;
      const names = [account!.accountNumber, domain!.domain, username!.username];
      return list(request, links.self('/accounts/{}/email/{}/usernames/{}/secrets', ...names));
    },
  );

  app.get(
    '/email/:domain/usernames/:mailboxName/secrets',
    {
      config: { gate: look },
      schema: {
        operationId: 'listSecretsShort',
        params: ShortUsernameParams,
        response: { 200: SecretList, ...faultReplies(404, 429) },
      },
    },
    async (request) => {
      const { domain, username } = request.stem;
      return list(request, links.self('/email/{}/usernames/{}/secrets', domain!.domain, username!.username));
    },
  );

  app.put(
    '/accounts/:account/email/:domain/usernames/:mailboxName/secrets',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'username', refusal: 403, faults: 'wrapped' } },
      schema: { operationId: 'setSecrets', params: UsernameParams, body: SecretsBody, response: replies },
    },
    set,
  );

  app.put(
    '/email/:domain/usernames/:mailboxName/secrets',
    {
      config: {
        gate: { who: ['APP', 'OWN', 'MBX'], selfService: 'secrets', stem: 'username', refusal: 403, faults: 'wrapped' },
      },
      schema: { operationId: 'setSecretsShort', params: ShortUsernameParams, body: SecretsBody, response: replies },
    },
    set,
  );
}

/** The action resetPassword of mailboxes and Exchange mailboxes, long and short. */
export function actionRoutes(app: App, { sql, store, notes }: Services): void {
  /** The looks of the calls that are under way. */
  const looks = new WeakMap<FastifyRequest, string>();
  // Counted whether there is such a mailbox or not: else the limit would tell who there is.
  const gate = {
    who: ['ANON'],
    stem: 'username',
    faults: 'wrapped',
    beforeExistence: async (request: FastifyRequest) =>
      void looks.set(request, await tryLook(sql, request.ip, new Date())),
  } as const;
  const response = { 204: Empty, ...faultReplies(400, 404, 409, 413, 415, 429) };
  const onError = noteRefusals(notes);
  const mustBe = (type: 'imap' | 'exchange') => async (request: FastifyRequest) => {
    if (request.stem.username!.type !== type) throw faults.notFound('Mailbox');
  };
  const act = async (request: FastifyRequest, reply: FastifyReply) => {
    const { domain, username } = request.stem;
    const names = { domainId: domain!.id, domain: domain!.domain, username: username!.username };
    const who = { ...names, lookId: looks.get(request)! };
    await resetPassword({ sql, store }, request.by, who, (request.body as Static<typeof ActionBody>).actionData);
    return done(reply);
  };

  app.post(
    '/accounts/:account/email/:domain/usernames/:mailboxName/mailbox/action',
    {
      onRequest: mustBe('imap'),
      onError,
      config: { gate },
      schema: { operationId: 'actOnMailbox', params: UsernameParams, body: ActionBody, response },
    },
    act,
  );
  app.post(
    '/email/:domain/usernames/:mailboxName/mailbox/action',
    {
      onRequest: mustBe('imap'),
      onError,
      config: { gate },
      schema: { operationId: 'actOnMailboxShort', params: ShortUsernameParams, body: ActionBody, response },
    },
    act,
  );
  app.post(
    '/accounts/:account/email/:domain/usernames/:mailboxName/exchange/action',
    {
      onRequest: mustBe('exchange'),
      onError,
      config: { gate },
      schema: { operationId: 'actOnExchange', params: UsernameParams, body: ActionBody, response },
    },
    act,
  );
  app.post(
    '/email/:domain/usernames/:mailboxName/exchange/action',
    {
      onRequest: mustBe('exchange'),
      onError,
      config: { gate },
      schema: { operationId: 'actOnExchangeShort', params: ShortUsernameParams, body: ActionBody, response },
    },
    act,
  );
}
