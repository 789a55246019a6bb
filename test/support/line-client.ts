/** A connection that speaks lines: what SMTP, IMAP and POP3 have in common. */
import net from 'node:net';
import tls from 'node:tls';

const patience = 30_000;

/** The server has closed the connection; `said` are the lines that came before and nobody had read. */
export class Closed extends Error {
  readonly said: string[];

  constructor(said: string[]) {
    super(`the server closed the connection${said.length > 0 ? ` after: ${said.join(' | ')}` : ''}`);
    this.said = said;
  }
}

export class LineClient {
  #socket: net.Socket;
  #lines: string[] = [];
  #rest = '';
  #isClosed = false;
  #wake: () => void = () => undefined;

  private constructor(socket: net.Socket) {
    this.#socket = socket;
    this.#listen();
  }

  /**
   * @param address `host:port`, as ready.json gives it, or the path of a unix socket
   * @param secure TLS from the start
   * @param from the client's own address, of those of loopback
   */
  static async open(address: string, secure = false, from = '127.0.0.1'): Promise<LineClient> {
    const at = address.startsWith('/') ? { path: address } : { ...hostAndPort(address), localAddress: from };
    // Each system makes its own certificate: whose it is, is not what these tests ask.
    const socket = secure ? tls.connect({ ...at, rejectUnauthorized: false }) : net.connect(at);
    await new Promise<void>((resolve, reject) => {
      socket.once(secure ? 'secureConnect' : 'connect', resolve);
      socket.once('error', reject);
    });
    return new LineClient(socket);
  }

  /** Goes on with TLS on the same connection. */
  async startTls(): Promise<void> {
    this.#socket.removeAllListeners();
    const secure = tls.connect({ socket: this.#socket, rejectUnauthorized: false });
    await new Promise<void>((resolve, reject) => {
      secure.once('secureConnect', resolve);
      secure.once('error', reject);
    });
    this.#socket = secure;
    this.#listen();
  }

  /** `TLSv1.3` and so on; undefined without TLS. */
  get protocol(): string | undefined {
    return this.#socket instanceof tls.TLSSocket ? (this.#socket.getProtocol() ?? undefined) : undefined;
  }

  write(bytes: string | Buffer): void {
    this.#socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  }

  /** The next line, without its end. @throws Closed; Error when there is none within `milliseconds` */
  async line(milliseconds = patience): Promise<string> {
    const deadline = Date.now() + milliseconds;
    while (this.#lines.length === 0) {
      if (this.#isClosed) throw new Closed([]);
      if (Date.now() > deadline) throw new Error('the server says nothing');
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, deadline - Date.now() + 1);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.#lines.shift() ?? '';
  }

  /** Waits until the server has closed the connection. @returns what it said before */
  async closed(milliseconds: number): Promise<string[]> {
    const deadline = Date.now() + milliseconds;
    while (!this.#isClosed) {
      if (Date.now() > deadline) throw new Error(`the connection is still open after ${milliseconds} ms`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, deadline - Date.now() + 1);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.#lines;
  }

  close(): void {
    this.#socket.destroy();
  }

  #listen(): void {
    this.#socket.on('data', (data: Buffer) => {
      const lines = (this.#rest + data.toString('latin1')).split('\r\n');
      this.#rest = lines.pop() ?? '';
      this.#lines.push(...lines);
      this.#wake();
    });
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => {
      this.#isClosed = true;
      this.#wake();
    });
  }
}

function hostAndPort(address: string): { host: string; port: number } {
  const { hostname, port } = new URL(`tcp://${address}`);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) };
}
