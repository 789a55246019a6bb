/** Work that does whatever all have left to be done: one run at a time, shared by all who come before it begins. */

/**
 * Makes such work.
 * @returns asks for a run that begins after the asking: of all who ask while one goes on, the next is one and the same. It rejects with
 * what that run rejects with
 */
export function joint<Given>(work: (given: Given) => Promise<void>): (given: Given) => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | undefined;
  const afterThis = async (given: Given): Promise<void> => {
    await running;
    // From here on it has begun: who asks now has perhaps left something that it does not see.
    next = undefined;
    const run = work(given);
    running = run.catch(() => undefined);
    return run;
  };
  return async (given) => (next ??= afterThis(given));
}
