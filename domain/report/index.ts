export { countedFor, figureAt, timesBehind, type Opened, type Place } from './behind.ts';
export {
  comparedWith,
  periodAround,
  periodBefore,
  periodKey,
  periodOf,
  sendDay,
  wholeDays,
  YEAR_STARTS_IN,
  type Interval,
  type Period,
} from './period.ts';
export { figuresOf, whatDoesNotAddUp } from './reconcile.ts';
export { reportedOf, type Countable, type ReportedEvent } from './reported.ts';
export { collect, type Ask, type Collector, type Report } from './report.ts';
export {
  HIDDEN,
  type Cell,
  type Column,
  type Row,
  type Sum,
  type Table,
  type Unit,
  type Value,
} from './table.ts';
export type { OpenCase, RegisterLine } from './tally.ts';
export { SMALL_BELOW, withoutSmallNumbers } from './suppress.ts';
export { mayRead } from './readers.ts';
export { recipientsOf, REGULAR, reportsDue, type DueReport } from './schedule.ts';
export { lettersOf, type Besides, type Letter } from './letters.ts';
