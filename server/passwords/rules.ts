/** The rules a new password must meet (contract.md B.3 and F.1), in the order in which they are told. */
import { getDomainWithoutSuffix } from 'tldts';

/** Whose password it is. */
export type PasswordOwner = {
  username: string;
  /** The email domain as in the path, not an alias. */
  domain: string;
  /** True for the password of an Exchange mailbox that must start with a letter (C-13). */
  exchange: boolean;
};

/**
 * The first rule that a password breaks. The rule on former passwords is not among them: it needs the database and comes last.
 * @returns the message for the field `password`, or undefined when all is well
 */
export function passwordFault(password: string, owner: PasswordOwner): string | undefined {
  return rules.find(({ broken }) => broken(password, owner))?.message;
}

type Rule = { message: string; broken: (password: string, owner: PasswordOwner) => boolean };

/** Length in characters as people count them for this purpose: code points. */
const length = (password: string): number => Array.from(password).length;

const rules: Rule[] = [
  {
    // A lone surrogate has no form in UTF-8: two such passwords would be one to the mail daemons.
    message: 'String does not match expected pattern',
    broken: (password) => /\p{Cc}/u.test(password) || !password.isWellFormed(),
  },
  {
    message: "Password should not start with the phrase 'pass' case-insensitively",
    broken: (password) => /^pass/i.test(password),
  },
  {
    message: "Password should not start with 'abc' case-insensitively",
    broken: (password) => /^abc/i.test(password),
  },
  { message: 'Password should not start with 123', broken: (password) => password.startsWith('123') },
  {
    message:
      'Password must not contain second-level domain, username or start with the first 3 letters from the username',
    broken: namesItsOwner,
  },
  { message: 'Shorter than minimum length 8', broken: (password) => length(password) < 8 },
  { message: 'Longer than maximum length 128', broken: (password) => length(password) > 128 },
  {
    message: 'Password should start with a letter',
    broken: (password, { exchange }) => exchange && !/^[A-Za-z]/.test(password),
  },
  { message: 'Password should have at least one digit', broken: (password) => !/[0-9]/.test(password) },
  { message: 'Password should have at least one capital letter', broken: (password) => !/[A-Z]/.test(password) },
  { message: 'Password should have at least one lower case letter', broken: (password) => !/[a-z]/.test(password) },
  {
    message: 'Password should contain at least one special character',
    broken: (password) => !/[^A-Za-z0-9_]/.test(password),
  },
];

/** Usernames shorter than 3 characters are left out: nearly every password contains such a one. */
function namesItsOwner(password: string, { username, domain }: PasswordOwner): boolean {
  const folded = password.toLowerCase();
  const name = username.toLowerCase();
  const secondLevel = getDomainWithoutSuffix(domain)?.toLowerCase();
  if (secondLevel && folded.includes(secondLevel)) return true;
  // To contain the username or to start with its first three letters.
  return name.length >= 3 && (folded.includes(name) || folded.startsWith(name.slice(0, 3)));
}
