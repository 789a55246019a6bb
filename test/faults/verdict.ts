/** What became of what was acknowledged. Pure: ledgers and what was found go in, counts and complaints come out. */
import type { Letter } from './policies.ts';
import { placesOf } from './policies.ts';

/** A mail that was offered, and what the answer was. */
export interface Sent {
  letter: Letter;
  /** `later`: 4xx, or the connection went before the mail's end. `unknown`: it went between the mail's end and the answer. */
  outcome: 'accepted' | 'later' | 'refused' | 'unknown';
  answer: string;
}

export interface MailVerdict {
  accepted: number;
  /** Told to try later, or cut off before the end. */
  later: number;
  /** Cut off between the end and the answer. */
  unknown: number;
  /** Accepted mails that are missing in a place. */
  lost: number;
  /** Copies beyond the first in a place. */
  duplicated: number;
  complaints: string[];
}

/**
 * @param copies how often each letter was found in each place, by `letter place`
 */
export function judgeMail(sent: readonly Sent[], copies: ReadonlyMap<string, number>): MailVerdict {
  const found = new Map<string, Map<string, number>>();
  for (const [key, count] of copies) {
    const [id = '', place = ''] = key.split(' ');
    found.set(id, (found.get(id) ?? new Map<string, number>()).set(place, count));
  }
  const count = (outcome: Sent['outcome']): number => sent.filter((each) => each.outcome === outcome).length;
  const complaints: string[] = [];
  let [lost, duplicated] = [0, 0];
  for (const each of sent) {
    const places = found.get(each.letter.id) ?? new Map<string, number>();
    const fault = mailFault(each, places);
    if (fault?.startsWith('lost')) lost += 1;
    if (fault !== undefined) complaints.push(`${each.letter.id} to ${each.letter.to.join(' and ')}: ${fault}`);
    for (const copiesThere of places.values()) duplicated += copiesThere - 1;
  }
  const known = new Set(sent.map(({ letter }) => letter.id));
  for (const id of found.keys()) if (!known.has(id)) complaints.push(`${id} was found and never sent`);
  return {
    accepted: count('accepted'),
    later: count('later'),
    unknown: count('unknown'),
    lost,
    duplicated,
    complaints,
  };
}

function mailFault({ letter, outcome, answer }: Sent, places: ReadonlyMap<string, number>): string | undefined {
  const wanted = placesOf(letter);
  if (outcome === 'refused') return `refused for good: ${answer}`;
  const wrong = [...places.keys()].filter((place) => !wanted.includes(place));
  if (wrong.length > 0) return `against its policy it is in ${wrong.join(' and ')}`;
  if (outcome === 'later')
    return places.size > 0 ? `in ${[...places.keys()].join(' and ')}, and was never taken` : undefined;
  const missing = wanted.filter((place) => !places.has(place));
  if (missing.length === 0 || (outcome === 'unknown' && places.size === 0)) return undefined;
  const half = outcome === 'unknown' ? 'half there' : 'lost';
  return `${half}: missing in ${missing.join(' and ')}, there in ${[...places.keys()].join(' and ') || 'none'}`;
}

/** One value of one object, as it was sent to be written. */
export interface Write {
  /** What is written: its path, or a name for it. */
  object: string;
  /** What it is afterwards; ABSENT of what is deleted. */
  value: string;
  /** `acknowledged`: 2xx. `unknown`: 503, or no reply. */
  outcome: 'acknowledged' | 'unknown' | 'refused';
  answer: string;
  requestId: string | undefined;
}

export const ABSENT = 'absent';

export interface WriteVerdict {
  acknowledged: number;
  unknown: number;
  lost: number;
  complaints: string[];
}

/**
 * @param writes of each object in their order, one after the other
 * @param found what each object is now
 * @param audited how many rows the audit has of each request whose id is known
 */
export function judgeWrites(
  writes: readonly Write[],
  found: ReadonlyMap<string, string>,
  audited: ReadonlyMap<string, number>,
): WriteVerdict {
  const allowed = new Map<string, Set<string>>();
  const complaints: string[] = [];
  const rowsOf = (requestId = 'none'): number => audited.get(requestId) ?? 0;
  for (const { object, value, outcome, answer, requestId } of writes) {
    const before = allowed.get(object) ?? new Set([ABSENT]);
    // What got a 503 was done if the audit has it, and else was not: either alone would be half a write.
    const isKnown = outcome === 'unknown' && requestId !== undefined;
    const isDone = outcome === 'acknowledged' || (isKnown && rowsOf(requestId) > 0);
    if (isDone) allowed.set(object, new Set([value]));
    else allowed.set(object, isKnown ? before : before.add(value));
    if (outcome === 'refused') complaints.push(`${object} to ${value} was refused: ${answer}`);
  }
  let lost = 0;
  for (const [object, values] of allowed) {
    const now = found.get(object) ?? ABSENT;
    if (values.has(now)) continue;
    lost += 1;
    complaints.push(`${object} is ${now}, and was left as ${[...values].join(' or ')}`);
  }
  for (const { object, value, outcome, requestId } of writes) {
    const rows = rowsOf(requestId);
    const isRight = rows === 1 || (rows === 0 && outcome !== 'acknowledged');
    if (!isRight) complaints.push(`${object} to ${value}: the audit has ${rows} rows of its request ${requestId}`);
  }
  const count = (asked: Write['outcome']): number => writes.filter(({ outcome }) => outcome === asked).length;
  return { acknowledged: count('acknowledged'), unknown: count('unknown'), lost, complaints };
}
