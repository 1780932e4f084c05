import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import type { CommandOf } from '../../../domain/case/index.ts';
import { at, given, kept, written, type CaseBuilder } from '../../builders/index.ts';
import { oracleDueDay } from '../../oracle/workingDayOracle.ts';
import { keysOf, loaded } from '../loaded.ts';
import { Play } from './play.ts';

describe('rules of Durham, in the procedure as it stands', () => {
  const du = new Play('durham-resolution');
  const { p } = du;
  const keys = p.stages.map(({ key }) => key);
  const FORMAL = keys.slice(1);
  const MONITORED = ['du-1', 'du-2', 'du-3', 'du-4', 'du-5', 'du-6'];

  const resolved = (key: string): CaseBuilder => {
    const so = du.raised(key);
    return so.does(
      { type: 'resolve', stage: so.stage, reason: written('It was agreed') },
      du.raiser,
    );
  };
  const monitoring = (so: CaseBuilder) =>
    so.present.meetings.find(({ purpose }) => purpose === 'monitoring');

  it('[DU-05] brings people together, asks for outcomes, reviews them within set days, and leaves a trail of what was agreed', () => {
    for (const key of FORMAL) {
      const so = du.raised(key);
      assert.ok(
        so.present.meetings.some(({ purpose }) => purpose === 'stage'),
        key,
      );
      assert.ok(keysOf(du.stage(key).records).includes('agreed-outcome'), key);
      const asked = du.seen(so).answers.map(({ label }) => label);
      assert.ok(asked.includes('Which outcomes does the child need, and by when?'), key);
    }
    for (const key of MONITORED) assert.ok(monitoring(resolved(key)) !== undefined, key);
    // One way to raise a worry: the same questions at every formal stage.
    const questions = FORMAL.map((key) =>
      p.fields.filter(({ stages }) => stages?.includes(key) !== false).map((each) => each.key),
    );
    for (const each of questions) assert.deepEqual(each, questions[0]);
  });

  it('[DU-06] keeps on the record what became better for the child, and what should change', () => {
    const written1 = { on: day('2027-03-01'), text: written('Contact has begun') };
    const so = ['better-for-child', 'wider-change'].reduce(
      (before, note) => before.does({ type: 'addNote', note, ...written1 }, du.raiser),
      resolved('du-2'),
    );
    assert.deepEqual(
      du.seen(so).notes.map(({ label, text }) => [label, text]),
      [
        ['What has become better for the child', 'Contact has begun'],
        ['What should change, here or in the wider service', 'Contact has begun'],
      ],
    );
  });

  it('[DU-12] is open for other instances too, informally and formally', () => {
    assert.equal(p.categories?.other, true);
    for (const key of ['du-1', 'du-2']) {
      for (const categories of [[], ['other']]) {
        const raise = du.raise(key, { categories });
        const other = { ...raise, categoryNotes: { other: written('A late passport') } };
        du.given()
          .when(other, du.raiser)
          .thenTypes(
            'CaseRaised',
            'StageOpened',
            ...(key === 'du-2' ? (['MeetingAsked'] as const) : []),
          );
      }
    }
  });

  it('[DU-13] may be used against the child’s wishes, and records that', () => {
    const so = du.raised('du-2', { answers: { 'against-wishes': 'yes' } });
    assert.deepEqual(so.present.content.answers['against-wishes'], {
      kind: 'choices',
      keys: ['yes'],
    });
    const use = p.beside?.guidance?.[0]?.choices.find(({ key }) => key === 'du.when.05');
    assert.match(use?.label ?? '', /Against the child's wishes/);
    assert.match(use?.label ?? '', /interests, welfare and rights/);
  });

  it('[DU-22] asks at each step up why it cannot be settled there, and moves nothing without that', () => {
    for (const key of ['du-1', 'du-2', 'du-3', 'du-4', 'du-5']) {
      const { gate } = du.stage(key);
      assert.match(gate?.text ?? '', /matters so complex that they need more resource/, key);
      assert.match(gate?.text ?? '', /Say why that is so here/, key);
    }
    for (const [at, to] of FORMAL.entries()) {
      const so = du.raised(keys[at] ?? '');
      du.given(so)
        .when({ ...du.escalation(so, to), reason: written(' ') }, du.raiser)
        .thenInvalid(['reason', 'missing']);
      assert.equal(du.moved(so, to).present.stages.length, 2);
    }
  });

  it('[DU-24] sends an immediate safeguarding concern to the safeguarding procedure, outside the process', () => {
    const { question, safeguarding } = p.beside?.immediate ?? {};
    assert.equal(question, 'Is the child in immediate danger?');
    assert.match(
      safeguarding?.text ?? '',
      /Use the safeguarding procedure now, outside this process/,
    );
  });

  it('[DU-37] notes that the case note of stage 1 was assigned to a manager', () => {
    const so = du.raised('du-1');
    const note = {
      type: 'addNote',
      note: 'note-assigned',
      on: day('2027-03-01'),
      text: null,
    } as const;
    const [noted] = du.seen(so.does(note, du.raiser)).notes;
    assert.match(noted?.label ?? '', /stage 1 case note was assigned to a manager/);
    assert.match(noted?.label ?? '', /for senior management's information/);
    given(so).when(note, du.who('team-manager')).thenRefused({ reason: 'only-the-raiser' });
  });

  it('[DU-23] [DU-42] begins at the stage that the IRO chooses, for the reason that the IRO gives', () => {
    for (const [at, key] of keys.entries()) {
      const reason = written('He moves on Friday');
      const [first] = du.raised(key, { open: { reason } }).present.stages;
      assert.deepEqual([first?.stage, first?.skipped.length], [key, at]);
      assert.deepEqual(first?.reason, kept('He moves on Friday'));
      for (const role of ['team-manager', 'middle-manager', 'raiser-manager']) {
        given(du.start).when(du.raise(key), du.who(role)).thenRefused({ reason: 'may-not-raise' });
      }
    }
  });

  it('[DU-60] has the IRO arrange the monitoring with the manager of the service', () => {
    for (const key of MONITORED) {
      const meeting = monitoring(resolved(key));
      assert.equal(meeting?.convener, du.raiser, key);
      assert.ok(
        meeting.required.some(({ person }) => person === du.who('team-manager')),
        key,
      );
      // The lead manager, who answered at the stage, is invited as well.
      const lead = du.raised(key).present.stages[0]?.responders[0]?.person;
      const invited = [...meeting.required, ...meeting.optional].map(({ person }) => person);
      assert.ok(lead !== undefined && invited.includes(lead), key);
    }
  });

  it('[DU-61] asks the IRO for the case note of the monitoring meeting, with what came of it', () => {
    for (const key of MONITORED) {
      const so = resolved(key);
      const meeting = monitoring(so)?.id ?? 0;
      const chosen = so.does(
        {
          type: 'chooseSlot',
          meeting,
          slot: { start: at('2027-03-02 10:00'), end: at('2027-03-02 11:00') },
          reason: written('Suits all'),
        },
        du.raiser,
      );
      const held = chosen.on('2027-03-02 12:00').does(
        {
          type: 'recordMeeting',
          meeting,
          outcome: written('Contact has begun'),
          tasks: [],
          achieved: true,
        },
        du.raiser,
      );
      const note = du
        .stage(key)
        .monitoring?.records?.find((each) => each.key === 'monitoring-note');
      assert.match(note?.title ?? '', /^Case note “IRO RP Monitoring Meeting” on Liquid Logic/);
      assert.equal(note?.by, 'raiser');
      const view = du.seen(held);
      assert.equal(view.meetings.find(({ id }) => id === meeting)?.outcome, 'Contact has begun');
      assert.ok(view.may.includes('fileRecord'), key);
      const filed = held.does({ type: 'fileRecord', stage: so.stage, record: note.key }, du.raiser);
      assert.equal(filed.present.stages[0]?.filed[0]?.by, du.raiser);
    }
  });

  it('[DU-58] [A-DU-25] monitors within ten working days, also beyond the 17 of the whole process', () => {
    // 1 March 2027 and 17 working days: 24 March. From the 17th ten more, without Easter: 2 April.
    const late = du.raised('du-2').on('2027-03-17 10:00');
    assert.equal(late.present.whole?.due, '2027-03-24');
    const held = late.does(
      { type: 'resolve', stage: late.stage, reason: written('It was agreed') },
      du.raiser,
    );
    assert.equal(monitoring(held)?.window.to, '2027-04-02');
  });

  it('[DU-63] has the IRO’s managers review recurring themes for the wider service', () => {
    const themes = p.beside?.reports?.find(({ key }) => key === 'themes');
    assert.deepEqual(
      [themes?.from, themes?.to, themes?.content],
      ['raiser-manager', 'The wider service', 'Recurring themes and learning'],
    );
  });

  it('[DU-75] asks the IRO to decide when the days of a stage are over, with the next stage first', () => {
    const NEXT = new Map(keys.map((key, at) => [key, keys[at + 1] ?? null]));
    for (const [key, next] of NEXT) {
      const late = du.overdue(du.raised(key));
      const card = late.effects.find(
        (each) => each.type === 'sendCard' && each.to.person === du.raiser,
      );
      assert.deepEqual(card?.type === 'sendCard' && [card.card, card.notice], [
        'decision',
        'overdue',
      ]);
      assert.equal(du.seen(late).nextStages[0]?.stage ?? null, next);
    }
  });

  it('[DU-77] raises no RP without what needs to happen and what a good outcome looks like', () => {
    assert.match(du.field('needed').label, /what would a good outcome look like/);
    for (const key of FORMAL) {
      du.given()
        .when(du.raise(key, { without: ['needed'] }), du.raiser)
        .thenInvalid(['needed', 'missing']);
    }
  });

  it('[DU-78] sets the review of progress within ten working days of the agreed outcome', () => {
    for (const key of MONITORED) {
      const meeting = monitoring(resolved(key));
      assert.match(meeting?.label ?? '', /^IRO (RP )?monitoring meeting$/);
      assert.deepEqual(meeting?.window, {
        from: day('2027-03-01'),
        to: oracleDueDay('2027-03-01', 10),
        ours: false,
      });
    }
  });

  it('[DU-141] records the day on which the referral was made', () => {
    const answers = Object.fromEntries(
      (p.referral?.fields ?? []).map(({ key }) => [key, written('As talked')]),
    );
    const refer = (on: string): CommandOf<'refer'> => ({
      type: 'refer',
      on: day(on),
      met: [],
      reason: written('It cannot wait'),
      answers,
    });
    const so = du.raised('du-7');
    given(so).when(refer('2027-03-02'), du.raiser).thenInvalid(['on', 'day-too-late']);
    assert.equal(
      du.seen(so.does(refer('2027-02-26'), du.raiser)).referral?.referredOn,
      '2027-02-26',
    );
    assert.equal(loaded('durham-resolution').referral?.label, 'Cafcass');
  });
});
