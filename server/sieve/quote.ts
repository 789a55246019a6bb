/** Texts of others inside a Sieve script: the only place that writes a quote mark. Pure. */

/** A text as it stands in a script, and whether it needs `dollar` (script.ts). */
export interface Quoted {
  text: string;
  usesDollar: boolean;
}

/**
 * A string constant (RFC 5228 2.4.2) of any text: what a Sieve script cannot hold, NUL and half characters, is left out, and line
 * ends become CR LF. Where the script has variables, `${` would begin one (RFC 5229 3): it is written by a variable of its own.
 * @param variables whether the script has variables
 */
export function quote(text: string, variables = false): Quoted {
  const plain = text
    .toWellFormed()
    .replaceAll('\0', '')
    .replaceAll(/\r\n?|\n/g, '\r\n')
    .replaceAll(/[\\"]/g, String.raw`\$&`);
  const usesDollar = variables && plain.includes('${');
  return { text: `"${usesDollar ? plain.replaceAll('${', '${dollar}{') : plain}"`, usesDollar };
}

/**
 * An address as Sieve and SMTP want it: a local part that is no dot-atom (`a..b`, given out by some providers) in quotes
 * (RFC 5321 4.1.2).
 */
export function quoteLocalPart(address: string): string {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  if (local.split('.').every((atom) => /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/.test(atom))) return address;
  return `"${local.replaceAll(/[\\"]/g, String.raw`\$&`)}"${address.slice(at)}`;
}
