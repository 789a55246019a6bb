/** Which parts of the system run, as the watcher tells it, and how much memory they take, as the kernel does. */
import fs from 'node:fs';
import { type Family, family } from '../server/metrics/families.ts';
import type { Source } from './source.ts';

/** What the watcher tells whenever a part has come or gone. */
export interface PartsMessage {
  type: 'parts';
  parts: { name: string; pid?: number; isUp: boolean; starts: number }[];
}

const PAGE = 4096;

export function partsMeter(): { told: (message: unknown) => void; source: Source } {
  let parts: PartsMessage['parts'] = [];
  const told = (message: unknown): void => {
    const said = message as Partial<PartsMessage> | null;
    if (said?.type === 'parts' && said.parts !== undefined) ({ parts } = said as PartsMessage);
  };
  const figures = (pick: (part: PartsMessage['parts'][number]) => number) =>
    Object.fromEntries(parts.map((part) => [part.name, pick(part)]));
  const families = async (): Promise<Family[]> => [
    family(
      'mailstead_part_up',
      'gauge',
      'Whether a part runs and serves.',
      figures(({ isUp }) => Number(isUp)),
      'part',
    ),
    family(
      'mailstead_part_starts_total',
      'counter',
      'How often a part was started.',
      figures(({ starts }) => starts),
      'part',
    ),
    family(
      'mailstead_part_resident_bytes',
      'gauge',
      'Memory of a part’s first process, without those it has started.',
      figures(({ pid }) => residentOf(pid)),
      'part',
    ),
  ];
  return { told, source: { families } };
}

function residentOf(pid: number | undefined): number {
  if (pid === undefined) return 0;
  try {
    return Number(fs.readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE;
  } catch {
    return 0;
  }
}
