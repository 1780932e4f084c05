import assert from 'node:assert/strict';
import { addDays, day, type Day } from '../../../domain/calendar/index.ts';
import type { CommandOf, WrittenContent } from '../../../domain/case/index.ts';
import {
  aCase,
  anEscalation,
  aRaise,
  aDirectory,
  at,
  CALENDAR,
  given,
  IRO,
  kept,
  LADDER,
  ladderWith,
  stageWith,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const atS2 = aCase().raised('s2').delivered();

describe('what a case is raised with', () => {
  it('the service of its own team', () => {
    const directory = {
      ...aDirectory(),
      teams: [
        { id: 'south', name: 'South', service: 'adults' },
        { id: 'north', name: 'North', service: 'children' },
      ],
    };
    assert.equal(aCase({ directory }).raised('s2').present.scope.service, 'children');
  });

  it('a digest for each child, and more than one child only where the procedure knows that', () => {
    const two = {
      subjects: ['1', '2'].map((record) => ({ record, initials: null })),
      childKeys: ['#1', '#2'],
    };
    const wrong = [['record', 'bad-record-number']] as const;
    const one = ladderWith({ subject: { ...LADDER.subject, several: false } });
    given(aCase())
      .when(aRaise('s2', two), IRO)
      .thenTypes('CaseRaised', 'StageOpened', 'MeetingAsked');
    given(aCase({ procedure: one }))
      .when(aRaise('s2', two), IRO)
      .thenInvalid(...wrong);
    given(aCase({ procedure: one }))
      .when(aRaise('s2'), IRO)
      .thenTypes('CaseRaised', 'StageOpened', 'MeetingAsked');
    given(aCase())
      .when(aRaise('s2', { ...two, childKeys: ['#1'] }), IRO)
      .thenInvalid(...wrong);
  });
});

describe('what is taken on the way to another stage', () => {
  const content: WrittenContent = {
    categories: ['agency'],
    categoryNotes: { agency: written('CAMHS') },
    answers: {},
  };
  const added = (rest: Partial<WrittenContent>, by = atS2) =>
    by.does({ ...anEscalation(2, 's3'), content: { ...content, ...rest } }, IRO).present.stages[1]
      ?.content;

  it('[DU-76] another category with its note, or another note alone', () => {
    const agency = {
      categories: ['agency'],
      categoryNotes: { agency: kept('CAMHS') },
      answers: {},
    };
    assert.deepEqual(added({}), agency);
    const noted = aCase().does(aRaise('s2', { ...content, answers: aRaise('s2').answers }), IRO);
    assert.deepEqual(added({ categories: ['drift'], categoryNotes: {} }, noted), {
      categories: ['drift'],
      categoryNotes: {},
      answers: {},
    });
    assert.deepEqual(added({ categories: ['drift', 'agency'] })?.categories, ['drift', 'agency']);
    const other = { categories: ['other'], categoryNotes: { other: written('Heating') } };
    const raised = aCase().does(
      aRaise('s2', { ...other, categoryNotes: { other: written('Housing') } }),
      IRO,
    );
    assert.deepEqual(added(other, raised), {
      categories: [],
      categoryNotes: { other: kept('Heating') },
      answers: {},
    });
  });

  it('nothing about categories where the procedure has none, and no day that the stage does not ask', () => {
    const fields = LADDER.fields.map((field) =>
      field.key === 'since' ? { ...field, stages: ['s2'] } : field,
    );
    const bare = ladderWith({ categories: null, fields });
    const raised = aCase({ procedure: bare }).does(aRaise('s2', { categories: [] }), IRO);
    const typed = { ...content, answers: { since: written('no day') } };
    assert.equal(added(typed, raised), null);
  });
});

describe('which days are taken', () => {
  it('the last day of a meeting’s window without a reason', () => {
    // Five working days from Monday 1 March 2027: Monday 8 March.
    const choose = (on: string): CommandOf<'chooseSlot'> => ({
      type: 'chooseSlot',
      meeting: atS2.meeting,
      slot: { start: at(`${on} 10:00`), end: at(`${on} 11:00`) },
      reason: null,
    });
    given(atS2).when(choose('2027-03-08'), IRO).thenTypes('SlotChosen');
    given(atS2).when(choose('2027-03-09'), IRO).thenInvalid(['reason', 'outside-window']);
  });

  it('as the beginning of a stage’s time a day up to three months before it, in the calendar', () => {
    const { clock } = LADDER.stages[2]!;
    const from = { label: 'Agreed', by: ['raiser'] };
    const procedure = stageWith('s2', { clock: { ...clock!, from } });
    const begins = (so: CaseBuilder, on: Day) =>
      given(so).when({ type: 'recordStart', stage: 2, on }, IRO);
    // 92 days before Monday 1 March 2027.
    const first = day('2026-11-29');
    const so = aCase({ procedure }).raised('s2');
    begins(so, first).thenTypes('ClockStarted');
    begins(so, addDays(first, -1)).thenInvalid(['on', 'day-too-early']);
    begins(so, day('2019-01-18')).thenInvalid(['on', 'day-too-early']);
    const { firstDay } = CALENDAR;
    const early = aCase({ procedure })
      .on(`${addDays(firstDay, 10)} 10:00`)
      .raised('s2');
    begins(early, firstDay).thenTypes('ClockStarted');
    begins(early, addDays(firstDay, -1)).thenInvalid(['on', 'day-too-early']);
  });
});

describe('more time', () => {
  it('[DU-53] is recorded with what the stage asks for, in no more words than it lets', () => {
    const reason = { key: 'why', label: 'Why', kind: 'text', required: 'always' } as const;
    const record = [reason, { ...reason, key: 'plan', stages: ['s3'] }];
    const procedure = ladderWith({ extension: { ...LADDER.extension!, record } });
    const so = aCase({ procedure }).raised('s2').delivered();
    const gives = (why: string): CommandOf<'giveTime'> => ({
      type: 'giveTime',
      stage: 2,
      until: day('2027-03-10'),
      record: { why: written(why) },
    });
    given(so)
      .when(gives('x'.repeat(4000)), IRO)
      .thenTypes('TimeGiven');
    given(so)
      .when(gives('x'.repeat(4001)), IRO)
      .thenInvalid(['why', 'too-long']);
  });

  it('is asked for only where the procedure lets those who answer ask', () => {
    const procedure = ladderWith({ extension: { ...LADDER.extension!, askedBy: null } });
    given(aCase({ procedure }).raised('s2').delivered())
      .when(
        { type: 'requestTime', stage: 2, until: day('2027-03-10'), reason: written('Away') },
        TEAM_MANAGER,
      )
      .thenRefused({ reason: 'more-time-not-in-procedure' });
  });
});
