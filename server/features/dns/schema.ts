import { Type } from 'typebox';

export const DnsRecords = Type.Array(
  Type.Object({
    name: Type.String({ description: 'Fully qualified, with the dot at its end.' }),
    type: Type.String(),
    value: Type.String({
      description: 'As in a zone file; that of TXT is the text itself, neither quoted nor split.',
    }),
  }),
);

/** RFC 4027. */
export const ZoneText = Type.String({ description: 'The same records as lines of a zone file.' });
