import { type Static, Type } from 'typebox';
import { Links, MAX_INTEGER, PageQuery } from '../../http/schemas.ts';

/** Webmail and Exchange types are words of the operator's choice. */
const TYPE_NAME = '^[a-z0-9_-]{1,32}$';
const Megabytes = Type.Integer({ minimum: 1, maximum: MAX_INTEGER });
const Texts = Type.Record(Type.String({ pattern: TYPE_NAME }), Type.String({ maxLength: 256 }));
const Limits = Type.Record(
  Type.String({ pattern: TYPE_NAME }),
  Type.Integer({ minimum: -MAX_INTEGER, maximum: MAX_INTEGER }),
);
const Quotas = Type.Record(Type.String({ pattern: TYPE_NAME }), Megabytes);

export const PlanParams = Type.Object({ plan: Type.String() });

const Trial = Type.Object({
  type: Type.String({ pattern: TYPE_NAME }),
  days: Type.Integer({ minimum: 0, maximum: 36500 }),
});

/** What a mailbox owner may do for itself (operator.md, Self-service). */
const SelfService = Type.Union([
  Type.Literal('password'),
  Type.Literal('autoresponder'),
  Type.Literal('forwards'),
  Type.Literal('blackwhitelist'),
  Type.Literal('cleanmailplus'),
  Type.Literal('secrets'),
  Type.Literal('webmail'),
]);
export type SelfServiceName = Static<typeof SelfService>;

const rules = {
  webmailNames: Texts,
  webmailLimits: Limits,
  webmailUpgrade: Type.Boolean(),
  webmailQuotas: Quotas,
  exchangeQuotas: Quotas,
  infostoreQuota: Type.Integer({ minimum: 0, maximum: MAX_INTEGER }),
  trial: Type.Union([Trial, Type.Null()]),
  forwardKeepsCopy: Type.Boolean(),
  passwordReset: Type.Boolean(),
  selfService: Type.Array(SelfService, { maxItems: 7 }),
};

/** A plan's rules, whole (operator.md, Plans). */
export const PlanRules = Type.Object(rules);
/** PUT changes the fields it names; a map is replaced whole. */
export const PlanBody = Type.Partial(PlanRules);
export const Plan = Type.Object({ plan: Type.String(), ...rules, links: Links });
export const PlanList = Type.Object({ totalCount: Type.Integer(), list: Type.Array(Plan), links: Links });
export const PlanQuery = Type.Object(PageQuery);
