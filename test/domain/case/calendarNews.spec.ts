import assert from 'node:assert/strict';
import {
  chronology,
  dueRowsOf,
  stillWanted,
  viewFor,
  type CommandOf,
  type Effect,
  type Meeting,
} from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  at,
  given,
  IRO,
  IRO_COVER,
  IRO_MANAGER,
  kept,
  LADDER,
  SOCIAL_WORKER,
  stageWith,
  STRANGER,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

/** Raised on Monday 1 March 2027; the window ends on Friday 5 March. */
const asked = aCase().raised('s2').delivered().offered();
const booked = asked.booked('2027-03-04 10:00');
const MEETING = booked.meeting;

const hour = (start: string) => ({
  start: at(start),
  end: at(start.replace(/(\d\d):/, (_, h: string) => `${String(Number(h) + 1).padStart(2, '0')}:`)),
});
const SLOT = hour('2027-03-04 10:00');

type Seen = NonNullable<CommandOf<'recordCalendarNews'>['seen']>;
const said = (
  person: PersonId,
  answer: Seen['answers'][number]['said'],
  proposes: Seen['answers'][number]['proposes'] = null,
) => ({ person, said: answer, proposes });

const look = (
  answers: Seen['answers'],
  slot = SLOT,
  compared = SLOT,
): CommandOf<'recordCalendarNews'> => ({
  type: 'recordCalendarNews',
  meeting: MEETING,
  booked: compared,
  seen: { slot, answers },
});
const gone = { ...look([]), seen: null };
const keep = (reason: string | null = null): CommandOf<'keepTime'> => ({
  type: 'keepTime',
  meeting: MEETING,
  reason: reason === null ? null : written(reason),
});

const meetingIn = (so: CaseBuilder): Meeting => so.present.meetings.at(-1)!;
const cards = (effects: readonly Effect[]) =>
  effects.flatMap((effect) =>
    effect.type === 'sendCard' ? [[effect.to.person, effect.card, effect.notice]] : [],
  );

const declined = booked.does(look([said(TEAM_MANAGER, 'declined')]), null);

describe('recordCalendarNews', () => {
  it('records what somebody said, once', () => {
    const wish = look([said(TEAM_MANAGER, 'accepted'), said(SOCIAL_WORKER, null)]);
    given(booked).when(wish, null).then({
      type: 'MeetingAnswered',
      meeting: MEETING,
      person: TEAM_MANAGER,
      said: 'accepted',
      needed: true,
      atRisk: false,
    });
    const known = booked.does(wish, null);
    given(known).when(wish, null).thenNothing();
    assert.deepEqual(cards(known.effects), []);
  });

  it('tells apart who is needed and who is invited, and who is neither', () => {
    given(booked)
      .when(look([said(SOCIAL_WORKER, 'declined'), said(STRANGER, 'declined')]), null)
      .then({
        type: 'MeetingAnswered',
        meeting: MEETING,
        person: SOCIAL_WORKER,
        said: 'declined',
        needed: false,
        atRisk: false,
      });
  });

  it('brings a decline to the convener', () => {
    assert.deepEqual(cards(declined.effects), [[IRO, 'meetingNews', 'attendee-declined']]);
  });

  it('is at risk where at most two working days are left: the raiser is told as well', () => {
    const rule = { ...LADDER.stages[2]!.meeting!, convener: 'raiser-manager' };
    const theirs = aCase({ procedure: stageWith('s2', { meeting: rule }) })
      .raised('s2')
      .delivered()
      .offered();
    const told = (day: string) => {
      const so = theirs.booked(`${day} 10:00`, IRO_MANAGER);
      const wish = look(
        [said(TEAM_MANAGER, 'declined')],
        hour(`${day} 10:00`),
        hour(`${day} 10:00`),
      );
      return cards(so.does({ ...wish, meeting: so.meeting }, null).effects).map(
        ([person, , notice]) => [person, notice],
      );
    };
    const convener = [IRO_MANAGER, 'attendee-declined'];
    // Monday to Wednesday: two working days.
    assert.deepEqual(told('2027-03-03'), [convener, [IRO, 'meeting-at-risk']]);
    assert.deepEqual(told('2027-03-04'), [convener, [IRO, 'meeting-at-risk']].slice(0, 2));
  });

  it('an answer that is taken back is none', () => {
    const back = declined.does(look([said(TEAM_MANAGER, null)]), null);
    assert.deepEqual(meetingIn(back).answers, []);
    given(declined)
      .when(look([said(TEAM_MANAGER, null)]), null)
      .thenTypes('MeetingAnswered');
  });

  it('another time is brought to the convener, once; the time that stands is no proposal', () => {
    const other = hour('2027-03-05 14:00');
    const wish = look([said(TEAM_MANAGER, 'tentative', other)]);
    const so = booked.does(wish, null);
    assert.deepEqual(cards(so.effects), [[IRO, 'meetingNews', 'time-proposed']]);
    given(so).when(wish, null).thenNothing();
    given(booked)
      .when(look([said(TEAM_MANAGER, null, SLOT)]), null)
      .thenNothing();
    // Without an answer beside it, it counts as "perhaps", whenever it is looked at.
    const bare = look([said(TEAM_MANAGER, null, other)]);
    given(booked.does(bare, null)).when(bare, null).thenNothing();
  });

  it('declined with another time is one card', () => {
    const so = booked.does(look([said(TEAM_MANAGER, 'declined', hour('2027-03-05 14:00'))]), null);
    assert.deepEqual(cards(so.effects), [[IRO, 'meetingNews', 'time-proposed']]);
  });

  it('a move by hand becomes the time; what was said to the old one is forgotten', () => {
    const to = hour('2027-03-05 09:00');
    const so = declined.does(look([said(TEAM_MANAGER, null)], to), null);
    const { status, answers, owesReason } = meetingIn(so);
    assert.deepEqual(status.kind === 'booked' && status.slot, to);
    assert.deepEqual([answers, owesReason], [undefined, undefined]);
    given(so)
      .when(look([], to, to), null)
      .thenNothing();
  });

  it('a move outside its days asks the convener why, and a reason ends it', () => {
    const to = hour('2027-03-09 09:00');
    const so = booked.does(look([], to), null);
    assert.equal(meetingIn(so).owesReason, true);
    given(so).when(keep(), IRO).thenInvalid(['reason', 'needs-reason']);
    given(so)
      .when(keep('Half term'), IRO)
      .then({
        type: 'TimeKept',
        meeting: MEETING,
        without: [],
        proposers: [],
        reason: kept('Half term'),
      });
    assert.equal(meetingIn(so.does(keep('Half term'), IRO)).owesReason, undefined);
  });

  it('an event that is gone can be booked again, and is then no longer lost', () => {
    const so = booked.does(gone, null);
    const { status, eventId } = meetingIn(so);
    assert.deepEqual([status.kind, eventId, meetingIn(so).gone?.slot], ['no-slot', null, SLOT]);
    given(so).when(gone, null).thenNothing();
    const again = so.booked('2027-03-04 10:00');
    assert.deepEqual([meetingIn(again).status.kind, meetingIn(again).gone], ['booked', undefined]);
    const other = so.does({ type: 'findAnotherTime', meeting: MEETING }, IRO);
    assert.deepEqual(meetingIn(other).insteadOf?.slot, SLOT);
  });

  it('is quiet where we have moved it meanwhile, where it is over, and where it is called off', () => {
    const moved = booked.booked('2027-03-05 10:00');
    given(moved).when(look([], SLOT), null).thenNothing();
    given(moved).when(gone, null).thenNothing();
    given(booked.on('2027-03-04 11:00')).when(gone, null).thenNothing();
    given(booked.does({ type: 'cancelMeeting', meeting: MEETING }, IRO))
      .when(gone, null)
      .thenNothing();
  });

  it('refuses a meeting that is not there, and people', () => {
    given(booked)
      .when({ ...gone, meeting: 99 }, null)
      .thenRefused({ reason: 'unknown-meeting' });
    given(booked).when(gone, IRO).thenRefused({ reason: 'not-yours' });
  });

  it('comes again at nine on the working day before, until the convener has dealt with it', () => {
    const rows = (so: CaseBuilder) =>
      dueRowsOf(so.present, so.ctx).filter(({ clock }) => clock === 'meeting-news');
    assert.deepEqual(
      rows(declined).map((row) => row.at),
      [at('2027-03-03 09:00')],
    );
    assert.deepEqual(rows(booked), []);
    assert.deepEqual(rows(declined.does(keep('The deputy comes'), IRO)), []);
    // Told after nine on that very day, it is not told twice on it.
    const late = booked.on('2027-03-03 09:30').does(look([said(TEAM_MANAGER, 'declined')]), null);
    assert.deepEqual(rows(late), []);
  });

  it('a card of it is not wanted any more when it was dealt with', () => {
    const [card] = declined.effects;
    const kept = declined.does(keep('The deputy comes'), IRO);
    assert.equal(stillWanted(card!, declined.present, declined.ctx), true);
    assert.equal(stillWanted(card!, kept.present, kept.ctx), false);
  });

  it('who said what is for whoever arranges it and whoever reads the whole case', () => {
    const seen = (person: PersonId) =>
      viewFor(declined.present, new Map(), person, declined.ctx, declined.now)?.meetings[0]?.said
        .length;
    assert.deepEqual([seen(IRO), seen(IRO_MANAGER), seen(TEAM_MANAGER)], [1, 1, 0]);
    const lines = (person: PersonId) =>
      chronology(
        declined.present,
        declined.events,
        new Map(),
        person,
        declined.ctx,
        declined.now,
      ).filter(({ type }) => type === 'MeetingAnswered').length;
    assert.deepEqual([lines(IRO), lines(TEAM_MANAGER)], [1, 0]);
  });
});

describe('keepTime', () => {
  it('goes ahead without somebody who is needed, with a reason', () => {
    given(declined).when(keep(' '), IRO).thenInvalid(['reason', 'needs-reason']);
    given(declined)
      .when(keep('The deputy comes'), IRO)
      .then({
        type: 'TimeKept',
        meeting: MEETING,
        without: [TEAM_MANAGER],
        proposers: [],
        reason: kept('The deputy comes'),
      });
  });

  it('needs no reason against another time; whoever asked for it is told', () => {
    const so = booked.does(look([said(TEAM_MANAGER, 'tentative', hour('2027-03-05 14:00'))]), null);
    assert.deepEqual(cards(so.does(keep(), IRO).effects), [[TEAM_MANAGER, 'notice', 'time-kept']]);
  });

  it('is the convener’s or their cover’s; quiet where nothing waits; refused without a time', () => {
    given(declined).when(keep('x'), IRO_COVER).thenTypes('TimeKept');
    given(declined).when(keep('x'), TEAM_MANAGER).thenRefused({ reason: 'only-the-convener' });
    given(booked).when(keep('x'), IRO).thenNothing();
    given(declined.does(keep('x'), IRO))
      .when(keep('x'), IRO)
      .thenNothing();
    given(asked).when(keep('x'), IRO).thenRefused({ reason: 'no-time-booked' });
    given(booked)
      .when({ ...keep('x'), meeting: 99 }, IRO)
      .thenRefused({ reason: 'unknown-meeting' });
  });
});

describe('handOverMeeting', () => {
  const to = (person: PersonId): CommandOf<'handOverMeeting'> => ({
    type: 'handOverMeeting',
    meeting: MEETING,
    to: person,
  });

  it('gives the arranging, and the outcome where the convener wrote it, to another', () => {
    const so = booked.does(to(IRO_MANAGER), IRO);
    const { convener, convenerRole, recorder, eventId } = meetingIn(so);
    assert.deepEqual(
      [convener, convenerRole, recorder, eventId],
      [IRO_MANAGER, 'raiser-manager', IRO_MANAGER, 'event-1'],
    );
    assert.deepEqual(cards(so.effects), [[IRO_MANAGER, 'meetingNews', 'convening-yours']]);
    given(so)
      .when({ type: 'cancelMeeting', meeting: MEETING }, IRO_MANAGER)
      .thenTypes('MeetingCancelled');
    given(so)
      .when({ ...keep('x') }, IRO)
      .thenRefused({ reason: 'only-the-convener' });
    given(so).when(to(IRO_MANAGER), IRO).thenNothing();
  });

  it('comes back to whoever the rule names, by the raiser’s manager too', () => {
    const away = booked.does(to(TEAM_MANAGER), IRO_MANAGER);
    assert.equal(meetingIn(away).convener, TEAM_MANAGER);
    assert.equal(meetingIn(away.does(to(IRO), TEAM_MANAGER)).convener, IRO);
  });

  it('goes to nobody whom the rule does not name, and from nobody else', () => {
    given(booked).when(to(STRANGER), IRO).thenInvalid(['to', 'not-a-choice']);
    given(booked).when(to(SOCIAL_WORKER), IRO).thenInvalid(['to', 'not-a-choice']);
    given(booked).when(to(IRO_MANAGER), TEAM_MANAGER).thenRefused({ reason: 'only-the-convener' });
    given(booked.does({ type: 'cancelMeeting', meeting: MEETING }, IRO))
      .when(to(IRO_MANAGER), IRO)
      .thenRefused({ reason: 'meeting-not-open' });
  });
});

describe('recordNotHeld and who was there', () => {
  const over = booked.on('2027-03-04 12:00');
  const notHeld = (next: 'another-time' | 'called-off'): CommandOf<'recordNotHeld'> => ({
    type: 'recordNotHeld',
    meeting: MEETING,
    next,
    reason: written('Snow'),
  });

  it('looks for another time for the same people, or calls it off', () => {
    given(over).when(notHeld('another-time'), IRO).thenTypes('MeetingNotHeld', 'MeetingAsked');
    const off = over.does(notHeld('called-off'), IRO);
    const { status } = meetingIn(off);
    assert.deepEqual(status.kind === 'cancelled' && status.why, 'not-held');
    assert.deepEqual(
      cards(off.effects).map(([person]) => person),
      [TEAM_MANAGER, SOCIAL_WORKER],
    );
    given(off).when(notHeld('called-off'), IRO).thenNothing();
  });

  it('tells the raiser too, who neither arranges it nor takes part', () => {
    const rule = { ...LADDER.stages[2]!.meeting!, convener: 'raiser-manager' };
    const so = aCase({
      procedure: stageWith('s2', { meeting: { ...rule, required: ['team-manager'] } }),
    })
      .raised('s2')
      .delivered()
      .offered()
      .booked('2027-03-04 10:00', IRO_MANAGER)
      .on('2027-03-04 12:00')
      .does(notHeld('called-off'), IRO_MANAGER);
    assert.deepEqual(
      cards(so.effects).map(([person]) => person),
      [IRO, TEAM_MANAGER, SOCIAL_WORKER],
    );
  });

  it('not before its time, not without a reason, and not by an attendee', () => {
    given(booked).when(notHeld('called-off'), IRO).thenRefused({ reason: 'meeting-not-over' });
    given(over)
      .when({ ...notHeld('called-off'), reason: written(' ') }, IRO)
      .thenInvalid(['reason', 'missing']);
    given(over)
      .when(notHeld('called-off'), TEAM_MANAGER)
      .thenRefused({ reason: 'only-the-convener' });
  });

  it('keeps who was there, of those invited; an outcome without it says nothing of it', () => {
    const record = (attended?: readonly PersonId[]): CommandOf<'recordMeeting'> => ({
      ...{ type: 'recordMeeting', meeting: MEETING, outcome: written('Agreed') },
      ...{ tasks: [], achieved: null },
      ...(attended === undefined ? {} : { attended }),
    });
    const there = (so: CaseBuilder) =>
      viewFor(so.present, new Map(), IRO, so.ctx, so.now)?.meetings[0]?.attended?.map(
        ({ id }) => id,
      );
    assert.deepEqual(there(over.does(record([TEAM_MANAGER]), IRO)), [TEAM_MANAGER]);
    assert.deepEqual(there(over.does(record([]), IRO)), []);
    assert.equal(there(over.does(record(), IRO)), undefined);
    given(over)
      .when(record([STRANGER]), IRO)
      .thenInvalid(['attended', 'not-a-choice']);
  });
});
