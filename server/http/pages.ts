/** Pages of lists (contract.md A.4 and F.1): what was asked for, where it leads, which links go with it. Pure. */
import { parametersOf, withParameters } from './query.ts';

/** A list longer than this is never answered whole. */
const unpagedLimit = 100;
const largestPage = 400;

/** The page that a query string asks for; `limit` and `offset` are for the SELECT, which runs before the total is known. */
export type AskedPage = {
  /** Undefined when neither page nor pageSize was sent. */
  page: number | undefined;
  pageSize: number;
  limit: number;
  offset: number;
};

/** What is wrong with `page` and `pageSize`: messages by field, for a wrapped 400. */
export type PageFaults = { faults: Record<string, string> };

export type PageLink = { href: string; rel: string };

/** Where a request for a list leads: to another URL by 303, or to the rows from `offset` on with these links. */
export type Page = { redirect: string } | { limit: number; offset: number; paged: boolean; links: PageLink[] };

/** A list, as one request addresses it. */
export type ListAddress = {
  /** Absolute URL of the list without query. A slash at its end is dropped: page links have none (A.5). */
  url: string;
  /** The raw query string of the request. */
  query: string;
};

/** Reads `page` and `pageSize`; empty ones count as not sent. */
export function askedPage(query: string): AskedPage | PageFaults {
  const parameters = parametersOf(query);
  const [page, pageSize] = [parameters.get('page') || undefined, parameters.get('pageSize') || undefined];
  if (page === undefined && pageSize === undefined) {
    return { page: undefined, pageSize: unpagedLimit, limit: unpagedLimit, offset: 0 };
  }
  const faults = Object.entries({ page, pageSize }).flatMap(([field, text]) => {
    const fault = faultOf(text);
    return fault === undefined ? [] : [[field, fault]];
  });
  if (faults.length > 0) return { faults: Object.fromEntries(faults) };
  // Past 2^31 a page is past the end of any list; the bound keeps `offset` a number that SQL can take.
  const [number, size] = [page, pageSize].map((text) => Math.min(Number(text), 2 ** 31)) as [number, number];
  const limit = Math.min(size, largestPage);
  return { page: number, pageSize: size, limit, offset: (number - 1) * limit };
}

/**
 * What a request for a page gets, now that the total is known.
 * @param total number of elements that match the filters
 */
export function placePage(asked: AskedPage, total: number, list: ListAddress): Page {
  const url = list.url.replace(/\/+$/, '');
  const at = (values: Record<string, string>): string => {
    const query = withParameters(list.query, values);
    return query === '' ? url : `${url}?${query}`;
  };
  const { page, pageSize, limit, offset } = asked;
  if (page === undefined) {
    if (total > unpagedLimit) return { redirect: at({ page: '1', pageSize: String(unpagedLimit) }) };
    return { limit, offset, paged: false, links: [{ href: at({}), rel: 'self' }] };
  }
  if (pageSize > largestPage) return { redirect: at({ pageSize: String(largestPage) }) };
  // Page 1 of an empty list exists.
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (page > last) return { redirect: at({ page: '1' }) };
  const link = (number: number, rel: string): PageLink => ({ href: at({ page: String(number) }), rel });
  const links = [
    ...(page > 1 ? [link(1, 'first'), link(page - 1, 'previous')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    { href: at({}), rel: 'self' },
  ];
  return { limit, offset, paged: true, links };
}

/** Both steps at once, for a list whose total is known beforehand. */
export function pageOf(total: number, list: ListAddress): Page | PageFaults {
  const asked = askedPage(list.query);
  return 'faults' in asked ? asked : placePage(asked, total, list);
}

function faultOf(text: string | undefined): string | undefined {
  if (text === undefined) return 'Required';
  if (!/^-?[0-9]+$/.test(text)) return `"${text}" is not a number`;
  const value = BigInt(text);
  return value < 1n ? `${value} is less than minimum value 1` : undefined;
}
