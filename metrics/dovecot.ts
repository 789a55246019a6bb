/** Dovecot's figures by our names. It counts events (`metric` in mail/dovecot/metrics.conf) and tells them as OpenMetrics. Pure. */
import { type Family, family, type Sample } from '../server/metrics/families.ts';

/** `dovecot_name_total{label="value"} 3`: the one label is what the metric is grouped by. */
const LINE = /^dovecot_([a-z_]+)_total\{[a-z_]+="([a-z0-9_-]+)"\} (\d+)$/;

/** Dovecot's word for the submission ports is that of Postfix's SASL. */
const PROTOCOLS: Record<string, string> = { imap: 'imap', pop3: 'pop3', smtp: 'submission' };
/** What Sieve does with a mail, by the words of its events. */
const ACTIONS: Record<string, string> = {
  keep: 'stored',
  fileinto: 'stored',
  store: 'stored',
  redirect: 'forwarded',
  discard: 'discarded',
  vacation: 'replied',
};

/** Reads what Dovecot tells. */
export function dovecotFamilies(text: string): Family[] {
  const logIns = { good: zeros(PROTOCOLS), refused: zeros(PROTOCOLS) };
  const actions = zeros(ACTIONS);
  for (const line of text.split('\n')) {
    const [, name, value = '', count] = LINE.exec(line) ?? [];
    if (name === 'log_in_good') add(logIns.good, PROTOCOLS[value], count);
    if (name === 'log_in_refused') add(logIns.refused, PROTOCOLS[value], count);
    if (name === 'sieve_action') add(actions, ACTIONS[value], count);
  }
  const samples: Sample[] = Object.entries(logIns).flatMap(([result, byProtocol]) =>
    Object.entries(byProtocol).map(([protocol, value]) => ({ labels: { protocol, result }, value })),
  );
  return [
    family('mailstead_log_ins_total', 'counter', 'Log-ins; by HTTP each call with a password is one.', samples),
    family('mailstead_mail_actions_total', 'counter', 'What was done with mail for mailboxes.', actions, 'action'),
  ];
}

const zeros = (names: Record<string, string>): Record<string, number> =>
  Object.fromEntries(Object.values(names).map((name) => [name, 0]));

function add(counts: Record<string, number>, name: string | undefined, count: string | undefined): void {
  if (name !== undefined) counts[name] = (counts[name] ?? 0) + Number(count);
}
