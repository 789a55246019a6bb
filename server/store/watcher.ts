/** What is asked of the watcher, by its unix socket (engine/door.ts): one line, and one answer of one line or of many. */
import net from 'node:net';

/** Characters of a line: a mail that waits, with some 50,000 recipients. */
const LONGEST_LINE = 16_000_000;

/**
 * Asks it, and gives the lines of its answer as they come.
 * @param socket undefined: there is no watcher
 * @param time milliseconds for all of it
 * @throws when it is away, or late
 */
export async function* linesOfWatcher(
  socket: string | undefined,
  question: string,
  time: number,
): AsyncGenerator<string> {
  if (socket === undefined) throw new Error('there is no watcher');
  const connection = net.connect(socket);
  const timer = setTimeout(() => connection.destroy(new Error('too late')), time);
  try {
    connection.setEncoding('utf8');
    connection.write(`${question}\n`);
    yield* linesOf(connection);
  } finally {
    clearTimeout(timer);
    connection.destroy();
  }
}

/** What a socket says behind which there is no process. */
const NOBODY_LISTENS = new Set<unknown>(['ENOENT', 'ECONNREFUSED']);

/**
 * The moment, as `kickBegunBy` takes it: nothing but the watcher reads it.
 * @returns undefined when there is no watcher, or none that runs
 * @throws when it runs and tells no moment, whatever the reason: too many ask, or it is late, or can start no process
 */
export async function watchersNow(socket: string | undefined, time: number): Promise<string | undefined> {
  if (socket === undefined) return undefined;
  try {
    const { now } = await answer<{ now?: string }>(socket, 'now', time);
    if (now === undefined) throw new Error('the watcher tells no moment');
    return now;
  } catch (error) {
    if (NOBODY_LISTENS.has((error as NodeJS.ErrnoException).code)) return undefined;
    throw error;
  }
}

/**
 * Ends the session that a process serves, if that process had begun by a moment.
 * @param process its pid, a blank and the moment
 * @throws when the watcher is away or late
 */
export async function kickBegunBy(socket: string | undefined, process: string, time: number): Promise<void> {
  const said = await answer<{ failed?: true }>(socket, `kick ${process}`, time);
  if (said.failed) throw new Error('the watcher ends no sessions');
}

async function answer<T>(socket: string | undefined, question: string, time: number): Promise<T> {
  for await (const line of linesOfWatcher(socket, question, time)) return JSON.parse(line) as T;
  throw new Error('the watcher gave no answer');
}

async function* linesOf(socket: net.Socket): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of socket as AsyncIterable<string>) {
    const lines = piece.split('\n');
    lines[0] = rest + lines[0]!;
    rest = lines.pop()!;
    if (rest.length > LONGEST_LINE) throw new Error('a line is too long');
    yield* lines;
  }
}
