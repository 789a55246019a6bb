/**
 * One watcher a home: an abstract unix socket whose name is the home's. The kernel frees it when the process dies, however it
 * dies, and the holder says by it whether it runs or is about to leave.
 */
import net from 'node:net';
import { pause } from './processes.ts';

/** A sentence for the operator: who holds the lock. */
export class LockError extends Error {}

export interface Lock {
  /** From now on a second start waits for us instead of giving up. */
  sayLeaving: () => void;
  release: () => void;
}

/**
 * Takes the lock of a home; waits for a holder that is leaving.
 * @param id of the home (places.ts)
 * @param home its folder, for the sentence
 * @throws LockError when another watcher runs there, or one that leaves needs more than a minute
 */
export async function takeLock(id: string, home: string): Promise<Lock> {
  const name = `\0mailstead-${id}`;
  // One whose launcher has just been killed does not know yet that it will leave.
  const patience = performance.now() + 3000;
  for (const deadline = performance.now() + 60_000; performance.now() < deadline; await pause(100)) {
    const lock = await tryLock(name);
    if (lock) return lock;
    const [state, pid] = await askHolder(name);
    if (state === 'running' && performance.now() > patience) {
      throw new LockError(`Mailstead already runs with the state folder ${home} (process ${pid}).`);
    }
  }
  throw new LockError(`Another process holds the state folder ${home} and does not leave it.`);
}

async function tryLock(name: string): Promise<Lock | undefined> {
  let state = 'running';
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(`${state} ${process.pid}`);
  });
  const taken = await new Promise<boolean>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(name, () => resolve(true));
  });
  if (!taken) return undefined;
  server.unref();
  return { sayLeaving: () => (state = 'leaving'), release: () => server.close() };
}

/** What the holder says; an empty answer when it has just left. */
async function askHolder(name: string): Promise<[string, string]> {
  const answer = await new Promise<string>((resolve) => {
    let text = '';
    const socket = net.connect(name);
    socket.setTimeout(5000, () => socket.destroy());
    socket.on('data', (piece: Buffer) => (text += piece.toString()));
    socket.on('error', () => resolve(''));
    socket.on('close', () => resolve(text));
  });
  const [state = '', pid = ''] = answer.split(' ');
  return [state, pid];
}
