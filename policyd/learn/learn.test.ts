import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { until } from '../../test/engine/until.ts';
import { LARGEST, type LearnOptions, serveLearning } from './learn.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-learn-'));
const closing: (() => unknown)[] = [];
after(async () => {
  for (const close of closing.toReversed()) await close();
  fs.rmSync(folder, { recursive: true });
});
let sockets = 0;
const newSocket = (): string => path.join(folder, `s${(sockets += 1)}`);

const USER = '0197a000-0000-7000-8000-000000000001';
const DOMAIN = '0197a000-0000-7000-8000-0000000000d0';

interface Lesson {
  path: string;
  bayes: unknown;
  mail: string;
}

/** A controller of Rspamd, and what it was taught. */
async function rspamd() {
  const socket = newSocket();
  const lessons: Lesson[] = [];
  const state = { status: 200, isHanging: false };
  const hanging: http.ServerResponse[] = [];
  const server = http.createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const mail = Buffer.concat(pieces).toString('latin1');
      lessons.push({ path: `${request.method} ${request.url}`, bayes: request.headers['mailstead-bayes'], mail });
      if (state.isHanging) hanging.push(response);
      else response.writeHead(state.status).end('{}');
    });
  });
  const start = async (): Promise<void> => {
    server.listen(socket);
    await once(server, 'listening');
  };
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const goOn = (): void => {
    state.isHanging = false;
    for (const response of hanging.splice(0)) response.writeHead(state.status).end('{}');
  };
  return { socket, lessons, state, start, goOn };
}

/** A school with the real socket, and what it logs. */
async function school(rspamdController: string, options: Partial<LearnOptions> = {}) {
  const socket = newSocket();
  const said: string[] = [];
  const write = (_: object, message: string): void => void said.push(message);
  const listening = await serveLearning({
    socket,
    rspamdController,
    findLearner: async () => ({ learns: true, domainId: DOMAIN }),
    log: { info: write, warn: write, error: write },
    pauses: [10, 10],
    ...options,
  });
  closing.push(() => listening.close());
  return { socket, said };
}

async function hand(
  socketPath: string,
  url: string,
  mail: Buffer | string = 'A: 1\r\n\r\nx',
  method = 'POST',
): Promise<number> {
  const request = http.request({ socketPath, path: url, method, agent: false });
  request.end(mail);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  // One that was refused before it was sent whole may still be being sent.
  request.on('error', () => {});
  response.resume();
  return response.statusCode!;
}

test('a mail is taken at once, and Rspamd is taught it as an example for its domain', async () => {
  const { socket: controller, lessons, start } = await rspamd();
  await start();
  const { socket } = await school(controller);
  assert.equal(await hand(socket, `/learn/spam?user=${USER}`, 'X-Mailstead-Score: 83\r\nA: 1\r\n\r\nbuy'), 202);
  assert.equal(await hand(socket, `/learn/ham?user=${USER}`, 'A: 2\r\n\r\nhello'), 202);
  await until('both lessons', () => lessons.length === 2, 5000);
  assert.deepEqual(lessons, [
    { path: 'POST /learnspam', bayes: DOMAIN, mail: 'A: 1\r\n\r\nbuy' },
    { path: 'POST /learnham', bayes: DOMAIN, mail: 'A: 2\r\n\r\nhello' },
  ]);
});

test('who does not teach, or is nobody, teaches nothing', async () => {
  const { socket: controller, lessons, start } = await rspamd();
  await start();
  const asked: string[] = [];
  const teacher = USER.replace(/1$/, '2');
  const findLearner = async (user: string) => {
    asked.push(user);
    if (user === USER) return { learns: false, domainId: DOMAIN };
    return user === teacher ? { learns: true, domainId: DOMAIN } : undefined;
  };
  const { socket } = await school(controller, { findLearner });
  const nobody = USER.replace(/1$/, '3');
  for (const user of [USER, nobody, teacher]) {
    assert.equal(await hand(socket, `/learn/spam?user=${user}`, `A: 1\r\n\r\n${user}`), 202);
  }
  await until('the lesson of the one who teaches', () => lessons.some(({ mail }) => mail.endsWith(teacher)), 5000);
  assert.deepEqual(asked, [USER, nobody, teacher]);
  assert.equal(lessons.length, 1);
});

test('other requests are refused', async () => {
  const { socket } = await school(newSocket());
  for (const url of [
    '/',
    '/learn/spam',
    '/learn/other?user=x',
    `/learn/spam?user=${USER}x`,
    `/learn/spam?user=`,
    `/learn/spam?user=${USER}&x=1`,
    `/learn/spam?user=../../x`,
  ]) {
    assert.equal(await hand(socket, url), 404, url);
  }
  assert.equal(await hand(socket, `/learn/spam?user=${USER}`, '', 'GET'), 404);
});

test('a mail that is too large is refused, declared or not', async () => {
  const { socket } = await school(newSocket());
  const declared = net.connect(socket);
  declared.write(`POST /learn/spam?user=${USER} HTTP/1.1\r\nHost: x\r\nContent-Length: ${LARGEST + 1}\r\n\r\n`);
  const [head] = (await once(declared.setEncoding('latin1'), 'data')) as [string];
  assert.match(head, /^HTTP\/1\.1 413 /);
  declared.destroy();
  const chunked = net.connect(socket).on('error', () => {});
  chunked.write(`POST /learn/spam?user=${USER} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`);
  chunked.write(`${(LARGEST + 1).toString(16)}\r\n`);
  chunked.write(Buffer.alloc(LARGEST + 1, 'x'));
  chunked.write('\r\n0\r\n\r\n');
  const [refusal] = (await once(chunked.setEncoding('latin1'), 'data')) as [string];
  assert.match(refusal, /^HTTP\/1\.1 413 /);
  chunked.destroy();
});

test('while Rspamd is away a mail waits, and is given up in the end', async () => {
  const { socket: controller, lessons, start, state } = await rspamd();
  const { socket, said } = await school(controller, { pauses: [10, 10, 10, 10, 50, 100, 200, 400, 800, 1600] });
  assert.equal(await hand(socket, `/learn/spam?user=${USER}`), 202);
  await start();
  await until('the lesson', () => lessons.length === 1, 5000);
  assert.equal(said.length, 0);
  const { socket: short, said: saidOfIt } = await school(newSocket());
  assert.equal(await hand(short, `/learn/spam?user=${USER}`), 202);
  await until('that it was given up', () => saidOfIt.includes('a piece of work is given up'), 5000);
  // What Rspamd refuses it would refuse again.
  state.status = 404;
  assert.equal(await hand(socket, `/learn/ham?user=${USER}`), 202);
  await until('that it was refused', () => said.includes('Rspamd refuses to learn a mail'), 5000);
  assert.equal(lessons.length, 2);
});

test('what waits has a bound, and there is room again when it has been learned', async () => {
  const { socket: controller, state, start, goOn, lessons } = await rspamd();
  state.isHanging = true;
  await start();
  const { socket } = await school(controller);
  const mail = Buffer.alloc(9 * 1_048_576, 'x');
  const answers: number[] = [];
  for (let count = 0; count < 8; count += 1) answers.push(await hand(socket, `/learn/spam?user=${USER}`, mail));
  assert.deepEqual(answers, [202, 202, 202, 202, 202, 202, 202, 503]);
  assert.equal(await hand(socket, `/learn/spam?user=${USER}`), 202);
  await until('the first lesson', () => lessons.length === 1, 5000);
  goOn();
  await until('all lessons', () => lessons.length === 8, 10_000);
  assert.equal(await hand(socket, `/learn/spam?user=${USER}`, mail), 202);
});
