import assert from 'node:assert/strict';
import { DEFAULT_COUNT } from '../../../domain/calendar/index.ts';
import {
  fillDraft,
  formOf,
  startDraft,
  type DraftEnvironment,
  type DraftStep,
} from '../../../domain/case/index.ts';
import type { Procedure, Stage } from '../../../domain/procedure/index.ts';
import { aDirectory, at, CALENDAR, IRO, LADDER } from '../../builders/index.ts';

const WHAT = { category: 'drift', concern: 'Contact', tried: 'Twice', 'skip-reason': 'Urgent' };

/** Kinds of warnings in the calendar's last year, with the third stage and the procedure so. */
function warned(
  stage: Partial<Stage>,
  over: Partial<Procedure> = {},
  now = '2028-02-01 10:00',
): readonly string[] {
  const stages = LADDER.stages.map((each): Stage => {
    if (each.key !== 's3') return each;
    return { ...each, clock: null, timescale: 'none', ...stage };
  });
  const env: DraftEnvironment = {
    procedures: [{ ...LADDER, beside: {}, wholeLimit: null, stages, ...over }],
    directory: aDirectory(),
    calendar: CALENDAR,
    countingOf: () => DEFAULT_COUNT,
    digest: (record) => `#${record}`,
    now: at(now),
  };
  const begun = startDraft(IRO, 'draft-1', env);
  if ('reason' in begun) throw new Error(begun.reason);
  const fill = (draft: typeof begun, step: DraftStep, values: Record<string, string>) =>
    fillDraft(draft, { step, version: draft.version, values }, env).draft;
  const where = { record: '100234', initials: 'AB', team: 'north', stage: 's3' };
  const drafted = fill(fill(begun, 'where', where), 'what', { ...WHAT, 'copy-legal': 'no' });
  const shown = formOf(drafted, [], env).preview;
  if (shown === null) throw new Error(`The form stands at ${drafted.step}.`);
  return shown.warnings.map(({ kind }) => kind);
}

const DAYS = { n: 2, unit: 'working-day' } as const;
const SOON = ['calendar-ends-soon'];

describe('the warning that the calendar ends', () => {
  it('is not given where the stage has no days to count', () => {
    assert.deepEqual(warned({}), []);
  });

  it('is given from the day a year before, as everywhere', () => {
    const clock = LADDER.stages.find(({ key }) => key === 's3')?.clock ?? null;
    // The calendar ends with 2028, a leap year.
    assert.equal(CALENDAR.lastDay, '2028-12-31');
    assert.deepEqual(warned({ clock }, {}, '2027-12-30 10:00'), []);
    assert.deepEqual(warned({ clock }, {}, '2027-12-31 10:00'), SOON);
  });

  it('is given for days of the stage, of the whole process and beside the stage', () => {
    const clock = LADDER.stages.find(({ key }) => key === 's3')?.clock ?? null;
    assert.deepEqual(warned({ clock }), SOON);
    assert.deepEqual(warned({ timescale: 'optional' }), SOON);
    assert.deepEqual(warned({}, { wholeLimit: { ...DAYS, covers: 'all' } }), SOON);
    const task = { key: 't', title: 'Do it', by: 'raiser', on: 'opened' } as const;
    assert.deepEqual(warned({}, { beside: { tasks: [{ ...task, within: DAYS }] } }), SOON);
    assert.deepEqual(warned({}, { beside: { tasks: [{ ...task, within: null }] } }), []);
    const elsewhere = { ...task, within: DAYS, stages: ['s2'] };
    assert.deepEqual(warned({}, { beside: { tasks: [elsewhere] } }), []);
  });

  it('is given for days of a meeting and of monitoring, and for those of the raiser’s own', () => {
    const { meeting, monitoring } = LADDER.stages[2]!;
    assert.deepEqual(warned({ meeting: meeting! }), SOON);
    assert.deepEqual(warned({ monitoring: monitoring! }), SOON);
    const limit = { key: 'l', label: 'Alert', from: 'since', within: DAYS };
    assert.deepEqual(warned({}, { beside: { raiserClocks: [limit] } }), SOON);
  });

  it('is given for a whole limit that covers the stage', () => {
    const covering = (covers: 'all' | 'formal', formal: boolean) =>
      warned({ formal }, { wholeLimit: { ...DAYS, covers } });
    assert.deepEqual(covering('formal', false), []);
    assert.deepEqual(covering('formal', true), SOON);
    assert.deepEqual(covering('all', false), SOON);
  });
});
