/** All that is checked: the written cases, and what holds for every page. */
import { type Need, readPages } from './cases.ts';
import type { Platform } from './platform.ts';
import { isAlone, runCase, variantsOf } from './run.ts';
import { sweepOf } from './sweep.ts';

export interface Check {
  name: string;
  file: string;
  needs: Need | undefined;
  /** It changes what is the platform's: nothing else may run meanwhile. */
  alone: boolean;
  /** @returns what was wrong; undefined: nothing */
  run: (platform: Platform) => Promise<string | undefined>;
}

export function checksOf(pages = readPages()): Check[] {
  return pages.flatMap((page) => {
    const written = page.cases.flatMap((one) => variantsOf(page.file, one));
    return [
      ...written.map((variant) => ({
        name: variant.name,
        file: page.file,
        needs: variant.case.needs,
        alone: isAlone(variant.case),
        run: async (platform: Platform) => runCase(platform, variant),
      })),
      ...sweepOf(page, pages),
    ];
  });
}
