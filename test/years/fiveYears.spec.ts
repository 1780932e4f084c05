import assert from 'node:assert/strict';
import { whatDoesNotAddUp, type Ask } from '../../domain/report/index.ts';
import { CALENDAR } from '../builders/index.ts';
import { FIVE_YEARS, fiveYears, TEAMS } from '../builders/fiveYears.ts';
import { years } from '../builders/years.ts';
import { differences, figuresByPlace, reportOn, secondOpinion } from '../oracle/compareReports.ts';
import { loaded } from '../procedures/loaded.ts';

/** The second implementation takes its time: it is plain, not quick. */
const PATIENCE_MS = 120_000;

describe('five years of the largest authority', function () {
  this.timeout(PATIENCE_MS);

  it('[WF-68] [DO-77] [DU-66] every figure of 37,500 cases is the second implementation’s, to the digit', () => {
    const procedure = loaded('durham-resolution');
    const cases = [...years(fiveYears([procedure]))];
    const events = cases.reduce((sum, each) => sum + each.length, 0);
    assert.ok(cases.length === 37_500 && events > 290_000, `${events} events`);
    const ask: Ask = {
      procedure,
      period: FIVE_YEARS,
      calendar: CALENDAR,
      teams: TEAMS,
      childrenLookedAfter: null,
    };
    const report = reportOn(ask, cases);
    assert.deepEqual(differences(report, secondOpinion(ask, cases)), []);
    assert.deepEqual(whatDoesNotAddUp(report), []);
    assert.ok(figuresByPlace(report).size > 600);
  });
});
