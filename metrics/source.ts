/** Whoever has figures. */
import type { Family } from '../server/metrics/families.ts';

export interface Source {
  /** Its name in `mailstead_source_up`; none for what is always there. */
  name?: string;
  /** The figures now; a rejection means that the source is away. */
  families: () => Promise<Family[]>;
}
