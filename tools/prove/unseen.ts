/** What may be taken out of the policy compiler without a test noticing, and why. */
export const UNSEEN: { file: string; what: string; why: string }[] = [
  {
    file: 'server/features/autoresponder/policy.ts',
    what: 'fits ? body : wrapped(body)  ->  (wrapped(body))',
    why: 'what fits has no long line, or is sent as the entity instead: to wrap it changes nothing but takes time',
  },
  {
    file: 'server/features/autoresponder/policy.ts',
    what: '/\\r\\n?|\\n/',
    why: 'a text of many short lines then counts as a long one, and goes as base64: the reader sees the same',
  },
  {
    file: 'server/features/cleanmailplus/policy.ts',
    what: ', true',
    why: 'the marked Subject then stands before the trace fields, which RFC 5322 3.6 wants first: the cases do not see the order of fields',
  },
];
