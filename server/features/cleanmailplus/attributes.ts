/** The nine attributes of CleanMailPlus with their options and defaults, in the order of contract.md B.2 row 7: pure. */

export interface Attribute {
  name: string;
  description: string;
  /** What a domain has until it sets another value. */
  byDefault: string;
  /** Name and value; without any, the value is a number. */
  options: readonly (readonly [name: string, value: string])[];
  /** The numbers it takes, where it has no options. */
  pattern?: RegExp;
}

const enable = [
  ['Enable', '1'],
  ['Disable', '0'],
] as const;

export const ATTRIBUTES: readonly Attribute[] = [
  {
    name: 'SPAM_LEVEL',
    description: 'SPAM Tag Level',
    byDefault: '6',
    options: [
      ['Least Aggressive', '6'],
      ['Less Aggressive', '5'],
      ['Normal', '4'],
      ['More Aggressive', '3'],
      ['Most Aggressive', '2'],
      ['Ultra Aggressive', '1'],
    ],
  },
  {
    name: 'SPAM_ACTION',
    description: 'SPAM Detected Action',
    byDefault: '2',
    options: [
      ['None', '0'],
      ['Tag Subject', '2'],
      ['Move to SPAM Folder', '1'],
      ['Delete', '3'],
    ],
  },
  { name: 'ATTACHMENT_CONTROL', description: 'Attachment Control', byDefault: '1', options: enable },
  {
    name: 'VIRUS_ACTION',
    description: 'Virus Detected Action',
    byDefault: '1',
    options: [
      ['No Virus Filter', '0'],
      ['Delete Automatically', '1'],
    ],
  },
  // Of these two the pages show no options; the numbers are those of contract.md F.3.
  { name: 'SPAM_LEARNING', description: 'SPAM Learning Status', byDefault: '0', options: [], pattern: /^[01]$/ },
  {
    name: 'SPAM_DISCARD_LEVEL',
    description: 'SPAM Discard Level',
    byDefault: '20',
    options: [],
    pattern: /^[0-9]{1,3}$/,
  },
  {
    name: 'PHISHING_CHECKS',
    description: 'Phishing Checks',
    byDefault: '0',
    options: [
      ['Enabled', '1'],
      ['Disabled', '0'],
    ],
  },
  { name: 'CLEANMAIL_PLUS', description: 'CleanMail Plus Enable', byDefault: '0', options: enable },
  { name: 'SPAM_CHECK', description: 'SPAM Check Option', byDefault: '1', options: enable },
];

/** What is wrong with a value for an attribute: the message, or undefined. */
export function attributeFault(name: string, value: string): string | undefined {
  const attribute = ATTRIBUTES.find((known) => known.name === name);
  if (attribute === undefined) return `${cut(name)} is not valid filter attribute name`;
  const right = attribute.pattern?.test(value) ?? attribute.options.some(([, option]) => option === value);
  return right ? undefined : `${cut(value)} is not valid attribute option for ${name} filter attribute`;
}

/** An answer never grows with its request. */
const cut = (text: string): string => (text.length > 256 ? `${text.slice(0, 256).toWellFormed()}...` : text);
