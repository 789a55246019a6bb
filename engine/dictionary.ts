/**
 * A question to Dovecot's dictionary now and then. When it loses its connections to PostgreSQL, and they alone are lost, it asks anew what it
 * was asked only with the next question that comes. A delivery that nobody followed would have no answer within 30 s, take the script for
 * a wrong one and store the mail without its policy.
 */
import net from 'node:net';
import path from 'node:path';
import type { Places } from './places.ts';

/** Milliseconds from one to the next, and for which the answer is waited for. */
const EVERY = 5000;
const PATIENCE = 3000;

/** Dovecot 2.3's protocol, version 3.2: whose and which dictionary; then a script that nobody has, of a mailbox that is none. */
const QUESTION = 'H3\t2\t0\tmailstead\tsieve\nLpriv/sieve/data/none\t00000000-0000-0000-0000-000000000000\n';
/** Of a question that had to wait. */
const ANSWER = /^\+/m;

/**
 * @returns asks, unless it has done so in the last seconds. Only for when PostgreSQL has just answered: a question that is refused makes the
 * dictionary fail, and with it whoever waits there (docs/decisions/0019-waiting-for-postgresql.md)
 */
export function nowAndThen({ dovecot }: { dovecot: Pick<Places['dovecot'], 'base'> }, every = EVERY): () => void {
  let next = 0;
  return () => {
    if (performance.now() < next) return;
    next = performance.now() + every;
    ask(path.join(dovecot.base, 'dict-async'));
  };
}

function ask(socket: string): void {
  const dictionary = net.connect(socket);
  let said = '';
  dictionary.setTimeout(PATIENCE, () => dictionary.destroy());
  // Without Dovecot nobody waits for its answer.
  dictionary.on('error', () => undefined);
  dictionary.on('data', (piece) => {
    said += String(piece);
    if (ANSWER.test(said)) dictionary.destroy();
  });
  dictionary.write(QUESTION);
}
