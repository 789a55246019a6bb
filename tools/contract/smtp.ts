/** Mails from outside, by plain SMTP: what it takes to have something in a mailbox. */
import net from 'node:net';
import readline from 'node:readline';
import type { Given } from './cases.ts';
import { fillText, type Names } from './match.ts';
import type { Platform } from './platform.ts';

/** @throws Error when the server refuses one */
export async function sendMails({ options }: Platform, names: Names, mails: NonNullable<Given['mail']>): Promise<void> {
  const [host, port] = options.smtp!.split(':') as [string, string];
  const socket = net.connect({ host, port: Number(port) });
  const lines = readline.createInterface({ input: socket })[Symbol.asyncIterator]();
  const say = async (text: string | undefined, code: string): Promise<void> => {
    if (text !== undefined) socket.write(`${text}\r\n`);
    for (;;) {
      const { value: line = 'closed', done } = await lines.next();
      if (line.startsWith(`${code}-`)) continue;
      if (line.startsWith(code)) return;
      throw new Error(`A mail that the case needs is refused: ${done ? 'closed' : line}`);
    }
  };
  try {
    await say(undefined, '220');
    await say('EHLO contract.example', '250');
    for (const { to, count = 1, kilobytes = 1 } of mails) {
      const address = `${fillText(to, names)}@${names['domain']}`;
      for (let n = 1; n <= count; n++) {
        await say('MAIL FROM:<outsider@contract.example>', '250');
        await say(`RCPT TO:<${address}>`, '250');
        await say('DATA', '354');
        await say(`${mailText(address, n, kilobytes)}\r\n.`, '250');
      }
    }
    await say('QUIT', '221');
  } finally {
    socket.destroy();
  }
}

function mailText(to: string, n: number, kilobytes: number): string {
  const head = ['From: outsider@contract.example', `To: ${to}`, `Subject: mail ${n}`, `Message-ID: <${n}@${to}>`];
  const date = `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`;
  const line = 'Only so that the mailbox holds something, sixty-two letters.\r\n';
  return `${[...head, date, '', ''].join('\r\n')}${line.repeat(Math.ceil((kilobytes * 1024) / line.length))}`.trimEnd();
}
