import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  calendarText,
  chronology,
  dueRowsOf,
  stillWanted,
  viewFor,
  type CommandOf,
  type SendCard,
} from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import type { MeetingRule } from '../../../domain/procedure/index.ts';
import {
  aCase,
  aDirectory,
  at,
  DIRECTOR,
  directoryWith,
  given,
  HEAD,
  IRO,
  IRO_COVER,
  IRO_MANAGER,
  LADDER,
  LEGAL,
  OTHER_IRO,
  post,
  SOCIAL_WORKER,
  stageWith,
  SUPPORT,
  TEAM_MANAGER,
  told,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const hour = (date: string, from = '10:00', to = '11:00') => ({
  start: at(`${date} ${from}`),
  end: at(`${date} ${to}`),
});
type Seen = NonNullable<CommandOf<'recordCalendarNews'>['seen']>;
type Said = Seen['answers'][number];
const said = (person: PersonId, answer: Said['said'], proposes: Said['proposes'] = null): Said => ({
  person,
  said: answer,
  proposes,
});
const OTHER = hour('2027-03-05', '14:00', '15:00');
const ANOTHER = hour('2027-03-05', '15:00', '16:00');

/** Raised on Monday 1 March 2027; the window is Monday to Monday, 8 March. */
const bookedOn = (
  date: string,
  rest: Partial<MeetingRule> = {},
  by: PersonId = IRO,
  directory = aDirectory(),
): CaseBuilder => {
  const meeting = { ...LADDER.stages[2]!.meeting!, ...rest };
  const so = aCase({ procedure: stageWith('s2', { meeting }), directory })
    .raised('s2')
    .delivered();
  return so.offered().booked(`${date} 10:00`, by);
};
const FAR = '2027-03-05';
const booked = bookedOn(FAR);
const managed = bookedOn(FAR, { convener: 'raiser-manager' }, IRO_MANAGER);

const timeIn = (so: CaseBuilder) => {
  const { status } = so.present.meetings.at(-1)!;
  if (status.kind !== 'booked') throw new Error('Nothing is booked.');
  return status.slot;
};
const look = (so: CaseBuilder, ...answers: Seen['answers']): CommandOf<'recordCalendarNews'> => ({
  ...{ type: 'recordCalendarNews', meeting: so.meeting, booked: timeIn(so) },
  seen: { slot: timeIn(so), answers },
});
const movedTo = (so: CaseBuilder, slot: Seen['slot'], ...answers: Seen['answers']) => ({
  ...look(so),
  seen: { slot, answers },
});
const heard = (so: CaseBuilder, ...answers: Seen['answers']): CaseBuilder =>
  so.does(look(so, ...answers), null);
const lost = (so: CaseBuilder): CaseBuilder => so.does({ ...look(so), seen: null }, null);
const keep = (so: CaseBuilder, by: PersonId): CaseBuilder =>
  so.does({ type: 'keepTime', meeting: so.meeting, reason: written('They ring in') }, by);
const handTo = (so: CaseBuilder, to: PersonId, by: PersonId = IRO): CaseBuilder =>
  so.does({ type: 'handOverMeeting', meeting: so.meeting, to }, by);
const covered = (so: CaseBuilder): CaseBuilder =>
  so.does(
    {
      ...{ type: 'coverRaiser', cover: OTHER_IRO, reason: null },
      ...{ firstDay: day('2027-03-01'), lastDay: day('2027-03-12') },
    },
    IRO,
  );
const meetingSeen = (so: CaseBuilder, by: PersonId = IRO) =>
  viewFor(so.present, new Map(), by, so.ctx, so.now)!.meetings.at(-1)!;
const mayOf = (so: CaseBuilder, by: PersonId) =>
  viewFor(so.present, new Map(), by, so.ctx, so.now)?.may ?? [];

describe('who hears what became of a booked meeting', () => {
  it('that it was moved, or is gone: whoever arranges it, and the raiser where that is another', () => {
    assert.deepEqual(told(managed.does(movedTo(managed, OTHER), null)), [
      ['meeting-moved', IRO_MANAGER],
      ['meeting-moved', IRO],
    ]);
    assert.deepEqual(told(lost(managed)), [
      ['meeting-gone', IRO_MANAGER],
      ['meeting-gone', IRO],
    ]);
    assert.deepEqual(told(lost(booked)), [['meeting-gone', IRO]]);
  });

  it('with the deputy of whoever arranges it behind them, where they cannot be reached', () => {
    const directory = directoryWith(
      'heads',
      post('heads', HEAD, { deputy: LEGAL }),
      post('heads', DIRECTOR, { deputy: SUPPORT }),
    );
    const theirs = bookedOn(FAR, { convener: 'heads' }, HEAD, directory);
    const [card] = heard(theirs, said(TEAM_MANAGER, 'declined')).effects;
    assert.deepEqual(card?.type === 'sendCard' && card.to, {
      ...{ role: 'heads', person: HEAD, deputy: LEGAL },
    });
  });

  it('of a decline with another time, one card alone, whatever others have said', () => {
    const so = heard(booked, said(SOCIAL_WORKER, 'accepted'));
    assert.deepEqual(told(heard(so, said(TEAM_MANAGER, 'declined', OTHER))), [
      ['time-proposed', IRO],
    ]);
  });

  it('of a decline, the raiser where somebody else arranges it and it hangs on who declined', () => {
    const convener = ['attendee-declined', IRO_MANAGER];
    assert.deepEqual(told(heard(managed, said(TEAM_MANAGER, 'declined'))), [
      convener,
      ['meeting-at-risk', IRO],
    ]);
    assert.deepEqual(told(heard(managed, said(SOCIAL_WORKER, 'declined'))), [convener]);
  });

  it('of a decline, the raiser where their cover arranges it only when it is near', () => {
    const by = (date: string) => handTo(covered(bookedOn(date)), OTHER_IRO);
    const convener = ['attendee-declined', OTHER_IRO];
    assert.deepEqual(told(heard(by(FAR), said(TEAM_MANAGER, 'declined'))), [convener]);
    assert.deepEqual(told(heard(by('2027-03-03'), said(TEAM_MANAGER, 'declined'))), [
      convener,
      ['meeting-at-risk', IRO],
      // Whoever covers hears what the raiser hears.
      ['meeting-at-risk', OTHER_IRO],
    ]);
    assert.deepEqual(told(heard(by('2027-03-03'), said(SOCIAL_WORKER, 'declined'))), [convener]);
  });

  it('that the time stays, whoever asked for another, unless they kept it themselves', () => {
    const theirs = handTo(booked, TEAM_MANAGER);
    const asked = heard(theirs, said(TEAM_MANAGER, 'tentative', OTHER));
    assert.deepEqual(told(keep(asked, TEAM_MANAGER)), []);
    const both = heard(asked, said(SOCIAL_WORKER, 'tentative', OTHER));
    assert.deepEqual(told(keep(both, TEAM_MANAGER)), [['time-kept', SOCIAL_WORKER]]);
  });

  it('that it was not held: each who was asked to come, once, without whoever says so', () => {
    const notHeld = (so: CaseBuilder, by: PersonId) =>
      told(
        so.on(`${FAR} 12:00`).does(
          {
            ...{ type: 'recordNotHeld', meeting: so.meeting, next: 'called-off' },
            reason: written('Snow'),
          },
          by,
        ),
      ).map(([, person]) => person);
    const others = [TEAM_MANAGER, SOCIAL_WORKER];
    assert.deepEqual(notHeld(booked, IRO), others);
    assert.deepEqual(notHeld(booked, IRO_COVER), [IRO, ...others]);
    assert.deepEqual(notHeld(managed, IRO_MANAGER), [IRO, ...others]);
    const recorder = 'raiser';
    const theirs = bookedOn(FAR, { convener: 'raiser-manager', recorder }, IRO_MANAGER);
    assert.deepEqual(notHeld(theirs, IRO), [IRO_MANAGER, ...others]);
    const invited = bookedOn(FAR, { convener: 'team-manager', recorder }, TEAM_MANAGER);
    assert.deepEqual(notHeld(invited, IRO), others);
  });
});

describe('what nobody has dealt with, on the working day before the meeting', () => {
  const row = (so: CaseBuilder) =>
    dueRowsOf(so.present, so.ctx).find(({ clock }) => clock === 'meeting-news');
  const again = (so: CaseBuilder) => {
    const { at: when, ...rung } = row(so)!;
    assert.equal(when, at('2027-03-04 09:00'));
    return told(so.on('2027-03-04 09:00').does({ type: 'clockElapsed', ...rung }, null));
  };

  it('comes again as what it was: declined, another time, moved outside its days', () => {
    assert.deepEqual(again(heard(booked, said(TEAM_MANAGER, 'declined'))), [
      ['attendee-declined', IRO],
    ]);
    assert.deepEqual(again(heard(managed, said(TEAM_MANAGER, 'declined'))), [
      ['attendee-declined', IRO_MANAGER],
      ['meeting-at-risk', IRO],
    ]);
    const proposed = heard(
      ...([
        managed,
        said(TEAM_MANAGER, 'accepted'),
        said(SOCIAL_WORKER, 'tentative', OTHER),
      ] as const),
    );
    assert.deepEqual(again(proposed), [['time-proposed', IRO_MANAGER]]);
  });

  it('a move outside its days, which wants a reason', () => {
    const so = managed.does(movedTo(managed, hour('2027-03-09')), null);
    const { at: when, ...rung } = row(so)!;
    assert.equal(when, at('2027-03-08 09:00'));
    assert.deepEqual(
      told(so.on('2027-03-08 09:00').does({ type: 'clockElapsed', ...rung }, null)),
      [['meeting-moved', IRO_MANAGER]],
    );
  });

  it('not where it was told at that very hour or later on that day, by anybody', () => {
    const first = heard(booked, said(TEAM_MANAGER, 'declined'));
    assert.equal(row(first)?.at, at('2027-03-04 09:00'));
    for (const when of ['2027-03-04 09:00', '2027-03-04 09:30']) {
      assert.equal(row(heard(first.on(when), said(SOCIAL_WORKER, 'declined'))), undefined);
    }
  });
});

describe('what is read from the calendar', () => {
  const answer = (so: CaseBuilder, person: PersonId, answered: Said['said'], needed = true) => ({
    ...{ type: 'MeetingAnswered', meeting: so.meeting, person, said: answered ?? 'none' },
    ...{ needed, atRisk: false },
  });
  const proposal = (so: CaseBuilder, slot: Seen['slot']) =>
    ({ type: 'NewTimeProposed', meeting: so.meeting, person: TEAM_MANAGER, slot }) as const;
  const risky = (date: string, person: PersonId, answered: Said['said']) => {
    const so = bookedOn(date);
    const decision = so.decide(look(so, said(person, answered)), null);
    const [event] = decision.kind === 'events' ? decision.events : [];
    return event?.type === 'MeetingAnswered' && event.atRisk;
  };

  it('the meeting is at risk when somebody who is needed declines two working days before', () => {
    assert.equal(risky('2027-03-03', TEAM_MANAGER, 'declined'), true);
    assert.equal(risky('2027-03-04', TEAM_MANAGER, 'declined'), false);
    assert.equal(risky('2027-03-03', SOCIAL_WORKER, 'declined'), false);
    assert.equal(risky('2027-03-03', TEAM_MANAGER, 'tentative'), false);
  });

  it('a time beyond the calendar counts as near: nothing of it can be counted', () => {
    given(booked)
      .when(movedTo(booked, hour('2029-05-08'), said(TEAM_MANAGER, 'declined')), null)
      .then(
        {
          ...{ type: 'MeetingMovedOutside', meeting: booked.meeting, needsReason: true },
          ...{ before: hour(FAR), slot: hour('2029-05-08') },
        },
        {
          ...{ type: 'MeetingAnswered', meeting: booked.meeting, person: TEAM_MANAGER },
          ...{ said: 'declined', needed: true, atRisk: true },
        },
      );
  });

  it('a move asks for a reason outside its days alone, and a longer meeting was moved too', () => {
    const needs = (slot: Seen['slot']) => {
      const decision = booked.decide(movedTo(booked, slot), null);
      const [event] = decision.kind === 'events' ? decision.events : [];
      return event?.type === 'MeetingMovedOutside' ? event.needsReason : null;
    };
    assert.deepEqual(
      [
        ...[hour('2027-03-01', '16:00', '17:00'), hour('2027-03-08'), hour('2027-03-09')],
        ...[hour('2027-02-26'), hour(FAR, '10:00', '12:00'), hour(FAR)],
      ].map(needs),
      [false, false, true, true, false, null],
    );
  });

  it('another proposal is news though the answer is the same, and the same one with another answer', () => {
    const so = heard(booked, said(TEAM_MANAGER, 'tentative', OTHER));
    given(so)
      .when(look(so, said(TEAM_MANAGER, 'tentative', ANOTHER)), null)
      .then(proposal(so, ANOTHER));
    const events = so.decide(look(so, said(TEAM_MANAGER, 'accepted', OTHER)), null);
    assert.deepEqual(events.kind === 'events' && events.events, [
      answer(so, TEAM_MANAGER, 'accepted'),
      proposal(so, OTHER),
    ]);
  });

  it('each keeps their own answer; what was dealt with stands as settled', () => {
    const so = heard(
      booked,
      said(TEAM_MANAGER, 'declined'),
      said(SOCIAL_WORKER, null, OTHER),
      said(IRO, 'accepted'),
    );
    const shown = (each: CaseBuilder) =>
      Object.fromEntries(
        meetingSeen(each).said.map((one): readonly [string, readonly unknown[]] => [
          one.id ?? '',
          [one.said, one.needed, one.proposes, one.settled],
        ]),
      );
    const all = (settled: boolean) => ({
      [TEAM_MANAGER]: ['declined', true, null, settled],
      [SOCIAL_WORKER]: ['tentative', false, OTHER, settled],
      [IRO]: ['accepted', true, null, false],
    });
    assert.deepEqual(shown(so), all(false));
    assert.deepEqual(shown(keep(so, IRO)), all(true));
  });

  it('whoever is asked reads of the move and nothing of what each said and what was kept', () => {
    const so = keep(
      heard(booked, said(TEAM_MANAGER, 'declined'), said(SOCIAL_WORKER, null, OTHER)),
      IRO,
    );
    const moved = so.does(movedTo(so, ANOTHER), null);
    const lines = (person: PersonId) =>
      chronology(moved.present, moved.events, new Map(), person, moved.ctx, moved.now)
        .map(({ type }) => type)
        .filter((type) => NEWS.includes(type));
    assert.deepEqual(lines(TEAM_MANAGER), ['MeetingMovedOutside']);
    assert.deepEqual(lines(IRO), [
      ...['MeetingAnswered', 'MeetingAnswered', 'NewTimeProposed', 'TimeKept'],
      'MeetingMovedOutside',
    ]);
  });
  const NEWS: readonly string[] = [
    ...['MeetingAnswered', 'NewTimeProposed', 'TimeKept', 'MeetingMovedOutside'],
  ];

  it('is one text for what is the same: the time, who said what, in whichever order', () => {
    const slot = hour(FAR);
    const seen: Seen = {
      slot,
      answers: [said(TEAM_MANAGER, 'tentative', OTHER), said(SOCIAL_WORKER, 'accepted')],
    };
    const [first, second] = seen.answers as readonly [Said, Said];
    const text = calendarText(seen);
    for (const same of [
      [second, first],
      [said(TEAM_MANAGER, null, OTHER), second],
      [first, second, said(LEGAL, null)],
      [first, said(SOCIAL_WORKER, 'accepted', slot)],
    ]) {
      assert.equal(calendarText({ slot, answers: same }), text);
    }
    for (const other of [
      { slot: { ...slot, start: at(`${FAR} 09:30`) }, answers: seen.answers },
      { slot: { ...slot, end: at(`${FAR} 11:30`) }, answers: seen.answers },
      { slot, answers: [first] },
      { slot, answers: [first, said(LEGAL, 'accepted')] },
      { slot, answers: [first, said(SOCIAL_WORKER, 'declined')] },
      { slot, answers: [said(TEAM_MANAGER, 'tentative', ANOTHER), second] },
      {
        slot,
        answers: [said(TEAM_MANAGER, 'tentative', { ...OTHER, start: at(`${FAR} 13:00`) }), second],
      },
      {
        slot,
        answers: [said(TEAM_MANAGER, 'tentative', { ...OTHER, end: at(`${FAR} 16:00`) }), second],
      },
    ]) {
      assert.notEqual(calendarText(other), text);
    }
  });
});

describe('a meeting that changes hands', () => {
  it('is part of the case for whoever arranges it now, at the stage of that meeting', () => {
    const so = handTo(booked, IRO_MANAGER);
    assert.deepEqual(
      so.present.involved
        .filter(({ person }) => person === IRO_MANAGER)
        .map(({ as, stage }) => [as, stage]),
      [['convener', so.stage]],
    );
  });

  it('keeps whose it was by the rule when another time is looked for', () => {
    const away = handTo(booked, TEAM_MANAGER).does(
      { type: 'findAnotherTime', meeting: booked.meeting },
      TEAM_MANAGER,
    );
    const { handTo: choices } = meetingSeen(away, TEAM_MANAGER);
    assert.deepEqual(
      choices.map(({ id }) => id),
      [IRO, IRO_MANAGER],
    );
    const theirs = bookedOn(FAR, { convener: 'head' }, HEAD);
    const another = handTo(theirs, IRO, HEAD).does(
      { type: 'findAnotherTime', meeting: theirs.meeting },
      IRO,
    );
    assert.ok(meetingSeen(another).handTo.some(({ id }) => id === HEAD));
  });
});

describe('what somebody may do about news of a meeting', () => {
  const declined = heard(booked, said(SOCIAL_WORKER, 'accepted'), said(TEAM_MANAGER, 'declined'));
  const keeps = (so: CaseBuilder, by: PersonId = IRO) => [
    meetingSeen(so, by).mayKeep,
    mayOf(so, by).includes('keepTime'),
  ];

  it('keep the time: whoever arranges it, while something waits for their word', () => {
    assert.deepEqual(keeps(booked), [false, false]);
    assert.deepEqual(keeps(declined), [true, true]);
    assert.deepEqual(keeps(declined, TEAM_MANAGER), [false, false]);
    assert.deepEqual(keeps(keep(declined, IRO)), [false, false]);
    assert.deepEqual(keeps(heard(booked, said(SOCIAL_WORKER, null, OTHER))), [true, true]);
    assert.deepEqual(keeps(heard(booked, said(SOCIAL_WORKER, 'accepted'))), [false, false]);
    const moving = {
      type: 'chooseSlot',
      meeting: booked.meeting,
      slot: OTHER,
      reason: null,
    } as const;
    assert.deepEqual(keeps(declined.does(moving, IRO)), [false, false]);
  });

  it('give the reason for a move outside its days, which whoever arranges it alone is asked', () => {
    const moved = booked.does(movedTo(booked, hour('2027-03-09')), null);
    assert.deepEqual(keeps(moved), [true, true]);
    const owes = (so: CaseBuilder, by: PersonId) => meetingSeen(so, by).owesReason;
    assert.deepEqual([owes(moved, IRO), owes(moved, TEAM_MANAGER)], [true, false]);
    assert.deepEqual([owes(booked, IRO), owes(declined, IRO)], [false, false]);
  });

  it('hand it on while it is to come, and those who may not are offered nobody', () => {
    const people = (so: CaseBuilder, by: PersonId) =>
      meetingSeen(so, by).handTo.map(({ id }) => id);
    assert.deepEqual(people(booked, IRO), [IRO_MANAGER, TEAM_MANAGER]);
    assert.deepEqual(people(covered(booked), IRO), [OTHER_IRO, IRO_MANAGER, TEAM_MANAGER]);
    assert.deepEqual(people(booked, TEAM_MANAGER), []);
    const off = booked.does({ type: 'cancelMeeting', meeting: booked.meeting }, IRO);
    assert.deepEqual([people(off, IRO), meetingSeen(off).notHeld], [[], false]);
    assert.deepEqual(
      [booked, off].map((so) => mayOf(so, IRO).includes('handOverMeeting')),
      [true, false],
    );
  });

  it('say from its first minute on that it was not held, and to whom a task can be given', () => {
    const may = (when: string) => {
      const so = booked.on(`${FAR} ${when}`);
      const { mayRecordNotHeld, doers } = meetingSeen(so);
      return [mayRecordNotHeld, mayOf(so, IRO).includes('recordNotHeld'), doers.length > 0];
    };
    assert.deepEqual(may('09:59'), [false, false, false]);
    assert.deepEqual(may('10:00'), [true, true, true]);
    const over = booked.on(`${FAR} 12:00`).does(
      {
        ...{ type: 'recordNotHeld', meeting: booked.meeting, next: 'called-off' },
        reason: written('Snow'),
      },
      IRO,
    );
    assert.equal(meetingSeen(over).notHeld, true);
  });

  it('also where another meeting of the case is over', () => {
    const off = declined.does({ type: 'cancelMeeting', meeting: booked.meeting }, IRO);
    const ask = {
      type: 'askMeeting',
      purpose: 'stage',
      by: OTHER.start.slice(0, 10),
      reason: null,
    };
    const again = off
      .does(ask as CommandOf<'askMeeting'>, IRO)
      .offered()
      .booked(`${FAR} 10:00`);
    const news = heard(again, said(TEAM_MANAGER, 'declined')).on(`${FAR} 10:30`);
    for (const verb of ['keepTime', 'recordNotHeld', 'handOverMeeting'] as const) {
      assert.ok(mayOf(news, IRO).includes(verb), verb);
    }
  });
});

describe('whether a card of a meeting’s news is still wanted', () => {
  const news = (
    so: CaseBuilder,
    notice: SendCard['notice'],
    card: SendCard['card'] = 'meetingNews',
  ) =>
    stillWanted(
      {
        ...{ type: 'sendCard', card, notice, as: 'notice', notBefore: null },
        ...{ to: { role: 'raiser', person: IRO, deputy: null }, stage: so.stage },
        meeting: so.meeting,
      },
      so.present,
      so.ctx,
    );
  const mixed = heard(
    booked,
    said(SOCIAL_WORKER, 'accepted'),
    said(TEAM_MANAGER, 'declined', OTHER),
  );
  const off = mixed.does({ type: 'cancelMeeting', meeting: mixed.meeting }, IRO);

  it('as long as it holds of somebody, and the meeting is to come', () => {
    const kinds = [
      ...(['attendee-declined', 'time-proposed', 'meeting-gone', 'meeting-moved'] as const),
      'convening-yours' as const,
    ];
    const wanted = (so: CaseBuilder) => kinds.map((kind) => news(so, kind));
    assert.deepEqual(wanted(booked), [false, false, false, true, true]);
    assert.deepEqual(wanted(mixed), [true, true, false, true, true]);
    assert.deepEqual(wanted(lost(booked)), [false, false, true, true, true]);
    assert.deepEqual(wanted(off), [false, false, false, false, false]);
  });

  it('that it is at risk, while somebody who is needed does not come', () => {
    const risk = (so: CaseBuilder) => news(so, 'meeting-at-risk', 'notice');
    assert.deepEqual(
      [booked, mixed, keep(mixed, IRO), heard(booked, said(SOCIAL_WORKER, 'declined'))].map(risk),
      [false, true, false, false],
    );
  });

  it('that it has no time, until it has one; that a time cannot be had, until another is chosen', () => {
    const moving = {
      type: 'chooseSlot',
      meeting: booked.meeting,
      slot: OTHER,
      reason: null,
    } as const;
    const asked = aCase().raised('s2').delivered();
    const all = [asked, lost(booked), booked, booked.does(moving, IRO), off];
    assert.deepEqual(
      all.map((so) => news(so, 'meeting-due', 'notice')),
      [true, true, false, false, false],
    );
    assert.deepEqual(
      all.map((so) => news(so, 'time-not-free', 'slots')),
      [true, true, true, false, false],
    );
  });
});

describe('a meeting whose event was lost from the calendars', () => {
  it('is reminded of on its last day and after it, and not of what was due before', () => {
    const rows = (so: CaseBuilder) =>
      dueRowsOf(so.present, so.ctx)
        .filter(({ clock }) => clock === 'meeting')
        .map(({ rung, at: when }) => [rung, when]);
    const overdue = ['overdue', at('2027-03-09 09:00')];
    assert.deepEqual(rows(lost(booked)), [['before', at('2027-03-05 09:00')], overdue]);
    assert.deepEqual(rows(lost(booked.on('2027-03-05 09:30'))), [
      ['on-the-day', at('2027-03-08 09:00')],
      overdue,
    ]);
  });
});
