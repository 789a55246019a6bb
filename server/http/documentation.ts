/** The API's own description: OpenAPI 3.1 at /openapi.json and a page for people at /docs, both from the routes' schemas. */
import swagger from '@fastify/swagger';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
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
  servePage(app);
  app.get('/openapi.json', { config: { gate: 'none' }, schema: { hide: true } }, async () => app.swagger());
}

/** The files of Swagger UI that the page needs, with their types. */
const ASSETS = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
} as const;

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Mailstead API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css"></head><body><div id="page"></div>
<script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/page.js"></script></body></html>
`;
const SCRIPT = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#page', validatorUrl: null, supportedSubmitMethods: [] });\n`;

/** Swagger UI writes style attributes; nothing is loaded from another host. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

/** The page for people. Its files are held in memory: once the process has dropped its rights it may not be able to read them. */
function servePage(app: App): void {
  const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('@fastify/swagger-ui')), 'static');
  const serve = (url: string, type: string, content: string | Buffer): void => {
    app.get(url, { config: { gate: 'none' }, schema: { hide: true } }, async (_request, reply) =>
      reply
        .headers({ 'Content-Type': type, 'Content-Security-Policy': POLICY, 'Cache-Control': 'max-age=3600' })
        .send(content),
    );
  };
  serve('/docs', 'text/html; charset=utf-8', PAGE);
  serve('/docs/page.js', 'text/javascript; charset=utf-8', SCRIPT);
  for (const [name, type] of Object.entries(ASSETS))
    serve(`/docs/${name}`, type, readFileSync(path.join(folder, name)));
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
