/** Lists as routes answer them: the rules of pages.ts told by status, Location and links. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as faults from '../faults.ts';
import { askedPage, type PageLink, placePage } from './pages.ts';
import { splitUrl } from './query.ts';

/** The SELECTs behind a list. They run at the same time: which page it is, is known before how many there are. */
export interface ListSource<T> {
  /** Absolute URL of the list. */
  url: string;
  count: () => Promise<number>;
  rows: (limit: number, offset: number) => Promise<T[]>;
}

/** A page of a list; `paged` tells whether the request asked for one. */
export interface ListPage<T> {
  totalCount: number;
  list: T[];
  links: PageLink[];
  paged: boolean;
}

/**
 * Reads the page that a request asks for. 400 for a page that is none; 303 where the contract sends the caller elsewhere.
 * @returns undefined when the reply has been sent
 */
export async function readPage<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  source: ListSource<T>,
): Promise<ListPage<T> | undefined> {
  const { query } = splitUrl(request.url);
  const asked = askedPage(query);
  if ('faults' in asked) throw faults.invalidWrapped(asked.faults);
  const [totalCount, list] = await Promise.all([source.count(), source.rows(asked.limit, asked.offset)]);
  const page = placePage(asked, totalCount, { url: source.url, query });
  if ('redirect' in page) {
    await reply.status(303).header('Location', page.redirect).send();
    return undefined;
  }
  return { totalCount, list, links: page.links, paged: page.paged };
}
