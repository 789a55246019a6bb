/** The sections of docs/reference/reliability.md in their order: what measures each, and by which tests its run was seen to fail. */

export interface Run {
  /** Of its file of figures; `npm run reliability -- <name>`. */
  name: string;
  /** Heading of the section. */
  title: string;
  /** The program that measures, with its arguments. It calls `record`, and ends with status 0 only when all has held. */
  argv: string[];
  /** How long it takes on two cores that have nothing else to do. */
  minutes: number;
  /** Tests in which what the run tests is taken out, or what it looks at is spoilt, and the run notices. */
  seen: { file: string; test: string }[];
}

export const RUNS: Run[] = [
  {
    name: 'faults',
    title: 'Faults under load',
    argv: ['test/faults/run.ts', '--kills=200', '--minutes=15', '--seed=1'],
    minutes: 16,
    seen: [
      ...seenBy('test/faults/faults.test.ts', [
        'each part killed, disks full, connections cut, the clock jumping: nothing that was acknowledged is lost',
        'Postfix no longer has mail wait for a Rspamd that is dead: the run complains',
        'PostgreSQL acknowledges what it has not written, and is killed: the run complains',
      ]),
      ...seenBy('test/faults/verdict.test.ts', [
        'a mail that was accepted is in each place of its policy',
        'it is nowhere else',
        'copies are counted',
        'what nobody has sent shows',
        'a write that was acknowledged is there until a later one',
        'one without an answer is there or not, and never half',
        'each has one row of the audit',
        'one that got a 503 is in the audit and done, or is neither',
        'a copy that was cut short is none',
      ]),
      ...seenBy('test/faults/plan.test.ts', ['figures that lack a kind of fault are not recorded']),
    ],
  },
  {
    name: 'matrix',
    title: 'Who gets what',
    argv: ['tools/test.ts', 'test/api/matrix.test.ts'],
    minutes: 1,
    seen: [
      ...seenBy('test/api/matrix.test.ts', [
        'a route without a row is noticed',
        'a gate that says OWN when it should not, or does not when it should, is noticed on every route',
        'a reply or its work that tells somebody else’s from nowhere, another’s name, and a path that leads across are noticed',
      ]),
      ...seenBy('test/wall/gates-away.test.ts', [
        'every gate says yes: no call tells or changes what is another tenant’s',
        'the same calls by the operator do tell and change them: the search can find',
      ]),
    ],
  },
  {
    name: 'fuzz',
    title: 'Generated requests',
    argv: ['tools/fuzz.ts'],
    minutes: 9,
    seen: seenBy('test/api/fuzz.test.ts', [
      'a server that throws, hangs, tells what it does not declare and forgets nothing is found out',
      'what the run would call wrong',
    ]),
  },
  {
    name: 'backup',
    title: 'Backup and restore',
    argv: ['tools/test.ts', 'test/backup/backup.test.ts'],
    minutes: 2,
    seen: [
      ...seenBy('test/backup/differences.test.ts', [
        'one message, flag, date, UID, folder or subscription that is another is a difference, and nothing else is',
      ]),
      ...seenBy('test/backup/backup.test.ts', [
        'copied in another order, a mail that moves meanwhile is in none of it, and missed after the restore',
        'one mailbox alone: what is missing comes back, once',
        'the backup under load has every mail that was accepted before it, in a mailbox or on hold',
      ]),
      ...seenBy('test/backup/whole.test.ts', ['a backup is whole, and what is changed in it is named']),
    ],
  },
  {
    name: 'log-ins',
    title: 'Log-ins that are remembered',
    argv: ['bench/main.ts', '--only=reconnect', '--rounds=3', '--old=10000'],
    minutes: 17,
    seen: seenBy('test/mail/one-system/reconnect.ts', [
      'what is remembered without the stored hash lets an old password in',
    ]),
  },
];

function seenBy(file: string, tests: string[]): Run['seen'] {
  return tests.map((test) => ({ file, test }));
}
