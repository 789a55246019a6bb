import { Type } from 'typebox';
import { LocatedLinks } from '../../http/schemas.ts';
import { mailAddress } from '../../mail-address.ts';

/** Targets of a mailbox (contract.md F.1). */
export const MOST_TARGETS = 500;

export const ForwardParams = Type.Object({
  account: Type.String(),
  domain: Type.String(),
  mailboxName: Type.String(),
  fwdMailbox: Type.String(),
});
export const ShortForwardParams = Type.Object({
  domain: Type.String(),
  mailboxName: Type.String(),
  fwdMailbox: Type.String(),
});

/** contract.md C-24: laxer than colander's Email. */
const targetFault = (given: string): string | undefined =>
  mailAddress(given) === undefined ? 'Invalid email address' : undefined;

/** POST of forwards (contract.md B.2 row 38). */
export const ForwardsBody = Type.Object({
  targets: Type.Array(Type.Object({ target: Type.String({ check: targetFault, description: 'An e-mail address.' }) }), {
    minItems: 1,
    maxItems: MOST_TARGETS,
  }),
});

export const Forwards = Type.Object({
  targets: Type.Array(Type.Object({ target: Type.String() })),
  links: LocatedLinks,
});
