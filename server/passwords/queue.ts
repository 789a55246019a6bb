/**
 * A waiting line in front of costly work: at most `limit` computations run at once, the rest wait in order of arrival.
 * Without it a burst of log-ins would take the memory of as many Argon2 computations as there are requests.
 * @param limit how many may run at the same time
 * @returns a function that runs `work` as soon as there is room and settles as `work` does
 */
export function boundedQueue(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    // A bound on the length of the line belongs here, should it be needed: refuse when `waiting` is too long.
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
