import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { createConfig, lint } from '@redocly/openapi-core';

const ref = path.join(import.meta.dirname, '..', 'api', 'openapi.json');

test('a linter of the OpenAPI world finds nothing in the description of the API', async () => {
  // What needs no credentials and takes no input has no 4XX to answer.
  const config = await createConfig({ extends: ['recommended'], rules: { 'operation-4xx-response': 'off' } });
  const problems = await lint({ ref, config });
  assert.deepEqual(
    problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`),
    [],
  );
});
