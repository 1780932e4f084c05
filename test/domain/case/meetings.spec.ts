import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { chronology, viewFor, type Command, type CommandOf } from '../../../domain/case/index.ts';
import {
  aCase,
  ACTIONS,
  anEscalation,
  at,
  directoryWith,
  given,
  HEAD,
  IRO,
  IRO_COVER,
  IRO_MANAGER,
  kept,
  post,
  SERVICE_MANAGER,
  SOCIAL_WORKER,
  stageWith,
  STRANGER,
  TEAM_MANAGER,
  written,
  LADDER,
  type CaseBuilder,
} from '../../builders/index.ts';

const asked = aCase().raised('s2').delivered();
const offered = asked.offered(
  ['2027-03-03 10:00', '2027-03-03 11:00'],
  ['2027-03-04 10:00', '2027-03-04 11:00'],
);
const booked = offered.booked('2027-03-03 10:00');
const MEETING = asked.meeting;

const slot = (start: string, end: string) => ({ start: at(start), end: at(end) });
const choose = (
  start: string,
  end: string,
  reason: string | null = null,
): CommandOf<'chooseSlot'> => ({
  type: 'chooseSlot',
  meeting: MEETING,
  slot: slot(start, end),
  reason: reason === null ? null : written(reason),
});

const record = (rest: Partial<CommandOf<'recordMeeting'>> = {}): CommandOf<'recordMeeting'> => ({
  type: 'recordMeeting',
  meeting: MEETING,
  outcome: written('Agreed'),
  tasks: [],
  achieved: null,
  ...rest,
});

const monitored = asked.resolved().booked('2027-03-08 10:00').on('2027-03-08 12:00');
const heldAs = (achieved: boolean) =>
  monitored.does(record({ meeting: monitored.meeting, achieved }), IRO);

describe('offerSlots', () => {
  const wish = {
    type: 'offerSlots',
    meeting: MEETING,
    slots: [slot('2027-03-03 10:00', '2027-03-03 11:00')],
    unknown: [SOCIAL_WORKER],
  } as const;

  it('records what was found, also that there is nothing', () => {
    const { slots, unknown } = wish;
    given(asked).when(wish, null).then({ type: 'SlotsOffered', meeting: MEETING, slots, unknown });
    assert.equal(asked.offered().present.meetings[0]?.status.kind, 'no-slot');
  });

  it('keeps quiet when it is told the same again or a time was chosen meanwhile', () => {
    given(asked.does(wish, null)).when(wish, null).thenNothing();
    given(booked).when(wish, null).thenNothing();
  });

  it('refuses a meeting that is not there, and people', () => {
    given(asked)
      .when({ ...wish, meeting: 99 }, null)
      .thenRefused({ reason: 'unknown-meeting' });
    given(asked).when(wish, IRO).thenRefused({ reason: 'not-yours' });
  });
});

describe('chooseSlot', () => {
  it('the convener takes one of the times that were offered', () => {
    given(offered)
      .when(choose('2027-03-04 10:00', '2027-03-04 11:00'), IRO)
      .then({
        type: 'SlotChosen',
        meeting: MEETING,
        slot: slot('2027-03-04 10:00', '2027-03-04 11:00'),
        reason: null,
      });
  });

  it('moves a booked meeting; the event that stands is kept for the move', () => {
    const moved = booked.does(choose('2027-03-04 10:00', '2027-03-04 11:00'), IRO_COVER).present
      .meetings[0];
    assert.deepEqual([moved?.status.kind, moved?.eventId], ['booking', 'event-1']);
  });

  it('takes any time inside the window, and asks a reason for one outside it', () => {
    given(offered)
      .when(choose('2027-03-05 10:00', '2027-03-05 11:00'), IRO)
      .thenTypes('SlotChosen');
    given(offered)
      .when(choose('2027-03-09 10:00', '2027-03-09 11:00'), IRO)
      .thenInvalid(['reason', 'outside-window']);
    given(offered)
      .when(choose('2027-03-09 10:00', '2027-03-09 11:00', 'Away'), IRO)
      .thenTypes('SlotChosen');
  });

  it('refuses a past time, one that ends before it begins, and one beyond the calendar', () => {
    given(offered)
      .when(choose('2027-03-01 10:00', '2027-03-01 11:00', 'x'), IRO)
      .thenInvalid(['slot', 'day-past']);
    given(offered)
      .when(choose('2027-03-01 09:00', '2027-03-01 10:00', 'x'), IRO)
      .thenInvalid(['slot', 'day-past']);
    given(offered)
      .when(choose('2027-03-03 11:00', '2027-03-03 10:00', 'x'), IRO)
      .thenInvalid(['slot', 'not-a-choice']);
    given(offered)
      .when(choose('2029-03-05 11:00', '2029-03-05 12:00', 'x'), IRO)
      .thenInvalid(['slot', 'day-beyond-calendar']);
  });

  it('is the convener’s: not an attendee’s, not a copy’s', () => {
    const wish = choose('2027-03-04 10:00', '2027-03-04 11:00');
    for (const person of [TEAM_MANAGER, SOCIAL_WORKER, SERVICE_MANAGER, IRO_MANAGER]) {
      given(offered).when(wish, person).thenRefused({ reason: 'only-the-convener' });
    }
    given(offered).when(wish, STRANGER).thenRefused({ reason: 'not-yours' });
  });

  it('[DU-127] where the rule names the raiser’s manager, that one convenes', () => {
    const rule = { ...LADDER.stages[2]!.meeting!, convener: 'raiser-manager' };
    const theirs = aCase({ procedure: stageWith('s2', { meeting: rule }) })
      .raised('s2')
      .offered();
    const wish = choose('2027-03-04 10:00', '2027-03-04 11:00', 'Suits');
    given(theirs).when(wish, IRO_MANAGER).thenTypes('SlotChosen');
    given(theirs).when(wish, IRO).thenRefused({ reason: 'only-the-convener' });
  });

  it('a vacant convener is stood in for by the raiser', () => {
    const rule = { ...LADDER.stages[2]!.meeting!, convener: 'head' };
    const directory = directoryWith('head', post('head', null));
    const raised = aCase({ directory, procedure: stageWith('s2', { meeting: rule }) }).raised('s2');
    assert.equal(raised.present.meetings[0]?.convener, IRO);
  });

  it('keeps quiet when that time stands; refuses a meeting that was held or called off', () => {
    given(booked).when(choose('2027-03-03 10:00', '2027-03-03 11:00'), IRO).thenNothing();
    const off = booked.does({ type: 'cancelMeeting', meeting: MEETING }, IRO);
    given(off)
      .when(choose('2027-03-04 10:00', '2027-03-04 11:00'), IRO)
      .thenRefused({ reason: 'meeting-not-open' });
    given(offered)
      .when({ ...choose('2027-03-04 10:00', '2027-03-04 11:00'), meeting: 99 }, IRO)
      .thenRefused({ reason: 'unknown-meeting' });
  });
});

describe('recordBooking', () => {
  const wish: CommandOf<'recordBooking'> = {
    type: 'recordBooking',
    meeting: MEETING,
    slot: slot('2027-03-03 10:00', '2027-03-03 11:00'),
    eventId: 'event-1',
    joinUrl: null,
  };

  it('the meeting stands in the calendars; quiet the second time', () => {
    assert.equal(booked.present.meetings[0]?.status.kind, 'booked');
    given(booked).when(wish, null).thenNothing();
    given(booked).when(wish, IRO).thenRefused({ reason: 'not-yours' });
    given(booked)
      .when({ ...wish, meeting: 99 }, null)
      .thenRefused({ reason: 'unknown-meeting' });
  });

  it('a booking that comes back after another time was chosen keeps its event and not its time', () => {
    const moved = offered
      .does(choose('2027-03-03 10:00', '2027-03-03 11:00'), IRO)
      .does(choose('2027-03-04 10:00', '2027-03-04 11:00'), IRO)
      .does(wish, null).present.meetings[0];
    assert.deepEqual([moved?.status.kind, moved?.eventId], ['booking', 'event-1']);
  });

  it('a booking that comes back after a cancel is taken out again', () => {
    const late = offered
      .does(choose('2027-03-03 10:00', '2027-03-03 11:00'), IRO)
      .does({ type: 'cancelMeeting', meeting: MEETING }, IRO)
      .does(wish, null);
    assert.equal(late.present.meetings[0]?.status.kind, 'cancelled');
    assert.deepEqual(late.effects[0], { type: 'cancelMeeting', meeting: MEETING });
  });
});

describe('recordBookingRefused', () => {
  const wish = { type: 'recordBookingRefused', meeting: MEETING, code: 'refused' } as const;

  it('lets the convener choose again; quiet when nothing was being booked', () => {
    const choosing = offered.does(choose('2027-03-03 10:00', '2027-03-03 11:00'), IRO);
    given(choosing)
      .when(wish, null)
      .then({ type: 'BookingRefused', meeting: MEETING, code: 'refused' });
    assert.equal(choosing.does(wish, null).present.meetings[0]?.status.kind, 'offered');
    given(offered).when(wish, null).thenNothing();
    given(offered)
      .when({ ...wish, meeting: 99 }, null)
      .thenRefused({ reason: 'unknown-meeting' });
  });
});

describe('recordCancelRefused', () => {
  const wish = { type: 'recordCancelRefused', meeting: MEETING, code: '403' } as const;

  it('tells whoever arranges it; quiet while it is not cancelled', () => {
    const cancelled = booked.does({ type: 'cancelMeeting', meeting: MEETING }, IRO);
    given(cancelled)
      .when(wish, null)
      .then({ type: 'CancelRefused', meeting: MEETING, code: '403' });
    const told = cancelled
      .does(wish, null)
      .effects.flatMap((effect) => (effect.type === 'sendCard' ? [effect] : []));
    assert.deepEqual(
      told.map(({ notice, to }) => [notice, to.person]),
      [['cancel-refused', IRO]],
    );
    given(booked).when(wish, null).thenNothing();
    given(booked)
      .when({ ...wish, meeting: 99 }, null)
      .thenRefused({ reason: 'unknown-meeting' });
  });
});

describe('a move that the calendar refuses', () => {
  it('leaves the time that is booked, and tells whoever convenes [DU-119]', () => {
    const before = booked.present.meetings[0]?.status;
    const refused = booked
      .does(choose('2027-03-04 10:00', '2027-03-04 11:00'), IRO)
      .does({ type: 'recordBookingRefused', meeting: MEETING, code: 'refused' }, null);
    assert.equal(before?.kind, 'booked');
    assert.deepEqual(refused.present.meetings[0]?.status, before);
    assert.deepEqual(
      refused.effects.flatMap((each) =>
        each.type === 'sendCard' ? [[each.card, each.notice, each.to.person]] : [],
      ),
      [['slots', 'move-refused', IRO]],
    );
  });
});

describe('cancelMeeting', () => {
  const wish = { type: 'cancelMeeting', meeting: MEETING } as const;

  it('convener or raiser call it off; quiet the second time', () => {
    given(booked)
      .when(wish, IRO)
      .then({ type: 'MeetingCancelled', meeting: MEETING, why: 'by-convener' });
    given(booked.does(wish, IRO)).when(wish, IRO).thenNothing();
  });

  it('nobody else, and not when it was held', () => {
    given(booked).when(wish, TEAM_MANAGER).thenRefused({ reason: 'only-the-convener' });
    given(booked)
      .when({ ...wish, meeting: 99 }, IRO)
      .thenRefused({ reason: 'unknown-meeting' });
    const held = booked.on('2027-03-03 12:00').does(record(), IRO);
    given(held).when(wish, IRO).thenRefused({ reason: 'meeting-not-open' });
  });
});

describe('findAnotherTime', () => {
  const wish = { type: 'findAnotherTime', meeting: MEETING } as const;
  const again = booked.on('2027-03-02 10:00').does(wish, IRO);
  const [first, second] = again.present.meetings;

  it('calls the meeting off and asks for the same one anew, in one append', () => {
    assert.deepEqual(
      again.events.slice(booked.events.length).map(({ type }) => type),
      ['MeetingCancelled', 'MeetingAsked'],
    );
    assert.deepEqual([first?.status.kind, second?.status.kind], ['cancelled', 'finding']);
    assert.deepEqual(again.effects.slice(0, 2), [
      { type: 'cancelMeeting', meeting: MEETING },
      { type: 'findSlots', meeting: second?.id },
    ]);
    const { purpose, stage, label, convener, recorder, required, minutes } =
      booked.present.meetings[0]!;
    const kept = { purpose, stage, label, convener, recorder, required, minutes };
    assert.deepEqual({ ...second, ...kept }, second);
  });

  it('looks from today on, as late as the rule says or as the time given up was', () => {
    const { window } = booked.present.meetings[0]!;
    assert.deepEqual(second?.window, { ...window, from: day('2027-03-02') });
    const late = asked.booked('2027-04-07 10:00').does(wish, IRO);
    assert.deepEqual(late.present.meetings[1]?.window, { ...window, to: day('2027-04-07') });
    const passed = booked.on('2027-03-25 10:00').does(wish, IRO);
    assert.equal(passed.present.meetings[1]?.window.from, '2027-03-25');
    assert.equal(passed.present.meetings[1].window.to, '2027-03-25');
  });

  it('takes a booking that comes back late out again', () => {
    const choosing = offered.does(choose('2027-03-03 10:00', '2027-03-03 11:00'), IRO);
    const off = choosing.does(wish, IRO);
    assert.equal(
      off.effects.some(({ type }) => type === 'cancelMeeting'),
      false,
    );
    const times = slot('2027-03-03 10:00', '2027-03-03 11:00');
    const late = off.does(
      { type: 'recordBooking', meeting: MEETING, slot: times, eventId: 'e', joinUrl: null },
      null,
    );
    assert.deepEqual(late.effects[0], { type: 'cancelMeeting', meeting: MEETING });
  });

  it('the convener alone, and only for a time that was chosen', () => {
    given(booked).when(wish, TEAM_MANAGER).thenRefused({ reason: 'only-the-convener' });
    given(booked)
      .when({ ...wish, meeting: 99 }, IRO)
      .thenRefused({ reason: 'unknown-meeting' });
    const held = booked.on('2027-03-03 12:00').does(record(), IRO);
    given(held).when(wish, IRO).thenRefused({ reason: 'meeting-not-open' });
    const off = booked.does({ type: 'cancelMeeting', meeting: MEETING }, IRO);
    given(off).when(wish, IRO).thenRefused({ reason: 'meeting-not-open' });
  });

  it('is quiet while times are looked for or offered, and the second time', () => {
    given(asked).when(wish, IRO).thenNothing();
    given(offered).when(wish, IRO).thenNothing();
    given(again).when(wish, IRO).thenNothing();
  });
});

describe('recordMeeting', () => {
  const over = booked.on('2027-03-03 10:30');

  it('[DU-115] keeps the outcome, and each task with its person and day', () => {
    const tasks = [
      { task: written('Visit'), owner: written('Social worker'), due: day('2027-03-10') },
    ];
    given(over)
      .when(record({ tasks }), IRO)
      .then({
        type: 'MeetingHeld',
        meeting: MEETING,
        outcome: kept('Agreed'),
        tasks: [{ task: kept('Visit'), owner: kept('Social worker'), due: day('2027-03-10') }],
        achieved: null,
        stopsClock: false,
      });
  });

  it('[A-DO-15] stops the clock when held, where the stage says so', () => {
    const consulted = [{ role: 'qa-head', on: day('2027-03-01'), view: null, notHeld: null }];
    const called = aCase()
      .raised('s4', { consultations: consulted })
      .delivered()
      .does({ type: 'askMeeting', purpose: 'stage', by: day('2027-03-05'), reason: null }, IRO);
    const held = called.does(record({ meeting: called.meeting }), IRO);
    assert.equal(held.present.stages[0]?.clock?.state, 'stopped');
  });

  it('[A-CB-15] keeps what the raiser wrote that a meeting is for, for those who read the case', () => {
    const reason = written('To agree the visits');
    const command = {
      type: 'askMeeting',
      purpose: 'stage',
      by: day('2027-03-05'),
      reason,
    } as const;
    const s4 = aCase().raised('s2').delivered().does(command, IRO);
    const meeting = s4.present.meetings.find(({ wish }) => wish !== undefined);
    assert.ok(meeting !== undefined);
    assert.deepEqual(meeting.wish, kept('To agree the visits'));
    const texts = new Map([['#To agree the visits', 'To agree the visits']]);
    const view = viewFor(s4.present, texts, IRO, s4.ctx, s4.now);
    assert.equal(view?.meetings.find(({ id }) => id === meeting.id)?.wish, 'To agree the visits');
    // Who knows the meeting alone reads neither this nor the case.
    const only = viewFor(s4.present, texts, SOCIAL_WORKER, s4.ctx, s4.now);
    assert.equal(JSON.stringify(only).includes('To agree'), false);
    const lines = chronology(s4.present, s4.events, texts, IRO, s4.ctx, s4.now);
    assert.ok(
      lines.some(({ type, text }) => type === 'MeetingAsked' && text === 'To agree the visits'),
    );
  });

  it('may be recorded for a meeting that was held without being booked here', () => {
    given(offered).when(record(), IRO).thenTypes('MeetingHeld');
  });

  it('[DU-122] the recorder whom the rule names writes it too', () => {
    const rule = { ...LADDER.stages[2]!.meeting!, recorder: 'head' };
    const theirs = aCase({ procedure: stageWith('s2', { meeting: rule }) })
      .raised('s2')
      .offered();
    given(theirs).when(record(), HEAD).thenTypes('MeetingHeld');
    given(theirs).when(record(), TEAM_MANAGER).thenRefused({ reason: 'only-the-convener' });
  });

  it('[DU-79] asks of a monitoring meeting whether the outcomes were achieved', () => {
    given(monitored)
      .when(record({ meeting: monitored.meeting }), IRO)
      .thenInvalid(['achieved', 'missing']);
    const { status } = heldAs(true).present.meetings.at(-1)!;
    assert.equal(status.kind === 'held' ? status.achieved : null, true);
  });

  it('refuses too early, after a cancel, without words, and a task without an owner', () => {
    given(booked.on('2027-03-03 09:59'))
      .when(record(), IRO)
      .thenRefused({ reason: 'meeting-not-over' });
    const off = booked.does({ type: 'cancelMeeting', meeting: MEETING }, IRO);
    given(off).when(record(), IRO).thenRefused({ reason: 'meeting-not-open' });
    const tasks = [{ task: written('Visit'), owner: written(''), due: day('2027-03-10') }];
    given(over)
      .when(record({ outcome: written(''), tasks }), IRO)
      .thenInvalid(['outcome', 'missing'], ['tasks-1-owner', 'missing']);
    given(over)
      .when(record({ meeting: 99 }), IRO)
      .thenRefused({ reason: 'unknown-meeting' });
  });

  it('keeps quiet on the same outcome again and refuses another', () => {
    const held = over.does(record(), IRO);
    given(held).when(record(), IRO).thenNothing();
    given(held)
      .when(record({ outcome: written('Else') }), IRO)
      .thenRefused({ reason: 'meeting-not-open' });
  });
});

describe('askMeeting', () => {
  const wish = (purpose: 'stage' | 'monitoring', by: string): Command => ({
    type: 'askMeeting',
    purpose,
    by: day(by),
    reason: null,
  });

  it('[A-CB-15] the raiser calls one at any stage by a day of their own', () => {
    const called = aCase().raised('s1').does(wish('stage', '2027-03-12'), IRO).present.meetings[0];
    assert.deepEqual(called?.window, {
      from: day('2027-03-01'),
      to: day('2027-03-12'),
      ours: false,
    });
    assert.deepEqual(
      called.required.map(({ person }) => person),
      [IRO, TEAM_MANAGER],
    );
  });

  it('takes the shape that the stage offers', () => {
    const offeredMeeting = {
      ...LADDER.stages[2]!.meeting!,
      label: 'Talk',
      required: ['head'],
      minutes: 30,
    };
    const called = aCase({ procedure: stageWith('s1', { offeredMeeting }) })
      .raised('s1')
      .does(wish('stage', '2027-03-12'), IRO).present.meetings[0];
    assert.deepEqual(
      [called?.label, called?.minutes, called?.required[0]?.person],
      ['Talk', 30, HEAD],
    );
  });

  it('[DU-117] asks for monitoring again, also where the stage forces none', () => {
    given(asked.resolved()).when(wish('monitoring', '2027-04-01'), IRO).thenTypes('MeetingAsked');
    given(aCase().raised('s3').resolved())
      .when(wish('monitoring', '2027-04-01'), IRO)
      .thenTypes('MeetingAsked');
  });

  it('keeps quiet while the same stands', () => {
    const called = asked.does(wish('stage', '2027-03-12'), IRO);
    given(called).when(wish('stage', '2027-03-12'), IRO).thenNothing();
  });

  it('refuses others, a past day, a closed case, and monitoring where none is known or the case is open', () => {
    given(asked)
      .when(wish('stage', '2027-03-12'), TEAM_MANAGER)
      .thenRefused({ reason: 'only-the-raiser' });
    given(asked).when(wish('stage', '2027-02-26'), IRO).thenInvalid(['by', 'day-past']);
    given(asked).when(wish('stage', '2030-02-26'), IRO).thenInvalid(['by', 'day-beyond-calendar']);
    given(asked.resolved())
      .when(wish('stage', '2027-03-12'), IRO)
      .thenRefused({ reason: 'case-closed' });
    given(asked).when(wish('monitoring', '2027-03-12'), IRO).thenRefused({ reason: 'case-open' });
    given(aCase({ procedure: ACTIONS }).raised('a1').resolved())
      .when(wish('monitoring', '2027-03-12'), IRO)
      .thenRefused({ reason: 'no-monitoring-here' });
  });
});

describe('what was resolved and is taken up again', () => {
  it('[DU-130] keeps how it was closed apart from why it goes on', () => {
    const failed = heldAs(false);
    const on = failed.does(anEscalation(failed.stage, 's3'), IRO);
    const texts = new Map(
      (JSON.stringify(on.events).match(/(?<="hash":")#[^"\\]*/g) ?? []).map((hash) => [
        hash,
        hash.slice(1),
      ]),
    );
    const [before] = viewFor(on.present, texts, IRO, on.ctx, on.now)?.stages ?? [];
    assert.equal(before?.decision?.kind, 'resolved');
    assert.notEqual(before.decision.reason, before.decision.reopened);
    assert.equal(before.decision.reopened, 'Not resolved');
    const still = viewFor(failed.present, texts, IRO, failed.ctx, failed.now);
    assert.equal(still?.stages[0]?.decision?.reopened, null);
  });
});

describe('the ways on from what was not achieved', () => {
  it('[DU-124] [DU-130] are those that the rule names, monitoring again among them or not', () => {
    const again = (so: CaseBuilder) =>
      viewFor(so.present, new Map(), IRO, so.ctx, so.now)?.may.includes('askMeeting');
    const failed = heldAs(false);
    assert.equal(again(failed), true);
    const { procedure } = failed.ctx;
    const stages = procedure.stages.map((stage) =>
      stage.monitoring === undefined
        ? stage
        : {
            ...stage,
            monitoring: { ...stage.monitoring, onNotAchieved: [{ kind: 'next-stage' } as const] },
          },
    );
    assert.equal(again(failed.in({ procedure: { ...procedure, stages } })), false);
  });
});

describe('passTo', () => {
  const failed = heldAs(false);
  const wish = { type: 'passTo', meeting: failed.meeting } as const;

  it('[DU-124] [DU-130] passes what was not achieved to those the rule names; quiet the second time', () => {
    given(failed)
      .when(wish, IRO)
      .then({
        type: 'PassedTo',
        meeting: failed.meeting,
        roles: ['service-manager'],
        people: [SERVICE_MANAGER],
      });
    given(failed.does(wish, IRO)).when(wish, IRO).thenNothing();
  });

  it('refuses others, and what was achieved', () => {
    given(failed).when(wish, TEAM_MANAGER).thenRefused({ reason: 'only-the-raiser' });
    given(heldAs(true)).when(wish, IRO).thenRefused({ reason: 'no-monitoring-here' });
    given(failed)
      .when({ ...wish, meeting: 99 }, IRO)
      .thenRefused({ reason: 'unknown-meeting' });
  });
});
