import { type Static, Type } from 'typebox';
import { attributeFault, ATTRIBUTES } from './attributes.ts';

const names = ATTRIBUTES.map(({ name }) => name).join(', ');

const AttributeSetting = Type.Object(
  {
    attributeName: Type.String({ description: `One of ${names}.` }),
    attributeValue: Type.String({
      description:
        'The value of one of the attribute’s options; where it has none, SPAM_LEARNING 0 or 1, SPAM_DISCARD_LEVEL 0 to 999.',
    }),
  },
  {
    check: ({ attributeName, attributeValue }: { attributeName: string; attributeValue: string }) =>
      attributeFault(attributeName, attributeValue),
  },
);
export type Setting = Static<typeof AttributeSetting>;

/** PUT of CleanMailPlus (contract.md B.2 row 8): what it does not name stays. */
export const CleanMailPlusBody = Type.Object({ attributes: Type.Array(AttributeSetting, { maxItems: 1000 }) });

/** A bare array of nine (contract.md C-02). */
export const CleanMailPlus = Type.Array(
  Type.Object({
    selected: Type.String(),
    fieldName: Type.String(),
    description: Type.String(),
    options: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
  }),
);
