import assert from 'node:assert/strict';
import {
  calendarFor,
  countDue,
  DEFAULT_COUNT,
  day,
  momentAt,
} from '../../../domain/calendar/index.ts';
import { checkProcedure, type Procedure, type Span } from '../../../domain/procedure/index.ts';
import { aStage, ladderWith } from '../../builders/index.ts';

/** Formal stages a, b, c … with these limits; null: none. */
type Limits = readonly (Span | null)[];
const working = (n: number): Span => ({ n, unit: 'working-day' });
const calendar = (n: number): Span => ({ n, unit: 'calendar-day' });

const procedure = (whole: Span | null, limits: Limits): Procedure =>
  ladderWith({
    wholeLimit: whole === null ? null : { ...whole, covers: 'formal' },
    stages: limits.map((limit, at) =>
      aStage(String.fromCharCode('a'.charCodeAt(0) + at), 'head', {
        clock: limit === null ? null : { ...limit, stopsOn: ['response'], wording: 'reply' },
        timescale: 'optional',
      }),
    ),
  });

/** What is said of the limits together: code and sentence. */
const said = (whole: Span | null, limits: Limits) =>
  checkProcedure(procedure(whole, limits))
    .filter(({ path }) => path[0] === 'wholeLimit')
    .map(({ severity, code, message }) => `${severity} ${code} ${message}`);

const ROOM =
  'When a limit runs out, the raiser moves on the day after. That day is day 0 of the next stage: no stage counts it, but the whole limit does.';

describe('the limits of the stages and the whole limit', () => {
  const SAID: readonly [
    what: string,
    whole: Span | null,
    limits: Limits,
    findings: readonly string[],
  ][] = [
    [
      'names the stages of the other unit that the sum leaves out',
      working(20),
      [working(5), calendar(10), null],
      [
        'note limits-open The limits from a to c add up to 5 working days of the 20 working days in all; c has no limit, so 15 are left for the rest. Not in that sum, because it counts in the other unit: b (10 calendar days).',
      ],
    ],
    [
      'names them where each stage has a limit',
      calendar(21),
      [calendar(20), working(5), working(1)],
      [
        'note limits-open The limits from a to c add up to 20 calendar days of the 21 calendar days in all; 1 is left for the rest. Not in that sum, because they count in the other unit: b (5 working days), c (1 working day).',
      ],
    ],
    [
      'names one of them alone',
      calendar(21),
      [calendar(19), working(5)],
      [
        'note limits-open The limits from a to b add up to 19 calendar days of the 21 calendar days in all; 2 are left for the rest. Not in that sum, because it counts in the other unit: b (5 working days).',
      ],
    ],
    [
      'names them where the others pass the whole limit already',
      working(5),
      [working(6), calendar(1)],
      [
        'warning limits-over The limits from a to b add up to 6 working days, but the whole limit is 5 working days: a case that uses every stage to its limit overruns by at least 1. Check which of them is meant. Not in that sum, because it counts in the other unit: b (1 calendar day).',
      ],
    ],
    [
      'counts a day for each move on where the sum passes the whole limit',
      working(5),
      [working(4), working(4), working(2)],
      [
        'warning limits-over The limits from a to c add up to 10 working days, but the whole limit is 5 working days: a case that uses every stage to its limit overruns by 7: by 5, and by a day for each of 2 moves to a next stage, which is day 0 there. Check which of them is meant.',
      ],
    ],
    [
      'counts a day for the one move between two stages',
      working(5),
      [working(4), working(2)],
      [
        'warning limits-over The limits from a to b add up to 6 working days, but the whole limit is 5 working days: a case that uses every stage to its limit overruns by 2: by 1, and by a day for the move to a next stage, which is day 0 there. Check which of them is meant.',
      ],
    ],
    [
      'counts no move where one stage alone passes it',
      calendar(5),
      [calendar(7)],
      [
        'warning limits-over The limits from a to a add up to 7 calendar days, but the whole limit is 5 calendar days: a case that uses every stage to its limit overruns by 2. Check which of them is meant.',
      ],
    ],
    [
      'says at least where a weekend may lie before a move',
      calendar(5),
      [calendar(4), calendar(4)],
      [
        'warning limits-over The limits from a to b add up to 8 calendar days, but the whole limit is 5 calendar days: a case that uses every stage to its limit overruns by at least 4: by 3, and by a day for the move to a next stage, which is day 0 there. Check which of them is meant.',
      ],
    ],
    [
      'says that nothing can be added up where all count in the other unit',
      working(20),
      [calendar(7), calendar(14)],
      [
        'note limits-open The whole limit is 20 working days, but from a to b days are counted in the other unit, so they cannot be added up: a (7 calendar days), b (14 calendar days).',
      ],
    ],
    [
      'says so too where one stage alone has days, in the other unit',
      working(20),
      [calendar(7)],
      [
        'note limits-open The whole limit is 20 working days, but from a to a days are counted in the other unit, so they cannot be added up: a (7 calendar days).',
      ],
    ],
    [
      'says what is left for one stage without days',
      working(20),
      [working(5), null],
      [
        'note limits-open The limits from a to b add up to 5 working days of the 20 working days in all; b has no limit, so 15 are left for the rest.',
      ],
    ],
    [
      'says of one day that it holds',
      calendar(1),
      [null, null],
      [
        'note limits-open No stage from a to b has days of its own, so they cannot be added up; 1 calendar day holds for all of them together.',
      ],
    ],
    [
      'names them without a whole limit',
      null,
      [working(5), calendar(10)],
      [
        'note no-whole-limit The limits from a to b add up to 5 working days; no whole limit is stated, so none is kept. Not in that sum, because it counts in the other unit: b (10 calendar days).',
      ],
    ],
    [
      'adds calendar days up where there are no others, and no whole limit',
      null,
      [calendar(5), calendar(10)],
      [
        'note no-whole-limit The limits from a to b add up to 15 calendar days; no whole limit is stated, so none is kept.',
      ],
    ],
    ['says nothing where there are no days and no whole limit', null, [null, null], []],
    [
      'counts one limit in calendar days in those',
      null,
      [calendar(5)],
      [
        'note no-whole-limit The limits from a to a add up to 5 calendar days; no whole limit is stated, so none is kept.',
      ],
    ],
    [
      'adds working days up where both are counted, and no whole limit',
      null,
      [calendar(10), working(5), working(1)],
      [
        'note no-whole-limit The limits from a to c add up to 6 working days; no whole limit is stated, so none is kept. Not in that sum, because it counts in the other unit: a (10 calendar days).',
      ],
    ],
    [
      'says of one working day that it is one',
      null,
      [working(1)],
      [
        'note no-whole-limit The limits from a to a add up to 1 working day; no whole limit is stated, so none is kept.',
      ],
    ],
    [
      'says that an exact fit has no room for the days between',
      working(20),
      [working(5), working(5), working(5), working(5)],
      [
        'note limits-exact The limits from a to d add up to 20 working days, exactly the whole limit: any longer time at one stage passes it.',
        `note no-room-between ${ROOM} So the 4 limits from a to d, each used in full, take 23 working days, 3 more than the whole limit.`,
      ],
    ],
    [
      'says so too where some room is left, but not enough',
      working(11),
      [working(4), working(3), working(3)],
      [
        'warning limits-under The limits from a to c add up to 10 working days, but the whole limit is 11 working days: 1 belongs to no stage. Check which of them is meant.',
        `note no-room-between ${ROOM} So the 3 limits from a to c, each used in full, take 12 working days, 1 more than the whole limit.`,
      ],
    ],
    [
      'says nothing of it where the room is enough',
      working(12),
      [working(4), working(3), working(3)],
      [
        'warning limits-under The limits from a to c add up to 10 working days, but the whole limit is 12 working days: 2 belong to no stage. Check which of them is meant.',
      ],
    ],
    [
      'says nothing of it where one stage alone has the whole limit',
      working(5),
      [working(5)],
      [
        'note limits-exact The limits from a to a add up to 5 working days, exactly the whole limit: any longer time at one stage passes it.',
      ],
    ],
  ];
  for (const [what, whole, limits, findings] of SAID) {
    it(what, () => {
      assert.deepEqual(said(whole, limits), findings);
    });
  }

  it('says of an overrun what the calendar says', () => {
    const c = calendarFor({
      closures: new Map(),
      extraHolidays: new Map(),
      closuresStopClock: false,
    });
    const due = (from: string, n: number) =>
      countDue(c, momentAt(day(from), '10:00'), n, 'working-day', DEFAULT_COUNT).due;
    // Each moves on the day after: Friday 5 March, Monday 8; Friday 12, Monday 15; then Wednesday 17.
    assert.deepEqual(
      [due('2027-03-01', 4), due('2027-03-08', 4), due('2027-03-15', 2)],
      ['2027-03-05', '2027-03-12', '2027-03-17'],
    );
    // The whole limit ends on Monday 8 March, seven working days before.
    assert.equal(due('2027-03-01', 5), '2027-03-08');
    assert.equal(due('2027-03-08', 7), '2027-03-17');
    const [over] = said(working(5), [working(4), working(4), working(2)]);
    assert.match(over ?? '', /overruns by 7:/);
  });

  it('says of the days between what the calendar says', () => {
    const c = calendarFor({
      closures: new Map(),
      extraHolidays: new Map(),
      closuresStopClock: false,
    });
    const due = (from: string, n: number) =>
      countDue(c, momentAt(day(from), '10:00'), n, 'working-day', DEFAULT_COUNT).due;
    assert.equal(due('2027-05-10', 2), '2027-05-12');
    // Past on Thursday 13 May, which is day 0 of the second.
    assert.equal(due('2027-05-13', 2), '2027-05-17');
    assert.deepEqual([due('2027-05-10', 4), due('2027-05-10', 5)], ['2027-05-14', '2027-05-17']);
    const between = said(working(4), [working(2), working(2)]).at(-1);
    assert.match(between ?? '', /take 5 working days, 1 more than the whole limit/);
  });
});
