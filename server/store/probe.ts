/** A real IMAP log-in and a real RCPT, by which the health check proves that mail works (operator.md, /health/ready). */
import net from 'node:net';
import tls from 'node:tls';

export interface Address {
  host: string;
  port: number;
}

/** Milliseconds for a whole conversation. */
const TIMEOUT = 3000;

/**
 * Logs in by IMAP and out again, by TLS from the start: off loopback no password is taken without. Whose the certificate is, does
 * not matter on the way to ourselves.
 * @throws when anything but a success is answered, or nothing in time
 */
export async function probeImap(at: Address, user: string, password: string): Promise<void> {
  await converse(tls.connect({ ...at, rejectUnauthorized: false }), [
    { expect: /^\* OK/ },
    { send: `a LOGIN "${user}" "${password}"`, expect: /^a OK/ },
    { send: 'b LOGOUT', expect: /^\* BYE/ },
  ]);
}

/** Asks RCPT for an address, and sends nothing. @throws likewise */
export async function probeSmtp(at: Address, recipient: string): Promise<void> {
  await converse(net.connect(at), [
    { expect: /^220 / },
    { send: 'EHLO health.invalid', expect: /^250 / },
    { send: 'MAIL FROM:<>', expect: /^250 / },
    { send: `RCPT TO:<${recipient}>`, expect: /^250 / },
    { send: 'QUIT', expect: /^221 / },
  ]);
}

interface Step {
  send?: string;
  expect: RegExp;
}

function converse(socket: net.Socket, steps: Step[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const waiting = [...steps];
    let text = '';
    const end = (error?: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      if (error) reject(error);
      else resolve();
    };
    const timer = setTimeout(() => end(new Error('no answer in time')), TIMEOUT);
    socket.on('error', end);
    socket.on('close', () => end(new Error('connection closed')));
    socket.on('data', (data) => {
      text += data.toString('latin1');
      for (let newline = text.indexOf('\r\n'); newline >= 0; newline = text.indexOf('\r\n')) {
        const line = text.slice(0, newline);
        text = text.slice(newline + 2);
        const step = waiting[0]!;
        if (isFinal(line) && !step.expect.test(line)) return end(new Error('refused'));
        if (!step.expect.test(line)) continue;
        waiting.shift();
        const next = waiting[0];
        if (next === undefined) return end();
        socket.write(`${next.send}\r\n`);
      }
    });
  });
}

/** A line that ends an answer: SMTP's `250 ...`, IMAP's tagged or untagged BYE; `250-...` and `* CAPABILITY` go on. */
function isFinal(line: string): boolean {
  return /^([0-9]{3} |[ab] |\* BYE)/.test(line);
}
