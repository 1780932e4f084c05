import assert from 'node:assert/strict';
import { dueRowsOf } from '../../../domain/case/index.ts';
import { written, type CaseBuilder } from '../../builders/index.ts';
import { Play } from '../rules/play.ts';
import { fires } from './playing.ts';

describe("the IRO's two working days for the RP report, in the procedure as it stands", () => {
  const du = new Play('durham-resolution');
  const FORMAL = ['du-2', 'du-3', 'du-4', 'du-5', 'du-6', 'du-7'];
  const rows = (so: CaseBuilder) =>
    dueRowsOf(so.present, so.ctx)
      .filter(({ clock }) => clock.startsWith('task:'))
      .sort((a, b) => a.at.localeCompare(b.at));
  const reminders = (so: CaseBuilder) => rows(so).map(({ rung, due }) => `${rung} ${due}`);
  const toDo = (so: CaseBuilder) =>
    du
      .seen(so)
      .tasks.filter(({ task }) => task === 'report')
      .map(({ stageLabel, due, own, end }) => [stageLabel, due, own, end?.how ?? 'open']);
  const toRecord = (so: CaseBuilder) => du.seen(so).records.map(({ record }) => record);
  /** Stage 1 on Monday 1 March 2027, formal from Monday 8 March on. */
  const informal = du.raised('du-1').on('2027-03-08 10:00');
  const formal = du.moved(informal, 'du-2');

  const goingTo = (so: CaseBuilder, key: string, toldOn: string) => {
    const escalation = du.escalation(so, key);
    const { content } = escalation;
    const answers = { ...content.answers, 'told-on': written(toldOn) };
    return { ...escalation, content: { ...content, answers } };
  };

  it('[DU-43] [A-DU-05] count from the stage that goes formal, on the way up as at the start', () => {
    assert.deepEqual(toDo(du.raised('du-1')), []);
    assert.deepEqual(toDo(formal), [['Stage 2', '2027-03-10', true, 'open']]);
    for (const key of FORMAL) {
      // Monday 1 March and two working days.
      const label = du.stage(key).label;
      assert.deepEqual(toDo(du.raised(key)), [[label, '2027-03-03', true, 'open']], key);
    }
  });

  it('[DU-43] [A-DU-05] count from the day on which the IRO told that it begins formally', () => {
    const told = informal.does(goingTo(informal, 'du-2', '2027-03-05'), du.raiser).delivered();
    // Friday 5 March and two working days: what lies before is not reminded of afterwards.
    assert.deepEqual(toDo(told), [['Stage 2', '2027-03-09', true, 'open']]);
    assert.deepEqual(reminders(told), ['on-the-day 2027-03-09', 'overdue 2027-03-09']);
  });

  it('[DU-43] stay what they are when a later stage says another day, and are not put off by a day to come', () => {
    const later = formal.on('2027-03-15 10:00');
    const on = later.does(goingTo(later, 'du-3', '2027-03-15'), du.raiser).delivered();
    assert.deepEqual(toDo(on), [['Stage 2', '2027-03-10', true, 'open']]);
    du.given(informal)
      .when(goingTo(informal, 'du-2', '2027-03-09'), du.raiser)
      .thenInvalid(['told-on', 'day-too-late']);
    // A year that was mistyped lies before the calendar: counted from the stage.
    const typed = informal.does(goingTo(informal, 'du-2', '1927-03-05'), du.raiser).delivered();
    assert.deepEqual(toDo(typed), [['Stage 2', '2027-03-10', true, 'open']]);
  });

  it('[DU-43] [A-DU-05] count from that day too where it begins formally', () => {
    const so = du.raised('du-2', { answers: { 'told-on': '2027-02-26' } });
    // Friday 26 February and two working days.
    assert.deepEqual(toDo(so), [['Stage 2', '2027-03-02', true, 'open']]);
  });

  it('[DU-43] are reminded of once a day to the IRO, and to nobody else before they are over', () => {
    assert.deepEqual(reminders(formal), [
      'before 2027-03-10',
      'on-the-day 2027-03-10',
      'overdue 2027-03-10',
    ]);
    const told = rows(formal).map((row) =>
      fires(formal, row).effects.flatMap((effect) =>
        effect.type === 'sendCard' ? [[effect.notice, effect.to.person]] : [],
      ),
    );
    const manager = du.who('raiser-manager');
    assert.deepEqual(told, [
      [['task-due', du.raiser]],
      [['task-due', du.raiser]],
      [
        ['task-overdue', du.raiser],
        ['task-overdue', manager],
      ],
    ]);
  });

  it('[DU-43] ask for it once: the next stage counts no second time, and one word ends task and record', () => {
    assert.deepEqual(toDo(du.moved(formal, 'du-3')), [['Stage 2', '2027-03-10', true, 'open']]);
    const stage = formal.stage;
    const wishes = [
      { type: 'fileRecord', stage, record: 'rp-report' },
      { type: 'endTask', stage, task: 'report', how: 'done', note: null },
    ] as const;
    for (const wish of wishes) {
      const done = formal.does(wish, du.raiser);
      assert.deepEqual(toDo(done), [['Stage 2', '2027-03-10', true, 'done']], wish.type);
      assert.deepEqual(reminders(done), [], wish.type);
      assert.ok(!toRecord(done).includes('rp-report'), wish.type);
    }
  });
});
