import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { dueRowsOf, openTasks, viewFor, type WrittenPlanItem } from '../../../domain/case/index.ts';
import {
  aCase,
  CHIEF,
  given,
  IRO,
  SOCIAL_WORKER,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const task = (due: string, rest: Partial<WrittenPlanItem> = {}): WrittenPlanItem => ({
  task: written('Visit the school'),
  owner: written(''),
  due: day(due),
  ...rest,
});

/**
 * Recorded on Friday 18 December 2026, for Tuesday 29 December. By hand: Christmas Day is a Friday and
 * Boxing Day a Saturday, for which Monday 28 December is free. So the working day before is Thursday 24,
 * and the next one after is Wednesday 30.
 */
const held = (...tasks: readonly WrittenPlanItem[]): CaseBuilder => {
  const so = aCase()
    .on('2026-12-18 10:00')
    .raised('s2')
    .does({ type: 'askMeeting', purpose: 'stage', by: day('2026-12-22'), reason: null }, IRO);
  return so.does(
    {
      type: 'recordMeeting',
      meeting: so.meeting,
      outcome: written('A plan was agreed'),
      tasks,
      achieved: null,
    },
    IRO,
  );
};

const told = ({ effects }: CaseBuilder) =>
  effects.flatMap((effect) =>
    effect.type === 'sendCard' && effect.notice?.startsWith('task') === true
      ? [[effect.notice, effect.to.person, effect.meeting === null]]
      : [],
  );

const rungs = (so: CaseBuilder) =>
  dueRowsOf(so.present, so.ctx).filter(({ clock }) => clock.startsWith('task:'));

const fired = (so: CaseBuilder, rung: 'before' | 'on-the-day' | 'overdue'): CaseBuilder => {
  const row = rungs(so).find((each) => each.rung === rung)!;
  const { at, ...id } = row;
  return so.on(at.slice(0, 16).replace('T', ' ')).does({ type: 'clockElapsed', ...id }, null);
};

describe('what a meeting agreed that somebody does', () => {
  it('[DU-115] comes up on the working day before its day, on it, and the working day after, over Christmas', () => {
    assert.deepEqual(
      rungs(held(task('2026-12-29', { doer: TEAM_MANAGER }))).map(({ rung, at }) => [rung, at]),
      [
        ['before', '2026-12-24T09:00:00.000Z'],
        ['on-the-day', '2026-12-29T09:00:00.000Z'],
        ['overdue', '2026-12-30T09:00:00.000Z'],
      ],
    );
  });

  it('[DU-115] is told to whoever does it; once late, to whoever recorded it too', () => {
    const so = held(task('2026-12-29', { doer: TEAM_MANAGER }));
    assert.deepEqual(told(so), [['task-asked', TEAM_MANAGER, false]]);
    assert.deepEqual(told(fired(so, 'before')), [['task-due', TEAM_MANAGER, false]]);
    assert.deepEqual(told(fired(so, 'on-the-day')), [['task-due', TEAM_MANAGER, false]]);
    assert.deepEqual(told(fired(so, 'overdue')), [
      ['task-overdue', TEAM_MANAGER, false],
      ['task-overdue', IRO, false],
    ]);
  });

  it('with words alone, as it was recorded before, reminds whoever recorded it', () => {
    const so = held(task('2026-12-29', { owner: written('The school') }));
    assert.deepEqual(told(so), []);
    assert.deepEqual(told(fired(so, 'before')), [['task-due', IRO, false]]);
    assert.deepEqual(told(fired(so, 'overdue')), [['task-overdue', IRO, false]]);
  });

  it('is over once whoever does it, or the recorder, has said so; nobody else can', () => {
    const so = held(task('2026-12-29', { doer: TEAM_MANAGER }));
    const [open] = openTasks(so.present, so.ctx);
    const wish = {
      type: 'endTask',
      stage: 2,
      task: open!.rule.key,
      how: 'done',
      note: null,
    } as const;
    given(so).when(wish, CHIEF).thenRefused({ reason: 'not-yours' });
    given(so).when(wish, SOCIAL_WORKER).thenRefused({ reason: 'only-those-who-agreed' });
    for (const who of [TEAM_MANAGER, IRO]) {
      const done = so.does(wish, who);
      assert.deepEqual([rungs(done), openTasks(done.present, done.ctx)], [[], []]);
    }
    const refused = { ...wish, how: 'not-needed' } as const;
    given(so)
      .when(refused, TEAM_MANAGER)
      .thenRefused({ reason: 'invalid', problems: [{ field: 'note', what: 'missing' }] });
  });

  it('can be given to nobody who has no part in the meeting, and not to nobody', () => {
    const so = held();
    const meeting = so.does(
      { type: 'askMeeting', purpose: 'stage', by: day('2026-12-22'), reason: null },
      IRO,
    );
    const wish = (item: WrittenPlanItem) =>
      ({
        type: 'recordMeeting',
        meeting: meeting.meeting,
        outcome: written('x'),
        tasks: [item],
        achieved: null,
      }) as const;
    given(meeting)
      .when(wish(task('2026-12-29', { doer: CHIEF })), IRO)
      .thenRefused({
        reason: 'invalid',
        problems: [{ field: 'tasks-1-doer', what: 'not-a-choice' }],
      });
    given(meeting)
      .when(wish(task('2026-12-29')), IRO)
      .thenRefused({ reason: 'invalid', problems: [{ field: 'tasks-1-owner', what: 'missing' }] });
  });

  it('stands in the case by its words, for whoever does it and whoever recorded it', () => {
    const so = held(task('2026-12-29', { doer: TEAM_MANAGER }));
    const { task: words } = task('2026-12-29');
    const texts = new Map([[words.hash, words.value]]);
    for (const [who, own] of [
      [TEAM_MANAGER, true],
      [IRO, false],
    ] as const) {
      const shown = viewFor(so.present, texts, who, so.ctx, so.now)?.tasks ?? [];
      assert.deepEqual(
        shown.map((each) => [each.title, each.due, each.own, each.mayEnd]),
        [['Visit the school', '2026-12-29', own, true]],
      );
    }
    const other = viewFor(so.present, texts, CHIEF, so.ctx, so.now);
    assert.deepEqual(other?.tasks ?? [], []);
  });
});
