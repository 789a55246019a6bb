/** The API's own description: OpenAPI 3.1 at /openapi.json and a page for people at /docs, both from the routes' schemas. */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { App } from './fastify.ts';
import type { Gate } from './gate.ts';

const DESCRIPTION =
  'The Hostway Email API, and the operator’s calls beside it. Every path may be written with or without a slash at its end.';

/** Call before the first route: it sees those that come after it. */
export async function installDocumentation(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Mailstead',
        version: '0.1.0',
        description: DESCRIPTION,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      components: { securitySchemes: { basic: { type: 'http', scheme: 'basic' } } },
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) => (json as { $id?: string }).$id ?? `shape-${index}`,
    },
    transform: ({ schema, url, route }) => {
      const gate = route.config?.gate;
      return {
        url,
        schema:
          gate === undefined || gate === 'none'
            ? { ...schema, hide: true }
            : { ...schema, ...declared(gate, url), summary: summaryOf(schema) },
      };
    },
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { validatorUrl: null, tryItOutEnabled: false, defaultModelsExpandDepth: -1 },
    staticCSP: true,
    theme: { title: 'Mailstead API' },
  });
  app.get('/openapi.json', { config: { gate: 'none' }, schema: { hide: true } }, async () => app.swagger());
}

/** Who may call, as OpenAPI and as a sentence. */
function declared(gate: Gate, url: string) {
  const anyone = gate.who.includes('ANON');
  return {
    tags: [tagOf(url)],
    security: anyone ? [] : [{ basic: [] }],
    description: anyone ? 'Anyone may call.' : `May call: ${['operator', ...gate.who].join(', ')}.`,
  };
}

/** The noun that a path is about: its last word that is no parameter. */
function tagOf(url: string): string {
  const words = url.split('/').filter((word) => word !== '' && !word.startsWith(':'));
  return url.startsWith('/health/') ? 'health' : words.at(-1)!;
}

/** The operation's name as words: `setMailbox` is "Set mailbox". */
function summaryOf({ operationId = '' }: { operationId?: string }): string {
  const words = operationId.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
