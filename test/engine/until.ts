/** Waiting in tests: for a state that comes, with a deadline. */
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Looks again and again until there is something other than undefined, null or false; a look that throws counts as nothing.
 * @throws Error that names what did not come
 */
export async function until<T>(
  what: string,
  look: () => T | undefined | null | false | Promise<T | undefined | null | false>,
  milliseconds = 180_000,
): Promise<T> {
  let last: unknown;
  for (const deadline = performance.now() + milliseconds; performance.now() < deadline; await pause(25)) {
    try {
      const found = await look();
      if (found !== undefined && found !== null && found !== false) return found;
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`${what}: not within ${milliseconds / 1000} s`, { cause: last });
}
