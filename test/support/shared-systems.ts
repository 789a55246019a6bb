/**
 * Systems that several files of tests share: each file has tenants of its own there and changes nothing for the others. To start a system
 * and end it takes as long as most of them.
 */
import fs from 'node:fs';
import { after } from 'node:test';
import { type Sink, startSink } from './sink.ts';
import { startSystem, type System } from './system.ts';

export interface SharedSystem {
  system: System;
  /** The world outside: what goes out of the system, of whatever test. */
  sink: Sink;
}

/** MAILSTEAD_SUPPORT_ADDRESS of `oneSystem`. */
export const supportAddress = 'support@outside.example';

/** MAILSTEAD_MESSAGE_SIZE_LIMIT of `leanSystem`, in bytes. */
export const largestMail = 4 * 1_048_576;

/** The system of test/mail/one-system, started when it is first asked for; it ends with the process's last test. */
export const oneSystem = shared({
  MAILSTEAD_SUPPORT_ADDRESS: supportAddress,
  // All clients are one address here: the wrong passwords of one test are not to stop the right ones of the next.
  MAILSTEAD_SHARED_CLIENTS: '127.0.0.1',
});

/** The system of test/mail/lean-system: without the virus scanner, for small mails, and each client stands for itself. */
export const leanSystem = shared({
  MAILSTEAD_CLAMAV: 'off',
  // Where nothing may be lost for a scanner that is down, one that is not wanted is not down.
  MAILSTEAD_FILTER_DOWN: 'defer',
  MAILSTEAD_MESSAGE_SIZE_LIMIT: '4',
});

function shared(settings: Record<string, string>): () => Promise<SharedSystem> {
  let opened: Promise<SharedSystem> | undefined;
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
  return () => (opened ??= open(settings));
}

async function open(settings: Record<string, string>): Promise<SharedSystem> {
  const sink = await startSink();
  const system = await startSystem({ MAILSTEAD_RELAY_HOST: sink.address, ...settings }).catch(
    async (error: unknown) => {
      await sink.stop();
      throw error;
    },
  );
  return { system, sink };
}

/**
 * The files of a folder that a file does not import: `npm test` would not run them.
 * @param file whose imports are looked at @param folder beside it
 */
export function leftOut(file: string, folder: string): string[] {
  const imports = fs.readFileSync(file, 'utf8');
  const names = fs.readdirSync(new URL(`${folder}/`, `file://${file}`)).filter((name) => name.endsWith('.ts'));
  if (names.length === 0) throw new Error(`There is no test in ${folder}.`);
  return names.filter((name) => !imports.includes(`\nimport './${folder}/${name}';\n`));
}
