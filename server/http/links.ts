/** Absolute URLs: every link begins with the configured base, never with what the Host header says (contract.md A.1). */

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

  /** `[{href, rel: 'related'}]` */
  related(path: string, ...names: string[]): { href: string; rel: string }[] {
    return [{ href: this.url(path, ...names), rel: 'related' }];
  }
}

/** A name as a segment of a path; `@` stays as it is (contract.md A.5). */
export function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll('%40', '@');
}
