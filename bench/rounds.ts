/** Interleaved rounds and their medians: a machine that is slow for a while is slow for all that is compared. */

/** One line of the table. */
export type Contender = {
  name: string;
  /** Runs for one round. */
  run: () => Promise<Sample>;
};

/** What one round tells; only `perSecond` is always there. */
export type Sample = { perSecond: number; p50?: number; p99?: number; processorMicros?: number };

/** Runs every contender once a round, one after the other. @returns the medians by name */
export async function measure(title: string, rounds: number, contenders: Contender[]): Promise<Map<string, Sample>> {
  const samples = new Map<string, Sample[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    process.stderr.write(`${title}: round ${round} of ${rounds}\n`);
    for (const { name, run } of contenders) samples.get(name)?.push(await run());
  }
  const medians = new Map([...samples].map(([name, list]) => [name, medianSample(list)]));
  print(title, medians);
  return medians;
}

/** Prints `over` as a share of `under`, beside what is aimed at. */
export function printRatio(text: string, over: Sample | undefined, under: Sample | undefined, aim = ''): void {
  const ratio = (over?.perSecond ?? Number.NaN) / (under?.perSecond ?? Number.NaN);
  console.log(`  ${text}: ${ratio.toFixed(2)}${aim && ` (aim: ${aim})`}`);
}

function print(title: string, medians: Map<string, Sample>): void {
  console.log(`\n${title}`);
  console.log(
    `  ${'median'.padEnd(34)}${['per second', 'p50 ms', 'p99 ms', 'CPU us/req'].map((head) => head.padStart(12)).join('')}`,
  );
  for (const [name, sample] of medians) {
    const cells = [
      sample.perSecond.toFixed(sample.perSecond < 1000 ? 1 : 0),
      sample.p50?.toFixed(2),
      sample.p99?.toFixed(2),
      sample.processorMicros?.toFixed(0),
    ];
    console.log(`  ${name.padEnd(34)}${cells.map((cell) => (cell ?? '-').padStart(12)).join('')}`);
  }
}

function medianSample(list: Sample[]): Sample {
  const of = (key: keyof Sample): number | undefined => {
    const values = list.flatMap((sample) => sample[key] ?? []).toSorted((a, b) => a - b);
    // The middle one, or of an even number the two there.
    const [low, high] = [values[Math.floor((values.length - 1) / 2)], values[Math.floor(values.length / 2)]];
    return low === undefined || high === undefined ? undefined : (low + high) / 2;
  };
  const [p50, p99, processorMicros] = [of('p50'), of('p99'), of('processorMicros')];
  return {
    perSecond: of('perSecond') ?? Number.NaN,
    ...(p50 === undefined ? {} : { p50 }),
    ...(p99 === undefined ? {} : { p99 }),
    ...(processorMicros === undefined ? {} : { processorMicros }),
  };
}
