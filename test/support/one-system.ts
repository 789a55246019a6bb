/**
 * The system of the tests in test/mail/one-system: each has tenants of its own there and changes nothing for the others, so all of a
 * process share one. To start a system and end it takes as long as most of them.
 */
import { after } from 'node:test';
import { type Sink, startSink } from './sink.ts';
import { startSystem, type System } from './system.ts';

interface OneSystem {
  system: System;
  /** The world outside: what goes out of the system, of whatever test. */
  sink: Sink;
}

let opened: Promise<OneSystem> | undefined;

/** The system, started when it is first asked for; it ends with the process's last test. */
export const oneSystem = (): Promise<OneSystem> => (opened ??= open());

after(async () => {
  if (opened === undefined) return;
  const { system, sink } = await opened;
  try {
    await system.remove();
  } finally {
    // Left open it would keep the process, which has nothing more to tell, until it is ended from outside.
    await sink.stop();
  }
});

async function open(): Promise<OneSystem> {
  const sink = await startSink();
  const system = await startSystem({
    MAILSTEAD_RELAY_HOST: sink.address,
    MAILSTEAD_SUPPORT_ADDRESS: 'support@outside.example',
    // All clients are one address here: the wrong passwords of one test are not to stop the right ones of the next.
    MAILSTEAD_SHARED_CLIENTS: '127.0.0.1',
  }).catch(async (error: unknown) => {
    await sink.stop();
    throw error;
  });
  return { system, sink };
}
