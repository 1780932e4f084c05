import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  chronology,
  decide,
  doersOf,
  essentialTo,
  follow,
  openTasks,
  viewFor,
  type Command,
  type CommandOf,
  type WrittenPlanItem,
} from '../../../domain/case/index.ts';
import type { Directory, PersonId } from '../../../domain/people/index.ts';
import type { MeetingRule, Procedure, Stage } from '../../../domain/procedure/index.ts';
import {
  aCase,
  aDirectory,
  CHIEF,
  DIRECTOR,
  directoryWith,
  given,
  HEAD,
  IRO,
  IRO_COVER,
  IRO_MANAGER,
  LADDER,
  ladderWith,
  LEGAL,
  post,
  POSTS_HELD,
  SOCIAL_WORKER,
  stageWith,
  STRANGER,
  SUPPORT,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  told,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const TODAY = day('2027-03-01');
const PEOPLE = directoryWith('head', post('head', HEAD, { deputy: LEGAL }));
const withStage = (rest: Partial<Stage>, more: Partial<Procedure> = {}): Procedure => ({
  ...stageWith('s2', rest),
  ...more,
});
const arranged = (rest: Partial<MeetingRule> = {}, directory: Directory = PEOPLE): CaseBuilder =>
  aCase({
    procedure: withStage({
      meeting: {
        ...LADDER.stages[2]!.meeting!,
        ...{ convener: 'head', recorder: 'director', required: ['team-manager'] },
        ...rest,
      },
    }),
    directory,
  })
    .raised('s2')
    .delivered();

const VISIT = written('Visit the school');
const task = (doer?: PersonId, owner = ''): WrittenPlanItem => ({
  ...{ task: VISIT, owner: written(owner), due: day('2027-03-12') },
  ...(doer === undefined ? {} : { doer }),
});
const held = (so: CaseBuilder, by: PersonId, ...tasks: readonly WrittenPlanItem[]): CaseBuilder =>
  so.does(
    {
      ...{ type: 'recordMeeting', meeting: so.meeting, outcome: written('A plan'), tasks },
      achieved: null,
    },
    by,
  );
const SCHOOL = written('The school');
const TEXTS = new Map([VISIT, SCHOOL].map(({ hash, value }) => [hash, value]));
const seen = (so: CaseBuilder, by: PersonId) => viewFor(so.present, TEXTS, by, so.ctx, so.now);
const without = (directory: Directory, ...people: readonly PersonId[]): Directory => ({
  ...directory,
  people: new Map([...directory.people].filter(([id]) => !people.includes(id))),
});
const ends = (so: CaseBuilder, key: string, stage = so.stage): CommandOf<'endTask'> => ({
  ...{ type: 'endTask', stage, task: key, how: 'done', note: null },
});
const acted = (so: CaseBuilder, command: Command, by: PersonId) => {
  const actor = so.does(command, by).events.at(-1)?.meta.actor;
  return actor?.kind === 'person' ? [actor.role, actor.onBehalfOf] : [];
};

describe('what a meeting agreed', () => {
  it('can be given to those invited, whoever arranges it, whoever writes it down, and the raiser', () => {
    const doers = (so: CaseBuilder) =>
      seen(so, DIRECTOR)?.meetings[0]?.doers.map(({ id, role }) => [id, role]);
    const so = arranged();
    assert.deepEqual(doers(so), [
      [TEAM_MANAGER, 'Team Manager'],
      [SOCIAL_WORKER, 'Social Worker'],
      [HEAD, 'Head of Service'],
      [DIRECTOR, 'Director'],
      [IRO, 'IRO'],
    ]);
    assert.deepEqual(
      doers(so.in({ directory: without(PEOPLE, SOCIAL_WORKER, HEAD) }))?.map(([id]) => id),
      [TEAM_MANAGER, DIRECTOR, IRO],
    );
  });

  it('has a name of its own for each task, which stays as it is stored', () => {
    const so = held(arranged(), DIRECTOR, task(TEAM_MANAGER), task(SOCIAL_WORKER));
    assert.deepEqual(
      openTasks(so.present, so.ctx).map(({ rule }) => rule.key),
      [1, 2].map((n) => `agreed:${so.meeting}:${n}`),
    );
  });

  it('is done by whoever wrote it down where there are only words; then the convener, who recorded, the raiser', () => {
    const so = held(arranged(), LEGAL, task(undefined, 'The school'));
    const doer = (...gone: readonly PersonId[]) => {
      const { ctx } = so.in({ directory: without(PEOPLE, ...gone) });
      return doersOf(openTasks(so.present, ctx)[0]!, so.present, TODAY, ctx);
    };
    assert.deepEqual(doer(), [DIRECTOR]);
    assert.deepEqual(doer(DIRECTOR), [HEAD]);
    assert.deepEqual(doer(DIRECTOR, HEAD), [LEGAL]);
    assert.deepEqual(doer(DIRECTOR, HEAD, LEGAL), [IRO]);
  });

  it('is each one’s in the part in which they took part', () => {
    const part = (doer: PersonId) => {
      const so = held(arranged(), DIRECTOR, task(doer));
      return openTasks(so.present, so.ctx)[0]?.rule.by;
    };
    assert.deepEqual([TEAM_MANAGER, SOCIAL_WORKER, IRO, HEAD].map(part), [
      'team-manager',
      'social-worker',
      'raiser',
      'head',
    ]);
  });

  it('can be ended by the deputy of whoever does it, and not by that of another', () => {
    const so = held(arranged(), DIRECTOR, task(TEAM_MANAGER));
    const wish = ends(so, `agreed:${so.meeting}:1`);
    given(so).when(wish, TEAM_DEPUTY).thenTypes('TaskEnded');
    const other = held(arranged(), DIRECTOR, task(SOCIAL_WORKER));
    given(other).when(wish, TEAM_DEPUTY).thenRefused({ reason: 'only-those-who-agreed' });
  });

  it('stands on the record by the seat from which it was ended', () => {
    const so = held(arranged(), DIRECTOR, task(SOCIAL_WORKER));
    const wish = ends(so, `agreed:${so.meeting}:1`);
    assert.deepEqual(
      [SOCIAL_WORKER, HEAD, LEGAL].map((by) => acted(so, wish, by)),
      [
        ['social-worker', null],
        ['head', null],
        ['head', HEAD],
      ],
    );
  });

  it('is shown to whoever records that meeting, with its words and whose it is, and of no other meeting', () => {
    const first = held(arranged(), DIRECTOR, task(TEAM_MANAGER, 'The school'));
    const asks: CommandOf<'askMeeting'> = {
      ...{ type: 'askMeeting', purpose: 'stage', by: day('2027-03-10'), reason: null },
    };
    const so = first.does(asks, IRO);
    const [, second] = so.present.meetings;
    const away = so.does({ type: 'handOverMeeting', meeting: second!.id, to: IRO_MANAGER }, IRO);
    const both = held(away, IRO_MANAGER, task(SOCIAL_WORKER));
    const shown = (by: PersonId) =>
      seen(both, by)?.tasks.map((each) => [each.agreed?.meeting, each.agreed?.label, each.title]);
    const label = 'Resolution meeting';
    const one = [first.meeting, label, 'Visit the school'];
    const two = [second!.id, label, 'Visit the school'];
    assert.deepEqual(shown(IRO), [one, two]);
    assert.deepEqual(shown(TEAM_MANAGER), [one]);
    assert.deepEqual(shown(SOCIAL_WORKER), [two]);
    assert.deepEqual(
      seen(first, DIRECTOR)?.tasks.map(({ agreed }) => agreed?.owner),
      ['Team manager, North, The school'],
    );
    given(both)
      .when(ends(both, `agreed:${second!.id}:1`), TEAM_MANAGER)
      .thenRefused({ reason: 'only-those-who-agreed' });
  });

  it('is told with the outcome to whoever has a task, and the outcome to the others', () => {
    const booked = arranged().offered().booked('2027-03-04 10:00', HEAD).on('2027-03-04 11:00');
    assert.deepEqual(told(held(booked, DIRECTOR, task(TEAM_MANAGER))), [
      ['meeting-recorded', IRO],
      ['meeting-recorded', SOCIAL_WORKER],
      ['task-asked', TEAM_MANAGER],
    ]);
  });

  it('and who can be missed: not the convener, the raiser, whoever answers or their deputy', () => {
    const so = arranged();
    assert.deepEqual(
      [...essentialTo(so.present.meetings[0]!, so.present)],
      [HEAD, IRO, TEAM_MANAGER, TEAM_DEPUTY],
    );
  });
});

describe('what was done for somebody else', () => {
  const tasks = [
    { key: 'file', title: 'File', by: 'raiser', on: 'opened', within: null, record: 'case-note' },
    { key: 'call', title: 'Call', by: 'raiser', on: 'opened', within: null },
  ] as const;
  const notes = [{ key: 'view', label: 'View', by: ['raiser'], text: 'none' }] as const;
  const so = aCase({ procedure: ladderWith({ beside: { tasks, notes } }) }).raised('s2');
  const does = (by: PersonId) =>
    so
      .does(ends(so, 'call'), by)
      .does({ type: 'fileRecord', stage: so.stage, record: 'case-note' }, by)
      .does({ type: 'addNote', note: 'view', on: TODAY, text: null }, by);
  const forWhom = (by: PersonId) => {
    const view = seen(does(by), IRO);
    return [...(view?.tasks ?? []).map(({ end }) => end), ...(view?.notes ?? [])].map(
      (each) => each !== null && ('onBehalfOf' in each ? each.onBehalfOf : null),
    );
  };

  it('[A-X-07] is shown with for whom: a task, one with its record, a note', () => {
    const raiser = 'Reviewing officer 1';
    assert.deepEqual(forWhom(IRO_COVER), [raiser, raiser, raiser]);
    assert.deepEqual(forWhom(IRO), [null, null, null]);
  });

  it('is in sight of whoever ended a task, though the post is another’s by now', () => {
    const directors = [
      { key: 'talk', title: 'Talk', by: 'director', on: 'opened', within: null },
    ] as const;
    const asked = aCase({ procedure: ladderWith({ beside: { tasks: directors } }) }).raised('s2');
    const ended = asked
      .does(ends(asked, 'talk'), DIRECTOR)
      .in({ directory: directoryWith('director', post('director', CHIEF)) });
    assert.deepEqual(
      seen(ended, DIRECTOR)?.tasks.map((each) => each.task),
      ['talk'],
    );
    const open = asked.in({ directory: directoryWith('director', post('director', CHIEF)) });
    assert.equal(seen(open, DIRECTOR), null);
  });
});

describe('in which of several parts somebody stands on the record', () => {
  it('a raiser who manages too hands over as the manager', () => {
    const directory = directoryWith('raiser-manager', post('raiser-manager', IRO));
    const so = aCase({ directory }).raised('s2');
    const hands: Command = { type: 'handOverCase', to: 'x' as PersonId, reason: written('Left') };
    const other = directory.posts.find(({ role, holder }) => role === 'raiser' && holder !== IRO);
    assert.deepEqual(acted(so, { ...hands, to: other!.holder! }, IRO), ['raiser-manager', null]);
  });

  it('whoever files one of several records, by the post of that record', () => {
    const records = [
      { key: 'a', title: 'A', by: 'head' },
      { key: 'b', title: 'B', by: 'director' },
    ] as const;
    const copies = ['head', 'director'].map((role) => ({
      role,
      when: { kind: 'always' } as const,
    }));
    const so = aCase({ procedure: withStage({ records, copies }) }).raised('s2');
    const files = (record: string): Command => ({ type: 'fileRecord', stage: so.stage, record });
    assert.deepEqual(acted(so, files('b'), DIRECTOR), ['director', null]);
    assert.deepEqual(acted(so, files('a'), HEAD), ['head', null]);
  });

  it('whoever has two tasks in two posts, by the post of that task', () => {
    const rule = { on: 'opened', within: null, title: 'Task' } as const;
    const tasks = [
      { ...rule, key: 'first', by: 'head' },
      { ...rule, key: 'second', by: 'director' },
    ];
    const directory = directoryWith('head', post('head', DIRECTOR));
    const so = aCase({ procedure: ladderWith({ beside: { tasks } }), directory }).raised('s2');
    assert.deepEqual(
      ['first', 'second'].map((key) => acted(so, ends(so, key), DIRECTOR)),
      [
        ['head', null],
        ['director', null],
      ],
    );
  });

  it('an administrator who fills a seat', () => {
    const directory = aDirectory([
      ...POSTS_HELD.map((each) =>
        each.role === 'team-manager' && each.holder === TEAM_MANAGER
          ? { ...each, deputy: TEAM_DEPUTY }
          : each,
      ),
      post('administrator', SUPPORT),
    ]);
    const so = aCase({ directory, procedure: withStage({ copies: [] }) })
      .raised('s2')
      .delivered();
    const hands: Command = {
      ...{ type: 'handOverSeat', stage: so.stage, role: 'team-manager', person: TEAM_MANAGER },
      ...{ to: TEAM_DEPUTY, reason: written('Left') },
    };
    assert.deepEqual(acted(so, hands, SUPPORT), ['administrator', null]);
    given(so).when(hands, STRANGER).thenRefused({ reason: 'not-yours' });
  });

  it('with the door by which they came, where it was not Teams; the calendar comes by none', () => {
    const so = aCase().raised('s2');
    const through = (by: PersonId, command: Command, door?: 'page') => {
      const envelope = so.envelope(command, by);
      const decided = decide(
        so.state,
        door === undefined ? envelope : { ...envelope, door },
        so.ctx,
      );
      if (decided.kind !== 'events') throw new Error('Nothing came of it.');
      const { events, state } = follow(so.state, decided, so.ctx);
      const line = chronology(state, [...so.events, ...events], TEXTS, IRO, so.ctx, so.now).at(-1)!;
      return [line.type, 'door' in line ? line.door : 'none'];
    };
    const acknowledges = { type: 'acknowledge', stage: so.stage } as const;
    assert.deepEqual(through(TEAM_MANAGER, acknowledges, 'page'), ['Acknowledged', 'page']);
    assert.deepEqual(through(TEAM_MANAGER, acknowledges), ['Acknowledged', 'none']);
  });
});
