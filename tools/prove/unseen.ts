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
  {
    file: 'server/sieve/commands.ts',
    what: 'commands.flatMap(({ lines }) => lines(write)).map((line) => ` ${line}`...  ->  (commands.flatMap(({ lines }) => lines(write)))',
    why: 'the lines of a block then begin at the margin: a layout for people',
  },
  {
    file: 'server/sieve/commands.ts',
    what: 'quoteLocalPart(address)  ->  (address)',
    why: 'Pigeonhole reads such a local part without quotes too, and writes it with them; RFC 5228 2.4.2.3 wants an address',
  },
  {
    file: 'server/sieve/commands.ts',
    what: "subject === '' ? [] : [`:subject ${write(subject)}`]  ->  ([`:subject ${write(subject)}`])",
    why: 'an empty `:subject` is none to Pigeonhole, which then writes its own',
  },
  {
    file: 'server/sieve/commands.ts',
    what: "last ? ':last ' : ''  ->  (':last ')",
    why: 'the place of a header field, which the cases do not see',
  },
  {
    file: 'server/sieve/commands.ts',
    what: "last ? ':last ' : ''  ->  ('')",
    why: 'the place of a header field, which the cases do not see',
  },
  {
    file: 'server/sieve/quote.ts',
    what: "text .toWellFormed() .replaceAll('\\0', '') .replaceAll(/\\r\\n?|\\n/g, '\\...  ->  (text .toWellFormed() .replaceAll('\\0', ''))",
    why: 'Dovecot ends the lines of what it writes itself; RFC 5228 2.4.2 wants CR LF',
  },
  {
    file: 'server/sieve/quote.ts',
    what: 'text .toWellFormed()  ->  (text)',
    why: 'half a character becomes U+FFFD anyway when the script is written in UTF-8',
  },
  {
    file: 'server/sieve/quote.ts',
    what: "variables && plain.includes('${')  ->  (variables)",
    why: '`dollar` is then set where nobody reads it',
  },
  {
    file: 'server/sieve/quote.ts',
    what: "plain.includes('${')  ->  (plain)",
    why: '`dollar` is then set where nobody reads it',
  },
  {
    file: 'server/sieve/quote.ts',
    what: "'.'",
    why: 'a local part with a dot is then in quotes: the same address',
  },
  {
    file: 'server/sieve/quote.ts',
    what: '/[\\\\"]/g,',
    why: 'a local part with a quote mark or a backslash is refused at the door (mail-address.ts): the second guard',
  },
  {
    file: 'server/sieve/quote.ts',
    what: ', String.raw`\\$&`',
    why: 'a local part with a quote mark or a backslash is refused at the door (mail-address.ts): the second guard',
  },
  {
    file: 'server/sieve/quote.ts',
    what: 'local.replaceAll(/[\\\\"]/g, String.raw`\\$&`)  ->  (local)',
    why: 'a local part with a quote mark or a backslash is refused at the door (mail-address.ts): the second guard',
  },
  {
    file: 'server/sieve/script.ts',
    what: "', '",
    why: 'a list without blanks is the same list',
  },
  {
    file: 'server/sieve/script.ts',
    what: "texts.map(write).join(', ')  ->  (texts.map(write))",
    why: 'a list without blanks is the same list',
  },
  {
    file: 'server/sieve/script.ts',
    what: 'texts.toSorted()  ->  (texts)',
    why: 'what is required, or shared, means the same in any order',
  },
  {
    file: 'server/sieve/script.ts',
    what: ", ''",
    why: 'a script without a line end behind its last line is the same script',
  },
  {
    file: 'server/sieve/tests.ts',
    what: "'variables'",
    why: 'each script of the policy shares variables, and requires them for that',
  },
  {
    file: 'server/sieve/tests.ts',
    what: "'variables',",
    why: 'each script of the policy shares variables, and requires them for that',
  },
  {
    file: 'server/sieve/tests.ts',
    what: "', '",
    why: 'a list without blanks is the same list',
  },
  {
    file: 'server/sieve/tests.ts',
    what: "given.map(({ line }) => line(write)).join(', ')  ->  (given.map(({ line }) => line(write)))",
    why: 'a list without blanks is the same list',
  },
];
