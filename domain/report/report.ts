import { localDay, type WorkingCalendar } from '../calendar/index.ts';
import type { Procedure } from '../procedure/index.ts';
import { compareCase } from './compareCase.ts';
import { countCase, type Ground } from './countCase.ts';
import { count, emptyCounting, tallied, type Counting } from './counting.ts';
import { OnePass } from './onePass.ts';
import { comparedWith, counted, endOfPeriod, isWithin, type Period } from './period.ts';
import type { Countable } from './reported.ts';
import type { CaseSummary } from './summary.ts';
import type { Sum, Table } from './table.ts';
import { allTables } from './tables/all.ts';
import { tableGround, type TeamNames } from './tables/ground.ts';
import { trendTable, type Beside } from './tables/trend.ts';
import { ALL, ofTeam, type OpenCase, type RegisterLine, type Tally } from './tally.ts';

/** One report: of which procedure, for which days, with the names that its rows bear. */
export interface Ask {
  readonly procedure: Procedure;
  readonly period: Period;
  readonly calendar: WorkingCalendar;
  readonly teams: TeamNames;
  /** For the rate per hundred; null: not known, and the column is left out. */
  readonly childrenLookedAfter: number | null;
}

export interface Report {
  readonly procedure: Procedure;
  readonly period: Period;
  readonly tables: readonly Table[];
  /** What adds up to what, over all tables: checked before a report is sent. */
  readonly sums: readonly Sum[];
  readonly smallNumbers: 'shown' | 'hidden';
  /** Open cases by reference, most overdue first; null: none are listed, since small numbers are hidden. */
  readonly open: readonly OpenCase[] | null;
  /** Alerts and escalations of the period, oldest first; null: as with the open ones. */
  readonly register: readonly RegisterLine[] | null;
  readonly teams: TeamNames;
}

/** Takes a stream of events, a whole case after a whole case, each from its `CaseRaised` on. */
export interface Collector {
  readonly take: (event: Countable) => void;
  /** The report, when the stream is over. */
  readonly finish: () => Report;
}

/** What one case adds to the counts of a period, by the names under which the tables read them. */
export function caseCounter(
  ask: Ask,
): (events: readonly Countable[]) => ReadonlyMap<string, number> {
  const ground = groundOf(ask);
  const ours = counted(ask.period);
  return (events) => {
    const own = emptyCounting();
    const pass = new OnePass(
      [{ end: endOfPeriod(ask.period), adds: (c) => countCase(own, c, ours, ground) }],
      (raised) => raised.procedure.id === ask.procedure.id,
    );
    for (const event of events) {
      countGoodPractice(own, event, ask);
      pass.take(event);
    }
    pass.end();
    return tallied(own).counts;
  };
}

const groundOf = ({ procedure, calendar }: Ask): Ground => ({
  calendar,
  rank: new Map(procedure.stages.map(({ key }, at) => [key, at])),
});

/** A collector for one report; it reads every event once (design section 12). */
export function collect(ask: Ask): Collector {
  const { procedure, period, calendar } = ask;
  const ground = groundOf(ask);
  const own = emptyCounting();
  const ours = counted(period);
  const beside = comparedWith(period).map((of) => ({ of, counting: emptyCounting() }));
  const pass = new OnePass(
    [
      { end: endOfPeriod(period), adds: (c) => countCase(own, c, ours, ground) },
      ...beside.map(({ of, counting }) => {
        const its = counted(of);
        return {
          end: endOfPeriod(of),
          adds: (c: CaseSummary) => compareCase(counting, c, its, calendar),
        };
      }),
    ],
    (raised) => raised.procedure.id === procedure.id,
  );
  return {
    take: (event) => {
      countGoodPractice(own, event, ask);
      pass.take(event);
    },
    finish: () => {
      pass.end();
      const shown = beside.map(({ of, counting }) => ({ period: of, tally: tallied(counting) }));
      return reportOf(ask, tallied(own), shown);
    },
  };
}

/** Notices of good practice are cases of procedures of their own: counted as they are raised, never quoted. */
function countGoodPractice(counting: Counting, event: Countable, { procedure, period }: Ask): void {
  if (event.type !== 'CaseRaised') return;
  const counts = procedure.beside?.goodPractice?.includes(event.procedure.id) === true;
  if (!counts || !isWithin(period, localDay(event.meta.at))) return;
  count(counting, 'good-practice', [ALL, ofTeam(event.team)]);
}

function reportOf(ask: Ask, tally: Tally, beside: readonly Beside[]): Report {
  const { procedure, period, teams } = ask;
  const ground = tableGround(tally, procedure, teams);
  const built = [
    ...allTables(ground, ask.childrenLookedAfter),
    trendTable(period, tally, beside, ground.things),
  ];
  return {
    procedure,
    period,
    teams,
    tables: built.map(({ table }) => table),
    sums: built.flatMap(({ sums }) => sums),
    smallNumbers: 'shown',
    open: [...tally.open].sort(mostOverdueFirst),
    register: [...tally.register].sort(oldestFirst),
  };
}

const oldestFirst = (a: RegisterLine, b: RegisterLine): number =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : a.reference < b.reference ? -1 : 1;

const mostOverdueFirst = (a: OpenCase, b: OpenCase): number =>
  (b.overdueBy ?? -1) - (a.overdueBy ?? -1) || (a.reference < b.reference ? -1 : 1);
