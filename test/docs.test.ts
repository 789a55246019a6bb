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
