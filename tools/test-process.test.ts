import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

/** Runs a test file of this text, as tools/test.ts runs each. */
function runText(text: string): { status: number | null; stderr: string } {
  const argv = ['--import', `${import.meta.dirname}/test-process.ts`, '--input-type=module', '-e', text];
  const env = { ...process.env, TEST_LEFT: '200', NODE_TEST_CONTEXT: undefined };
  return spawnSync(process.execPath, argv, { encoding: 'utf8', env, timeout: 30_000 });
}
const IMPORTS = "import { after, test } from 'node:test'; import net from 'node:net';";

test('a file that leaves a server behind is ended, is red and says what is left', () => {
  const { status, stderr } = runText(`${IMPORTS} test('green', () => void net.createServer().listen(0, '127.0.0.1'));`);
  assert.equal(status, 1);
  assert.match(stderr, /its tests are over, and it goes on, by .*TCPServerWrap/);
});

test('one that ends what it has started is not', () => {
  const { status, stderr } = runText(
    `${IMPORTS} const server = net.createServer().listen(0, '127.0.0.1'); after(() => void server.close()); test('green', () => {});`,
  );
  assert.deepEqual([status, stderr], [0, '']);
});
