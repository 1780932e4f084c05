import type { Hasher, WallClock } from '../../application/ports/index.ts';
import type { Pace } from '../tables/pace.ts';
import type { Table } from '../tables/table.ts';

/** What the case store stands on. */
export interface CaseParts {
  readonly cases: Table;
  readonly references: Table;
  readonly hasher: Hasher;
  /** For leases only. */
  readonly wall: WallClock;
  readonly pace: Pace;
}
