/** Which faults strike, in their order. Pure. */
import { pick, type Random } from '../support/immediacy-changes.ts';

/** What is to be known of a kind of fault to plan with it. */
interface Planned {
  name: string;
  /** How often it comes in a long run, beside the others. */
  weight: number;
}

/**
 * Each kind once, in random order; then more at random, by their weights.
 * @param kills how many in all; unset: each kind once
 */
export function planOf<K extends Planned>(kinds: readonly K[], random: Random, kills = kinds.length): K[] {
  const weighted = kinds.flatMap((kind) => Array.from({ length: kind.weight }, () => kind));
  const first = shuffled(kinds, random).slice(0, kills);
  return [...first, ...Array.from({ length: kills - first.length }, () => pick(random, weighted))];
}

/** Names of the kinds of which none has struck. */
export function missing(kinds: readonly { name: string }[], struck: readonly { kind: string }[]): string[] {
  const seen = new Set(struck.map(({ kind }) => kind));
  return kinds.map(({ name }) => name).filter((name) => !seen.has(name));
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((item) => ({ item, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
