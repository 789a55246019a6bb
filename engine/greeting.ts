/** Whether a daemon answers: one connection, one line. */
import { once } from 'node:events';
import net from 'node:net';

/**
 * Connects and waits for the first bytes.
 * @param at a port, with the address it is bound to, or the path of a unix socket
 * @param expected how the greeting of a daemon that serves begins
 * @param patience milliseconds
 * @returns false for another greeting, for none in that time, and when nobody listens
 */
export async function greets(
  at: { host: string; port: number } | { path: string },
  expected: string,
  patience = 1000,
): Promise<boolean> {
  return await firstBytes(at, expected, { patience });
}

async function firstBytes(
  at: { host: string; port: number } | { path: string },
  expected: string,
  { question, patience = 1000 }: { question?: string; patience?: number },
): Promise<boolean> {
  const socket = net.connect(at);
  if (question !== undefined) socket.write(question);
  socket.setTimeout(patience, () => socket.destroy());
  try {
    for await (const data of socket) return String(data).startsWith(expected);
    return false;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/**
 * Connects, asks, and waits for the first bytes of the answer.
 * @param question what is sent, with its own end of line
 * @param expected how the answer of a daemon that serves begins
 * @returns false for another answer, for none within a second, and when nobody listens
 */
export async function answersTo(at: { port: number } | { path: string }, question: string, expected: string) {
  return await firstBytes('port' in at ? { ...at, host: '127.0.0.1' } : at, expected, { question });
}

/** Whether somebody listens there and takes a connection. */
export async function accepts(at: { port: number } | { path: string }): Promise<boolean> {
  const socket = net.connect('port' in at ? { ...at, host: '127.0.0.1' } : at);
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(1000) });
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** The address at which something bound to `bind` is reached from this machine. */
export function reachedAt(bind: string): string {
  if (bind === '0.0.0.0') return '127.0.0.1';
  return bind === '::' ? '::1' : bind;
}
