/** The world outside: a mail server that counts what it has taken, and knows one address that it refuses. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { idOfCopy, REFUSED } from './policies.ts';

export interface Outside {
  /** For MAILSTEAD_RELAY_HOST. */
  address: string;
  /** Each mail that was taken, once for each recipient, by the id of its copy. */
  taken: { id: string | undefined; to: string }[];
  stop: () => Promise<void>;
}

export async function startOutside(): Promise<Outside> {
  const taken: Outside['taken'] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(address === REFUSED ? Object.assign(new Error('No such user'), { responseCode: 550 }) : undefined),
    onData: (stream, { envelope }, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const id = idOfCopy(Buffer.concat(pieces).toString('latin1'));
        for (const { address } of envelope.rcptTo) taken.push({ id, to: address });
        done();
      });
    },
  });
  // A client that is killed.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    await new Promise<void>((resolve) => server.close(resolve));
  };
  return { address: `127.0.0.1:${port}`, taken, stop };
}
