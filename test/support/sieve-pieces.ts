/** Each command and test of server/sieve in a script of its own, which has to require what it needs. */
import { calledBy } from '../../server/policy/words.ts';
import type * as commands from '../../server/sieve/commands.ts';
import type * as scripts from '../../server/sieve/script.ts';
import type * as tests from '../../server/sieve/tests.ts';
import type { Script } from '../../server/policy/compile.ts';

/** The modules of server/sieve, or of a copy of it. */
export type SieveModules = typeof commands & typeof scripts & typeof tests;

/** Scripts that sievec has to take as they are. */
export function pieces(sieve: SieveModules): Script[] {
  const { script, when, keep } = sieve;
  const answer = { subject: '', body: 'b', mime: undefined, days: 7, handle: 'h' };
  const made: Record<string, scripts.Command[]> = {
    nothing: [],
    keep: [keep],
    discard: [sieve.discard],
    stop: [sieve.stop],
    set: [sieve.set('a', 'b')],
    include: [sieve.include(calledBy('keep'))],
    'file-into': [sieve.fileInto('Spam')],
    redirect: [sieve.redirect('a@else.example')],
    reject: [sieve.reject('no')],
    vacation: [sieve.vacation(answer)],
    'vacation-with-a-subject': [sieve.vacation({ ...answer, subject: 's' })],
    'vacation-of-an-entity': [sieve.vacation({ ...answer, mime: 'Content-Type: text/plain\r\n\r\nb' })],
    'add-header': [sieve.addHeader('X-A', 'b')],
    'add-header-last': [sieve.addHeader('X-A', 'b', true)],
    'delete-header': [sieve.deleteHeader('X-A')],
    'several-at-once': [sieve.fileInto('Spam'), sieve.set('a', '${b}'), sieve.reject('no')],
  };
  const asked: Record<string, scripts.Test> = {
    'header-is': sieve.headerIs('A', 'b'),
    'header-contains': sieve.headerContains('A', 'b'),
    'header-exists': sieve.headerExists('A'),
    'header-at-least': sieve.headerAtLeast('A', '1'),
    'header-count': sieve.headerCount('A', 1),
    'header-matches': sieve.headerMatches('A', '*'),
    'address-count': sieve.addressCount('From', 2),
    'address-is': sieve.addressIs('domain', 'From', ['a.example', 'b.example']),
    'address-matches': sieve.addressMatches('all', 'From', '*'),
    'envelope-matches': sieve.envelopeMatches('domain', 'from', '*'),
    'string-is': sieve.stringIs(['a'], ['b', 'c']),
    'string-matches': sieve.stringMatches('a', '*'),
    'size-over': sieve.sizeOver(1),
    'is-duplicate': sieve.isDuplicate('h', 60),
    not: sieve.not(sieve.isDuplicate('h', 60)),
    'all-of': sieve.allOf(sieve.headerExists('A'), sieve.isDuplicate('h', 60)),
    'any-of': sieve.anyOf(sieve.headerExists('A'), sieve.isDuplicate('h', 60)),
  };
  for (const [name, test] of Object.entries(asked)) made[name] = [when(test, [keep])];
  const all = Object.entries(made).map(([name, commands]) => ({ name, id: name, data: script(commands) }));
  return [...all, { name: 'globals', id: 'globals', data: script([], ['a', 'b']) }];
}
