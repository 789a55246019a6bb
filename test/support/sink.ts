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
  /** How many have come so far, whether they had mail or not. */
  connections: number;
  /** While it is set, senders are told to try later. */
  isBusy: boolean;
  stop: () => Promise<void>;
}

/** @param at the port; 0: a free one */
export async function startSink(at = 0, host = '127.0.0.1'): Promise<Sink> {
  const mails: SinkMail[] = [];
  const sink: Sink = { address: '', mails, connections: 0, isBusy: false, stop: () => Promise.resolve() };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onConnect: (_session, done) => {
      sink.connections += 1;
      done();
    },
    onMailFrom: (_address, _session, done) =>
      done(sink.isBusy ? Object.assign(new Error('Busy'), { responseCode: 451 }) : undefined),
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
  server.listen(at, host);
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    await new Promise<void>((resolve) => server.close(resolve));
  };
  sink.address = `${host}:${port}`;
  sink.stop = stop;
  return sink;
}
