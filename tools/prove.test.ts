import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { mutantsOf } from './prove/mutants.ts';
import * as compiler from '../server/policy/compile.ts';
import { policyCases } from '../test/support/policy-case.ts';
import { Bench, firstSurprise, sourcesOf, TRIED } from './prove/try.ts';

const SOURCE = `import { f } from './f.ts';
type Kind = 'a' | 'b';
export const list: Kind[] = ['a', 'b'];
export function g(x: number): string {
  if (x > 1 && f(x)) return '1';
  return [x].map(String).join(' ');
}
`;

test('what can be taken out of a file', () => {
  const { mutants, unparsable } = mutantsOf('x.ts', SOURCE);
  assert.equal(unparsable, 0);
  assert.deepEqual(
    mutants.map(({ line, what }) => `${line}: ${what}`),
    [
      "3: export const list = ['a', 'b'];",
      "4: export function g(x ) { if (x > 1 && f(x)) return '1'; return [x].map(...",
      "3: 'a',",
      "3: , 'b'",
      "5: if (x > 1 && f(x)) return '1';",
      "6: return [x].map(String).join(' ');",
      '5: x > 1 && f(x)  ->  (x > 1)',
      '5: x > 1 && f(x)  ->  (f(x))',
      '5: x',
      '5: f(x)  ->  (x)',
      "6: ' '",
      "6: [x].map(String).join(' ')  ->  ([x].map(String))",
      '6: String',
      '6: [x].map(String)  ->  ([x])',
      '6: x',
    ],
  );
  const without = mutants.find(({ what }) => what === ", 'b'")!.text;
  assert.match(without, /^export const list {9}= \['a'\];$/m);
  assert.doesNotMatch(without, /Kind|: number/);
});

test('the compiler as it is surprises nobody', async () => {
  // Those of one target, of several, and of none; cases.test.ts holds it to all.
  const cases = policyCases().filter(({ name }) => /^(forwards|exchange-forward|virus)$/.test(name));
  assert.equal(cases.length, 3);
  for (const each of cases) {
    const steps = each.mails.map((_, mail) => each.scripts(compiler, mail));
    assert.equal(await firstSurprise(each, steps), undefined);
  }
});

test('a missing line is noticed, and a line that means nothing is not', async () => {
  const sources = sourcesOf(path.join(import.meta.dirname, '..'));
  const file = 'server/features/cleanmailplus/policy.ts';
  assert.ok(TRIED.includes(file));
  const text = sources.get(file)!;
  const bench = new Bench(sources);
  try {
    const without = text.replace(
      "[when(allOf(headerExists(HEADERS.virus), has(V.virusAction, '1')), [discard, stop])]",
      '[]',
    );
    assert.notEqual(without, text);
    assert.match(JSON.stringify(await bench.try({ file, text: without })), /"seenBy":"[a-z-]+: .*virus/);
    assert.equal(await bench.try({ file, text: `${text}\nvoid 0;` }), 'not seen');
    const broken = await bench.try({ file, text: 'export {};' });
    assert.ok(typeof broken === 'object' && 'loadFault' in broken);
  } finally {
    bench.close();
  }
});
