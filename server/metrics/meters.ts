/** What the API counts while it works. Labels are routes, methods and classes, never names: however many tenants, as many series. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../http/fastify.ts';
import { type Family, family, type Sample } from './families.ts';

/** Seconds: most calls are some milliseconds, a password is a tenth of a second, the gate gives up at ten. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']);

/** The calls of one route by one method. */
interface Calls {
  route: string;
  method: string;
  /** By `2xx` and so on. */
  byClass: Map<string, number>;
  /** Calls up to each bound, not summed. */
  byBound: number[];
  seconds: number;
  count: number;
}

export class Meters {
  readonly #calls = new Map<string, Calls>();
  readonly #faults = new Map<string, number>();
  #logIns = 0;

  /** A call has been answered. @param seconds from its first byte to the reply's last */
  answered(route: string, method: string, status: number, seconds: number): void {
    const known = METHODS.has(method) ? method : 'other';
    const key = `${known} ${route}`;
    const calls = this.#calls.get(key) ?? newCalls(route, known);
    this.#calls.set(key, calls);
    const className = `${Math.floor(status / 100)}xx`;
    calls.byClass.set(className, (calls.byClass.get(className) ?? 0) + 1);
    const bound = BOUNDS.findIndex((limit) => seconds <= limit);
    if (bound >= 0) calls.byBound[bound]! += 1;
    calls.seconds += seconds;
    calls.count += 1;
    if (status >= 400) this.#faults.set(String(status), (this.#faults.get(String(status)) ?? 0) + 1);
  }

  /** A call has come with credentials that are right. */
  loggedIn(): void {
    this.#logIns += 1;
  }

  /** @param refused log-ins by HTTP that were refused */
  families(refused: number): Family[] {
    const all = [...this.#calls.values()];
    const requests = all.flatMap(({ route, method, byClass }) =>
      [...byClass].map(([status, value]) => ({ labels: { route, method, status }, value })),
    );
    return [
      family('mailstead_http_requests_total', 'counter', 'Calls that the API has answered.', requests),
      {
        name: 'mailstead_http_request_duration_seconds',
        type: 'histogram',
        help: 'How long the API took for a call.',
        samples: all.flatMap(histogramOf),
      },
      family(
        'mailstead_http_faults_total',
        'counter',
        'Faults that the API has answered.',
        recordOf(this.#faults),
        'status',
      ),
      family('mailstead_log_ins_total', 'counter', 'Log-ins; by HTTP each call with a password is one.', [
        { labels: { protocol: 'http', result: 'good' }, value: this.#logIns },
        { labels: { protocol: 'http', result: 'refused' }, value: refused },
      ]),
    ];
  }
}

function newCalls(route: string, method: string): Calls {
  return { route, method, byClass: new Map(), byBound: BOUNDS.map(() => 0), seconds: 0, count: 0 };
}

function histogramOf({ route, method, byBound, seconds, count }: Calls): Sample[] {
  const labels = { route, method };
  let below = 0;
  return [
    ...BOUNDS.map((bound, index) => {
      below += byBound[index]!;
      return { suffix: '_bucket', labels: { ...labels, le: String(bound) }, value: below };
    }),
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
    { suffix: '_sum', labels, value: seconds },
    { suffix: '_count', labels, value: count },
  ];
}

const recordOf = (map: Map<string, number>): Record<string, number> => Object.fromEntries(map);

/** Counts every call of an app, also those that no route knows. */
export function meterCalls(app: App, meters: Meters): void {
  app.addHook('onResponse', async (request: FastifyRequest, reply: FastifyReply) => {
    const caller = request.caller as FastifyRequest['caller'] | undefined;
    if (caller !== undefined && caller.kind !== 'nobody') meters.loggedIn();
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    meters.answered(route, request.method, reply.statusCode, reply.elapsedTime / 1000);
  });
}
