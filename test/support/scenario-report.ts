/** What there was to see when a scenario failed: mailboxes, what went out, and what the daemons said. */
import path from 'node:path';
import type { MailboxReader } from './mailbox-reader.ts';
import { matchingLines } from './postfix-queue.ts';
import type { ScenarioFile } from './scenario-form.ts';
import type { Stage } from './scenario-stage.ts';

const MOST_LINES = 12;

export async function report(
  { system, sink }: Stage,
  { key }: ScenarioFile,
  readers: Map<string, MailboxReader>,
  ids: string[],
): Promise<string> {
  const lines: string[] = [];
  for (const [address, reader] of readers) {
    lines.push(`${address} has:`);
    const mails = await reader.everywhere().catch((error: unknown) => [{ folder: String(error), raw: '' }]);
    for (const { folder, raw } of mails) lines.push(`  ${folder}: ${shownHeaders(raw)}`);
  }
  lines.push('Went out:');
  for (const { from, to, text } of sink.mails.filter((mail) =>
    [mail.from, ...mail.to, mail.text].join(' ').includes(key),
  ))
    lines.push(`  <${from}> to ${to.slice(0, 3).join(', ')}: ${shownHeaders(text)}`);
  for (const name of ['postfix', 'dovecot', 'rspamd', 'policyd']) {
    const file = path.join(system.home, 'logs', `${name}.log`);
    const said = matchingLines(file, [`${key}.`, `${key}-`, ...ids], MOST_LINES);
    if (said.length > 0) lines.push(`${name}.log:`, ...said.map((line) => `  ${line.slice(0, 400)}`));
  }
  return lines.join('\n');
}

/** Subject, From and what the system itself has put in. */
function shownHeaders(raw: string): string {
  const [head = ''] = raw.split(/\r?\n\r?\n/, 1);
  const shown = head
    .split(/\r?\n(?![ \t])/)
    .filter((line) => /^(subject|from|x-mailstead-|auto-submitted|x-sieve)/i.test(line));
  return shown.map((line) => line.slice(0, 150)).join(' | ');
}
