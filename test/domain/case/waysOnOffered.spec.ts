import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { viewFor, type CommandType } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import type { NotAchieved, Referral } from '../../../domain/procedure/index.ts';
import {
  aCase,
  given,
  IRO,
  LADDER,
  ladderWith,
  stageWith,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const may = (so: CaseBuilder, person: PersonId, type: CommandType): boolean =>
  viewFor(so.present, new Map(), person, so.ctx, so.now)?.may.includes(type) === true;

const atS2 = aCase().raised('s2').delivered();

describe('what is offered where outcomes were not achieved', () => {
  const failed = (...onNotAchieved: readonly NotAchieved[]) => {
    const monitoring = { ...LADDER.stages[2]!.monitoring!, onNotAchieved };
    const so = aCase({ procedure: stageWith('s2', { monitoring }) })
      .raised('s2')
      .resolved()
      .booked('2027-03-08 10:00')
      .on('2027-03-08 12:00');
    return so.does(
      {
        type: 'recordMeeting',
        meeting: so.meeting,
        outcome: written('o'),
        tasks: [],
        achieved: false,
      },
      IRO,
    );
  };
  const next = { kind: 'next-stage' } as const;
  const again = { kind: 'monitor-again' } as const;
  const pass = { kind: 'pass-to', roles: ['service-manager'] } as const;
  const ways = (so: CaseBuilder) =>
    (['passTo', 'escalate', 'askMeeting'] as const).filter((type) => may(so, IRO, type));

  it('[DU-124] [DU-130] those ways on that the rule names, and no other', () => {
    assert.deepEqual(ways(failed(next, again, pass)), ['passTo', 'escalate', 'askMeeting']);
    assert.deepEqual(ways(failed(next)), ['escalate']);
    assert.deepEqual(ways(failed(again)), ['askMeeting']);
    assert.deepEqual(ways(failed(pass)), ['passTo']);
    assert.deepEqual(ways(failed()), []);
  });

  it('[DU-124] passing on is offered once', () => {
    const so = failed(pass);
    assert.deepEqual(ways(so.does({ type: 'passTo', meeting: so.meeting }, IRO)), []);
  });
});

describe('what is offered of a referral', () => {
  const withReferral = (rest: Partial<Referral>) =>
    aCase({ procedure: ladderWith({ referral: { ...LADDER.referral!, ...rest } }) }).raised('s2');
  const referred = (so: CaseBuilder) =>
    so.does(
      {
        type: 'refer',
        on: day('2027-03-01'),
        met: ['exhausted'],
        reason: written('x'),
        answers: { worries: written('w') },
      },
      IRO,
    );

  it('[WF-39] talking it through only where the procedure has such a talk', () => {
    const talks = (rest: Partial<Referral>) => may(withReferral(rest), IRO, 'discussReferral');
    assert.equal(talks({ discuss: true, discussWith: [] }), true);
    assert.equal(talks({ discuss: false, discussWith: ['legal'] }), true);
    assert.equal(talks({ discuss: false, discussWith: [] }), false);
  });

  it('the answer once it was made, and no talk once it was answered', () => {
    const made = referred(withReferral({}));
    const answer = { type: 'answerReferral', on: day('2027-03-01'), note: written('a') } as const;
    const answered = made.does(answer, IRO);
    const offered = (so: CaseBuilder) =>
      (['refer', 'answerReferral', 'discussReferral', 'dropReferral'] as const).filter((type) =>
        may(so, IRO, type),
      );
    assert.deepEqual(offered(made), ['answerReferral', 'discussReferral']);
    assert.deepEqual(offered(answered), []);
    given(answered).when(answer, IRO).thenNothing();
  });
});

describe('what is offered of meetings', () => {
  const again = {
    type: 'askMeeting',
    purpose: 'stage',
    by: day('2027-03-10'),
    reason: null,
  } as const;
  const offered = (so: CaseBuilder) =>
    (['chooseSlot', 'cancelMeeting', 'findAnotherTime', 'recordMeeting'] as const).filter((type) =>
      may(so, IRO, type),
    );
  const booked = atS2.offered().booked('2027-03-03 10:00');

  it('of any that is open, though another is not', () => {
    const off = atS2.does({ type: 'cancelMeeting', meeting: atS2.meeting }, IRO);
    assert.deepEqual(offered(off), []);
    assert.deepEqual(offered(off.does(again, IRO)), [
      'chooseSlot',
      'cancelMeeting',
      'recordMeeting',
    ]);
  });

  it('another time only of one that has a time', () => {
    assert.deepEqual(offered(booked), ['chooseSlot', 'cancelMeeting', 'findAnotherTime']);
    assert.equal(may(booked.does(again, IRO), IRO, 'findAnotherTime'), true);
  });

  it('its outcome from the minute at which it begins, as the rule takes it', () => {
    const wish = {
      type: 'recordMeeting',
      meeting: booked.meeting,
      outcome: written('o'),
      tasks: [],
      achieved: null,
    } as const;
    const before = booked.on('2027-03-03 09:59');
    const begun = booked.on('2027-03-03 10:00');
    assert.deepEqual([may(before, IRO, wish.type), may(begun, IRO, wish.type)], [false, true]);
    given(before).when(wish, IRO).thenRefused({ reason: 'meeting-not-over' });
    given(begun).when(wish, IRO).thenTypes('MeetingHeld');
  });
});
