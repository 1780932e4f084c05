import { day } from '../../domain/calendar/index.ts';
import type { Procedure } from '../../domain/procedure/index.ts';
import { wholeDays } from '../../domain/report/index.ts';
import type { Years } from './years.ts';

/** April 2022 to March 2027: five years of the largest authority that domain.md 3.1 counts with. */
export const FIVE_YEARS = wholeDays(day('2022-04-01'), day('2027-03-31'));

export const TEAMS: ReadonlyMap<string, string> = new Map(
  ['north', 'south', 'east', 'west', 'central', 'hills', 'coast', 'moor'].map((id) => [
    id,
    `${id.slice(0, 1).toUpperCase()}${id.slice(1)} team`,
  ]),
);

/** 2,500 children, 45 reviewing officers, 37,500 cases (design section 12). */
export const fiveYears = (procedures: readonly Procedure[]): Years => ({
  procedures,
  seed: 20_270_331,
  cases: 37_500,
  children: 2_500,
  raisers: 45,
  teams: [...TEAMS.keys()],
  from: day('2022-04-01'),
  days: 1_826,
});
