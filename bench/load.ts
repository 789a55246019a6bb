/**
 * A load generator of our own, in a process of its own: keep-alive connections that send prepared requests one after the other.
 * It parses no more than it must, so that it measures the server and not itself.
 */
import net from 'node:net';
import { performance } from 'node:perf_hooks';

/** What to do; one message to the process. */
export type LoadOrder = {
  port: number;
  connections: number;
  /** Stop after this many ms, or after `count` requests, whichever comes first. */
  duration: number;
  count?: number;
  /** Whole requests as they go over the wire; taken in turns. */
  requests: string[];
  /** Refusals count as answers. */
  refusalsToo?: boolean;
  /** At most so many a second, over all connections; unset: as many as it can. */
  pace?: number;
};

export type LoadResult = {
  perSecond: number;
  /** ms */
  p50: number;
  p99: number;
  answered: number;
  /** The first reply that was no 2xx, or the first fault of a connection. */
  failure?: string;
};

type Run = { order: LoadOrder; started: number; sent: number; latencies: number[]; failure: string | undefined };

async function load(order: LoadOrder): Promise<LoadResult> {
  const run: Run = { order, started: performance.now(), sent: 0, latencies: [], failure: undefined };
  await Promise.all(Array.from({ length: order.connections }, () => drive(run)));
  const seconds = (performance.now() - run.started) / 1000;
  const sorted = Float64Array.from(run.latencies).toSorted();
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return {
    perSecond: sorted.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    answered: sorted.length,
    ...(run.failure === undefined ? {} : { failure: run.failure }),
  };
}

/** One connection, until the run is over. */
function drive(run: Run): Promise<void> {
  const { order } = run;
  return new Promise((resolve) => {
    const socket = net.connect({ port: order.port, host: '127.0.0.1', noDelay: true });
    let sentAt = 0;
    let received = '';
    const next = (): void => {
      const over = performance.now() - run.started > order.duration || run.sent >= (order.count ?? Infinity);
      if (over || run.failure !== undefined) return void socket.end();
      sentAt = performance.now();
      socket.write(order.requests[run.sent % order.requests.length] ?? '', 'latin1');
      run.sent += 1;
    };
    socket.setEncoding('latin1');
    socket.on('connect', next);
    socket.on('data', (piece) => {
      received += String(piece);
      if (!isWhole(received)) return;
      if (!order.refusalsToo && !received.startsWith('HTTP/1.1 2')) run.failure ??= received.slice(0, 300);
      run.latencies.push(performance.now() - sentAt);
      received = '';
      if (order.pace === undefined) return next();
      // Each connection has its share of the pace.
      const due = sentAt + (1000 * order.connections) / order.pace;
      setTimeout(next, Math.max(0, due - performance.now()));
    });
    socket.on('error', (error) => {
      run.failure ??= error.message;
    });
    socket.on('close', () => resolve());
  });
}

function isWhole(reply: string): boolean {
  const end = reply.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(reply)?.[1] ?? '0';
  return reply.length >= end + 4 + Number(length);
}

process.on('message', (order: LoadOrder) => {
  void load(order).then((result) => process.send?.(result));
});
process.on('disconnect', () => process.exit());
