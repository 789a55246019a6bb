/**
 * Where Rspamd finds what it needs for one domain: the form is that of HashiCorp's Vault, key/value version 1, as Rspamd's DKIM
 * signing asks it (`use_vault`). On a loopback port, so a token tells Rspamd from the machine's other users.
 */
import type http from 'node:http';
import { type Answer, serveHttp } from './http.ts';
import type { Listening } from './listen.ts';
import type { Logger } from './log.ts';
import type { SigningKey } from './queries.ts';
import { isToken } from './token.ts';

export interface VaultOptions {
  port: number;
  token: string;
  findSigningKey: (domain: string) => Promise<SigningKey | undefined>;
  findBayes: (domain: string) => Promise<{ id: string; learning: boolean } | undefined>;
  log: Logger;
}

/** Milliseconds: a request is a line and some headers. */
const PATIENCE = 5000;

export async function serveVault(options: VaultOptions): Promise<Listening> {
  const { port, log } = options;
  const answer = (request: http.IncomingMessage): Promise<Answer> => answerTo(request, options);
  return serveHttp({ at: { port }, answer, patience: PATIENCE, name: 'vault', log });
}

/** `/v1/dkim/<domain>`: the keys to sign with. `/v1/bayes/<domain>`: whose statistics count, and whether the domain learns by itself. */
async function answerTo(request: http.IncomingMessage, options: VaultOptions): Promise<Answer> {
  if (!isToken(request.headers['x-vault-token'], options.token)) return { status: 403 };
  const [, kind, written] = /^\/v1\/(dkim|bayes)\/([^/?#]{1,1000})$/.exec(request.url ?? '') ?? [];
  const domain = domainOf(written);
  if (request.method !== 'GET' || domain === undefined) return { status: 404 };
  const data = kind === 'dkim' ? await selectorsOf(domain, options) : await options.findBayes(domain);
  return data === undefined ? { status: 404 } : { status: 200, body: { data } };
}

async function selectorsOf(domain: string, { findSigningKey }: VaultOptions): Promise<object | undefined> {
  const found = await findSigningKey(domain);
  return found && { selectors: [{ ...found, bits: 2048 }] };
}

/** Rspamd writes the domain of a From header into the URL as it stands there. */
function domainOf(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  try {
    const domain = decodeURIComponent(written).toLowerCase();
    return /^[a-z0-9_.-]{1,253}$/.test(domain) ? domain : undefined;
  } catch {
    return undefined;
  }
}
