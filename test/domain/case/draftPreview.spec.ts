import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { formOf } from '../../../domain/case/index.ts';
import type { RaiserClock } from '../../../domain/procedure/index.ts';
import {
  aDesk,
  at,
  deskWith,
  directoryWith,
  filledAt,
  HEAD,
  LADDER,
  ladderWith,
  post,
  previewAt,
  stageWith,
  SUPPORT,
} from '../../builders/index.ts';

const wd = (n: number) => ({ n, unit: 'working-day' }) as const;

describe('what the preview says of people', () => {
  const heldBy = (role: string, deputy: typeof SUPPORT | null) =>
    aDesk({ directory: directoryWith(role, post(role, null, { deputy })) });

  it('[A-X-07] the deputy of a vacant post, without a warning', () => {
    const asked = previewAt('s3', {}, heldBy('service-manager', SUPPORT));
    assert.deepEqual([asked.responders.map(({ id }) => id), asked.warnings], [[SUPPORT], []]);
    const told = previewAt('s3', {}, heldBy('head', SUPPORT));
    assert.deepEqual([told.copies[0]?.id, told.warnings], [SUPPORT, []]);
  });

  it('a warning of each post that nobody holds, asked or told', () => {
    assert.deepEqual(previewAt('s3', {}, heldBy('service-manager', null)).warnings, [
      { kind: 'vacant-responder', role: 'service-manager' },
    ]);
    assert.deepEqual(previewAt('s3', {}, heldBy('head', null)).warnings, [
      { kind: 'vacant-copy', role: 'head' },
    ]);
    assert.deepEqual(
      previewAt('s3')
        .copies.map(({ id }) => id)
        .includes(HEAD),
      true,
    );
  });
});

describe('what the preview says of days', () => {
  it('[A-X-04] the whole limit where it covers the stage', () => {
    const whole = (stage: string, covers: 'all' | 'formal') => {
      const wholeLimit = { ...wd(17), covers };
      return previewAt(stage, { chosen: 'team-manager' }, deskWith(ladderWith({ wholeLimit })))
        .wholeDue;
    };
    // Seventeen working days from Monday 1 March 2027: Wednesday 24 March.
    assert.deepEqual([whole('s1', 'all'), whole('s1', 'formal')], ['2027-03-24', null]);
    assert.deepEqual([whole('s2', 'all'), whole('s2', 'formal')], ['2027-03-24', '2027-03-24']);
    const none = deskWith(ladderWith({ wholeLimit: null }));
    assert.equal(previewAt('s2', {}, none).wholeDue, null);
  });

  it('no warning for a day of the raiser’s own that is the last day of the whole limit', () => {
    const own = (timescale: string) => previewAt('s5', { timescale }).warnings;
    assert.deepEqual(own('2027-03-24'), []);
    assert.deepEqual(own('2027-03-25'), [
      { kind: 'past-whole-limit', wholeDue: day('2027-03-24') },
    ]);
  });

  it('what the time begins with, where that is not the delivery, and then no due day', () => {
    const { clock } = LADDER.stages[2]!;
    const from = { label: 'The statement is agreed', by: ['raiser'] };
    const shown = previewAt('s2', {}, deskWith(stageWith('s2', { clock: { ...clock!, from } })));
    assert.deepEqual(
      [shown.startsWith, shown.due, shown.explanation],
      ['The statement is agreed', null, []],
    );
    assert.equal('startsWith' in previewAt('s2'), false);
  });

  it('no due day where it would lie beyond the calendar', () => {
    const late = aDesk({ now: at('2028-12-28 10:00') });
    const shown = formOf(filledAt('s2'), [], late).preview;
    assert.deepEqual([shown?.due, shown?.wholeDue, shown?.meeting], [null, null, null]);
  });
});

describe('what the preview says of the raiser’s own limits', () => {
  const limited = (since: string, rest: Partial<RaiserClock> = {}, now = '2027-03-01 10:00') => {
    const clock = { key: 'alert', label: 'Alert', from: 'since', within: wd(2), ...rest };
    const procedures = [ladderWith({ beside: { raiserClocks: [clock] } })];
    return previewAt('s2', { since }, aDesk({ procedures, now: at(now) })).ownLimits;
  };

  it('[DU-43] [CPC-07] by when it was to be done, late from the day after it', () => {
    // Two working days from Thursday 25 February 2027: Monday 1 March, which is today.
    assert.deepEqual(limited('2027-02-25'), [
      { label: 'Alert', due: '2027-03-01', late: false, onlyCounted: false },
    ]);
    assert.equal(limited('2027-02-25', {}, '2027-03-02 00:10')[0]?.late, true);
    assert.deepEqual(limited('2027-02-24'), [
      { label: 'Alert', due: '2027-02-26', late: true, onlyCounted: false },
    ]);
    assert.deepEqual(limited('2027-02-26'), [
      { label: 'Alert', due: '2027-03-02', late: false, onlyCounted: false },
    ]);
    assert.deepEqual(limited(''), []);
  });

  it('[CB-37] and of a day that is only counted for them', () => {
    const [counted] = limited('2027-02-25', { counts: 'day' });
    assert.deepEqual(counted, {
      label: 'Alert',
      due: '2027-03-01',
      late: false,
      onlyCounted: true,
    });
  });

  it('at the stages to which they belong', () => {
    assert.equal(limited('2027-02-25', { stages: ['s2'] }).length, 1);
    assert.equal(limited('2027-02-25', { stages: ['s3'] }).length, 0);
  });
});
