/** The golden cases: what the compiler writes is what stands beside them, and it does what they say. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { policyCases, tooLong } from '../../test/support/policy-case.ts';
import { Trial, wanted } from '../../test/support/policy-outcome.ts';
import { sieveBox } from '../../test/support/sieve-box.ts';
import * as compiler from './compile.ts';

const root = path.join(import.meta.dirname, '..', '..');

describe('cases', { concurrency: 2 }, () => {
  for (const { name, mails, scripts, golden, goldenText } of policyCases()) {
    test(name, async () => {
      assert.equal(
        goldenText(compiler),
        fs.readFileSync(path.join(root, golden), 'utf8'),
        'run node tools/generate.ts',
      );
      const box = await sieveBox();
      try {
        const trial = new Trial(box);
        for (const [number, mail] of mails.entries()) {
          if (number === 0 || mail.now !== undefined) {
            const all = scripts(compiler, number);
            for (const script of all) assert.ok(!tooLong(script), script.name);
            box.install(all);
            await box.compile();
          }
          assert.deepEqual(await trial.next(mail, number), wanted(mail), mail.mail);
        }
      } finally {
        box.remove();
      }
    });
  }
});
