/**
 * How deliveries end, counted from Postfix's log: it has no figures of its own. The log is read on from where it ended when this process
 * began, for each look; a line counts by the program that wrote it and its `status=`.
 */
import fs from 'node:fs';
import { type Family, family } from '../server/metrics/families.ts';
import type { Source } from './source.ts';

/** Bytes read at once, and the longest line that is understood. */
const PIECE = 1_048_576;

/**
 * `... postfix/smtp[12]: 4F2A: to=<a@b>, relay=..., delay=..., dsn=2.0.0, status=sent (...)`. The address comes before, the answer of the
 * other side after the status; in angle brackets and in parentheses anything may stand, so the one is taken whole and the other not
 * looked at.
 */
const LINE =
  /^\S+ \d+ [\d:]+ \S+ postfix(?:\/[a-z-]+)?\/(smtp|lmtp|error|discard|virtual|local|pipe)\[\d+\]: [0-9A-Za-z]+: to=<.*?>(?:, orig_to=<.*?>)?, relay=[^ ]+, (?:conn_use=\d+, )?delay=[\d.]+, delays=[\d./]+, dsn=[\d.]+, status=([a-z]+) \(/;

/** Where mail goes by a program of Postfix's. */
const WAYS: Record<string, string> = { lmtp: 'mailbox', smtp: 'outside' };
const RESULTS = new Set(['sent', 'deferred', 'bounced', 'expired']);

/** @param file is there. It is opened now, while we may; it is never opened again: who rotates it copies and truncates */
export function followDeliveries(file: string): Source {
  const opened = fs.openSync(file, 'r');
  const counts = new Map<string, number>();
  for (const way of ['mailbox', 'outside']) for (const result of RESULTS) counts.set(`${way} ${result}`, 0);
  let at = fs.fstatSync(opened).size;
  let rest = '';
  const take = (line: string): void => {
    const found = outcomeOf(line);
    if (found !== undefined) counts.set(found, (counts.get(found) ?? 0) + 1);
  };
  const read = async (): Promise<void> => {
    const buffer = Buffer.alloc(PIECE);
    if (fs.fstatSync(opened).size < at) [at, rest] = [0, ''];
    for (;;) {
      const size = await readAt(opened, buffer, at);
      if (size === 0) return;
      at += size;
      const lines = (rest + buffer.toString('latin1', 0, size)).split('\n');
      rest = (lines.pop() ?? '').slice(-PIECE);
      for (const line of lines) take(line);
    }
  };
  let reading: Promise<void> = Promise.resolve();
  return {
    name: 'postfix',
    families: async () => {
      // One after the other: both would count the same lines.
      reading = reading.catch(() => undefined).then(read);
      await reading;
      return [familyOf(counts)];
    },
  };
}

/** `way result` of a line that tells how a delivery ended; undefined for any other line. */
export function outcomeOf(line: string): string | undefined {
  const [, program = '', status = ''] = LINE.exec(line) ?? [];
  if (program === '') return undefined;
  // What error(8) says is about mail that another program gave up for a while.
  return `${WAYS[program] ?? 'other'} ${RESULTS.has(status) ? status : 'other'}`;
}

function familyOf(counts: Map<string, number>): Family {
  const samples = [...counts].map(([key, value]) => {
    const [way = '', result = ''] = key.split(' ');
    return { labels: { way, result }, value };
  });
  return family(
    'mailstead_deliveries_total',
    'counter',
    'Tries of Postfix to deliver to one recipient: into a mailbox or outside.',
    samples,
  );
}

function readAt(opened: number, buffer: Buffer, at: number): Promise<number> {
  return new Promise((resolve, reject) => {
    fs.read(opened, buffer, 0, buffer.length, at, (error, size) => (error ? reject(error) : resolve(size)));
  });
}
