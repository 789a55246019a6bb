/** Reads Sieve (RFC 5228 8), independently of what writes it: a script as commands with their arguments. */

/** `if`, `redirect`, a test ...: what stands behind it, and the commands in its braces. */
export interface Read {
  word: string;
  /** Strings as they are meant; a tag, a number or a list is none. */
  args: (Read | string | string[] | { tag: string } | { number: string })[];
  block: Read[];
}

type Token = { kind: 'string' | 'tag' | 'number' | 'word' | 'mark'; text: string };

/** @throws Error for what is no Sieve. Extensions are not known: whether a script may be run, sievec says. */
export function readSieve(script: string): Read[] {
  return new Reader(tokensOf(script)).all();
}

class Reader {
  readonly #tokens: Token[];
  #at = 0;
  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  all(): Read[] {
    const commands = this.#commands();
    if (!this.#isOver()) throw new Error(`${this.#next().text} where a command should be`);
    return commands;
  }

  #commands(): Read[] {
    const all: Read[] = [];
    while (!this.#isOver() && !this.#isMark('}')) {
      const command = this.#test();
      if (this.#isMark('{')) {
        this.#expect('{');
        command.block = this.#commands();
        this.#expect('}');
      } else this.#expect(';');
      all.push(command);
    }
    return all;
  }

  #test(): Read {
    const { kind, text } = this.#next();
    if (kind !== 'word') throw new Error(`${text} where a command or a test should be`);
    return this.#withArguments(text);
  }

  #withArguments(word: string): Read {
    const args: Read['args'] = [];
    while (!this.#isOver() && !this.#isMark(';', '{', '}', ',', ')', ']')) {
      if (this.#isMark('(')) args.push(...this.#between('(', () => this.#test(), ')'));
      else args.push(this.#argument());
    }
    return { word, args, block: [] };
  }

  #argument(): Read['args'][number] {
    if (this.#isMark('[')) return this.#between('[', () => this.#string(), ']');
    const { kind, text } = this.#next();
    if (kind === 'tag') return { tag: text };
    if (kind === 'number') return { number: text };
    if (kind === 'string') return text;
    if (kind === 'word') return this.#withArguments(text);
    throw new Error(`${text} where an argument should be`);
  }

  #string(): string {
    const { kind, text } = this.#next();
    if (kind !== 'string') throw new Error(`no string but ${text}`);
    return text;
  }

  /** What stands between two brackets, separated by commas. */
  #between<T>(open: string, item: () => T, close: string): T[] {
    this.#expect(open);
    const items = [item()];
    while (this.#isMark(',')) {
      this.#expect(',');
      items.push(item());
    }
    this.#expect(close);
    return items;
  }

  #expect(mark: string): void {
    const { kind, text } = this.#next();
    if (kind !== 'mark' || text !== mark) throw new Error(`${mark} is missing before ${text}`);
  }

  #isMark(...marks: string[]): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === 'mark' && marks.includes(token.text);
  }

  #isOver(): boolean {
    return this.#at >= this.#tokens.length;
  }

  #next(): Token {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new Error('the script ends too early');
    return token;
  }
}

const LEXER =
  /(?<space>[ \t\r\n]+|#[^\n]*|\/\*[^]*?\*\/)|(?<multi>text:[ \t]*(?:#[^\n]*)?\r?\n(?<lines>(?:(?!\.\r?\n)[^\n]*\n)*)\.(?:\r?\n|$))|"(?<string>(?:[^"\\]|\\[^])*)"|:(?<tag>[A-Za-z_]\w*)|(?<number>\d+[KMG]?)|(?<word>[A-Za-z_]\w*)|(?<mark>[;,()[\]{}])/y;

function tokensOf(script: string): Token[] {
  const tokens: Token[] = [];
  LEXER.lastIndex = 0;
  while (LEXER.lastIndex < script.length) {
    const from = LEXER.lastIndex;
    const groups = LEXER.exec(script)?.groups;
    if (groups === undefined) throw new Error(`no Sieve: ${script.slice(from, from + 40)}`);
    const { space, multi, lines = '', string, tag, number, word, mark } = groups;
    if (space !== undefined) continue;
    if (multi !== undefined) tokens.push({ kind: 'string', text: lines.replaceAll(/^\./gm, '') });
    else if (string !== undefined) tokens.push({ kind: 'string', text: string.replaceAll(/\\([^])/g, '$1') });
    else if (tag !== undefined) tokens.push({ kind: 'tag', text: tag });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else tokens.push({ kind: 'mark', text: mark! });
  }
  return tokens;
}
