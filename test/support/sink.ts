/** A mail server outside: takes all that the system hands to its relay host, bounces included. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface SinkMail {
  from: string;
  to: string[];
  text: string;
}

export interface Sink {
  /** For MAILSTEAD_RELAY_HOST. */
  address: string;
  mails: SinkMail[];
  stop: () => Promise<void>;
}

export async function startSink(): Promise<Sink> {
  const mails: SinkMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
        const to = session.envelope.rcptTo.map((each) => each.address);
        mails.push({ from, to, text: Buffer.concat(pieces).toString() });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    await new Promise<void>((resolve) => server.close(resolve));
  };
  return { address: `127.0.0.1:${port}`, mails, stop };
}
