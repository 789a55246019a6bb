/** The statements of bench/sql, for pgbench as they are and for the bare route with places for the driver's values. */
import { readFileSync } from 'node:fs';

export type ScriptName =
  | 'mailbox'
  | 'usernames'
  | 'quota'
  | `audit-${'none' | 'plain' | 'sealed' | 'one-chain' | 'account-chain'}`;

/** Path of a script, as pgbench takes it. */
export function scriptPath(name: ScriptName): string {
  return new URL(`sql/${name}.sql`, import.meta.url).pathname;
}

/** The statement of a script, its pgbench variables `:d`, `:i` or `:p` numbered `$1`, `$2` in the order they are met. */
export function selectOf(name: ScriptName): string {
  const text = readFileSync(scriptPath(name), 'utf8').replace(/^(--|\\).*$/gm, '');
  const names: string[] = [];
  return text.replace(/(?<!:):([a-z])\b/g, (_, variable: string) => {
    if (!names.includes(variable)) names.push(variable);
    return `$${names.indexOf(variable) + 1}`;
  });
}
