/** Whether the system works, proven by use: a query, a log-in, a RCPT. */
import type { Sql } from '../../db/connect.ts';
import type { Instance } from '../../instance.ts';
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

  /** @param now milliseconds */
  async ready(now = Date.now()): Promise<HealthReport> {
    if (this.#last === undefined || now - this.#last.at > FRESH) this.#last = { at: now, report: this.#check() };
    return this.#last.report;
  }

  /** Whether a report means that requests and mail are served; without mail daemons the API alone is. */
  serves(report: HealthReport): boolean {
    return report.status === 'ok' || (report.status === 'degraded' && this.#parts.engine === 'unavailable');
  }

  async #check(): Promise<HealthReport> {
    const { engine, imap, smtp } = this.#parts;
    const { address, password } = this.#instance.probe;
    const sql = this.#sql;
    const database = await works(sql`select`);
    if (engine !== 'on') {
      const status = database === 'ok' ? (engine === 'off' ? 'ok' : 'degraded') : 'down';
      return { status, parts: { database, engine } };
    }
    const [imapWorks, smtpWorks] = await Promise.all([
      works(probeImap(imap, address, password)),
      works(probeSmtp(smtp, address)),
    ]);
    const parts = { database, engine: 'ok', imap: imapWorks, smtp: smtpWorks };
    const healthy = imapWorks === 'ok' && smtpWorks === 'ok';
    return { status: database !== 'ok' ? 'down' : healthy ? 'ok' : 'degraded', parts };
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
