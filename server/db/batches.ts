/** Rows of one statement. */
const MOST = 1000;

/**
 * Removes what is due, a batch at a time: as one statement what has gathered for hours could reach PostgreSQL's time limit, be undone, and
 * so be more at each run.
 * @param remove removes as many rows as it is told at most, and says how many; the same ones again are no harm
 */
export async function inBatches(remove: (most: number) => PromiseLike<{ count: number }>): Promise<void> {
  for (;;) {
    const { count } = await remove(MOST);
    if (count < MOST) return;
  }
}
