/** A real policyd for a test file: its process, a database of its own behind a door that can be shut, and clients for its sockets. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { packet, PacketReader } from '../../policyd/milter/packets.ts';
import type { Config } from '../../policyd/config.ts';
import { connect, type Sql } from '../../server/db/connect.ts';
import { giveMailRole } from '../../server/db/roles.ts';
import { testCluster, testDatabase } from './database.ts';

const main = path.resolve(import.meta.dirname, '../../policyd/main.ts');
export const HOSTNAME = 'mx.mailstead.test';
export const TOKEN = 'the-token-of-a-test';

/** The way to the database. */
export interface Door {
  /** `hangs`: what is sent is kept, and nobody answers. `cuts`: the next answer is lost with its connection; then it is open again. */
  is: 'open' | 'shut' | 'hangs' | 'cuts';
}

interface Ports {
  vault: number;
  resolver: number;
  logIns: number;
  postgresProxy: number;
}

export interface Policyd {
  config: Config;
  ports: Ports;
  process: ChildProcess;
  /** Lines of its log. */
  log: () => { level: number; msg: string }[];
  sql: Sql;
  door: Door;
  /** Where it puts its sockets, and a test may put others. */
  folder: string;
  remove: () => Promise<void>;
}

/** Starts one. @param changes to its configuration */
export async function startPolicyd(changes: Partial<Config> = {}): Promise<Policyd> {
  const database = await testDatabase();
  const role = `policyd_${randomBytes(6).toString('hex')}`;
  await giveMailRole(database.sql, 'mail_reader', `${role}:secret`);
  const doorman = `doorman_${randomBytes(6).toString('hex')}`;
  await giveMailRole(database.sql, 'mail_doorman', `${doorman}:secret`);
  const { door, server, url } = await doorTo(database.url, role);
  const folder = newFolder();
  const config: Config = {
    database: url,
    hostname: HOSTNAME,
    sockets: socketsIn(folder),
    vault: { port: 0, token: TOKEN },
    logIns: { port: 0, token: TOKEN, database: url.replace(role, doorman), shared: [] },
    resolver: { port: 0, upstream: [] },
    postgresProxy: { port: 0, to: { host: '127.0.0.1', port: Number(new URL(url).port) } },
    srs: { reversePort: 1 },
    health: { socket: path.join(folder, 'health'), scanner: false },
    mailUid: 8,
    ...(process.getuid?.() === 0 ? { runAs: { uid: 61_641, gid: 61_641 } } : {}),
    ...changes,
  };
  const { child, ports, log } = await run(folder, config);
  const remove = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    door.is = 'shut';
    server.close();
    await database.drop();
    const superuser = connect(testCluster().superuserUrl, 1);
    await superuser`drop role ${superuser(role)}, ${superuser(doorman)}`;
    await superuser.end();
    fs.rmSync(folder, { recursive: true });
  };
  return { config, ports, process: child, log, sql: database.sql, door, folder, remove };
}

/** Runs the program with a configuration. @throws Error with what it said, when it ends before it listens */
export async function run(folder: string, config: Config) {
  const file = path.join(folder, 'policyd.json');
  fs.writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  const child = fork(main, [file], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [] });
  let text = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  const log = () =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { level: number; msg: string });
  const ports = await new Promise<Ports>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Ports));
    child.once('exit', (code) => reject(new Error(`policyd has ended with ${code}: ${text}`)));
  });
  return { child, ports, log };
}

function newFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-policyd-'));
  fs.chmodSync(folder, 0o755);
  if (process.getuid?.() === 0) fs.chownSync(folder, 61_641, 61_641);
  return folder;
}

function socketsIn(folder: string): Config['sockets'] {
  const [policy, milter] = [path.join(folder, 'policy'), path.join(folder, 'milter')];
  return { policy, milter, learn: path.join(folder, 'learn'), rspamdController: path.join(folder, 'controller') };
}

async function doorTo(databaseUrl: string, role: string) {
  const [target, url] = [new URL(databaseUrl), new URL(databaseUrl)];
  const door: Door = { is: 'open' };
  const server = net.createServer((inner) => {
    const outer = net.connect(Number(target.port), target.hostname);
    const end = (): void => void (inner.destroy(), outer.destroy());
    for (const socket of [inner, outer]) socket.on('error', end).on('close', end);
    if (door.is === 'shut') end();
    inner.on('data', (chunk) => (door.is === 'shut' ? end() : door.is !== 'hangs' && outer.write(chunk)));
    outer.on('data', (chunk) => {
      if (door.is === 'open') inner.write(chunk);
      if (door.is === 'shut' || door.is === 'cuts') end();
      if (door.is === 'cuts') door.is = 'open';
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  Object.assign(url, { username: role, password: 'secret', hostname: '127.0.0.1', port: String(port) });
  return { door, server, url: url.href };
}

/** Asks policyd as Postfix does, in one connection. @returns the actions */
export async function askPolicy(socketPath: string, questions: Record<string, string | number>[]): Promise<string[]> {
  const socket = net.connect(socketPath);
  for (const question of questions) {
    const attributes = { request: 'smtpd_access_policy', protocol_state: 'RCPT', ...question };
    socket.write(
      `${Object.entries(attributes)
        .map(([name, value]) => `${name}=${value}\n`)
        .join('')}\n`,
    );
  }
  let text = '';
  for await (const chunk of socket.setEncoding('utf8') as AsyncIterable<string>) {
    text += chunk;
    if (text.split('\n\n').length > questions.length) break;
  }
  return text
    .split('\n\n')
    .slice(0, -1)
    .map((answer) => answer.replace(/^action=/, ''));
}

/** Asks policyd as Postfix does on a submission port. @param login `id.generation` @returns a letter, with the reply it wants */
export async function askMilterOf(socketPath: string, login: string, headers: string[]): Promise<string> {
  const socket = net.connect(socketPath);
  const say = (command: string, text: string): void => void socket.write(packet(command, text));
  socket.write(packet('O', Buffer.from([0, 0, 0, 6, 0, 0, 1, 0xff, 0, 0x1f, 0xff, 0xff])));
  const reader = new PacketReader();
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    for (const { command, data } of reader.read(chunk)) {
      if (command !== 'O') return command + data.toString().replaceAll('\0', '');
      say('D', `M{auth_authen}\0${login}\0`);
      say('M', '<>\0');
      for (const header of headers) say('L', `${header.replace(/: ?/, '\0')}\0`);
      say('N', '');
    }
  }
  return 'closed';
}
