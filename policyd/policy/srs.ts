/** Addresses made by SRS, and postsrsd, who knows which of them it made (Postfix's tcp_table(5) protocol). */
import net from 'node:net';

/** Whether an address looks like one that was made here. @param hostname the name of this system */
export function isSrs(address: string, hostname: string): boolean {
  const lower = address.toLowerCase();
  return /^srs[01][=+-][^@]*@[^@]+$/.test(lower) && lower.endsWith(`@${hostname.toLowerCase()}`);
}

/** Milliseconds. */
const PATIENCE = 3000;
/** Bytes: an answer holds one address. */
const LONGEST_ANSWER = 4096;

/**
 * Whether postsrsd made this address, and not too long ago.
 * @param port of its reverse table
 * @throws when there is no answer
 */
export async function isGenuine(address: string, port: number): Promise<boolean> {
  const answer = await ask(`get ${encoded(address)}\n`, port);
  if (answer.startsWith('200 ')) return true;
  if (/^5[0-9]{2}( |$)/.test(answer)) return false;
  throw new Error('postsrsd cannot say');
}

/** What the protocol would read as its own is written in hexadecimal. */
function encoded(key: string): string {
  return key.replaceAll(/[^A-Za-z0-9@.=+_-]/g, (char) =>
    [...Buffer.from(char)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}

async function ask(line: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: '127.0.0.1', port, timeout: PATIENCE });
    const timer = setTimeout(() => socket.destroy(new Error('no answer in time')), PATIENCE);
    let answer = '';
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      answer += text;
      if (answer.includes('\n')) {
        resolve(answer.slice(0, answer.indexOf('\n')));
        socket.destroy();
      } else if (answer.length > LONGEST_ANSWER) socket.destroy(new Error('no end of the answer'));
    });
    socket.once('error', reject);
    socket.once('close', () => {
      clearTimeout(timer);
      reject(new Error('no answer'));
    });
    socket.write(line);
  });
}
