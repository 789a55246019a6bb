/** Requests as they go over the wire, for the load generator. */
import { operatorPassword } from './processes.ts';

const authorization = Buffer.from(`operator:${operatorPassword}`).toString('base64');

/** Different requests of each kind: enough that no cache of PostgreSQL's own sees the same row again and again. */
const variety = 2000;

export function mailboxGets(count: number): string[] {
  return many(count, (i) => request('GET', mailboxPath(i)));
}

export function usernamePages(count: number): string[] {
  return many(count, (i) => {
    const domain = Math.floor(i / 100);
    return request('GET', `/accounts/bench/email/d${domain}.bench.example/usernames?page=${1 + (i % 5)}&pageSize=20`);
  });
}

export function quotaPuts(count: number): string[] {
  return many(count, (i) => request('PUT', mailboxPath(i), { quota: 500 + Math.floor(Math.random() * 1000) }));
}

/** `count` password changes of mailboxes of one kind, `old` or `new` (bench/fill.ts), from number `first` on. */
export function passwordPuts(kind: 'old' | 'new', first: number, count: number): string[] {
  return Array.from({ length: count }, (_, n) =>
    request('PUT', `/accounts/bench/email/pw.bench.example/usernames/${kind}${first + n}/mailbox`, {
      password: `Qw7$${Math.random().toString(36).slice(2)}`,
    }),
  );
}

/** Resets with wrong answers, of one mailbox after the other. */
export function wrongResets(count: number): string[] {
  const actionData = { secretQuestionsAnswers: { tk1: 'wrong' }, password: 'Qw7$benchmark2' };
  return many(count, (i) => request('POST', `${mailboxPath(i)}/action`, { action: 'resetPassword', actionData }));
}

function mailboxPath(i: number): string {
  return `/accounts/bench/email/d${Math.floor(i / 100)}.bench.example/usernames/m${i}/mailbox`;
}

function many(count: number, make: (i: number) => string): string[] {
  return Array.from({ length: variety }, () => make(Math.floor(Math.random() * count)));
}

function request(method: string, path: string, body?: object): string {
  const text = body === undefined ? '' : JSON.stringify(body);
  const head = [`${method} ${path} HTTP/1.1`, 'Host: 127.0.0.1', `Authorization: Basic ${authorization}`];
  if (body !== undefined) head.push('Content-Type: application/json', `Content-Length: ${Buffer.byteLength(text)}`);
  return `${head.join('\r\n')}\r\n\r\n${text}`;
}
