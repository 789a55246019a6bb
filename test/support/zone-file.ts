/** Reads zone text as a name server does (RFC 1035 5.1), as far as ours may need it: whole lines, absolute names, class IN. */
import type { DnsRecord } from '../../server/features/dns/records.ts';

/** @throws Error at what a name server would not take */
export function readZone(text: string): DnsRecord[] {
  if (text !== '' && !text.endsWith('\n')) throw new Error('the last line has no end');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map(readLine);
}

function readLine(line: string): DnsRecord {
  const words = wordsOf(line);
  const [name = '', ttl = '', className = '', type = '', ...data] = words.map((word) => word.text);
  if (!isName(name)) throw new Error(`no absolute name: ${line}`);
  if (!/^[0-9]+$/.test(ttl) || className !== 'IN') throw new Error(`no TTL, or another class than IN: ${line}`);
  const value = type === 'TXT' ? texts(words.slice(4)) : data.join(' ');
  if (!RIGHT[type]?.(value)) throw new Error(`wrong data: ${line}`);
  return { name, type: type as DnsRecord['type'], value };
}

const isName = (text: string): boolean =>
  text.length <= 254 && /^([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.)+$/.test(text);

/** What the data of each type must be. */
const RIGHT: Record<string, (value: string) => boolean> = {
  TXT: () => true,
  CNAME: isName,
  MX: (value) => /^[0-9]+ \S+$/.test(value) && isName(value.split(' ')[1]!),
  SRV: (value) => /^[0-9]+ [0-9]+ [0-9]+ \S+$/.test(value) && isName(value.split(' ')[3]!),
};

function texts(words: Word[]): string {
  if (words.length === 0 || words.some((word) => !word.quoted || word.text.length > 255))
    throw new Error('no strings, or one of more than 255 bytes');
  return words.map((word) => word.text).join('');
}

interface Word {
  text: string;
  quoted: boolean;
}

/** Words, quoted ones with what is escaped in them; a comment ends the line. */
function wordsOf(line: string): Word[] {
  const words: Word[] = [];
  const pattern = /\s+|;.*|"((?:[^"\\]|\\.)*)"|([^\s";]+)/gy;
  for (let match = pattern.exec(line); match !== null; match = pattern.exec(line)) {
    const [whole, quoted, plain] = match;
    if (quoted !== undefined) words.push({ text: quoted.replace(/\\(.)/g, '$1'), quoted: true });
    else if (plain !== undefined) words.push({ text: plain, quoted: false });
    if (match.index + whole.length === line.length) return words;
  }
  throw new Error(`what is this: ${line}`);
}
