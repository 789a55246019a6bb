/** How much a domain has taught the spam filter, as its memory in Redis tells. */
import path from 'node:path';
import { LineClient } from './line-client.ts';
import type { System } from './system.ts';

/** Mails taught in a domain, as `spam` or as `ham`. */
export async function taughtMails(system: System, domain: string, as: string): Promise<number> {
  const [found] = await system.sql<{ id: string }[]>`select domain_id as id from domain_names where name = ${domain}`;
  const redis = await LineClient.open(path.join(system.home, 'run', 'redis', 'redis'));
  try {
    redis.write(`HGET RS${found?.id} learns_${as}\r\n`);
    return (await redis.line()) === '$-1' ? 0 : Number(await redis.line());
  } finally {
    redis.close();
  }
}
