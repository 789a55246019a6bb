/** The whole load, and the verdict on it. */
import { until } from '../engine/until.ts';
import { imapSession } from '../support/imap.ts';
import { firstPassword, newTenant, type Tenant } from '../support/operator.ts';
import { operatorPassword } from '../support/system.ts';
import { MailLoad } from './mail-load.ts';
import type { Outside } from './outside.ts';
import { MAILBOXES, makePeople } from './policies.ts';
import { copiesFound, queueIsEmpty } from './settle.ts';
import type { Site } from './site.ts';
import { auditedRequests, auditFault, statesOf } from './state.ts';
import { judgeMail, judgeWrites, type MailVerdict, type WriteVerdict } from './verdict.ts';
import { settledMailbox, WriteLoad } from './write-load.ts';

const authorization = `Basic ${Buffer.from(`operator:${operatorPassword}`).toString('base64')}`;
/** Writers, and senders. */
const LANES = 3;
/** Milliseconds between two writes or mails of a lane. A long run looks at as many faults, not at as much load. */
const PACE = { short: 120, long: 400 };

export interface Verdict {
  mail: MailVerdict;
  writes: WriteVerdict;
  /** Seconds that the slowest answer of the API took. */
  slowest: number;
  /** All that is wrong. */
  complaints: string[];
}

export class Load {
  readonly #site: Site;
  readonly #outside: Outside;
  readonly #people: Tenant;
  readonly #written: Tenant;
  readonly #mail: MailLoad;
  readonly #writes: WriteLoad;

  private constructor(
    site: Site,
    outside: Outside,
    tenants: [Tenant, Tenant],
    options: { seed: number; pace: number },
  ) {
    [this.#people, this.#written] = tenants;
    this.#site = site;
    this.#outside = outside;
    const { smtp = '', http } = site.system.ready();
    const common = { seed: options.seed, lanes: LANES, pace: options.pace };
    this.#mail = new MailLoad({ smtp, domain: this.#people.domain, ...common });
    this.#writes = new WriteLoad({ base: http, authorization, domain: this.#written.path, ...common });
  }

  /** Makes those that are written to, and begins. */
  static async start(site: Site, outside: Outside, options: { seed: number; isLong: boolean }): Promise<Load> {
    const people = await makePeople(site.system.api);
    const written = await newTenant(site.system.api);
    for (let lane = 0; lane < LANES; lane++) await written.add(settledMailbox(lane));
    const pace = options.isLong ? PACE.long : PACE.short;
    const load = new Load(site, outside, [people, written], { seed: options.seed, pace });
    await load.#writes.begin();
    return load;
  }

  /** Waits until more writes are acknowledged, so that a fault of now has something to lose. */
  async goesOn(): Promise<void> {
    const before = this.#writes.acknowledged;
    await until('more writes', () => this.#writes.acknowledged >= before + LANES * 10);
  }

  /** Waits until another mail is accepted that is spam. */
  async takesSpam(): Promise<void> {
    const taken = (): number =>
      this.#mail.sent.filter(({ letter, outcome }) => letter.isSpam && outcome === 'accepted').length;
    const before = taken();
    await until('another mail that is spam', () => taken() > before);
  }

  /** Ends the load; ended once, it stays so. */
  async stop(): Promise<void> {
    await Promise.all([this.#mail.stop(), this.#writes.stop()]);
  }

  /** Ends the load, waits until all mail has gone its way, and judges. */
  async verdict(): Promise<Verdict> {
    await this.stop();
    console.log(`The queue was empty ${await queueIsEmpty(this.#site)} s after the last mail.`);
    const copies = await copiesFound(this.#site, this.#outside, this.#people.domain);
    const mail = judgeMail(this.#mail.sent, copies);
    const writes = await this.#writesVerdict();
    const broken = await auditFault(this.#site);
    const complaints = [...mail.complaints, ...writes.complaints, ...(broken === undefined ? [] : [broken])];
    return { mail, writes, slowest: this.#writes.slowest / 1000, complaints };
  }

  /**
   * Takes a mailbox's mails and the contacts away behind the system's back, and judges again: a look that misses nothing then would
   * have missed nothing before.
   * @returns how many mails and writes are lost now
   */
  async spoilt(): Promise<{ mails: number; writes: number }> {
    const { sql, ready } = this.#site.system;
    const session = await imapSession(ready().imap ?? '', `${MAILBOXES[0]}@${this.#people.domain}`, firstPassword);
    for (const command of ['SELECT INBOX', 'STORE 1:* +FLAGS (\\Deleted)', 'EXPUNGE']) await session.send(command);
    session.close();
    await sql`delete from contacts where domain_id = (select id from domains where domain = ${this.#written.domain})`;
    const copies = await copiesFound(this.#site, this.#outside, this.#people.domain);
    return { mails: judgeMail(this.#mail.sent, copies).lost, writes: (await this.#writesVerdict()).lost };
  }

  async #writesVerdict(): Promise<WriteVerdict> {
    const { system } = this.#site;
    const { path, domain } = this.#written;
    const ledger = this.#writes.writes;
    const reader = { site: this.#site, base: system.ready().http, authorization, path, domain };
    return judgeWrites(ledger, await statesOf(reader, ledger), await auditedRequests(system.sql, ledger));
  }
}
