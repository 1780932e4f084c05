import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  textsOf,
  viewFor,
  type CommandOf,
  type WrittenAnswer,
} from '../../../domain/case/index.ts';
import type { Field, Procedure } from '../../../domain/procedure/index.ts';
import {
  aCase,
  anEscalation,
  aReply,
  aRaise,
  fills,
  draftAt,
  given,
  IRO,
  LADDER,
  ladderWith,
  problemsIn,
  TEAM_MANAGER,
  WHAT,
  written,
} from '../../builders/index.ts';

const choices = ['home', 'foster', 'court'].map((key) => ({ key, label: key }));

describe('which answers are taken', () => {
  const asking = (field: Partial<Field>, answer: WrittenAnswer | null) => {
    const place = {
      key: 'place',
      label: 'Place',
      kind: 'text',
      required: 'always',
      ...field,
    } as const;
    const procedure = ladderWith({ fields: [...LADDER.fields, place] });
    const { answers } = aRaise('s2');
    const all = answer === null ? answers : { ...answers, place: answer };
    return given(aCase({ procedure })).when(aRaise('s2', { answers: all }), IRO);
  };
  const text = (length: number): WrittenAnswer => ({
    kind: 'text',
    text: written('x'.repeat(length)),
  });
  const keys = (...chosen: readonly string[]): WrittenAnswer => ({ kind: 'choices', keys: chosen });
  const taken = ['CaseRaised', 'StageOpened', 'MeetingAsked'] as const;
  const wrong = (what: string) => ['place', what] as const;

  it('words: four thousand characters where the question says nothing', () => {
    asking({}, text(4000)).thenTypes(...taken);
    asking({}, text(4001)).thenInvalid(wrong('too-long'));
    asking({}, null).thenInvalid(wrong('missing'));
  });

  it('no day to come where a clock of the raiser or a task counts from it', () => {
    const place = { key: 'place', label: 'Place', kind: 'date', required: 'never' } as const;
    const within = { n: 2, unit: 'working-day' } as const;
    const clock = { key: 'own', label: 'Own', from: 'place', within };
    const task = {
      key: 'own',
      title: 'Own',
      by: 'raiser',
      on: 'opened',
      within,
      from: 'place',
    } as const;
    const raisedOn = (on: string, beside: NonNullable<Procedure['beside']>) => {
      const { answers } = aRaise('s2');
      const all = { ...answers, place: { kind: 'day', day: day(on) } as const };
      const procedure = ladderWith({ fields: [...LADDER.fields, place], beside });
      return given(aCase({ procedure })).when(aRaise('s2', { answers: all }), IRO);
    };
    for (const beside of [{ raiserClocks: [clock] }, { tasks: [task] }]) {
      raisedOn('2027-03-02', beside).thenInvalid(wrong('day-too-late'));
      raisedOn('2027-03-01', beside).thenTypes(...taken);
    }
    raisedOn('2027-03-02', {}).thenTypes(...taken);
  });

  it('a day to a question for a day, and to no other', () => {
    const answer = { kind: 'day', day: day('2027-03-01') } as const;
    asking({ kind: 'date' }, answer).thenTypes(...taken);
    asking({ kind: 'text' }, answer).thenInvalid(wrong('not-a-choice'));
  });

  it('choices that there are: one of one, several of several', () => {
    asking({ kind: 'choice', choices }, keys('home')).thenTypes(...taken);
    asking({ kind: 'choice', choices }, keys('home', 'court')).thenInvalid(wrong('not-a-choice'));
    asking({ kind: 'choices', choices }, keys('home', 'court')).thenTypes(...taken);
    asking({ kind: 'choices', choices }, keys('home', 'moon')).thenInvalid(wrong('not-a-choice'));
  });

  it('[DU-55] yes alone, where a question goes on with nothing else, and none where none is needed', () => {
    const mustBe = { answer: 'yes', otherwise: 'First talk.' } as const;
    asking({ kind: 'yes-no', mustBe }, keys('yes')).thenTypes(...taken);
    asking({ kind: 'yes-no', mustBe }, keys('no')).thenInvalid(wrong('must-be-other'));
    asking({ kind: 'yes-no', mustBe, required: 'never' }, null).thenTypes(...taken);
  });

  it('no choice where one must be made is missing, where one may be is none', () => {
    asking({ kind: 'choices', choices }, keys()).thenInvalid(wrong('missing'));
    asking({ kind: 'choices', choices, required: 'never' }, keys()).thenTypes(...taken);
  });

  it('categories as clients send them, with a comma too many', () => {
    const filled = fills(draftAt('s2'), 'what', { ...WHAT, category: 'drift, ,' });
    assert.deepEqual([problemsIn(filled), filled.draft.categories], [[], ['drift']]);
  });
});

describe('which plans and days are taken', () => {
  const atS2 = aCase().raised('s2').delivered();
  const plan = (task: string, owner: string) => ({
    task: written(task),
    owner: written(owner),
    due: day('2027-03-10'),
  });

  it('[DU-115] each task with its words and a person, named by its place in the list', () => {
    const reply = { ...aReply(2), plan: [plan('', 'TM'), plan('Visit', '')] };
    given(atS2)
      .when(reply, TEAM_MANAGER)
      .thenInvalid(['plan-1-task', 'missing'], ['plan-2-owner', 'missing']);
    given(atS2)
      .when({ ...aReply(2), plan: [plan('x'.repeat(2001), 'TM')] }, TEAM_MANAGER)
      .thenInvalid(['plan-1-task', 'too-long']);
  });

  it('more time until the very day after the due day', () => {
    // Due on Friday 5 March 2027.
    const asks = (until: string): CommandOf<'requestTime'> => ({
      type: 'requestTime',
      stage: 2,
      until: day(until),
      reason: written('Away'),
    });
    given(atS2).when(asks('2027-03-05'), TEAM_MANAGER).thenInvalid(['until', 'day-too-early']);
    given(atS2).when(asks('2027-03-06'), TEAM_MANAGER).thenTypes('TimeRequested');
  });
});

describe('what was said to a category', () => {
  it('[DU-76] stays when something else is added, and is replaced by what is said anew', () => {
    const first = aCase().does(
      aRaise('s2', {
        categories: ['agency', 'other'],
        categoryNotes: { agency: written('CAMHS'), other: written('Housing') },
      }),
      IRO,
    );
    const moves: CommandOf<'escalate'> = {
      ...anEscalation(2, 's3'),
      content: {
        categories: ['agency', 'other'],
        categoryNotes: { agency: written('CAMHS'), other: written('Heating') },
        answers: { since: written('2027-02-01') },
      },
    };
    const texts = new Map(['CAMHS', 'Housing', 'Heating'].map((each) => [`#${each}`, each]));
    const moved = first.does(moves, IRO);
    const categories = (so: typeof moved) =>
      viewFor(so.present, texts, IRO, so.ctx, so.now)?.categories;
    assert.deepEqual(categories(first), ['Agency (CAMHS)', 'Housing']);
    assert.deepEqual(categories(moved), ['Agency (CAMHS)', 'Heating']);
    assert.deepEqual(
      textsOf(moves)
        .map(({ value }) => value)
        .sort(),
      ['2027-02-01', 'CAMHS', 'Heating', 'Not resolved'],
    );
  });
});
