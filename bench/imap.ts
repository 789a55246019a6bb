/** Log-ins over IMAP, each on a connection of its own, as a mail client's first sight of the day. */
import net from 'node:net';

/**
 * @param address `host:port`
 * @param names addresses of mailboxes, taken in turns
 * @returns log-ins a second
 * @throws when one is refused
 */
export async function imapLogins(
  address: string,
  names: string[],
  password: string,
  options: { atOnce: number; duration: number },
): Promise<number> {
  const started = performance.now();
  let begun = 0;
  let done = 0;
  const one = async (): Promise<void> => {
    while (performance.now() - started < options.duration) {
      await logIn(address, names[begun++ % names.length] ?? '', password);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, one));
  return (1000 * done) / (performance.now() - started);
}

/** Logs in once and out again. */
export function logIn(address: string, name: string, password: string): Promise<void> {
  const [host = '', port] = address.split(':');
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(port), host);
    let said = '';
    let asked = 0;
    socket.setEncoding('latin1');
    socket.on('data', (piece) => {
      said += String(piece);
      if (asked === 0 && said.includes('\r\n')) {
        asked = 1;
        socket.write(`a LOGIN "${name}" "${password}"\r\n`);
      } else if (asked === 1 && /^a OK/m.test(said)) {
        asked = 2;
        socket.write('b LOGOUT\r\n');
      } else if (/^a (NO|BAD)/m.test(said)) {
        socket.destroy(new Error(`the log-in of ${name} was refused: ${said.trim().split('\n').at(-1)}`));
      }
    });
    socket.on('error', reject);
    socket.on('close', () => (asked === 2 ? resolve() : reject(new Error('the connection ended before the log-in'))));
  });
}
