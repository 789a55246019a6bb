/** Whether a daemon answers: one connection, one line. */
import net from 'node:net';

/**
 * Connects and waits for the first bytes.
 * @param at a port, with the address it is bound to, or the path of a unix socket
 * @param expected how the greeting of a daemon that serves begins
 * @returns false for another greeting, for none within a second, and when nobody listens
 */
export async function greets(
  at: { host: string; port: number } | { path: string },
  expected: string,
): Promise<boolean> {
  const socket = net.connect(at);
  socket.setTimeout(1000, () => socket.destroy());
  try {
    for await (const data of socket) return String(data).startsWith(expected);
    return false;
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
