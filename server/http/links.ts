/** Absolute URLs: every link begins with the configured base, never with what the Host header says (contract.md A.1). */

import type { Stem } from './principals.ts';

/** Makes URLs below the API's base. */
export class Links {
  readonly #base: () => string;

  /** @param base the APIBaseURL; a function, because with port 0 it is known only once we listen */
  constructor(base: () => string) {
    this.#base = base;
  }

  /** `path` as an absolute URL; each `{}` is filled with the next name, encoded. */
  url(path: string, ...names: string[]): string {
    let next = 0;
    return this.#base() + path.replace(/\{\}/g, () => encodeName(names[next++]!));
  }

  /** The base itself, without a slash at its end. */
  get base(): string {
    return this.#base();
  }

  /** `[{href, rel: 'self'}]` */
  self(path: string, ...names: string[]): { href: string; rel: string }[] {
    return [{ href: this.url(path, ...names), rel: 'self' }];
  }

  /**
   * The URL of a route as a request reached it, in its long or short form (contract.md A.3).
   * @param route the route's literal path: `/email/:domain/usernames/:mailboxName/forwards`
   * @param stem what the path names, in the letters in which it is stored
   * @param more further names of the path
   */
  ofRoute(route: string, stem: Stem, more: Record<string, string> = {}): string {
    const own = {
      account: stem.account?.accountNumber,
      domain: stem.domain?.domain,
      mailboxName: stem.username?.username,
    };
    const names: Record<string, string | undefined> = { ...own, ...more };
    return this.#base() + route.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeName(names[name]!));
  }

  /** `[{href, rel: 'related'}]` */
  related(path: string, ...names: string[]): { href: string; rel: string }[] {
    return [{ href: this.url(path, ...names), rel: 'related' }];
  }
}

/** A name as a segment of a path; `@` stays as it is (contract.md A.5). */
export function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll('%40', '@');
}
