import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { dueRowsOf, viewFor, type Command } from '../../../domain/case/index.ts';
import {
  aCase,
  given,
  IRO,
  IRO_MANAGER,
  kept,
  QA_HEAD,
  SERVICE_MANAGER,
  SOCIAL_WORKER,
  STRANGER,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  told as allTold,
  WITH_TASKS,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const atS2 = aCase({ procedure: WITH_TASKS }).raised('s2').delivered();
const answered = atS2.on('2027-03-02 10:00').replied();
const atS3 = answered.escalatedTo('s3').delivered();

const ends = (
  stage: number,
  task: string,
  rest: Partial<Extract<Command, { type: 'endTask' }>> = {},
): Command => ({ type: 'endTask', stage, task, how: 'done', note: null, ...rest });

const told = (so: CaseBuilder): readonly (readonly [string, string | null])[] =>
  so.effects.flatMap((effect) =>
    effect.type === 'sendCard' && effect.notice?.startsWith('task') === true
      ? [[effect.notice, effect.to.person] as const]
      : [],
  );

const tasks = (so: CaseBuilder, who: typeof IRO) =>
  viewFor(so.present, new Map(), who, so.ctx, so.now)?.tasks.map((each) => [
    each.task,
    each.stageLabel,
    each.due,
    each.end?.how ?? (each.mayEnd ? 'may end' : 'open'),
  ]);

describe('things to do beside the answers', () => {
  it('[DU-84] [DO-46] come up with what brings them up, each with its own day', () => {
    assert.deepEqual(tasks(atS2, IRO), []);
    // Tuesday 2 March 2027 and three working days: Friday 5 March.
    assert.deepEqual(tasks(answered, IRO), [['worker', 'S2', '2027-03-05', 'may end']]);
    assert.deepEqual(tasks(atS3, IRO), [
      ['learn', 'S2', null, 'may end'],
      ['worker', 'S2', '2027-03-05', 'may end'],
      // Five working days from Tuesday 2 March: Tuesday 9 March.
      ['call', 'S3', '2027-03-09', 'may end'],
    ]);
    const done = atS2.replied().resolved();
    assert.deepEqual(
      tasks(done, IRO)?.map(([task]) => task),
      ['learn', 'worker', 'family'],
    );
  });

  it('vanish with a case that is withdrawn', () => {
    assert.deepEqual(tasks(answered.withdrawn(), IRO), []);
  });

  it('are told to whoever does them, once, and not to whoever did this', () => {
    assert.deepEqual(told(answered), [['task-asked', SOCIAL_WORKER]]);
    // The raiser escalated and knows; the team manager gets the news of the move itself.
    assert.deepEqual(told(answered.escalatedTo('s3')), []);
    assert.deepEqual(told(answered.resolved()), [['task-asked', IRO_MANAGER]]);
  });

  it('[CB-53] [WF-63] wait quietly where they stand from the opening on, without days', () => {
    const consulted = [
      { role: 'qa-head', on: day('2027-03-01'), view: written('Agreed'), notHeld: null },
    ];
    const atS4 = atS3.escalatedTo('s4', { consultations: consulted });
    assert.deepEqual(told(atS4), []);
    assert.deepEqual(tasks(atS4, QA_HEAD)?.at(-1), ['support', 'S4', null, 'may end']);
  });

  it('are done when their doer, the deputy, the raiser or the manager says so', () => {
    for (const who of [SOCIAL_WORKER, IRO, IRO_MANAGER]) {
      given(answered)
        .when(ends(2, 'worker'), who)
        .then({
          type: 'TaskEnded',
          stage: 2,
          task: 'worker',
          how: 'done',
          note: null,
          due: day('2027-03-05'),
        });
    }
    given(atS3)
      .when(ends(2, 'learn', { note: written('Talked early') }), TEAM_DEPUTY)
      .then({
        type: 'TaskEnded',
        stage: 2,
        task: 'learn',
        how: 'done',
        note: kept('Talked early'),
        due: null,
      });
    given(answered)
      .when(ends(2, 'worker'), TEAM_MANAGER)
      .thenRefused({ reason: 'only-the-raiser' });
    given(answered).when(ends(2, 'worker'), STRANGER).thenRefused({ reason: 'not-yours' });
  });

  it('are not needed only with a reason, and end once', () => {
    given(answered)
      .when(ends(2, 'worker', { how: 'not-needed' }), IRO)
      .thenInvalid(['note', 'missing']);
    const ended = answered.does(
      ends(2, 'worker', { how: 'not-needed', note: written('On leave') }),
      IRO,
    );
    assert.deepEqual(tasks(ended, IRO), [['worker', 'S2', '2027-03-05', 'not-needed']]);
    given(ended).when(ends(2, 'worker'), SOCIAL_WORKER).thenNothing();
  });

  it('are none that the procedure does not name, or that have not come up', () => {
    for (const [stage, task] of [
      [2, 'nothing'],
      [2, 'family'],
      [99, 'worker'],
    ] as const) {
      given(answered).when(ends(stage, task), IRO).thenRefused({ reason: 'unknown-task' });
    }
  });

  it('remind their doer before and on the day, and the manager too when it has passed', () => {
    const rows = dueRowsOf(answered.present, answered.ctx).filter(({ clock }) =>
      clock.startsWith('task:'),
    );
    assert.deepEqual(
      rows.map(({ clock, rung, at }) => [clock, rung, at]),
      [
        ['task:worker', 'before', '2027-03-04T09:00:00.000Z'],
        ['task:worker', 'on-the-day', '2027-03-05T09:00:00.000Z'],
        ['task:worker', 'overdue', '2027-03-08T09:00:00.000Z'],
      ],
    );
    const fires = (so: CaseBuilder, when: string, rung: 'before' | 'overdue') =>
      so.on(when).does(
        {
          type: 'clockElapsed',
          clock: 'task:worker',
          rung,
          stage: 2,
          meeting: null,
          due: day('2027-03-05'),
        },
        null,
      );
    assert.deepEqual(told(fires(answered, '2027-03-04 09:00', 'before')), [
      ['task-due', SOCIAL_WORKER],
    ]);
    assert.deepEqual(told(fires(answered, '2027-03-08 09:00', 'overdue')), [
      ['task-overdue', SOCIAL_WORKER],
      ['task-overdue', IRO_MANAGER],
    ]);
    const done = answered.does(ends(2, 'worker'), SOCIAL_WORKER);
    assert.deepEqual(
      dueRowsOf(done.present, done.ctx).filter(({ clock }) => clock.startsWith('task:')),
      [],
    );
  });

  it('show their doer the task and the reference, and nothing of what was raised', () => {
    const seen = viewFor(answered.present, new Map(), SOCIAL_WORKER, answered.ctx, answered.now);
    assert.equal(seen?.depth, 'meeting');
    assert.deepEqual(
      seen.tasks.map(({ title, help }) => [title, help]),
      [['Talk with the social worker', 'In the next session.']],
    );
    assert.deepEqual([seen.answers, seen.subjects, seen.categories, seen.notes], [[], [], [], []]);
  });
});

describe('notes on the record', () => {
  const note = (
    key: string,
    rest: Partial<Extract<Command, { type: 'addNote' }>> = {},
  ): Command => ({
    type: 'addNote',
    note: key,
    on: day('2027-03-01'),
    text: written('As talked'),
    ...rest,
  });

  it('[CB-28] [DO-73] say that the manager sees it differently, by either of the two', () => {
    for (const who of [IRO, IRO_MANAGER]) {
      given(atS2)
        .when(note('other-view'), who)
        .then({
          type: 'NoteAdded',
          note: 'other-view',
          on: day('2027-03-01'),
          text: kept('As talked'),
        });
    }
    given(atS2)
      .when(note('other-view', { text: null }), IRO)
      .thenInvalid(['text', 'missing']);
    given(atS2).when(note('other-view'), TEAM_MANAGER).thenRefused({ reason: 'only-the-raiser' });
  });

  it('[CB-08] [SW-32] of legal advice keep the fact and its day, from its stage on, and no word of it', () => {
    given(atS2).when(note('legal-advice'), IRO).thenRefused({ reason: 'only-the-raiser' });
    given(atS3)
      .when(note('legal-advice'), IRO)
      .then({ type: 'NoteAdded', note: 'legal-advice', on: day('2027-03-01'), text: null });
  });

  it('[WF-71] are told to those whom their rule names, but not to whoever wrote them', () => {
    const { beside } = atS2.house.procedure;
    const notes = (beside?.notes ?? []).map((each) => ({
      ...each,
      tells: ['raiser', 'raiser-manager'],
    }));
    const so = aCase({ procedure: { ...WITH_TASKS, beside: { ...beside, notes } } }).raised('s2');
    const toldOf = (who: typeof IRO) => allTold(so.does(note('other-view'), who));
    assert.deepEqual(toldOf(IRO_MANAGER), [['note-added', IRO]]);
    assert.deepEqual(toldOf(IRO), [['note-added', IRO_MANAGER]]);
    assert.deepEqual(allTold(atS2.does(note('other-view'), IRO_MANAGER)), []);
  });

  it('are of days that have been', () => {
    given(atS2)
      .when(note('other-view', { on: day('2027-03-02') }), IRO)
      .thenInvalid(['on', 'day-too-late']);
  });

  it('[CB-08] [WF-59] are read by the reviewing side alone', () => {
    const noted = atS3.does(note('other-view'), IRO);
    const notes = (who: typeof IRO) =>
      viewFor(noted.present, new Map([['#As talked', 'As talked']]), who, noted.ctx, noted.now)
        ?.notes;
    assert.deepEqual(
      notes(IRO_MANAGER)?.map(({ label, on, by, text }) => [label, on, by, text]),
      [['The manager sees it differently', '2027-03-01', 'Reviewing officer 1', 'As talked']],
    );
    for (const who of [SERVICE_MANAGER, TEAM_MANAGER]) assert.deepEqual(notes(who), []);
  });

  it('are open to nobody where the procedure has none', () => {
    given(aCase().raised('s2'))
      .when(note('other-view'), IRO)
      .thenRefused({ reason: 'unknown-record' });
  });
});
