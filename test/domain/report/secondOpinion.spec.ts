import assert from 'node:assert/strict';
import { day, type Day } from '../../../domain/calendar/index.ts';
import {
  periodAround,
  periodBefore,
  wholeDays,
  whatDoesNotAddUp,
  type Ask,
  type Period,
} from '../../../domain/report/index.ts';
import { CALENDAR } from '../../builders/index.ts';
import { years } from '../../builders/years.ts';
import { differences, reportOn, secondOpinion } from '../../oracle/compareReports.ts';
import { loaded } from '../../procedures/loaded.ts';

const PROCEDURES = [
  'central-bedfordshire',
  'waltham-forest-iro',
  'waltham-forest-cpc',
  'swindon-fciro',
  'dorset-qaro',
  'durham-resolution',
];

const FROM: Day = day('2025-01-06');

const PERIODS: readonly (readonly [string, Period])[] = [
  ['the month before', periodBefore('month', day('2025-07-01'))],
  ['the quarter before', periodBefore('quarter', day('2025-10-01'))],
  ['the year before, April to March', periodBefore('year', day('2026-04-01'))],
  ['the quarter that still runs', periodAround('quarter', day('2025-11-19'))],
  ['days that are no months', wholeDays(day('2025-03-10'), day('2025-05-23'))],
];

describe('reports against a second implementation', () => {
  for (const [at, id] of PROCEDURES.entries()) {
    const procedure = loaded(id);
    const cases = [
      ...years({
        procedures: [procedure],
        seed: 40 + at,
        cases: 250,
        children: 160,
        raisers: 9,
        teams: ['north', 'south', 'east', 'west'],
        from: FROM,
        days: 480,
      }),
    ];
    for (const [what, period] of PERIODS) {
      it(`[WF-09] [WF-11] [DO-76] [DU-65] every figure of ${id} is the same: ${what}`, () => {
        const ask: Ask = {
          procedure,
          period,
          calendar: CALENDAR,
          teams: new Map([
            ['north', 'North'],
            ['south', 'South'],
          ]),
          childrenLookedAfter: null,
        };
        const report = reportOn(ask, cases);
        assert.deepEqual(differences(report, secondOpinion(ask, cases)), []);
        assert.deepEqual(whatDoesNotAddUp(report), []);
      });
    }
  }
});
