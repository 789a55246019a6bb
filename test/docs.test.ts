import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

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
    sections.filter((section) => !/^- `[^`]+\.test\.ts`: /m.test(section)).map((section) => section.split('\n', 1)[0]),
    [],
  );
  const named = [...page.matchAll(/^- `([^`]+)`: (.+)$/gm)];
  assert.ok(named.length > 60);
  const missing = named
    .filter(([, file = '', name]) => {
      const tests = fs.existsSync(path.join(root, file)) ? fs.readFileSync(path.join(root, file), 'utf8') : '';
      return !["'", '"', '`'].some((quote) => tests.includes(`test(${quote}${name}${quote},`));
    })
    .map(([line]) => line);
  assert.deepEqual(missing, []);
});

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
