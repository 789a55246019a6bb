import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { generatedFiles } from '../tools/generated.ts';
import { testDatabase, type TestDatabase } from './support/database.ts';

const root = path.join(import.meta.dirname, '..');
let database: TestDatabase;
let files: Record<string, string>;

before(async () => {
  database = await testDatabase();
  files = await generatedFiles(database.url);
});
after(() => database.drop());

test('every generated file is current', () => {
  assert.ok(Object.keys(files).length >= 4);
  for (const [name, text] of Object.entries(files)) {
    const committed = fs.readFileSync(path.join(root, name), 'utf8');
    assert.equal(committed, text, `${name} is not current: run node tools/generate.ts`);
  }
});

test('every fault of server/faults.ts is in its reference, and none that is gone', () => {
  const source = fs.readFileSync(path.join(root, 'server/faults.ts'), 'utf8');
  const named = [...source.matchAll(/^export (?:const|function) (\w+)/gm)].map((match) => match[1]!);
  const shown = [...files['docs/reference/faults.md']!.matchAll(/^\| \d{3}\s+\| (\w+)/gm)].map((match) => match[1]!);
  assert.deepEqual(shown.toSorted(), named.toSorted());
});

test('the description of the API names every operation once', () => {
  const { paths } = JSON.parse(files['api/openapi.json']!) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  const operations = Object.values(paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
  assert.ok(operations.length > 30);
  assert.equal(new Set(operations).size, operations.length);
});
