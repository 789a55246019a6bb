/**
 * Loaded into the process of each test file, before it (tools/test.ts): Node waits for such a process as long as anything keeps it alive,
 * also when its tests are over or have run out of time. This one says then what it is, and ends.
 */
import { after } from 'node:test';

/** Milliseconds for a file, and for what is left when its tests are over: its own `after` is among it. */
const FILE = 1_200_000;
const LEFT = Number(process.env['TEST_LEFT'] ?? 120_000);

endAfter(FILE, `its tests have gone on for ${FILE / 60_000} minutes`);
after(() => endAfter(LEFT, 'its tests are over, and it goes on'));

/** Neither keeps the process alive itself. */
function endAfter(milliseconds: number, what: string): void {
  setTimeout(() => {
    console.error(`${process.argv[1]}: ${what}, by ${process.getActiveResourcesInfo().join(', ')}`);
    process.exit(1);
  }, milliseconds).unref();
}
