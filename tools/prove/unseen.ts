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
    file: 'server/features/blackwhitelist/policy.ts',
    what: "addressCount('From', 2),",
    why: 'a mail of one author is then compared with each black entry once more, and ends the same',
  },
  {
    file: 'server/features/cleanmailplus/policy.ts',
    what: ', true',
    why: 'the marked Subject then stands before the trace fields, which RFC 5322 3.6 wants first: the cases do not see the order of fields',
  },
  {
    file: 'server/policy/compile.ts',
    what: 'canKeepCopy(state) ? keepCopy() : []  ->  (keepCopy())',
    why: 'where no copy can stay nothing has said that one shall, so nothing is kept by it',
  },
  {
    file: 'server/policy/compile.ts',
    what: 'canKeepCopy(state)  ->  (state)',
    why: 'where no copy can stay nothing has said that one shall, so nothing is kept by it',
  },
  {
    file: 'server/policy/compile.ts',
    what: 'if (white.length + black.length === 0) return [];',
    why: 'the sender is then read for no list: it takes time, and decides nothing',
  },
  {
    file: 'server/policy/compile.ts',
    what: 'entries.filter((entry) => !isDomain(entry))  ->  (entries)',
    why: 'an entry of the other kind is then compared too, and is nobody’s address',
  },
  {
    file: 'server/policy/compile.ts',
    what: 'entries.filter(isDomain)  ->  (entries)',
    why: 'an entry of the other kind is then compared too, and is nobody’s domain',
  },
  {
    file: 'server/policy/compile.ts',
    what: ', true',
    why: 'a length without the marks of variables: a part is cut some bytes later, and is not too long',
  },
  {
    file: 'server/policy/compile.ts',
    what: 'isText ? [] : GLOBALS  ->  (GLOBALS)',
    why: 'a person’s text is quoted for a script with variables, too: that it stands apart is the second guard',
  },
  {
    file: 'server/policy/compile.ts',
    what: '!isText && Buffer.byteLength(data) <= LONGEST_INLINE  ->  (Buffer.byteLength(data) <= LONGEST_INLINE)',
    why: 'a person’s text is quoted for a script with variables, too: that it stands apart is the second guard',
  },
];
