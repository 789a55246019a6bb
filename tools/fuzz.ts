/**
 * `node tools/fuzz.ts`: generated requests against an API of its own, on a PostgreSQL cluster of its own. Prints the figures; fails
 * when a reply was a 5xx, late or outside its description, or when the heap grew. `npm test` has a short run (test/api/fuzz.test.ts).
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startCluster } from '../engine/postgres/cluster.ts';
import { fuzz, HEAP_BOUND, report } from '../test/fuzz/run.ts';

const USAGE = `Sends generated requests to the API and looks at every reply.

  node tools/fuzz.ts [--requests=100000] [--seed=1]

  --requests N  how many; the heap is measured after the first tenth, 10,000 at most, and at the end
  --seed N      the same seed makes the same requests
`;

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(USAGE);
else process.exitCode = (await run(Number(values.requests), Number(values.seed))) ? 0 : 1;

async function run(requests: number, seed: number): Promise<boolean> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-fuzz-'));
  const cluster = await startCluster({ dir: folder, fast: true });
  const stop = async (): Promise<void> => {
    await cluster.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  // The cluster is a process of its own: it would go on without us.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void stop().then(() => process.exit(130)));
  try {
    process.env['TEST_CLUSTER_URL'] = cluster.superuserUrl;
    process.env['TEST_OWNER_URL'] = cluster.url;
    const figures = await fuzz({ requests, seed, warmUp: Math.min(10_000, Math.ceil(requests / 10)) });
    console.log(report(figures));
    for (const wrong of figures.wrong) console.log(`\n${wrong}`);
    return figures.wrong.length === 0 && figures.heapAtEnd.used < HEAP_BOUND * figures.heapAfterWarmUp.used;
  } finally {
    await stop();
  }
}
