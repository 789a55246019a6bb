/** Tells the API's measurements to the process that shows them (metrics/): JSON on a unix socket. */
import { chmodSync, rmSync } from 'node:fs';
import http from 'node:http';
import { type EventLoopUtilization, monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { FastifyBaseLogger } from 'fastify';
import { errorCode, isUnavailable } from '../db/connect.ts';
import { PLATFORM, within } from '../db/scope.ts';
import type { Services } from '../services.ts';
import { type Family, family } from './families.ts';
import { ownJobFamilies } from './jobs.ts';
import { platformMeter } from './platform.ts';

/** @param socket where nobody else listens; undefined: nobody asks @returns stops it */
export async function serveMeters(
  { sql, meters, notes }: Services,
  socket: string | undefined,
  log: Pick<FastifyBaseLogger, 'warn'>,
): Promise<() => Promise<void>> {
  if (socket === undefined) return async () => {};
  const [platform, own] = [platformMeter(sql), processMeter()];
  const answer = async (): Promise<Family[]> => {
    const known = [...meters.families(notes.refusals), ...ownJobFamilies(), ...own()];
    try {
      return [...known, ...(await platform()), databaseUp(1)];
    } catch (error) {
      // That it is away is a figure; anything else is a fault of ours.
      if (!isUnavailable(error)) log.warn({ code: errorCode(error) }, 'the database could not be measured');
      return [...known, databaseUp(0)];
    }
  };
  const server = http.createServer((_request, response) => {
    void within(PLATFORM, answer).then((families) => response.end(JSON.stringify(families)));
  });
  server.maxConnections = 4;
  rmSync(socket, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, resolve);
  });
  // The folder says who may connect.
  chmodSync(socket, 0o666);
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
}

const databaseUp = (value: number): Family =>
  family('mailstead_database_up', 'gauge', 'Whether the API has an answer from PostgreSQL.', value);

/** How this process is. */
function processMeter(): () => Family[] {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  let last: EventLoopUtilization = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    const { rss, heapUsed } = process.memoryUsage();
    // Since the last time that somebody asked.
    const lag = delay.percentile(99) / 1e9;
    delay.reset();
    return [
      family('mailstead_api_resident_bytes', 'gauge', 'Memory of the API’s process.', rss),
      family('mailstead_api_heap_bytes', 'gauge', 'Of it, what JavaScript uses.', heapUsed),
      family('mailstead_api_event_loop_delay_seconds', 'gauge', 'The 99th percentile since the last look.', lag),
      family(
        'mailstead_api_event_loop_utilization',
        'gauge',
        'Part of the time since the last look that it was busy.',
        utilization,
      ),
      family('mailstead_api_uptime_seconds', 'gauge', 'Since the API was started.', process.uptime()),
    ];
  };
}
