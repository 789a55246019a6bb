/** The words in braces that a scenario may use for what it does not choose itself. */
import { createHash } from 'node:crypto';

export const HOSTNAME = 'mx.mailstead.test';
export const SUPPORT_ADDRESS = 'support@support.test';
/** Of every mailbox of a scenario. */
export const PASSWORD = 'Szenario-1-offen';
/** Its hash costs nothing: there are hundreds of mailboxes, and hashes are not the matter here. */
export const PASSWORD_HASH = `{SSHA256}${saltedHash(PASSWORD, 'saltsalt')}`;
/** The text that every virus scanner takes for one. In two pieces, so that none takes this file for it. */
export const EICAR = [String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-`, 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');
/** The text that Rspamd refuses by itself, in two pieces as well. */
const GTUBE = ['XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-', 'STANDARD-ANTI-UBE-TEST-EMAIL*C.34X'].join('');

/**
 * @param key in every name of the scenario
 * @param domains those beside the first
 */
export function wordsOf(key: string, domains: string[]): Record<string, string> {
  const [domain, out] = [`${key}.example`, `${key}.test`];
  const system = { mx: HOSTNAME, support: SUPPORT_ADDRESS, hash: PASSWORD_HASH, eicar: EICAR, gtube: GTUBE };
  const words: Record<string, string> = { ...system, key, domain, out, OUT: out.toUpperCase() };
  words['L'] = `/accounts/${key}/email/${domain}`;
  for (const name of domains) {
    words[name] = `${key}-${name}.example`;
    words[`L:${name}`] = `/accounts/${key}/email/${words[name]}`;
  }
  return words;
}

/** Fills in words everywhere, in the names of keys as well; what is no known word stays as it is. */
export function filled(value: unknown, words: Record<string, string>): unknown {
  if (typeof value === 'string') return filledText(value, words);
  if (Array.isArray(value)) return value.map((each) => filled(each, words));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [filledText(key, words), filled(each, words)]));
}

/** `{U:name}` is the path of a username, `{U:name@word}` of one in a further domain. */
function filledText(text: string, words: Record<string, string>): string {
  return text.replaceAll(/\{([A-Za-z:.0-9_@-]+)\}/g, (whole, word: string) => {
    const [, name, domain] = /^U:([^@]+)(?:@(.+))?$/.exec(word) ?? [];
    if (name === undefined) return words[word] ?? whole;
    return `${words[domain === undefined ? 'L' : `L:${domain}`] ?? whole}/usernames/${name}`;
  });
}

/** `alice` is `alice@s07.example`. */
export const addressOf = (name: string, key: string): string => (name.includes('@') ? name : `${name}@${key}.example`);

function saltedHash(password: string, salt: string): string {
  const hash = createHash('sha256').update(password).update(salt).digest();
  return Buffer.concat([hash, Buffer.from(salt)]).toString('base64');
}
