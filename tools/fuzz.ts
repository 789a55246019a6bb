/**
 * `node tools/fuzz.ts`: generated requests against an API of its own, on a PostgreSQL cluster of its own. Prints the figures; fails
 * when a reply was a 5xx, late or outside its description, or when the heap grew. `npm test` has a short run (test/api/fuzz.test.ts).
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startCluster } from '../engine/postgres/cluster.ts';
import { fuzz, type FuzzFigures, HEAP_BOUND, report } from '../test/fuzz/run.ts';
import { type Figures, record } from './reliability/record.ts';

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

for (const name of ['requests', 'seed'] as const)
  if (!/^\d+$/.test(values[name])) throw new Error(`--${name} wants a number, and not ${values[name]}.`);

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
    const warmUp = Math.min(10_000, Math.ceil(requests / 10));
    const figures = await fuzz({ requests, seed, warmUp, progress: progressOf(requests) });
    console.log(report(figures));
    for (const wrong of figures.wrong) console.log(`\n${wrong}`);
    // A few requests do not come to each operation.
    const isWhole = figures.neverSucceeded.length === 0 || requests < 100_000;
    record('fuzz', () => section(figures, seed));
    return isWhole && figures.wrong.length === 0 && figures.heapAtEnd.used < HEAP_BOUND * figures.heapAfterWarmUp.used;
  } finally {
    await stop();
  }
}

/** A line each ten seconds. */
function progressOf(requests: number): (sent: number, wrong: number) => void {
  const began = performance.now();
  let told = began;
  return (sent, wrong) => {
    if (performance.now() - told < 10_000) return;
    told = performance.now();
    console.log(`fuzz: ${sent} of ${requests} requests in ${Math.round((told - began) / 1000)} s, ${wrong} wrong`);
  };
}

/** The figures as a section of docs/reference/reliability.md. */
function section({ heapAfterWarmUp, heapAtEnd, ...figures }: FuzzFigures, seed: number): Figures {
  const mebibytes = (bytes: number): number => Math.round(bytes / 1_048_576);
  const growth = (heapAtEnd.used / heapAfterWarmUp.used).toFixed(2);
  const statuses = Object.entries(figures.byStatus);
  return {
    intro: `Requests made from \`api/openapi.json\` by a fixed seed (${seed}), sent letter by letter over four connections to an API of its own: of ${figures.operations} operations, with bodies
that are right, wrong in one place, or hostile. Each reply is held to its description.`,
    tables: [
      {
        columns: ['requests', 'right bodies', 'nearly right', 'hostile', 'seconds', 'median ms', 'slowest ms'],
        rows: [
          [
            figures.requests,
            ...Object.values(figures.byKind),
            Math.round(figures.seconds),
            Math.round(figures.median),
            Math.round(figures.slowest),
          ],
        ],
      },
      { caption: 'Statuses', columns: statuses.map(([status]) => status), rows: [statuses.map(([, count]) => count)] },
      {
        caption: 'Heap after a full collection, MiB',
        columns: ['after the first tenth', 'at the end'],
        rows: [[mebibytes(heapAfterWarmUp.used), mebibytes(heapAtEnd.used)]],
      },
    ],
    findings: [
      `no reply is a 5xx, later than 10 s, or outside its description: ${figures.wrong.length} were`,
      `the heap at the end is less than ${HEAP_BOUND} times that after the first tenth: ${growth} times`,
      `every operation has answered a success: ${figures.neverSucceeded.join(', ') || 'none is missing'}`,
    ],
  };
}
