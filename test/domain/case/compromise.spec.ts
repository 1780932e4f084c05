import assert from 'node:assert/strict';
import { chronology, effectsOf, essentialTo, viewFor } from '../../../domain/case/index.ts';
import type { CommandOf, Missing, RecordedEvent } from '../../../domain/case/index.ts';
import {
  aCase,
  at,
  given,
  HEAD,
  IRO,
  kept,
  LADDER,
  SERVICE_MANAGER,
  SOCIAL_WORKER,
  stageWith,
  TEAM_MANAGER,
  written,
} from '../../builders/index.ts';

const RULE = LADDER.stages[2]!.meeting!;
const asked = aCase().raised('s2').delivered();
const MEETING = asked.meeting;
const slot = (start: string, end: string) => ({ start: at(start), end: at(end) });
const WITHOUT = slot('2027-03-03 10:00', '2027-03-03 11:00');
const UNSURE = slot('2027-03-04 10:00', '2027-03-04 11:00');
const AFTER = slot('2027-03-09 10:00', '2027-03-09 11:00');
const OWN = slot('2027-03-05 10:00', '2027-03-05 11:00');
const busy: readonly Missing[] = [{ person: TEAM_MANAGER, why: 'busy' }];
const unknown: readonly Missing[] = [{ person: TEAM_MANAGER, why: 'unknown' }];

const offered = asked.does(
  {
    type: 'offerSlots',
    meeting: MEETING,
    slots: [{ ...WITHOUT, missing: busy }, { ...UNSURE, missing: unknown }, AFTER],
    unknown: [SOCIAL_WORKER],
  },
  null,
);
const choose = (time: typeof WITHOUT, reason: string | null = null): CommandOf<'chooseSlot'> => ({
  type: 'chooseSlot',
  meeting: MEETING,
  slot: time,
  reason: reason === null ? null : written(reason),
});
const book = (time: typeof WITHOUT, missing?: readonly Missing[]): CommandOf<'recordBooking'> => ({
  ...{ type: 'recordBooking', meeting: MEETING, slot: time, eventId: 'event-1', joinUrl: null },
  ...(missing === undefined ? {} : { missing }),
});
const notFree = { type: 'recordNotFree', meeting: MEETING, slot: OWN, missing: busy } as const;
const meetingOf = (so: typeof offered) => so.present.meetings[0]!;

describe('whether a chosen time is looked into before it is booked', () => {
  it('is shown of a time of the convener’s own, and of no other', () => {
    const shown = (time: typeof WITHOUT): unknown => {
      const so = offered.does(choose(time, 'A reason'), IRO);
      return viewFor(so.present, new Map(), IRO, so.ctx, so.now)?.meetings[0]?.unchecked;
    };
    assert.deepEqual([OWN, UNSURE, WITHOUT].map(shown), [true, undefined, undefined]);
  });
});

describe('the nearest compromise', () => {
  it('asks for a reason where somebody is known to be missing, and records both', () => {
    given(offered).when(choose(WITHOUT), IRO).thenInvalid(['reason', 'somebody-missing']);
    given(offered).when(choose(WITHOUT, ' '), IRO).thenInvalid(['reason', 'somebody-missing']);
    given(offered)
      .when(choose(WITHOUT, 'Their deputy comes'), IRO)
      .then({
        ...{ type: 'SlotChosen', meeting: MEETING, slot: WITHOUT },
        ...{ reason: kept('Their deputy comes'), missing: busy },
      });
  });

  it('asks for none where somebody is only not known', () => {
    given(offered)
      .when(choose(UNSURE), IRO)
      .then({
        ...{ type: 'SlotChosen', meeting: MEETING, slot: UNSURE, reason: null },
        missing: unknown,
      });
  });

  it('asks for one after the last day, of a time at which everybody is free', () => {
    given(offered).when(choose(AFTER), IRO).thenInvalid(['reason', 'outside-window']);
    given(offered)
      .when(choose(AFTER, 'Away'), IRO)
      .then({ type: 'SlotChosen', meeting: MEETING, slot: AFTER, reason: kept('Away') });
  });

  it('remembers with the booking who was known to be missing', () => {
    const booked = offered.does(choose(WITHOUT, 'x'), IRO).does(book(WITHOUT), null);
    assert.deepEqual(meetingOf(booked).status, {
      ...{ kind: 'booked', slot: WITHOUT, eventId: 'event-1', joinUrl: null, missing: busy },
    });
  });

  it('cannot do without whoever convenes, raised it or answers; the others can be missed', () => {
    const essential = essentialTo(meetingOf(offered), offered.present);
    assert.ok(essential.has(IRO));
    const { responders } = offered.present.stages.at(-1)!;
    for (const { person } of responders) assert.ok(person === null || essential.has(person));
    assert.ok(!essential.has(SOCIAL_WORKER) && !essential.has(SERVICE_MANAGER));
  });

  it('shows the convener alone what people’s calendars say, and the chronology who was missing', () => {
    const { present, ctx, events } = offered.does(choose(WITHOUT, 'x'), IRO);
    const texts = new Map<string, string>();
    const view = (person: typeof IRO) =>
      viewFor(present, texts, person, ctx, at('2027-03-01 12:00'))?.meetings[0];
    assert.deepEqual(
      view(IRO)?.slots.map(({ missing }) => missing?.map(({ id, why }) => [id, why])),
      [[[TEAM_MANAGER, 'busy']], [[TEAM_MANAGER, 'unknown']], undefined],
    );
    assert.deepEqual(
      view(IRO)?.unread?.map(({ id }) => id),
      [SOCIAL_WORKER],
    );
    const attendee = view(SOCIAL_WORKER);
    assert.ok(attendee?.slots.every(({ missing }) => missing === undefined));
    assert.equal(attendee?.unread, undefined);
    const lines = chronology(present, events, texts, IRO, ctx, at('2027-03-01 12:00'));
    const line = (type: RecordedEvent['type']) => lines.find((each) => each.type === type);
    assert.deepEqual(
      [line('SlotsOffered')?.missing, line('SlotChosen')?.missing].map((missing) =>
        missing?.map(({ why }) => why),
      ),
      [['unknown'], ['busy']],
    );
  });
});

describe('a time of the convener’s own', () => {
  const chosen = offered.does(choose(OWN), IRO);

  it('is marked as not looked into; one that was offered is not', () => {
    given(offered)
      .when(choose(OWN), IRO)
      .then({
        ...{ type: 'SlotChosen', meeting: MEETING, slot: OWN, reason: null },
        unchecked: true,
      });
  });

  it('at which somebody is busy is told and offered; the second choice takes it, with a reason', () => {
    given(chosen)
      .when(notFree, null)
      .then({ type: 'TimeNotFree', meeting: MEETING, slot: OWN, missing: busy });
    const told = chosen.does(notFree, null);
    const { status, slots } = meetingOf(told);
    assert.equal(status.kind, 'offered');
    assert.deepEqual(slots.at(-1), { ...OWN, missing: busy });
    given(told).when(choose(OWN), IRO).thenInvalid(['reason', 'somebody-missing']);
    given(told)
      .when(choose(OWN, 'Nothing else is left'), IRO)
      .then({
        ...{ type: 'SlotChosen', meeting: MEETING, slot: OWN },
        ...{ reason: kept('Nothing else is left'), missing: busy },
      });
  });

  it('tells the convener on a card of its own', () => {
    const { present, ctx, events } = chosen.does(notFree, null);
    assert.deepEqual(
      effectsOf(events.at(-1)!, present, ctx).flatMap((effect) =>
        effect.type === 'sendCard' ? [[effect.card, effect.notice, effect.to.person]] : [],
      ),
      [['slots', 'time-not-free', IRO]],
    );
  });

  it('is still to be looked into where only other people are chosen with it meanwhile', () => {
    const open = aCase({ procedure: stageWith('s2', { meeting: { ...RULE, othersBy: 'head' } }) })
      .raised('s2')
      .offered();
    const wish = { ...choose(OWN), meeting: open.meeting };
    given(open.does(wish, IRO))
      .when({ ...wish, others: [HEAD] }, IRO)
      .then({
        ...{ type: 'SlotChosen', meeting: open.meeting, slot: OWN, reason: null },
        ...{ others: [HEAD], unchecked: true },
      });
  });

  it('that cannot be had leaves a booked meeting where it stands', () => {
    const booked = offered.does(choose(UNSURE), IRO).does(book(UNSURE), null);
    const moved = booked.does(choose(OWN), IRO).does(notFree, null);
    assert.deepEqual(meetingOf(moved).status, meetingOf(booked).status);
    given(moved).when(choose(UNSURE), IRO).thenNothing();
  });

  it('at which only a calendar could not be read is booked, and says so', () => {
    const booked = chosen.does(book(OWN, unknown), null);
    const { status } = meetingOf(booked);
    assert.deepEqual(status.kind === 'booked' && status.missing, unknown);
  });

  it('keeps quiet when another time was chosen meanwhile, and refuses people', () => {
    given(chosen.does(choose(UNSURE), IRO))
      .when(notFree, null)
      .thenNothing();
    given(offered).when(notFree, null).thenNothing();
    given(chosen).when(notFree, IRO).thenRefused({ reason: 'not-yours' });
    given(chosen)
      .when({ ...notFree, meeting: 99 }, null)
      .thenRefused({ reason: 'unknown-meeting' });
  });
});
