/**
 * The driver, mended while it is loaded. What postgres 3.4.9 still has to send when its connection closes it writes to a socket that is none
 * any more, outside of any promise, and that ends the process: the API's, policyd's, or the watcher's with all its parts. It does so with
 * the `rollback` of a transaction whose connection was lost, and with a log-in during which PostgreSQL died. Reported long ago
 * (porsager/postgres, issues 1066, 1154 and 1208) and open. And nobody waits for what it asks first by each connection, so that its loss
 * ends the process too. docs/decisions/0017-the-driver-mended.md.
 */
import { registerHooks } from 'node:module';
import type postgres from 'postgres';

/** What stands in the driver's connection.js, once each, and what is to stand there. */
const MENDS: [is: string, shall: string][] = [
  // Whoever asks by a connection that is gone is told so; `true`: it is not one that is busy.
  [
    'function execute(q) {\n',
    "function execute(q) {\n    if (socket === null) return (queryError(q, Errors.connection('CONNECTION_CLOSED', options)), true)\n",
  ],
  // What is left of a log-in is for nobody.
  [
    'function nextWrite(fn) {\n',
    'function nextWrite(fn) {\n    if (socket === null) return (chunk = nextWriteTimer = null, false)\n',
  ],
  // What a new connection asks about types it asks for itself: nobody waits for it, so its loss is nobody's.
  ['return fetchArrayTypes()', 'return fetchArrayTypes().catch(() => {})'],
  // The next connection asks anew, and takes none of it for an answer to what it was opened for.
  [
    'if (initial)\n      return reconnect()',
    "if (initial) {\n      query && queryError(query, Errors.connection('CONNECTION_CLOSED', options))\n      query = errorResponse = null\n      return reconnect()\n    }",
  ],
  // Nor is it for the next connection, which would wait for a timer that never comes.
  [
    'clearImmediate(nextWriteTimer)\n    socket.removeListener',
    'clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket.removeListener',
  ],
];

const hooks = registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context);
    return url.endsWith('/postgres/src/connection.js')
      ? { ...loaded, source: mended(Buffer.from(loaded.source as Uint8Array).toString()) }
      : loaded;
  },
});
export const driver: typeof postgres = (await import('postgres')).default;
hooks.deregister();

/** @throws when it is another version's: then see whether it still needs this */
function mended(text: string): string {
  return MENDS.reduce((now, [is, shall]) => {
    if (now.split(is).length !== 2)
      throw new Error(`The driver postgres has changed at ${JSON.stringify(is)}: see ${import.meta.filename}`);
    return now.replace(is, () => shall);
  }, text);
}
