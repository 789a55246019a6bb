/** The line is full: come back in a moment. */
export class QueueFull extends Error {}

/**
 * A waiting line in front of costly work: at most `limit` computations run at once, the rest wait in order of arrival.
 * Without it a burst of log-ins would take the memory of as many Argon2 computations as there are requests.
 * @param limit how many may run at the same time
 * @param longest how many may wait; one more is refused with QueueFull, but for the end of what has begun (`isEnd`)
 * @returns a function that runs `work` as soon as there is room and settles as `work` does
 */
export function boundedQueue(
  limit: number,
  longest: number,
): <T>(work: () => Promise<T>, isEnd?: boolean) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work, isEnd = false) => {
    if (!isEnd && waiting.length >= longest) throw new QueueFull('too much is waiting');
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place is handed over, not freed, so that no newcomer slips in before the first in line.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
