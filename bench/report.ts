import { isDeepStrictEqual } from 'node:util';
import { fileURLToPath } from 'node:url';
import type { RecordedEvent } from '../domain/case/index.ts';
import type { Procedure } from '../domain/procedure/index.ts';
import { collect, type Ask, type Report } from '../domain/report/index.ts';
import { loadProcedures } from '../storage/procedureFiles/loadProcedures.ts';
import { CALENDAR } from '../test/builders/index.ts';
import { FIVE_YEARS, fiveYears, TEAMS } from '../test/builders/fiveYears.ts';
import { years } from '../test/builders/years.ts';
import type { BenchResult } from './result.ts';

const ROUNDS = 5;
const MOST = 2;

/** The longest ladder of the samples: the most stages, the most rows. */
async function longest(): Promise<Procedure> {
  const folder = fileURLToPath(new URL('../procedures', import.meta.url));
  const { procedures } = await loadProcedures(folder);
  const [most] = [...procedures].sort((a, b) => b.stages.length - a.stages.length);
  if (most === undefined) throw new Error('There is no procedure to report on.');
  return most;
}

/** What any report must do at least: read each row once. */
function parseOnly(rows: readonly string[]): number {
  let versions = 0;
  for (const row of rows) versions += parsed(row).version;
  return versions;
}

function parsed(row: string): RecordedEvent {
  // The rows were written from events a moment ago; the bench measures, it does not check them.
  return JSON.parse(row) as RecordedEvent;
}

function report(ask: Ask, rows: readonly string[]): Report {
  const collector = collect(ask);
  for (const row of rows) collector.take(parsed(row));
  return collector.finish();
}

/** Least milliseconds of each, turn by turn, so that a busy moment of the machine meets both. */
function best(...works: readonly (() => void)[]): readonly number[] {
  const least = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [at, work] of works.entries()) {
      const from = performance.now();
      work();
      const elapsed = performance.now() - from;
      // The first round only warms up.
      if (round > 0) least[at] = Math.min(least[at] ?? elapsed, elapsed);
    }
  }
  return least;
}

/**
 * The report of five years against `JSON.parse` of the same rows in memory, in the same run (design
 * section 12: at most twice as long). Reading the rows is part of ours: one pass, each row once.
 */
export async function reportBench(): Promise<BenchResult> {
  const procedure = await longest();
  const rows: string[] = [];
  for (const events of years(fiveYears([procedure]))) {
    for (const event of events) rows.push(JSON.stringify(event));
  }
  const ask: Ask = {
    procedure,
    period: FIVE_YEARS,
    calendar: CALENDAR,
    teams: TEAMS,
    childrenLookedAfter: 2_500,
  };
  const [floor = Number.NaN, ours = Number.NaN] = best(
    () => parseOnly(rows),
    () => report(ask, rows),
  );
  if (!isDeepStrictEqual(report(ask, rows).tables, report(ask, rows).tables)) {
    throw new Error('Two readings of the same rows gave two reports.');
  }
  const megabytes = Math.round(rows.reduce((sum, row) => sum + row.length, 0) / 1e6);
  return {
    name: 'five-year report',
    ours,
    floor,
    ratio: ours / floor,
    budget: `at most ${MOST} times JSON.parse of the same rows`,
    ok: ours / floor <= MOST,
    note: `37500 cases, ${rows.length} events, ${megabytes} MB, milliseconds, best of ${ROUNDS} rounds after one to warm up`,
  };
}
