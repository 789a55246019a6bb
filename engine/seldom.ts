/** Work that anybody may ask for at any time, and that must not be done too often. */

/**
 * Makes such work.
 * @param atOnce how many times it is done as soon as it is asked for
 * @param every milliseconds until it may be done once more
 * @returns asks for it: resolves when it is done or put off, and then all that ask meanwhile have it done once, in the background;
 * rejects with what the work rejects with, if it was not put off
 */
export function seldom(work: () => Promise<void>, atOnce: number, every: number): () => Promise<void> {
  let left = atOnce;
  let since = performance.now();
  let isPutOff = false;
  const ask = async (): Promise<void> => {
    const now = performance.now();
    left = Math.min(atOnce, left + (now - since) / every);
    since = now;
    if (left >= 1) {
      left -= 1;
      return work();
    }
    if (isPutOff) return;
    isPutOff = true;
    const later = (): void => {
      isPutOff = false;
      ask().catch(() => undefined);
    };
    setTimeout(later, Math.ceil((1 - left) * every)).unref();
  };
  return ask;
}
