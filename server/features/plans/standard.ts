import type { PlanRow } from './queries.ts';

/** The built-in plan `standard`, also the values of a field that a new plan does not name (operator.md, Plans). */
export const STANDARD: Omit<PlanRow, 'plan'> = {
  webmailNames: { standard: 'Mail Basic', activesync: 'Mail Sync', premium: 'Mail Premium' },
  webmailLimits: { standard: -1, activesync: -1, premium: -1 },
  webmailUpgrade: true,
  webmailQuotas: { standard: 1024, activesync: 5120, premium: 10240 },
  exchangeQuotas: { standard: 5120, premium: 51200 },
  infostoreQuota: 20,
  trial: null,
  forwardKeepsCopy: true,
  passwordReset: true,
  selfService: ['password', 'autoresponder', 'forwards', 'blackwhitelist', 'cleanmailplus', 'secrets', 'webmail'],
};

/** The order in which types are named, whatever the order of a plan's map (contract.md C-34). */
export function typesOf(names: Record<string, unknown>): string[] {
  const first = ['standard', 'activesync', 'premium'].filter((type) => type in names);
  return [...first, ...Object.keys(names).filter((type) => !first.includes(type))];
}

/** MB: what a plan gives a mailbox of a type; of one it does not name, what it gives a standard one. */
export function webmailQuota({ webmailQuotas }: Pick<PlanRow, 'webmailQuotas'>, type: string): number {
  return ofType(webmailQuotas, type) ?? ofType(webmailQuotas, 'standard') ?? 1024;
}

/** What a plan's map says of a type. Types are words of the operator's choice: `constructor` may be one, or none. */
export function ofType(map: Record<string, number>, type: string): number | undefined {
  return Object.hasOwn(map, type) ? map[type] : undefined;
}

/** The end of a plan's trial that begins on `from`: a UTC date, shown through that day (contract.md F.2); nulls without a trial. */
export function trialFrom(
  plan: Pick<PlanRow, 'trial'>,
  from: Date,
): { trialType: string | null; trialExpiration: string | null } {
  if (plan.trial === null) return { trialType: null, trialExpiration: null };
  const end = new Date(from.getTime() + plan.trial.days * 86_400_000);
  return { trialType: plan.trial.type, trialExpiration: end.toISOString().slice(0, 10) };
}
