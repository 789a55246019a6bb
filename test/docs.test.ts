import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type Figures, figuresFile } from '../tools/reliability/record.ts';
import { RUNS } from '../tools/reliability/runs.ts';
import { KINDS } from './faults/kinds.ts';

const root = path.join(import.meta.dirname, '..');
const isOurs = (name: string): boolean => !/^(node_modules|var|\.git)(\/|$)/.test(name);

test('what the documents link to is there', () => {
  const files = fs.globSync('**/*.md', { cwd: root, exclude: (name) => !isOurs(name) });
  assert.ok(files.length > 10);
  const links = files.flatMap((file) =>
    [...fs.readFileSync(path.join(root, file), 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((match) => ({
      file,
      link: match[1]!,
    })),
  );
  assert.ok(links.length > 5);
  const dead = links.filter(({ file, link }) => !fs.existsSync(path.join(root, path.dirname(file), link)));
  assert.deepEqual(dead, []);
});

test('each weakness of security.md has a test that is there, and each named test is one', () => {
  const page = fs.readFileSync(path.join(root, 'docs/reference/security.md'), 'utf8');
  const sections = page.split(/^### /m).slice(1);
  assert.ok(sections.length > 15);
  assert.deepEqual(
    sections.filter((section) => !/^- `[^`]+\.ts`: /m.test(section)).map((section) => section.split('\n', 1)[0]),
    [],
  );
  const named = testsNamedIn(page);
  assert.ok(named.length > 60);
  assert.deepEqual(missingOf(named), []);
});

test('each run of reliability.md was seen to fail by a test that is there, and has its figures or says that it has none', () => {
  const page = fs.readFileSync(path.join(root, 'docs/reference/reliability.md'), 'utf8');
  const sections = page.split(/^## /m).slice(1);
  assert.deepEqual(
    sections.map((section) => section.split('\n', 1)[0]),
    RUNS.map(({ title }) => title),
  );
  for (const section of sections) {
    assert.ok(testsNamedIn(section).length > 0, section);
    assert.match(section, /^(Measured on \d{4}-\d\d-\d\d, \d+ cores.* by `.+`|Not measured yet: `.+`)\.$/m);
  }
  assert.deepEqual(missingOf(testsNamedIn(page)), []);
  // Not by a shorter run that somebody has made by hand, whose figures would tell of less.
  for (const [index, { name }] of RUNS.entries())
    assert.match(
      sections[index]!,
      new RegExp(`(, by |^Not measured yet: )\`npm run reliability -- ${name}\`\\.$`, 'm'),
    );
  assert.equal(missingOf([{ line: '', file: 'test/docs.test.ts', name: 'a test that is nowhere' }]).length, 1);
});

/** By the kind of fault, the heading of docs/operate/incidents.md under which it is. */
function headingOf(kind: string): string | undefined {
  if (/^(the watcher|everything) killed, and started$/.test(kind)) return 'The watcher has died, or all of it';
  if (/^(one process of )?[a-z]+ killed$/.test(kind)) return 'A part has died';
  if (/\bdisks? .*full\b/.test(kind)) return 'A disk is full';
  return {
    'database connections cut': 'Connections to the database are cut',
    'the clock jumps': 'The clock jumps',
  }[kind];
}

test('incidents.md says of every kind of fault, and of every part and disk, what is to be done', () => {
  const page = fs.readFileSync(path.join(root, 'docs/operate/incidents.md'), 'utf8');
  const sections = new Map(page.split(/^## /m).map((section) => [section.split('\n', 1)[0]!, section.toLowerCase()]));
  for (const { name } of KINDS) {
    const section = sections.get(headingOf(name) ?? name);
    assert.ok(section, `${name} has no section`);
    for (const word of ['**you see**', '**by itself**', '**to do**'])
      assert.ok(section.includes(word), `${name}: ${word}`);
    const what =
      /^(?:one process of )?([a-z]+) killed$/.exec(name)?.[1] ?? /^disk of the ([a-z]+) full$/.exec(name)?.[1];
    assert.ok(section.includes(what === 'postgres' ? 'postgresql' : (what ?? '')), `${name} is not in its section`);
  }
  assert.equal(headingOf('network cut'), undefined);
});

test('the pages of docs/operate are all in its list', () => {
  const folder = path.join(root, 'docs/operate');
  const list = fs.readFileSync(path.join(folder, 'README.md'), 'utf8');
  const pages = fs.readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  assert.ok(pages.length > 10);
  assert.deepEqual(
    pages.filter((name) => !list.includes(`(${name})`)),
    [],
  );
});

test('the fault run of reliability.md tells of every kind of fault', () => {
  const file = figuresFile('faults');
  // The page says then that it was not measured yet.
  if (!fs.existsSync(file)) return;
  const { tables } = JSON.parse(fs.readFileSync(file, 'utf8')) as Figures;
  assert.deepEqual(
    tables[0]!.rows.map(([kind]) => kind),
    KINDS.map(({ name }) => name).toSorted(),
  );
});

/** A test as a page names it. */
interface Named {
  line: string;
  file: string;
  name: string;
}

function testsNamedIn(page: string): Named[] {
  return [...page.matchAll(/^- `([^`]+\.ts)`: (.+)$/gm)].map(([line, file = '', name = '']) => ({
    line,
    file,
    name,
  }));
}

/** Lines whose test is not there. A name that a test file puts together matches whatever it puts in. */
function missingOf(named: Named[]): string[] {
  return named.filter(({ file, name }) => !namesIn(file).some((isIt) => isIt(name))).map(({ line }) => line);
}

function namesIn(file: string): ((name: string) => boolean)[] {
  if (!fs.existsSync(path.join(root, file))) return [];
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(/\btest\(\s*(['"`])(.+?)\1,/g)].map(([, , name = '']) => {
    const [begin = '', end] = name.split(/\$\{.*\}/);
    return (asked) => (end === undefined ? asked === begin : asked.startsWith(begin) && asked.endsWith(end));
  });
}

test('the documents that the program names are there', () => {
  const files = fs.globSync('{server,engine,mail,db,tools}/**/*.{ts,mjs,sql,conf,cf}', { cwd: root });
  assert.ok(files.length > 100);
  const dead = files.flatMap((file) =>
    [...fs.readFileSync(path.join(root, file), 'utf8').matchAll(/\bdocs\/[a-z]+\/[A-Za-z0-9-]+\.md/g)]
      .map((match) => match[0])
      .filter((name) => !fs.existsSync(path.join(root, name)))
      .map((name) => `${file}: ${name}`),
  );
  assert.deepEqual(dead, []);
});
