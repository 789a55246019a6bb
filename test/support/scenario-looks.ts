/** Whether a mail looks as a scenario says. */
import assert from 'node:assert/strict';
import type { Received } from './received.ts';
import type { Looks } from './scenario-form.ts';

/** @param pattern `*` stands for any characters */
export function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(text);
}

/**
 * @param subject what it must be when the scenario does not say; undefined: it may be any
 * @throws AssertionError
 */
export function looksAs(mail: Received, looks: Looks, subject: string | undefined): void {
  const wanted = looks.subject === undefined ? subject : looks.subject;
  if (wanted !== undefined && wanted !== '*') assert.equal(mail.header('subject') ?? null, wanted, 'its Subject');
  for (const [name, pattern] of Object.entries(looks.header ?? {})) {
    const values = mail.all(name);
    if (pattern === null) assert.deepEqual(values, [], `its header ${name}`);
    else
      assert.ok(
        values.some((value) => matches(pattern, value)),
        `${name} is ${JSON.stringify(values)}, not ${pattern}`,
      );
  }
  if (looks.text !== undefined)
    assert.ok(mail.body.includes(looks.text), `its body is ${JSON.stringify(mail.body.slice(0, 500))}`);
}
