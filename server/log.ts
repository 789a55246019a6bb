/** JSON lines on standard output. A line holds what its caller chose to name: never a body, a header or a URL's query. */
import { pino } from 'pino';
import type { FastifyBaseLogger } from 'fastify';

/** @param level `silent` in tests */
export function newLogger(level = 'info'): FastifyBaseLogger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
