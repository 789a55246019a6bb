/** DNS packets (RFC 1035 4.1, RFC 6891), as far as a forwarder must understand them. Pure. */

/** A question that may be passed on. */
export interface Query {
  id: number;
  packet: Buffer;
  /** Where the question ends; it begins at HEADER. */
  questionEnd: number;
  /** The same for the same question, however its name is written. */
  key: string;
  /** Bytes of an answer by UDP. */
  udpSize: number;
}

/** Bytes of the header. */
export const HEADER = 12;

/** Bytes of a query: a name of 255, and options. */
const LONGEST_QUERY = 4096;
const PLAIN_UDP = 512;
const LARGEST_UDP = 4096;
const OPT = 41;
const SOA = 6;

/** Response codes. */
export const FORMAT_ERROR = 1;
export const SERVER_FAILURE = 2;
export const NAME_ERROR = 3;
export const REFUSED = 5;

const isResponse = (packet: Buffer): boolean => packet[2]! >= 0x80;

/** @returns a code when it must be refused, undefined when it is nothing to answer at all */
export function readQuery(packet: Buffer): Query | number | undefined {
  if (packet.length < HEADER || isResponse(packet)) return undefined;
  const [questions, answers, authorities, additional] = countsOf(packet);
  const isPlain = (packet[2]! & 0x7a) === 0; // an ordinary query, not cut off
  if (!isPlain || packet.length > LONGEST_QUERY || questions !== 1 || answers !== 0 || authorities !== 0) {
    return FORMAT_ERROR;
  }
  const nameEnd = endOfPlainName(packet);
  if (nameEnd === undefined || nameEnd + 4 > packet.length || additional! > 1) return FORMAT_ERROR;
  const questionEnd = nameEnd + 4;
  const udpSize = additional === 0 ? plainEnd(packet, questionEnd) : optSize(packet, questionEnd);
  if (udpSize === undefined) return FORMAT_ERROR;
  const [type, kind] = [packet.readUInt16BE(nameEnd), packet.readUInt16BE(nameEnd + 2)];
  // The Internet's names only, and no transfers of zones.
  if (kind !== 1 || type === 251 || type === 252) return REFUSED;
  const name = packet.toString('latin1', HEADER, nameEnd).toLowerCase();
  const key = packet.toString('latin1', 2, HEADER) + name + packet.toString('latin1', nameEnd);
  return { id: packet.readUInt16BE(0), packet, questionEnd, key, udpSize };
}

function countsOf(packet: Buffer): number[] {
  return [4, 6, 8, 10].map((at) => packet.readUInt16BE(at));
}

/** A name of a question: labels, no pointers. */
function endOfPlainName(packet: Buffer): number | undefined {
  for (let at = HEADER; at < packet.length && at - HEADER < 255;) {
    const length = packet[at]!;
    if (length === 0) return at + 1;
    if (length > 63) return undefined;
    at += 1 + length;
  }
  return undefined;
}

const plainEnd = (packet: Buffer, at: number): number | undefined => (packet.length === at ? PLAIN_UDP : undefined);

/** The OPT record, which ends the packet: root as its name, the size where others have a class. */
function optSize(packet: Buffer, at: number): number | undefined {
  if (packet.length < at + 11 || packet[at] !== 0 || packet.readUInt16BE(at + 1) !== OPT) return undefined;
  if (packet.length !== at + 11 + packet.readUInt16BE(at + 9)) return undefined;
  return Math.min(Math.max(packet.readUInt16BE(at + 3), PLAIN_UDP), LARGEST_UDP);
}

/** Whether this answers that query, which was sent with this id. */
export function isAnswer(packet: Buffer, query: Query, id: number): boolean {
  if (packet.length < query.questionEnd || !isResponse(packet) || packet.readUInt16BE(0) !== id) return false;
  if (packet.readUInt16BE(4) !== 1) return false;
  const question = (of: Buffer): string => of.toString('latin1', HEADER, query.questionEnd).toLowerCase();
  return question(packet) === question(query.packet);
}

/** The same query under another id. */
export function withId(packet: Buffer, id: number): Buffer {
  const copy = Buffer.from(packet);
  copy.writeUInt16BE(id, 0);
  return copy;
}

/** An answer as this query wants it: its id, and its name as it was written. */
export function answerTo(query: Query, answer: Buffer): Buffer {
  const copy = withId(answer, query.id);
  query.packet.copy(copy, HEADER, HEADER, query.questionEnd);
  return copy;
}

/** Root as its name, the type, what we take by UDP, nothing more (RFC 6891 6.1.2). */
const OPT_RECORD = Buffer.from([0, 0, OPT, LARGEST_UDP >> 8, LARGEST_UDP & 0xff, 0, 0, 0, 0, 0, 0]);

/**
 * An answer with the options that a query with options is to get (RFC 6891 7). Rspamd, which always sends them, passes over an
 * answer of 28 bytes or less as too short to be one: without them it would wait in vain for each "no" to a short name.
 */
export function withOptions(query: Query, answer: Buffer): Buffer {
  const hasAsked = query.packet.length > query.questionEnd;
  // Options are an additional record, the only one that most answers have.
  if (!hasAsked || answer.readUInt16BE(10) > 0) return answer;
  const whole = Buffer.concat([answer, OPT_RECORD]);
  whole.writeUInt16BE(1, 10);
  return whole;
}

/** An answer that says nothing but a code. @param isCut asks the client to come by TCP */
export function emptyAnswer(packet: Buffer, end: number, code: number, isCut = false): Buffer {
  const answer = Buffer.from(packet.subarray(0, end));
  answer[2] = 0x80 | (answer[2]! & 0x79) | (isCut ? 0x02 : 0);
  answer[3] = 0x80 | code;
  answer.writeUInt16BE(end > HEADER ? 1 : 0, 4);
  for (const at of [6, 8, 10]) answer.writeUInt16BE(0, at);
  return answer;
}

export const codeOf = (answer: Buffer): number => answer[3]! & 0x0f;
export const isCutOff = (answer: Buffer): boolean => (answer[2]! & 0x02) !== 0;

/** How long an answer may be kept. */
export interface Lifetime {
  /** Seconds. */
  seconds: number;
  /** Where its times to live stand. */
  places: number[];
}

/** @returns undefined for what must not be kept, or cannot be read to its end */
export function lifetimeOf(answer: Buffer, questionEnd: number): Lifetime | undefined {
  const code = codeOf(answer);
  if (isCutOff(answer) || (code !== 0 && code !== NAME_ERROR)) return undefined;
  const [, answers = 0, ...rest] = countsOf(answer);
  const total = answers + rest.reduce((sum, count) => sum + count, 0);
  const places: number[] = [];
  let seconds = Infinity;
  let isNegative = answers === 0 || code === NAME_ERROR;
  let at = questionEnd;
  for (let left = total; left > 0; left -= 1) {
    const record = readRecord(answer, at);
    if (record === undefined) return undefined;
    at = record.end;
    if (record.type === OPT) continue;
    places.push(record.ttlAt);
    seconds = Math.min(seconds, answer.readUInt32BE(record.ttlAt));
    // RFC 2308 5: the last number of the SOA bounds how long "no" holds.
    if (record.type === SOA && isNegative && record.end - record.ttlAt >= 10) {
      seconds = Math.min(seconds, answer.readUInt32BE(record.end - 4));
      isNegative = false;
    }
  }
  // "No" without an SOA is not to be kept; nor is a time whose first bit is set (RFC 2181 8).
  return isNegative || seconds > 0x7fffffff ? undefined : { seconds, places };
}

function readRecord(packet: Buffer, start: number): { type: number; ttlAt: number; end: number } | undefined {
  let at = start;
  for (;;) {
    const length = packet[at];
    if (length === undefined) return undefined;
    if (length >= 0xc0) {
      at += 2;
      break;
    }
    at += 1 + length;
    if (length === 0) break;
  }
  if (at + 10 > packet.length) return undefined;
  const end = at + 10 + packet.readUInt16BE(at + 8);
  return end > packet.length ? undefined : { type: packet.readUInt16BE(at), ttlAt: at + 4, end };
}

/** An answer some seconds later. */
export function aged(answer: Buffer, places: number[], seconds: number): Buffer {
  const copy = Buffer.from(answer);
  for (const at of places) copy.writeUInt32BE(Math.max(copy.readUInt32BE(at) - seconds, 0), at);
  return copy;
}
