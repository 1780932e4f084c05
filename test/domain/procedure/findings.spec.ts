import assert from 'node:assert/strict';
import {
  type MeetingRule,
  type Procedure,
  type Span,
  type StageClock,
} from '../../../domain/procedure/index.ts';
import { doubts, first, found, procedure, THREE } from './threeStages.ts';

const working = (n: number): Span => ({ n, unit: 'working-day' });
const calendar = (n: number): Span => ({ n, unit: 'calendar-day' });
const FIVE: StageClock = { ...working(5), stopsOn: ['response'], wording: 'reply' };
describe('limits: what is found, and where', () => {
  it('says on the limit of the whole what the stages make of it', () => {
    assert.deepEqual(found(procedure()), ['note no-whole-limit wholeLimit']);
    const whole = { ...working(15), covers: 'formal' } as const;
    assert.deepEqual(found(procedure({ wholeLimit: whole })), [
      'note limits-exact wholeLimit.n',
      'note no-room-between wholeLimit.n',
    ]);
  });

  it('[DO-03] twenty working days are what the Handbook allows, twenty-one are too many', () => {
    const of = (limit: Span) =>
      doubts(procedure({ wholeLimit: { ...limit, covers: 'formal' } })).filter((each) =>
        each.includes('long-whole-limit'),
      );
    assert.deepEqual(of(working(20)), []);
    assert.deepEqual(of(working(21)), ['warning long-whole-limit wholeLimit.n']);
    assert.deepEqual(of(calendar(28)), []);
  });

  it('a stage that is an entry point only is on nobody’s way, one that is said to be none is', () => {
    const of = (entryOnly: boolean) =>
      doubts(
        procedure({
          wholeLimit: { ...working(10), covers: 'formal' },
          stages: [THREE[0]!, { ...THREE[1]!, entryOnly }, THREE[2]!],
        }),
      );
    assert.deepEqual(of(true), []);
    assert.deepEqual(of(false), ['warning limits-over wholeLimit.n']);
  });

  it('an entry point that stands before the ladder is on nobody’s way either', () => {
    const of = (entryOnly: boolean, covers: 'all' | 'formal') =>
      found(
        procedure({
          wholeLimit: { ...working(10), covers },
          stages: [{ ...THREE[0]!, entryOnly }, ...THREE.slice(1)],
        }),
      );
    for (const covers of ['all', 'formal'] as const) {
      assert.deepEqual(of(true, covers), [
        'note limits-exact wholeLimit.n',
        'note no-room-between wholeLimit.n',
      ]);
      assert.deepEqual(of(false, covers), ['warning limits-over wholeLimit.n']);
    }
  });

  it('[A-DU-03] a meeting later than the reply is found, one on its last day is not', () => {
    const meeting = (n: number): MeetingRule => ({
      label: 'Meeting',
      convener: 'raiser',
      required: [],
      optional: [],
      othersBy: null,
      within: working(n),
      recorder: null,
    });
    assert.deepEqual(doubts(first({ meeting: meeting(5), offeredMeeting: meeting(5) })), []);
    assert.deepEqual(doubts(first({ meeting: meeting(6), offeredMeeting: meeting(7) })), [
      'warning long-meeting-window stages.0.meeting.within.n',
      'warning long-meeting-window stages.0.offeredMeeting.within.n',
    ]);
    // When the clock begins with an event, the meeting's days and those of the reply do not run together.
    const from = { label: 'The panel has met', by: ['raiser'] };
    assert.deepEqual(doubts(first({ clock: { ...FIVE, from }, meeting: meeting(30) })), []);
  });

  it('a longest time is found where it leaves no room, or no time is given', () => {
    const of = (atMost: Span, stages?: readonly string[]) =>
      doubts({
        ...first({ clock: { ...FIVE, atMost } }),
        extension: { askedBy: null, record: [], ...(stages && { stages }) },
      });
    assert.deepEqual(of(working(6)), []);
    assert.deepEqual(of(working(5)), ['warning short-maximum stages.0.clock.atMost.n']);
    // Of days in the other unit nobody can say which is longer.
    assert.deepEqual(of(calendar(3)), []);
    assert.deepEqual(of(working(6), ['a']), []);
    assert.deepEqual(of(working(6), ['b']), ['warning needless-maximum stages.0.clock.atMost']);
    assert.deepEqual(doubts(first({ clock: { ...FIVE, atMost: working(6) } })), [
      'warning needless-maximum stages.0.clock.atMost',
    ]);
  });

  it('a start is found needless where the raiser sets the day in any case, and only there', () => {
    const from = { label: 'It is agreed', by: ['raiser'] };
    const clock = { ...FIVE, from };
    assert.deepEqual(doubts(first({ clock, timescale: 'required' })), [
      'warning needless-start stages.0.clock.from',
    ]);
    assert.deepEqual(doubts(first({ clock, timescale: 'optional' })), []);
    assert.deepEqual(doubts(first({ timescale: 'required' })), []);
  });

  it('[A-X-11] a way to the next stage out of a closed case is found where none is opened again', () => {
    const monitoring = {
      label: 'Monitoring',
      within: working(10),
      convener: 'raiser',
      required: [],
      optional: [],
      onNotAchieved: [{ kind: 'monitor-again' }, { kind: 'next-stage' }],
    } as const;
    const of = (closing: Procedure['closing']) =>
      doubts({ ...first({ monitoring }), ...(closing && { closing }) });
    assert.deepEqual(of(undefined), []);
    assert.deepEqual(of({ reopening: 'last-stage' }), []);
    assert.deepEqual(of({ reopening: 'never' }), [
      'warning closed-for-good stages.0.monitoring.onNotAchieved.1',
    ]);
  });

  it('[A-DU-25] monitoring in one stage is enough for it to fall inside the whole limit', () => {
    const monitoring = {
      label: 'Monitoring',
      within: working(10),
      convener: 'raiser',
      required: [],
      optional: [],
      onNotAchieved: [],
    };
    const wholeLimit = { ...working(16), covers: 'formal', monitoring: 'inside' } as const;
    const of = (p: Procedure) =>
      doubts({ ...p, wholeLimit }).filter((each) => each.includes('monitoring'));
    assert.deepEqual(of(first({ monitoring })), []);
    assert.deepEqual(of(procedure()), ['warning needless-monitoring-limit wholeLimit.monitoring']);
  });
});

describe('people: what is found, and where', () => {
  it('a copy for a skipped stage is right where another stage asks that role', () => {
    const copies = [{ role: 'director', when: { kind: 'bypassed' } }] as const;
    assert.deepEqual(doubts(first({ copies })), []);
    const nobody = [{ role: 'legal', when: { kind: 'bypassed' } }] as const;
    assert.deepEqual(doubts(first({ copies: nobody })), [
      'warning never-bypassed stages.0.copies.0.role',
    ]);
  });

  it('judges where the answer ends it are needless, and are looked at all the same', () => {
    const decidedBy = { roles: ['raiser', 'legal'], need: 'all' } as const;
    const notice = { ...first({ decidedBy, ends: 'reply' }), kind: 'notice' } as const;
    assert.deepEqual(doubts(notice), [
      'warning raiser-judges stages.0.decidedBy.roles.0',
      'warning needless-judges stages.0.decidedBy',
    ]);
  });
});
