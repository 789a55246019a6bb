/** How Exchange writes sizes and dates (contract.md F.2): pure. */

const MEGABYTE = 1_048_576;

/** `unlimited`, or MB. */
export type Megabytes = number | 'unlimited';

/** MB as `sizeOf` writes them; no limit as `unlimited`. */
export function megabytes(size: Megabytes): string {
  return size === 'unlimited' ? size : sizeOf(size * MEGABYTE);
}

const UNITS = [
  ['GB', 1024 * MEGABYTE],
  ['MB', MEGABYTE],
  ['KB', 1024],
] as const;

/**
 * Bytes in the largest unit that gives a whole number: `50 GB (53,687,091,200 bytes)`, `1000 MB (1,048,576,000 bytes)`; where
 * none does, `1234 B (1,234 bytes)` as Exchange has it; `0` for nothing.
 */
export function sizeOf(bytes: number): string {
  if (bytes === 0) return '0';
  const [unit, size] = UNITS.find((item) => bytes % item[1] === 0) ?? ['B', 1];
  return `${bytes / size} ${unit} (${bytes.toLocaleString('en-US')} bytes)`;
}

/** `10/11/2013 9:43:48 AM`: month, day, year, in UTC. */
export function dateOf(date: Date): string {
  const hours = date.getUTCHours();
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
  const time = `${hours % 12 || 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return `${day} ${time} ${hours < 12 ? 'AM' : 'PM'}`;
}
