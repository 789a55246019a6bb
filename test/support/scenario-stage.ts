/** Where scenarios are played: one running system, the outside world's mail server and DNS, and the queue between them. */
import { type Dns, startDns } from './dns.ts';
import { PostfixQueue } from './postfix-queue.ts';
import type { ScenarioFile } from './scenario-form.ts';
import { DKIM_RECORD } from './scenario-mail.ts';
import { HOSTNAME, SUPPORT_ADDRESS } from './scenario-words.ts';
import { type Sink, startSink } from './sink.ts';
import { startSystem, type System } from './system.ts';

export interface Stage {
  system: System;
  sink: Sink;
  dns: Dns;
  queue: PostfixQueue;
  close: () => Promise<void>;
}

/** @param settings beside those that every scenario takes for granted */
export async function openStage(
  scenarios: Pick<ScenarioFile, 'dns' | 'steps'>[],
  settings: Record<string, string> = {},
): Promise<Stage> {
  const sink = await startSink();
  const dns = await startDns(Object.assign({}, ...scenarios.map(dnsOf)));
  const system = await startSystem({
    MAILSTEAD_HOSTNAME: HOSTNAME,
    MAILSTEAD_RELAY_HOST: sink.address,
    MAILSTEAD_RESOLVER: dns.address,
    MAILSTEAD_SUPPORT_ADDRESS: SUPPORT_ADDRESS,
    ...settings,
  }).catch(async (error: unknown) => {
    await Promise.all([sink.stop(), dns.stop()]);
    throw error;
  });
  const queue = new PostfixQueue(system.home);
  const close = async (): Promise<void> => {
    queue.close();
    await system.remove();
    await sink.stop();
    await dns.stop();
  };
  return { system, sink, dns, queue, close };
}

/** What a scenario's outside world says of itself, and the key of those whose mail is signed. */
function dnsOf({ dns = {}, steps }: Pick<ScenarioFile, 'dns' | 'steps'>): ScenarioFile['dns'] {
  const signers = steps.flatMap((step) => ('mail' in step && step.signed !== undefined ? [step.signed] : []));
  return { ...dns, ...Object.fromEntries(signers.map((name) => [`test._domainkey.${name}`, { TXT: [DKIM_RECORD] }])) };
}
