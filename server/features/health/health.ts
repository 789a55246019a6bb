/** Whether the system works, proven by use: a query, a log-in, a RCPT, a mail and a test virus for the filters. */
import type { Sql } from '../../db/connect.ts';
import type { Instance } from '../../instance.ts';
import { askFilters, type FilterStates } from '../../store/filters.ts';
import { type Address, probeImap, probeSmtp } from '../../store/probe.ts';

export interface HealthReport {
  status: 'ok' | 'degraded' | 'down';
  parts: Record<string, string>;
}

/** What there is to be probed. `unavailable`: the mail daemons were wanted and could not be had. */
export interface Parts {
  engine: 'on' | 'off' | 'unavailable';
  /** With TLS from the start. */
  imap: Address;
  smtp: Address;
  /** Where policyd tells how the filters are; absent where there is none. */
  policySocket?: string | undefined;
  /** MAILSTEAD_FILTER_DOWN: whether mail is taken while a filter is down. */
  filterDown?: 'accept' | 'defer';
}

/** Milliseconds for which a report serves further callers: the check is open to anyone and must not become a load. */
const FRESH = 1000;

/** Checks at most once a second, however many ask. */
export class HealthCheck {
  readonly #sql: Sql;
  readonly #instance: Instance;
  readonly #parts: Parts;
  #last: { at: number; report: Promise<HealthReport> } | undefined;

  constructor(sql: Sql, instance: Instance, parts: Parts) {
    this.#sql = sql;
    this.#instance = instance;
    this.#parts = parts;
  }

  /** @param now milliseconds, by a clock that nobody sets back: an old report would stay until that time comes again */
  async ready(now = performance.now()): Promise<HealthReport> {
    if (this.#last === undefined || now - this.#last.at > FRESH) this.#last = { at: now, report: this.#check() };
    return this.#last.report;
  }

  /**
   * Whether a report means that requests and mail are served. Without mail daemons the API alone is; without a filter mail is,
   * unfiltered, where the operator wants it so.
   */
  serves({ status, parts }: HealthReport): boolean {
    if (status !== 'degraded') return status === 'ok';
    if (this.#parts.engine !== 'on') return true;
    const vital = ['imap', 'smtp', 'policy'].every((part) => parts[part] !== 'down');
    return vital && this.#parts.filterDown !== 'defer';
  }

  async #check(): Promise<HealthReport> {
    const { engine } = this.#parts;
    const sql = this.#sql;
    const database = await works(sql`select`);
    if (engine !== 'on') {
      const status = database === 'ok' ? (engine === 'off' ? 'ok' : 'degraded') : 'down';
      return { status, parts: { database, engine } };
    }
    const mail = await this.#checkMail();
    const healthy = Object.values(mail).every((state) => state === 'ok' || state === 'off');
    const status = database !== 'ok' ? 'down' : healthy ? 'ok' : 'degraded';
    return { status, parts: { database, engine: 'ok', ...mail } };
  }

  async #checkMail(): Promise<Record<string, string>> {
    const { imap, smtp, policySocket } = this.#parts;
    const { address, password } = this.#instance.probe;
    const [imapWorks, smtpWorks, filters] = await Promise.all([
      works(probeImap(imap, address, password)),
      works(probeSmtp(smtp, address)),
      policySocket === undefined ? {} : filtersBy(policySocket),
    ]);
    return { imap: imapWorks, smtp: smtpWorks, ...filters };
  }
}

async function filtersBy(policySocket: string): Promise<FilterStates & { policy: string }> {
  try {
    return { ...(await askFilters(policySocket)), policy: 'ok' };
  } catch {
    return { filter: 'unknown', virus: 'unknown', policy: 'down' };
  }
}

/** The database or daemon may hang rather than refuse. */
async function works(probe: PromiseLike<unknown>): Promise<'ok' | 'down'> {
  const late = new Promise<'down'>((resolve) => setTimeout(() => resolve('down'), 3500).unref());
  return Promise.race([
    Promise.resolve(probe).then(
      () => 'ok' as const,
      () => 'down' as const,
    ),
    late,
  ]);
}
