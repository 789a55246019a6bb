/** The parts that tell their figures when they are asked: the API, policyd, Dovecot, and the watcher, for Postfix's queue too. */
import http from 'node:http';
import net from 'node:net';
import { type Family, family, ofEach } from '../server/metrics/families.ts';
import type { Config } from './config.ts';
import { dovecotFamilies } from './dovecot.ts';
import type { Source } from './source.ts';
import { watcherFamilies, type WatcherFigures } from './watcher.ts';

/** Characters of an answer. */
const LONGEST = 16_000_000;

export function sourcesOf({ api, policyd, dovecot, watcher }: Config): Source[] {
  const known = <T>(socket: string | undefined, source: (socket: string) => T): T[] =>
    socket === undefined ? [] : [source(socket)];
  return [
    { name: 'api', families: async () => JSON.parse(await get(api, '/')) as Family[] },
    ...known(policyd, (socket) => ({
      name: 'policyd',
      families: async () => filterFamilies(JSON.parse(await get(socket, '/health')) as Record<string, string>),
    })),
    ...known(dovecot, (socket) => ({
      name: 'dovecot',
      families: async () => dovecotFamilies(await get(socket, '/metrics')),
    })),
    ...known(watcher, (socket) => ({ name: 'queue', families: async () => queueFamilies(await ask(socket, 'count')) })),
    ...known(watcher, (socket) => ({
      name: 'watcher',
      families: async () => watcherFamilies(JSON.parse(await ask(socket, 'figures')) as WatcherFigures),
    })),
  ];
}

/** `unknown`: it is asked by way of another that is down. */
function filterFamilies(states: Record<string, string>): Family[] {
  const samples = Object.entries(states)
    .filter(([part, state]) => ['filter', 'virus'].includes(part) && state !== 'off')
    .map(([part, state]) => ({ labels: { filter: part === 'filter' ? 'spam' : part }, value: Number(state === 'ok') }));
  return [family('mailstead_filter_up', 'gauge', 'Whether a filter finds what it should find.', samples)];
}

function queueFamilies(text: string): Family[] {
  const told = JSON.parse(text) as { queues: Record<string, { count: number; oldest: number }> };
  const { queues } = told;
  const now = Date.now() / 1000;
  const of = ofEach(queues);
  return [
    family(
      'mailstead_queue_messages',
      'gauge',
      'Mails in Postfix’s queues.',
      of(({ count }) => count),
      'queue',
    ),
    family(
      'mailstead_queue_oldest_seconds',
      'gauge',
      'Age of the oldest mail of a queue.',
      of(({ count, oldest }) => (count === 0 ? 0 : Math.max(0, now - oldest))),
      'queue',
    ),
  ];
}

function get(socketPath: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = http.get({ socketPath, path, agent: false, timeout: 5000 }, (response) => {
      if (response.statusCode === 200) text(response).then(resolve, reject);
      else request.destroy(new Error(`HTTP ${response.statusCode}`));
    });
    request.once('timeout', () => request.destroy(new Error('late')));
    request.once('error', reject);
  });
}

async function ask(socketPath: string, question: string): Promise<string> {
  const socket = net.connect(socketPath);
  socket.setTimeout(5000, () => socket.destroy(new Error('late')));
  socket.write(`${question}\n`);
  return text(socket);
}

async function text(stream: AsyncIterable<Buffer>): Promise<string> {
  let said = '';
  for await (const piece of stream) {
    said += String(piece);
    if (said.length > LONGEST) throw new Error('too much was said');
  }
  return said;
}
