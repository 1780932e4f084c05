import assert from 'node:assert/strict';
import {
  chronology,
  dueRowsOf,
  stillWanted,
  viewFor,
  type Command,
} from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  at,
  given,
  IRO,
  IRO_MANAGER,
  OTHER_IRO,
  SOCIAL_WORKER,
  STRANGER,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const SLOT = { start: at('2027-03-04 10:00'), end: at('2027-03-04 11:00') };
const why = written('Left the service');

const offered = aCase().raised('s2').delivered().offered(['2027-03-04 10:00', '2027-03-04 11:00']);
const choice: Command = {
  ...{ type: 'chooseSlot', meeting: offered.meeting, slot: SLOT, reason: null },
};
const seatTo = (to: PersonId, person: PersonId): Command => ({
  ...{ type: 'handOverSeat', stage: offered.stage, role: 'team-manager', person, to },
  reason: why,
});
const bookedFor = (...people: readonly PersonId[]): Command => ({
  ...{ type: 'recordBooking', meeting: offered.meeting, slot: SLOT },
  ...{ eventId: 'event-1', joinUrl: null, people },
});

const meetingIn = ({ present }: CaseBuilder) => present.meetings[0]!;
const lastOf = ({ events }: CaseBuilder, n: number) => events.slice(-n).map(({ type }) => type);
const deedsOf = ({ effects }: CaseBuilder) =>
  effects.flatMap(({ type }) => (type === 'bookMeeting' || type === 'findSlots' ? [type] : []));
const told = ({ effects }: CaseBuilder) =>
  effects.flatMap((each) =>
    each.type === 'sendCard' ? [[each.card, each.notice, each.to.person]] : [],
  );
const asked = (so: CaseBuilder) => meetingIn(so).required.map(({ person }) => person);

describe('who is invited to a meeting whose people change', () => {
  const choosing = offered.does(choice, IRO);

  it('[DU-86] whoever takes part now, also where it was on its way to the one before', () => {
    const handed = choosing.does(seatTo(STRANGER, TEAM_MANAGER), IRO);
    assert.deepEqual(asked(handed), [IRO, STRANGER]);
    const late = handed.does(bookedFor(IRO, TEAM_MANAGER, SOCIAL_WORKER), null);
    assert.deepEqual(lastOf(late, 2), ['MeetingBooked', 'SlotChosen']);
    assert.deepEqual(deedsOf(late), ['bookMeeting']);
    assert.equal(meetingIn(late).status.kind, 'booking');
    const right = late.does(bookedFor(IRO, STRANGER, SOCIAL_WORKER), null);
    assert.deepEqual([lastOf(right, 1), deedsOf(right)], [['MeetingBooked'], []]);
    assert.deepEqual(meetingIn(right).status, {
      ...{ kind: 'booked', slot: SLOT, eventId: 'event-1', joinUrl: null },
    });
  });

  it('[DU-86] the raiser of that moment as well', () => {
    const handed = choosing.does({ type: 'handOverCase', to: OTHER_IRO, reason: why }, IRO_MANAGER);
    const late = handed.does(bookedFor(IRO, TEAM_MANAGER, SOCIAL_WORKER), null);
    assert.deepEqual(deedsOf(late), ['bookMeeting']);
  });

  it('[DU-86] the new raiser to a meeting that stood when the case was handed over', () => {
    const booked = choosing.does(bookedFor(IRO, TEAM_MANAGER, SOCIAL_WORKER), null);
    const handed = booked.does({ type: 'handOverCase', to: OTHER_IRO, reason: why }, IRO_MANAGER);
    assert.deepEqual(lastOf(handed, 2), ['CaseHandedOver', 'SlotChosen']);
    assert.deepEqual(deedsOf(handed), ['bookMeeting']);
    assert.deepEqual(asked(handed), [OTHER_IRO, TEAM_MANAGER]);
  });

  it('nobody anew where it was booked for those who take part, in whatever order', () => {
    const booked = choosing.does(bookedFor(SOCIAL_WORKER, TEAM_MANAGER, IRO), null);
    assert.deepEqual([lastOf(booked, 1), deedsOf(booked)], [['MeetingBooked'], []]);
    assert.equal(booked.decide(bookedFor(IRO, TEAM_MANAGER, SOCIAL_WORKER), null).kind, 'nothing');
  });

  it('nobody anew where it has begun, was called off, or stands at another time by then', () => {
    const handed = choosing.does(seatTo(STRANGER, TEAM_MANAGER), IRO);
    const old = bookedFor(IRO, TEAM_MANAGER, SOCIAL_WORKER);
    const begun = handed.on('2027-03-04 10:00').does(old, null);
    assert.deepEqual(deedsOf(begun), []);
    const off: Command = { type: 'cancelMeeting', meeting: offered.meeting };
    assert.deepEqual(deedsOf(handed.does(off, IRO).does(old, null)), []);
    const slot = { start: at('2027-03-04 14:00'), end: at('2027-03-04 15:00') };
    const other = handed.does({ ...choice, slot }, IRO).does(old, null);
    assert.deepEqual(deedsOf(other), []);
  });

  it('keeps the time that stands as what it is: nobody chose it, and who is missing at it is known', () => {
    const missing = [
      { person: TEAM_MANAGER, why: 'busy' },
      { person: SOCIAL_WORKER, why: 'away' },
    ] as const;
    const booked = choosing.does(
      { ...bookedFor(IRO, TEAM_MANAGER, SOCIAL_WORKER), missing } as Command,
      null,
    );
    const handed = booked.does(seatTo(STRANGER, TEAM_MANAGER), IRO);
    const left = [{ person: SOCIAL_WORKER, why: 'away' }];
    assert.deepEqual(handed.events.at(-1), {
      ...handed.events.at(-1),
      ...{ type: 'SlotChosen', slot: SLOT, reason: null, missing: left, invites: true },
    });
    const { standing, ...status } = meetingIn(handed).status as unknown as Record<string, unknown>;
    assert.deepEqual(status, { kind: 'booking', slot: SLOT, missing: left, invites: true });
    assert.deepEqual(standing, { slot: SLOT, eventId: 'event-1', joinUrl: null, missing });
    assert.deepEqual(
      dueRowsOf(handed.present, handed.ctx).filter(({ clock }) => clock === 'meeting'),
      [],
    );
  });
});

describe('who is missing at a time that stands', () => {
  it('[DU-86] is still known when it is booked for the one before, of whom nothing more is said', () => {
    const missing = [{ person: SOCIAL_WORKER, why: 'away' }] as const;
    const old = bookedFor(IRO, TEAM_MANAGER, SOCIAL_WORKER);
    const known = offered.does(choice, IRO).does({ ...old, missing } as Command, null);
    const moving = known.does(seatTo(STRANGER, TEAM_MANAGER), IRO);
    const late = moving.does(old, null);
    assert.deepEqual(lastOf(late, 2), ['MeetingBooked', 'SlotChosen']);
    const { status } = meetingIn(late);
    assert.deepEqual(status.kind === 'booking' && status.missing, missing);
    const right = meetingIn(late.does(bookedFor(IRO, STRANGER, SOCIAL_WORKER), null)).status;
    assert.deepEqual(right.kind === 'booked' && right.missing, missing);
  });
});

describe('an invitation that the calendar does not accept', () => {
  const booked = offered.booked('2027-03-04 10:00');
  const refusal: Command = {
    ...{ type: 'recordBookingRefused', meeting: offered.meeting, code: 'refused' },
  };
  const handed = booked.does(seatTo(STRANGER, TEAM_MANAGER), IRO);
  const refused = handed.does(refusal, null);

  it('leaves the time that is booked, and whoever convenes hears who is not invited', () => {
    assert.deepEqual(lastOf(refused, 1), ['BookingRefused']);
    assert.deepEqual(meetingIn(refused).status, meetingIn(booked).status);
    assert.equal(meetingIn(refused).uninvited, true);
    assert.deepEqual(told(refused), [['slots', 'invite-refused', IRO]]);
    const lines = chronology(
      refused.present,
      refused.events,
      new Map(),
      IRO,
      refused.ctx,
      at('2027-03-01 12:00'),
    );
    assert.equal(lines.at(-1)?.uninvited, true);
    const times = lines.filter(({ type }) => type === 'SlotChosen');
    assert.deepEqual(
      times.map(({ invites }) => invites),
      [undefined, true],
    );
  });

  it('is tried again by the same time, once, and shown to whoever arranges it until then', () => {
    const shown = (so: CaseBuilder, who: PersonId) =>
      viewFor(so.present, new Map(), who, so.ctx, so.now)?.meetings[0]?.uninvited;
    assert.deepEqual([shown(refused, IRO), shown(refused, SOCIAL_WORKER)], [true, undefined]);
    assert.equal(shown(booked, IRO), undefined);
    given(booked).when(choice, IRO).thenNothing();
    const again = refused.does(choice, IRO);
    assert.deepEqual([lastOf(again, 1), deedsOf(again)], [['SlotChosen'], ['bookMeeting']]);
    const { status, uninvited } = meetingIn(again);
    assert.deepEqual([status.kind === 'booking' && status.invites, uninvited], [true, undefined]);
    const right = again.does(bookedFor(IRO, STRANGER, SOCIAL_WORKER), null);
    assert.deepEqual([meetingIn(right).status.kind, shown(right, IRO)], ['booked', undefined]);
    given(right).when(choice, IRO).thenNothing();
  });

  it('is no longer told once it was tried again, or the meeting was called off', () => {
    const card = refused.effects.find((each) => each.type === 'sendCard')!;
    const wanted = (so: CaseBuilder) => stillWanted(card, so.present, so.ctx);
    assert.equal(wanted(refused), true);
    assert.equal(wanted(refused.does(choice, IRO)), false);
    const off = refused.does({ type: 'cancelMeeting', meeting: offered.meeting }, IRO);
    assert.equal(wanted(off), false);
  });

  it('is not what a move is that the calendar does not accept', () => {
    const moved = booked.does(
      {
        ...choice,
        slot: { start: at('2027-03-05 10:00'), end: at('2027-03-05 11:00') },
      },
      IRO,
    );
    const stays = moved.does(refusal, null);
    assert.deepEqual(told(stays), [['slots', 'move-refused', IRO]]);
    assert.equal(meetingIn(stays).uninvited, undefined);
  });
});
