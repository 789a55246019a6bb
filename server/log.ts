/** JSON lines on standard output. A line holds what its caller chose to name: never a body, a header or a URL's query. */
import { destination, pino } from 'pino';
import type { FastifyBaseLogger } from 'fastify';

/** Bytes that wait while nothing can be written; what comes then is dropped. */
const MOST_WAITING = 1_048_576;

/** @param level `silent` in tests */
export function newLogger(level = 'info'): FastifyBaseLogger {
  const output = destination({ dest: 1, sync: true, maxLength: MOST_WAITING });
  // Without this a full disk stops the whole process: it tries again and again to write the line, and does nothing else.
  output.on('error', () => undefined);
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, output);
}
