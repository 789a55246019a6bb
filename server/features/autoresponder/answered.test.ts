/** Whom the autoresponder answered is known as long as it counts, and the file does not grow for ever (docs/reference/keep-times.md). */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { policyCases } from '../../../test/support/policy-case.ts';
import { Trial } from '../../../test/support/policy-outcome.ts';
import { sieveBox } from '../../../test/support/sieve-box.ts';
import * as compiler from '../../policy/compile.ts';

/** Dovecot's file: a version, then entries of a moment, two lengths, and what they are the lengths of. */
function moments(file: Buffer): { at: number; moment: number }[] {
  const found = [];
  for (let at = 4; at < file.length; at += 12 + file.readUInt32LE(at + 4) + file.readUInt32LE(at + 8))
    found.push({ at, moment: file.readUInt32LE(at) });
  return found;
}

test('who was answered seven days ago is answered again, and forgotten with the next answer to anybody', async () => {
  const { scripts } = policyCases().find(({ name }) => name === 'autoresponder')!;
  const box = await sieveBox();
  try {
    box.install(scripts(compiler, 0));
    await box.compile();
    const trial = new Trial(box);
    let number = 0;
    const isAnswered = async (from: string): Promise<boolean> => {
      number += 1;
      return (await trial.next({ mail: 'Hello', from }, number)).some((each) => each.startsWith('answered '));
    };
    const file = path.join(box.home, '.dovecot.lda-dupes');
    assert.ok(await isAnswered('one@else.example'));
    assert.ok(!(await isAnswered('one@else.example')));
    assert.ok(await isAnswered('two@else.example'));
    const before = fs.readFileSync(file);
    const now = Date.now() / 1000;
    const days = moments(before).map(({ moment }) => (moment - now) / 86_400);
    assert.deepEqual(days.map(Math.round), [7, 7]);
    for (const { at, moment } of moments(before)) before.writeUInt32LE(moment - 8 * 86_400, at);
    fs.writeFileSync(file, before);
    assert.ok(await isAnswered('three@else.example'));
    assert.equal(moments(fs.readFileSync(file)).length, 1);
    assert.ok(await isAnswered('one@else.example'));
    assert.equal(moments(fs.readFileSync(file)).length, 2);
  } finally {
    box.remove();
  }
});
