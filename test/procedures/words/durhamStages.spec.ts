import assert from 'node:assert/strict';
import { alertForms } from '../../../adaptive-cards/alert/forms.ts';
import { endTaskForm } from '../../../adaptive-cards/case/recordForms.ts';
import { escalateForm } from '../../../adaptive-cards/decision/escalateForm.ts';
import { noticeWords } from '../../../adaptive-cards/notice/presenter.ts';
import { day } from '../../../domain/calendar/index.ts';
import { filersOf, openRecords } from '../../../domain/case/index.ts';
import { given, written, type CaseBuilder } from '../../builders/index.ts';
import { Play } from '../rules/play.ts';
import { movedWith, resolving } from './playing.ts';

const EVERYWHERE = ['du-1', 'du-2', 'du-3', 'du-4', 'du-5', 'du-6', 'du-7'];

describe('what each stage of Durham does, in the procedure as it stands', () => {
  const du = new Play('durham-resolution');
  const LEGAL = { open: { copyAnswers: { 'legal-adviser': true } } };

  /** Who is asked, who is told beside them, and by when; raised on Monday 1 March 2027. */
  const STAGES = [
    ['[DU-107]', 'du-1', 'social-worker', ['team-manager'], '2027-03-02'],
    ['[DU-74] [DU-89]', 'du-2', 'team-manager', ['middle-manager'], '2027-03-05'],
    ['[DU-74] [DU-118]', 'du-3', 'middle-manager', ['senior-manager'], '2027-03-05'],
    [
      '[DU-121]',
      'du-4',
      'senior-manager',
      ['middle-manager', 'raiser-manager', 'legal-adviser'],
      '2027-03-08',
    ],
    [
      '[DU-125] [DU-126]',
      'du-5',
      'assistant-director',
      ['senior-manager', 'middle-manager', 'legal-adviser'],
      '2027-03-08',
    ],
    [
      '[DU-104] [DU-131] [DU-132]',
      'du-6',
      'director',
      ['heads-of-service', 'senior-manager', 'middle-manager', 'legal-adviser', 'legal-head'],
      '2027-03-02',
    ],
    [
      '[DU-106] [DU-132] [DU-136]',
      'du-7',
      'chief-executive',
      ['director', 'assistant-director', 'legal-head'],
      '2027-03-02',
    ],
  ] as const;
  for (const [ids, key, asked, told, due] of STAGES) {
    it(`${ids} ${key}: asks ${asked}, tells ${told.join(', ')}, with a reply by ${due}`, () => {
      const so = du.raised(key, LEGAL);
      assert.deepEqual([du.asked(so), du.told(so)], [[asked], told]);
      assert.equal(so.present.stages[0]?.clock?.due, due);
    });
  }

  it('[DU-107] asks the one whom the IRO chooses, and tells the other alone', () => {
    const so = du.raised('du-1', { open: { chosen: ['team-manager'] } });
    assert.deepEqual([du.asked(so), du.told(so)], [['team-manager'], ['social-worker']]);
  });

  it('[DU-121] [DU-126] asks whether the Legal Advisor is told, at stage 4 by whether there are proceedings', () => {
    const questions = ['du-4', 'du-5'].map((key) => {
      const { when } = du.stage(key).copies.find(({ role }) => role === 'legal-adviser') ?? {};
      assert.ok(!du.told(du.raised(key)).includes('legal-adviser'), key);
      return when?.kind === 'ask' ? when.question : '';
    });
    assert.match(questions[0] ?? '', /\bPLO\b.* or care proceedings\?/);
    assert.match(questions[1] ?? '', /right to tell the Legal Advisor\?/);
  });

  it('[DU-74] says to the line manager what it is about', () => {
    const so = du.raised('du-2', { answers: { worries: 'No home is found' } });
    const read = du.seen(so, 'middle-manager').answers.map(({ value }) => value);
    assert.ok(read.includes('No home is found'));
  });

  /** Who arranges the meeting of a stage, who must come, who may, and by when. */
  const MEETINGS = [
    [
      '[DU-93]',
      'du-3',
      'raiser',
      ['raiser', 'team-manager', 'middle-manager', 'raiser-manager'],
      [],
      '2027-03-08',
    ],
    [
      '[DU-127]',
      'du-5',
      'raiser-manager',
      ['assistant-director', 'senior-manager', 'raiser-manager', 'middle-manager', 'raiser'],
      [],
      '2027-03-08',
    ],
    [
      '[DU-103]',
      'du-6',
      'raiser-manager',
      ['director', 'heads-of-service', 'senior-manager', 'raiser-manager'],
      ['raiser'],
      '2027-03-02',
    ],
    [
      '[DU-105] [DU-137]',
      'du-7',
      'raiser-manager',
      ['chief-executive', 'director', 'heads-of-service', 'raiser-manager'],
      ['raiser'],
      '2027-03-02',
    ],
  ] as const;
  for (const [ids, key, convener, required, optional, until] of MEETINGS) {
    it(`${ids} ${key}: ${convener} is asked for the meeting when the stage begins, by ${until}`, () => {
      const [meeting] = du.raised(key).present.meetings;
      assert.equal(meeting?.convener, du.who(convener));
      const roles = [meeting.required, meeting.optional].map((all) => all.map(({ role }) => role));
      assert.deepEqual(roles, [required, optional]);
      assert.deepEqual([meeting.purpose, meeting.window.to], ['stage', until]);
    });
  }

  const SENT = [
    ['[DU-104]', 'du-6', 'director'],
    ['[DU-106]', 'du-7', 'chief-executive'],
  ] as const;
  for (const [id, key, asked] of SENT) {
    it(`${id} ${key}: the written reply is read by the IRO and the IRO Operations Manager`, () => {
      const so = du.raised(key).replied(du.who(asked), 'A home is found');
      for (const role of [null, 'raiser-manager']) {
        const replies = du.seen(so, role).current.replies.map(({ text }) => text);
        assert.deepEqual(replies, ['A home is found'], role ?? 'the IRO');
      }
    });
  }

  it('[DU-89] du-2: asks in the reply for the outcomes, and when they will be reviewed', () => {
    const so = du.raised('du-2');
    const view = du.seen(so, 'team-manager');
    const [reply] = alertForms({
      card: 'alert',
      notice: null,
      stage: so.stage,
      meeting: null,
      view,
    });
    assert.match(reply?.intro.join(' ') ?? '', /which outcomes .*, and when they will be reviewed/);
  });

  it('[DU-112] shows, on leaving stages 1 to 5, what the next stage is meant for, and keeps the reason', () => {
    for (const [n, key] of EVERYWHERE.slice(0, 6).entries()) {
      const so = du.raised(key);
      const view = du.seen(so);
      const form = escalateForm(view, { caseId: view.id, stage: so.stage }, null);
      const gate = form?.intro.some((each) =>
        /more resource.* than people at this stage may decide on\. Say why that is so/.test(each),
      );
      assert.equal(gate, n < 5, key);
      const up = du.escalation(so, EVERYWHERE[n + 1] ?? '');
      given(so)
        .when({ ...up, reason: written(' ') }, du.raiser)
        .thenInvalid(['reason', 'missing']);
      const moved = so.does({ ...up, reason: written('It needs a home for two') }, du.raiser);
      assert.match(
        JSON.stringify(moved.present.stages[0]?.decision),
        /It needs a home for two/,
        key,
      );
    }
  });

  /** What stands open, of the stage where it began, on the list of the holder of a role. */
  const toDo = (so: CaseBuilder, role: string): readonly string[] =>
    du
      .seen(so, role)
      .tasks.filter(
        ({ own, end, entry }) => own && end === null && entry === so.present.stages[0]?.id,
      )
      .map(({ task }) => task);

  it('[DU-81] [DU-82] [DU-108] puts the talk on the list of whoever is asked, informally and formally', () => {
    for (const [, key, asked] of STAGES) {
      assert.ok(toDo(du.raised(key), asked).includes('talk'), key);
    }
  });

  const AFTERWARDS = [
    ['[DU-84] [DU-85]', 'supervision-worker', 'team-manager', EVERYWHERE],
    ['[DU-86]', 'panels', 'team-manager', EVERYWHERE],
    ['[DU-90] [DU-94]', 'outcomes-stage-2', 'middle-manager', ['du-2']],
    ['[DU-95]', 'supervision-operations-manager', 'middle-manager', ['du-3']],
    ['[DU-98]', 'outcomes-stage-3', 'senior-manager', ['du-3']],
    ['[DU-99]', 'supervision-strategic-manager', 'senior-manager', ['du-4']],
  ] as const;
  for (const [ids, task, role, stages] of AFTERWARDS) {
    it(`${ids} puts ${task} on the list of ${role} when the stage is over, settled or not`, () => {
      for (const key of stages) {
        const so = du.raised(key);
        const next = EVERYWHERE[EVERYWHERE.indexOf(key) + 1];
        const ended = [
          so.does(resolving(so), du.raiser),
          ...(next === undefined ? [] : [movedWith(du, so, next, REPORT)]),
        ];
        for (const each of ended) assert.ok(toDo(each, role).includes(task), key);
      }
    });
  }

  it('[DU-81] [DU-82] [DU-85] [DU-86] [DU-95] tells whoever says that it is done what it is about', () => {
    const reads = (so: CaseBuilder, role: string): string => {
      const view = du.seen(so, role);
      return endTaskForm(view, { caseId: view.id, stage: so.stage })?.intro.join('\n') ?? '';
    };
    const [two, three] = ['du-2', 'du-3'].map((key) => du.raised(key));
    assert.ok(two !== undefined && three !== undefined);
    assert.match(reads(two, 'team-manager'), /reflective talk.*what this child needs/);
    const ended = reads(two.does(resolving(two), du.raiser), 'team-manager');
    assert.match(ended, /Wider learning and themes/);
    assert.match(ended, /outcomes are reviewed there, and in supervision/);
    const above = reads(three.does(resolving(three), du.raiser), 'middle-manager');
    assert.match(above, /wider needs/);
  });

  const LEARNING = [
    ['[DU-96]', 'du-3', 'middle-manager'],
    ['[DU-100]', 'du-4', 'senior-manager'],
    ['[DU-102]', 'du-5', 'assistant-director'],
  ] as const;
  for (const [id, key, role] of LEARNING) {
    it(`${id} ${key}: lets ${role} note that learning was taken to a group, with no word needed`, () => {
      const note = { type: 'addNote', note: 'learning', on: day('2027-03-01') } as const;
      given(du.raised(key))
        .when({ ...note, text: null }, du.who(role))
        .thenTypes('NoteAdded');
      assert.equal(du.seen(du.raised(key), role).may.includes('addNote'), true);
    });
  }

  /** What waits to be put on record at the running stage, by those whom the procedure names. */
  const toRecord = (so: CaseBuilder, role: string | null = null): readonly string[] =>
    du
      .seen(so, role)
      .records.filter(({ own, entry }) => own && entry === so.stage)
      .map(({ record }) => record);

  it('[DU-110] asks the IRO for the case note of stage 1 as soon as it begins', () => {
    assert.deepEqual(toRecord(du.raised('du-1')), ['informal-note']);
  });

  it('[DU-132] asks the IRO for the case note on the Head of Legal Services at stages 6 and 7 alone', () => {
    const asks = EVERYWHERE.filter((key) => toRecord(du.raised(key)).includes('legal-note'));
    assert.deepEqual(asks, ['du-6', 'du-7']);
  });

  const cameOf = (so: CaseBuilder, achieved: boolean | null) =>
    ({
      type: 'recordMeeting',
      meeting: so.meeting,
      outcome: written('Two visits were held; he sleeps better'),
      tasks: [],
      achieved,
    }) as const;

  const OUTCOMES = [
    ['[DU-122]', 'du-4', 'raiser', 'senior-manager'],
    ['[DU-128]', 'du-5', 'raiser-manager', 'assistant-director'],
    ['[DU-135]', 'du-6', 'raiser-manager', 'director'],
    ['[DU-138]', 'du-7', 'raiser-manager', 'raiser-manager'],
  ] as const;
  for (const [id, key, convener, writer] of OUTCOMES) {
    it(`${id} ${key}: waits for ${writer} and the IRO to enter the outcome once the meeting was held`, () => {
      const called = du.raised(key).booked('2027-03-01 11:00', du.who(convener));
      const held = called.on('2027-03-01 13:00').does(cameOf(called, null), du.who(writer));
      for (const [role, record] of [
        [writer, 'rp-outcome'],
        [null, 'agreed-outcome'],
      ] as const) {
        assert.ok(!toRecord(called, role).includes(record), record);
        assert.ok(toRecord(held, role).includes(record), record);
      }
    });
  }

  /** Settled, and monitored on the next day. */
  const monitored = (key: string, achieved: boolean): CaseBuilder => {
    const so = du.raised(key);
    const booked = so
      .does(resolving(so), du.raiser)
      .booked('2027-03-02 10:00', du.raiser)
      .on('2027-03-02 12:00');
    return booked.does(cameOf(booked, achieved), du.raiser);
  };

  const MONITORED = [
    ['[DU-116]', 'du-2'],
    ['[DU-116]', 'du-3'],
    ['[DU-123]', 'du-4'],
  ] as const;
  for (const [id, key] of MONITORED) {
    it(`${id} ${key}: IRO and Team Manager monitor within ten working days`, () => {
      const so = du.raised(key);
      const meeting = so.does(resolving(so), du.raiser).present.meetings.at(-1);
      assert.deepEqual(
        [meeting?.purpose, meeting?.convener, meeting?.window.to],
        ['monitoring', du.raiser, '2027-03-15'],
      );
      assert.deepEqual(
        meeting?.required.map(({ role }) => role),
        ['raiser', 'team-manager'],
      );
    });
  }

  it('[DU-79] has the IRO record at the monitoring what came of it, its note, and monitor again', () => {
    for (const key of EVERYWHERE.slice(0, 6)) {
      const so = monitored(key, false);
      const { outcome, achieved } = du.seen(so).meetings.at(-1) ?? {};
      assert.deepEqual([outcome, achieved], ['Two visits were held; he sleeps better', false]);
      assert.ok(toRecord(so).includes('monitoring-note'), key);
      const ways = du.stage(key).monitoring?.onNotAchieved.map(({ kind }) => kind) ?? [];
      assert.ok(ways.includes('monitor-again'), key);
      given(so)
        .when(
          {
            type: 'askMeeting',
            purpose: 'monitoring',
            by: day('2027-03-12'),
            reason: written('Once more'),
          },
          du.raiser,
        )
        .thenTypes('MeetingAsked');
    }
  });

  it('[DU-130] stages 5 and 6: lets the IRO pass what was not achieved to the IRO Operations Manager', () => {
    for (const key of ['du-5', 'du-6']) {
      const so = monitored(key, false);
      const passed = so.does({ type: 'passTo', meeting: so.meeting }, du.raiser);
      const to = passed.events.at(-1);
      assert.ok(to?.type === 'PassedTo');
      assert.deepEqual([to.roles, to.people], [['raiser-manager'], [du.who('raiser-manager')]]);
    }
  });

  const referral = (without?: string) =>
    ({
      type: 'refer',
      on: day('2027-03-01'),
      met: [],
      reason: written('It cannot wait'),
      answers: Object.fromEntries(
        (du.p.referral?.fields ?? []).map(({ key }) => [
          key,
          written(key === without ? '' : 'As talked'),
        ]),
      ),
    }) as const;

  it('[DU-139] tells all who were asked or told at the stages above of the referral to Cafcass', () => {
    const last = EVERYWHERE.slice(1).reduce(
      (so, key) => du.moved(so, key, LEGAL),
      du.raised('du-1'),
    );
    const event = last
      .does(referral(), du.raiser)
      .events.findLast((each) => each.type === 'Referred');
    const told = new Set(event?.type === 'Referred' ? event.told : []);
    const above = STAGES.flatMap(([, , asked, copied]) => [asked, ...copied]);
    assert.deepEqual(
      above.filter((role) => !told.has(du.who(role))),
      [],
    );
  });

  it('[DU-139] has the IRO Operations Manager advise all above, by their posts, and tells nobody twice', () => {
    const last = EVERYWHERE.slice(1).reduce(
      (so, key) => du.moved(so, key, LEGAL),
      du.raised('du-1'),
    );
    const manager = du.who('raiser-manager');
    const referred = last.does(referral(), du.raiser);
    const cards = referred.effects.flatMap((effect) =>
      effect.type === 'sendCard' ? [[effect.notice, effect.to.person] as const] : [],
    );
    assert.deepEqual(
      cards.filter(([, person]) => person === manager),
      [['referral-to-advise', manager]],
    );
    assert.equal(new Set(cards.map(([, person]) => person)).size, cards.length);
    const above = new Set(STAGES.flatMap(([, , asked, copied]) => [asked, ...copied]));
    above.delete('raiser-manager');
    const view = du.seen(referred, 'raiser-manager');
    // The made-up person of each post bears its key as the post's name.
    assert.equal(view.referral?.advising?.by, 'IRO Operations Manager');
    assert.deepEqual([...view.referral.advising.people].sort(), [...above].sort());
    const { text } = noticeWords('referral-to-advise', {
      card: 'notice',
      notice: 'referral-to-advise',
      stage: null,
      meeting: null,
      view,
    });
    for (const post of above) assert.ok(text.includes(post), post);
  });

  it('[DU-142] puts the record of the referral on the lists of IRO and IRO Operations Manager', () => {
    // At stage 2 nobody has told the IRO Operations Manager of the case before.
    const referred = du.raised('du-2').does(referral(), du.raiser);
    const own = (role: 'raiser' | 'raiser-manager') =>
      du
        .seen(referred, role)
        .records.flatMap((each) => (each.own ? [each.record] : []))
        .filter((record) => record.startsWith('referral-record'));
    assert.deepEqual(own('raiser'), ['referral-record-iro']);
    assert.deepEqual(own('raiser-manager'), ['referral-record-manager']);
    const waits = openRecords(referred.present, referred.ctx).find(
      ({ rule }) => rule.key === 'referral-record-manager',
    );
    assert.ok(waits !== undefined);
    assert.deepEqual(filersOf(waits, referred.present, referred.ctx), [du.who('raiser-manager')]);
  });

  it('[DU-142] refers nothing without the four things said, and asks IRO and IRO Operations Manager to record them', () => {
    const so = du.raised('du-7');
    for (const key of ['worries', 'prevented', 'not-achieved', 'impact'].map(
      (each) => `referral-${each}`,
    )) {
      given(so).when(referral(key), du.raiser).thenInvalid([key, 'missing']);
    }
    const referred = so.does(referral(), du.raiser);
    assert.ok(toRecord(referred).includes('referral-record-iro'));
    const file = {
      type: 'fileRecord',
      stage: so.stage,
      record: 'referral-record-manager',
    } as const;
    given(referred).when(file, du.who('raiser-manager')).thenTypes('RecordFiled');
  });
});

/** What a step up from the informal stage has to say. */
const REPORT = {
  worries: 'Drift',
  tried: 'Talks',
  'outcome-timescales': 'A home in May',
  impact: 'No home',
  needed: 'A plan',
};
