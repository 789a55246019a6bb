/** Which of many words stand in a text: thousands of secrets in megabytes of logs, which are read once and not once for each. */

/** Bytes of a word that are looked for first; where they stand, it is compared whole. No word is shorter. */
const MARKED = 8;
/** Bits of a mark's place: with 20,000 words one byte of a text in two hundred is looked at closer. */
const BITS = 22;
const FACTOR = 0x01000193;
/** FACTOR to the power of MARKED: what the byte that leaves a mark has been multiplied with. */
const LEAVING = Array.from({ length: MARKED }).reduce<number>((power) => Math.imul(power, FACTOR), 1);

export class Search {
  readonly #byMark = new Map<number, { word: string; bytes: Buffer }[]>();
  readonly #places = new Uint8Array(1 << BITS);

  /** @throws RangeError for a word of fewer than 8 bytes */
  constructor(words: Iterable<string>) {
    for (const word of new Set(words)) {
      const bytes = Buffer.from(word);
      if (bytes.length < MARKED) throw new RangeError(`A word of ${bytes.length} bytes is too short to be looked for.`);
      const mark = markOf(bytes);
      this.#places[placeOf(mark)] = 1;
      this.#byMark.set(mark, [...(this.#byMark.get(mark) ?? []), { word, bytes }]);
    }
  }

  /** @returns how many bytes of the text stand before each word that is in it, where it is first */
  in(text: Buffer): Map<string, number> {
    const found = new Map<string, number>();
    // Each byte of megabytes comes by here: names of its own for what is asked of each.
    const places = this.#places;
    const last = text.length - MARKED;
    let mark = markOf(text);
    for (let at = 0; at <= last; at++) {
      if (places[placeOf(mark)] === 1) {
        for (const { word, bytes } of this.#byMark.get(mark) ?? [])
          if (!found.has(word) && bytes.equals(text.subarray(at, at + bytes.length))) found.set(word, at);
      }
      mark = (Math.imul(mark, FACTOR) + (text[at + MARKED] ?? 0) - Math.imul(text[at] ?? 0, LEAVING)) | 0;
    }
    return found;
  }
}

/** Of the first bytes: a number of 32 bits that goes on from one byte of a text to the next. */
function markOf(text: Buffer): number {
  let mark = 0;
  for (let at = 0; at < MARKED; at++) mark = (Math.imul(mark, FACTOR) + (text[at] ?? 0)) | 0;
  return mark;
}

const placeOf = (mark: number): number => Math.imul(mark, 0x9e3779b1) >>> (32 - BITS);
