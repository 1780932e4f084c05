import assert from 'node:assert/strict';
import { workLinesOf } from '../../../application/workLines.ts';
import { historyLines, mailText } from '../../../adaptive-cards/index.ts';
import { alertWords } from '../../../adaptive-cards/alert/presenter.ts';
import { caseTexts } from '../../../adaptive-cards/wording/caseTexts.ts';
import { decisionForms } from '../../../adaptive-cards/decision/forms.ts';
import { day } from '../../../domain/calendar/index.ts';
import { chronology, dueRowsOf } from '../../../domain/case/index.ts';
import { collect, lettersOf, mayRead, wholeDays } from '../../../domain/report/index.ts';
import { CALENDAR, told, written, type CaseBuilder } from '../../builders/index.ts';
import { loaded } from '../loaded.ts';
import { Play } from '../rules/play.ts';
import {
  askedOnForm,
  filledForm,
  fires,
  movedWith,
  raisedWithout,
  readBy,
  resolving,
  toldAt,
} from './playing.ts';
import { isSaid, type Line } from './said.ts';

const FORMAL = ['cb-2', 'cb-3', 'cb-4', 'cb-5', 'cb-6', 'cb-7'];
const ALL = ['cb-1', ...FORMAL];

const LINES: readonly Line[] = [
  ['[CB-35]', 'stage cb-2', 'Team Manager', /at once or after a notice period/],
  [
    '[CB-35]',
    'field notice-until',
    'date, required never, asked at cb-2',
    /notice was given/,
    /until which day/,
  ],
  [
    '[CB-35]',
    'help of field notice-until',
    '',
    /goes out as soon as you confirm it/,
    /While the notice still runs, keep it as an intended alert with the day on which it is to start \(\/notice\)/,
  ],
  [
    '[CB-53]',
    'stage cb-6',
    "Director of Children's Services",
    /Practice Manager and the Head of Service support the IRO/,
  ],
  [
    '[CB-53]',
    'stage cb-7',
    'Chief Executive of the Council',
    /Practice Manager and the Head of Service support the IRO/,
  ],
];

/** Who gets a copy at each stage, by the requirement's own tables and texts. */
const COPIES: readonly (readonly [ids: string, stage: string, ...roles: string[]])[] = [
  ['[CB-38]', 'cb-2', 'raiser-manager'],
  ['[CB-44]', 'cb-3', 'raiser-manager'],
  ['[CB-24]', 'cb-5', 'senior-manager'],
  ['[CB-25]', 'cb-6', 'assistant-director', 'senior-manager'],
  ['[CB-26]', 'cb-7', 'assistant-director', 'director'],
];

const RECORDS: readonly (readonly [ids: string, stage: string, ...records: string[]])[] = [
  ['[CB-32]', 'cb-1', 'qa-form', 'case-note'],
  ['[CB-40]', 'cb-2', 'case-note', 'mosaic-alert'],
  ['[CB-45]', 'cb-3', 'case-note', 'mosaic-alert'],
  ['[CB-50]', 'cb-4', 'case-note', 'mosaic-alert'],
];

describe('what Central Bedfordshire’s alerts do beside what their words say', () => {
  const cb = new Play('central-bedfordshire');
  const answering = (key: string): string => cb.stage(key).to.roles[0] ?? '';
  const refers = (so: CaseBuilder): CaseBuilder =>
    so.does(
      {
        type: 'refer',
        on: day('2027-03-01'),
        met: [],
        reason: written('Others can and will'),
        answers: {},
      },
      cb.raiser,
    );
  /** The record as the IRO reads it, line by line. */
  const toldIn = (so: CaseBuilder): readonly string[] => {
    const hashes = JSON.stringify(so.events).match(/(?<="hash":")#[^"\\]*/g) ?? [];
    const texts = new Map(hashes.map((hash) => [hash, hash.slice(1)]));
    const lines = chronology(so.present, so.events, texts, cb.raiser, so.ctx, so.now);
    return historyLines(lines, cb.seen(so)).map(({ text }) => text);
  };
  const climbed = (from: string, to: string): CaseBuilder =>
    ALL.slice(ALL.indexOf(from) + 1, ALL.indexOf(to) + 1).reduce(
      (so, key) => cb.moved(so, key),
      cb.raised(from),
    );

  const reportOf = (...cases: readonly CaseBuilder[]) => {
    const report = collect({
      procedure: cb.p,
      period: wholeDays(day('2027-01-01'), day('2027-03-31')),
      calendar: CALENDAR,
      teams: new Map(),
      childrenLookedAfter: null,
    });
    for (const { events } of cases) for (const event of events) report.take(event);
    return report.finish();
  };

  const referralsIn = (so: CaseBuilder): unknown =>
    reportOf(so)
      .tables.find(({ key }) => key === 'referrals')
      ?.rows.find(({ total }) => total)?.cells[0]?.value;

  for (const line of LINES) it(`${line[0]} ${line[1]}`, () => isSaid(cb.p, line));

  it('[CB-04] [CB-12] offers the referral at every stage, and after the alert is closed', () => {
    for (const key of ALL) {
      const so = cb.raised(key);
      const closed = so.does(resolving(so), cb.raiser);
      for (const each of [so, closed]) {
        assert.ok(cb.seen(each).may.includes('refer'), key);
        assert.equal(refers(each).present.referral?.state, 'referred', key);
      }
    }
  });

  const NOTES: readonly (readonly [ids: string, note: string, by: string, text: string | null])[] =
    [
      ['[CB-06]', 'early-contact', 'raiser', 'Rang the team'],
      ['[CB-08]', 'legal-advice', 'raiser', null],
      ['[CB-88]', 'legal-advice', 'raiser-manager', null],
      ['[CB-28]', 'other-view', 'raiser', 'She would wait'],
      ['[CB-28]', 'other-view', 'raiser-manager', 'I would wait'],
      ['[CB-62]', 'child-proceedings', 'raiser', 'He has a lawyer'],
    ];
  for (const [ids, note, by, text] of NOTES) {
    it(`${ids} offers the ${by} a note of ${note} at every stage, and keeps its day and words`, () => {
      for (const key of ALL) {
        const so = cb.raised(key);
        const offered = cb.seen(so, by).noteKinds.map((each) => each.key);
        assert.ok(offered.includes(note), key);
        const on = day('2027-02-26');
        const said = text === null ? null : written(text);
        const noted = so.does({ type: 'addNote', note, on, text: said }, cb.who(by));
        const [kept] = cb.seen(noted).notes;
        assert.deepEqual([kept?.on, kept?.text], [on, text], key);
      }
    });
  }

  it('[CB-09] [CB-30] [CB-34] asks at every stage who else helps and how much it affects the child', () => {
    for (const key of ALL) {
      const asked = askedOnForm(cb, key);
      for (const field of ['also-involved', 'impact-level']) assert.ok(asked.includes(field), key);
    }
  });

  it('[CB-10] [CB-19] offers every stage to begin at, and every later one to move to, in this order', () => {
    assert.deepEqual(
      filledForm(cb, 'cb-1').stages.map(({ key }) => key),
      ALL,
    );
    for (const [at, key] of ALL.entries()) {
      assert.deepEqual(
        cb.seen(cb.raised(key)).nextStages.map(({ stage }) => stage),
        ALL.slice(at + 1),
      );
    }
  });

  it('[CB-11] counts the 20 days once, however many stages follow, and shows how many are left', () => {
    let so = cb.raised('cb-2');
    for (const [at, key] of FORMAL.slice(1).entries()) {
      so = cb.moved(so.on(`2027-03-0${at + 2} 10:00`), key);
      assert.equal(cb.seen(so).whole?.due, '2027-03-31', key);
    }
    assert.equal(cb.seen(so).whole?.daysLeft, 16);
    const later = cb.raised('cb-1').on('2027-03-02 10:00');
    assert.equal(cb.seen(cb.moved(later, 'cb-2')).whole?.due, '2027-04-01');
  });

  it('[CB-17] calls each stage after whom it asks, and puts no other between two of them', () => {
    const names = cb.p.stages.slice(1).map(({ name }) => name);
    const posts = ['Team Manager', 'Practice Manager', 'Head of Service', 'Assistant Director'];
    assert.deepEqual(names, [...posts, 'Director', 'Chief Executive']);
    const so = climbed('cb-1', 'cb-7').present;
    assert.deepEqual(
      so.stages.map(({ stage, skipped }) => [stage, skipped]),
      ALL.map((key) => [key, []]),
    );
  });

  it('[CB-18] takes the child’s own day at every stage, reminds by it, and warns where it is past the 20 days', () => {
    for (const key of ALL) {
      const timescale = { day: day('2027-03-08'), reason: null };
      const so = cb.raised(key, { open: { timescale } });
      const rows = dueRowsOf(so.present, so.ctx).filter(({ clock }) => clock === 'stage');
      assert.deepEqual(
        rows.map(({ rung, due }) => [rung, due]),
        ['before', 'on-the-day', 'overdue'].map((rung) => [rung, '2027-03-08']),
        key,
      );
    }
    for (const [timescale, warned] of [
      ['2027-03-10', false],
      ['2027-05-28', true],
    ] as const) {
      const filled = filledForm(cb, 'cb-2', {
        category: 'cb.stage2.01',
        timescale,
        'skip-reason': 'Urgent',
        'actions-taken': 'Talked twice',
        impact: 'She worries',
        'child-views': 'To stay',
        needed: 'A plan',
        outcomes: 'A home',
      });
      const kinds = filled.preview?.warnings.map(({ kind }) => kind) ?? [];
      assert.equal(kinds.includes('past-whole-limit'), warned, timescale);
    }
  });

  it('[CB-20] asks Social Worker and Team Manager both at stage 1, informally', () => {
    const so = cb.raised('cb-1');
    assert.deepEqual(cb.asked(so), ['social-worker', 'team-manager']);
    const { name, formal } = cb.seen(so).current;
    assert.deepEqual([name, formal], ['Informal manager alert', false]);
  });

  it('[CB-15] asks at every stage what the matter is, in words that whoever is asked reads', () => {
    for (const key of ALL) {
      assert.ok(askedOnForm(cb, key).includes('description'), key);
      const so = cb.raised(key, { answers: { description: 'He is not heard' } });
      assert.ok(readBy(cb, so, answering(key)).includes('He is not heard'), key);
    }
  });

  it('[CB-15] needs no ground at stage 1', () => {
    cb.given()
      .when(cb.raise('cb-1', { categories: [] }), cb.raiser)
      .thenTypes('CaseRaised', 'StageOpened');
  });

  for (const [ids, key, ...roles] of COPIES) {
    it(`${ids} ${key}: shows that the copy to a vacant post is missing, and does not leave it out in silence`, () => {
      for (const role of roles) {
        const want = roles.map((each) => [each, each !== role]);
        assert.deepEqual(toldAt(raisedWithout(cb, role, key)), want);
      }
    });
  }

  it('[CB-49] tells the IRO Practice Manager and the second Head of Service at stage 4, and shows the loss of the first alone', () => {
    const both = ['raiser-manager', 'qa-head'];
    assert.deepEqual(cb.told(cb.raised('cb-4')), both);
    assert.deepEqual(toldAt(raisedWithout(cb, 'raiser-manager', 'cb-4')), [
      ['raiser-manager', false],
      ['qa-head', true],
    ]);
  });

  const toFile = (so: CaseBuilder): readonly string[] =>
    cb
      .seen(so)
      .records.flatMap(({ own, record, entry }) => (own && entry === so.stage ? [record] : []));
  for (const [ids, key, ...records] of RECORDS) {
    it(`${ids} ${key}: has the IRO confirm both entries as soon as the stage opens, and asks until it is done`, () => {
      for (const so of [cb.raised(key), climbed('cb-1', key)]) {
        assert.deepEqual(toFile(so), records);
        const [record = '', ...left] = records;
        const filed = so.does({ type: 'fileRecord', stage: so.stage, record }, cb.raiser);
        assert.deepEqual(toFile(filed), left);
      }
      assert.equal(cb.p.recordSystem, 'Mosaic');
    });
  }

  it('[CB-39] [CB-44] [CB-49] [CB-54] [CB-55] [CB-56] [CB-57] [CB-58] [CB-59] lets whoever is asked read each of the grounds, at its own stage and at each above', () => {
    const answers = {
      'actions-taken': 'Talked twice',
      impact: 'She worries',
      'child-views': 'To stay',
      needed: 'A plan',
      outcomes: 'A home',
    };
    const reads = (so: CaseBuilder, at: string, key: string): void => {
      const read = readBy(cb, so, answering(at));
      for (const each of Object.values(answers)) assert.ok(read.includes(each), `${key}: ${each}`);
      const { due, wording } = cb.seen(so, answering(at)).current;
      assert.deepEqual([due, wording], ['2027-03-10', 'resolution'], key);
    };
    for (const [at, key] of FORMAL.entries()) {
      let so = cb.raised(key, { answers });
      reads(so, key, key);
      for (const to of FORMAL.slice(at + 1)) {
        so = movedWith(cb, so, to);
        reads(so, to, `${key} to ${to}`);
      }
    }
  });

  it('[CB-44] [CB-49] raises no alert at stages 3 and 4 without the actions taken and the outcomes sought', () => {
    for (const key of ['cb-3', 'cb-4']) {
      cb.given()
        .when(cb.raise(key, { without: ['actions-taken', 'outcomes'] }), cb.raiser)
        .thenInvalid(['actions-taken', 'missing'], ['outcomes', 'missing']);
    }
  });

  it('[CB-47] asks for the talk where an alert begins at stage 4 too, and keeps what was said in it', () => {
    cb.given()
      .when(cb.raise('cb-4', { open: { consultations: [] } }), cb.raiser)
      .thenInvalid(['consult-raiser-manager-on', 'missing']);
    for (const so of [cb.raised('cb-4'), climbed('cb-1', 'cb-4')]) {
      const [talk] = so.present.stages.at(-1)?.consultations ?? [];
      assert.deepEqual([talk?.on, talk?.view?.hash], ['2027-03-01', '#Heard']);
    }
  });

  it('[CB-27] lists an open alert at whatever stage in the report that the IRO Practice Manager may ask for, by its reference', () => {
    const manager = cb.who('raiser-manager');
    assert.equal(mayRead(cb.start.house.directory, manager, cb.p, day('2027-03-31')), 'whole');
    for (const key of ALL) {
      const so = cb.raised(key);
      assert.deepEqual(
        reportOf(so).open?.map(({ reference, stage }) => [reference, stage]),
        [[so.present.reference, key]],
      );
    }
  });

  it('[CB-52] puts the next stage before the IRO, and nobody else, when a stage from 4 on is answered', () => {
    for (const key of ['cb-4', 'cb-5', 'cb-6']) {
      const so = cb.raised(key).replied(cb.who(answering(key)), 'No');
      assert.deepEqual(told(so), [['decision', cb.raiser]], key);
      assert.equal(cb.seen(so).nextStages[0]?.stage, ALL[ALL.indexOf(key) + 1]);
      assert.deepEqual(cb.seen(so, 'raiser-manager').nextStages, [], key);
    }
  });

  it('[CB-53] lets the IRO Practice Manager and the Head of Service on the IRO’s side read the alert at stages 5 to 7', () => {
    for (const key of FORMAL.slice(3)) {
      const so = cb.raised(key, { answers: { outcomes: 'A home' } });
      for (const role of ['raiser-manager', 'qa-head']) {
        assert.ok(readBy(cb, so, role).includes('A home'), `${key} ${role}`);
      }
    }
  });

  it('[CB-13] refers on the day of the alert, at every stage, and leaves its state, its due day and its 20 days as they were', () => {
    for (const key of ALL) {
      const before = cb.raised(key, {
        open: { timescale: { day: day('2027-03-10'), reason: null } },
      });
      const after = cb.seen(refers(before));
      assert.equal(after.referral?.referredOn, '2027-03-01');
      const was = cb.seen(before);
      assert.deepEqual(
        [after.status, after.current.due, after.current.clock, after.whole],
        ['open', '2027-03-10', was.current.clock, was.whole],
        key,
      );
    }
  });

  it('[CB-13] [CB-27] refers where no alert was raised, tells the IRO Practice Manager and nobody who manages the work', () => {
    const beside = new Play('central-bedfordshire-referral');
    const begun = beside.raised('told', { answers: { matter: 'He may lose his home' } });
    assert.deepEqual([beside.asked(begun), beside.told(begun)], [['raiser-manager'], []]);
    assert.ok(readBy(beside, begun, 'raiser-manager').includes('He may lose his home'));
    const four = ['attempts-exhausted', 'rights-at-risk', 'no-adult', 'child-cannot'];
    const refer = {
      type: 'refer',
      on: day('2027-03-01'),
      met: four,
      reason: null,
      answers: {},
    } as const;
    for (const left of four) {
      const met = four.filter((each) => each !== left);
      beside
        .given(begun)
        .when({ ...refer, met }, beside.raiser)
        .thenInvalid(['reason', 'needs-reason']);
    }
    const made = begun.does(refer, beside.raiser);
    const { referral, status } = beside.seen(made);
    assert.deepEqual(
      [referral?.state, referral?.referredOn, status],
      ['referred', '2027-03-01', 'open'],
    );
    const closed = made.does(resolving(made), beside.raiser);
    const on = day('2027-03-01');
    const answered = closed.does(
      { type: 'answerReferral', on, note: written('They act') },
      beside.raiser,
    );
    assert.equal(answered.present.referral?.state, 'answered');
  });

  it('[CB-13] [CB-62] [CB-63] keeps beside an alert and without one the same conditions, and the same outcomes in the place of a referral', () => {
    const { referral, beside } = loaded('central-bedfordshire-referral');
    assert.deepEqual(referral?.checklist, cb.p.referral?.checklist);
    const instead = (cb.p.beside?.notes ?? []).filter(({ insteadOfReferral }) => insteadOfReferral);
    assert.deepEqual(beside?.notes, instead);
  });

  it('[CB-13] [CB-60] [CB-61] keeps which conditions were met, asks why before the Chief Executive has had it, and closes nothing', () => {
    const met = ['attempts-exhausted', 'rights-at-risk', 'no-adult', 'child-cannot'];
    const refer = { type: 'refer', on: day('2027-03-01'), met, answers: {} } as const;
    for (const key of ALL) {
      const so = cb.raised(key);
      cb.given(so)
        .when({ ...refer, reason: null }, cb.raiser)
        .thenInvalid(['reason', 'needs-reason']);
      const { present } = so.does({ ...refer, reason: written('It cannot wait') }, cb.raiser);
      assert.deepEqual([present.referral?.steps.at(-1)?.met, present.status.kind], [met, 'open']);
    }
  });

  const OUTCOMES = [
    ['[CB-62]', 'child-proceedings', /child brings .* only role is to help .* own legal advice/],
    ['[CB-63]', 'adult-proceedings', /adult brings .* only role is to establish that this is done/],
  ] as const;
  for (const [ids, note, words] of OUTCOMES) {
    const brings = {
      type: 'addNote',
      note,
      on: day('2027-02-26'),
      text: written('Since Friday'),
    } as const;

    it(`${ids} offers as an outcome of its own beside the referral, at every stage and after the end: ${note}`, () => {
      for (const key of ALL) {
        const so = cb.raised(key);
        for (const each of [so, so.does(resolving(so), cb.raiser)]) {
          const form = decisionForms(cb.seen(each), {}, null).find(
            ({ verb }) => verb === 'addNote',
          );
          assert.ok(form !== undefined);
          assert.match(form.title, /Somebody else brings it, not Cafcass/);
          const kinds = form.inputs.find(({ kind }) => kind === 'choice');
          const options = kinds?.kind === 'choice' ? kinds.options : [];
          assert.match(options.find(({ value }) => value === note)?.title ?? '', words);
          assert.match(form.intro.join(), /no referral is recorded, and one that is only/);
        }
      }
    });

    it(`${ids} offers it no more where a referral was made: ${note}`, () => {
      const reason = written('It cannot wait');
      const refer = { type: 'refer', on: day('2027-03-01'), met: [], answers: {}, reason } as const;
      const made = cb.seen(cb.raised('cb-2').does(refer, cb.raiser));
      assert.ok(!decisionForms(made, {}, null).some(({ verb }) => verb === 'addNote'));
    });

    it(`${ids} records no referral with it, ends one that is considered, and counts none: ${note}`, () => {
      for (const [so, state] of [
        [cb.raised('cb-2'), undefined],
        [
          cb.raised('cb-2').does({ type: 'considerReferral', note: null }, cb.raiser),
          'not-pursued',
        ],
      ] as const) {
        const after = so.does(brings, cb.raiser);
        const view = cb.seen(after);
        assert.equal(view.referral?.state, state);
        assert.ok(view.may.includes('refer'));
        assert.equal(view.notes.at(-1)?.text, 'Since Friday');
        assert.match(view.notes.at(-1)?.label ?? '', words);
        const told = toldIn(after);
        assert.ok(
          told.some((line) => words.test(line) && line.includes('Since Friday')),
          told.join('\n'),
        );
        assert.ok(!told.some((line) => line.includes('referred it')));
        assert.equal(referralsIn(after), 0);
      }
      const made = refers(cb.raised('cb-2')).does(brings, cb.raiser);
      assert.equal(made.present.referral?.state, 'referred');
    });
  }

  it('[CB-64] makes a referral where the IRO makes one, and never by choosing who else brings it', () => {
    assert.deepEqual(cb.p.referral?.fields, []);
    assert.equal(referralsIn(refers(cb.raised('cb-7'))), 1);
  });

  it('[CB-68] [CB-69] [CB-70] [CB-71] asks the IRO anew at each stage that the alert comes to, and until it is done', () => {
    const so = climbed('cb-1', 'cb-7');
    const own = cb.seen(so.does(resolving(so), cb.raiser)).tasks.filter((task) => task.own);
    for (const key of ['tell-review', 'chairs-report']) {
      const open = own.filter(({ task, end }) => task === key && end === null);
      assert.equal(open.length, ALL.length, key);
    }
  });

  const DUTIES: readonly (readonly [
    ids: string,
    task: string,
    stages: readonly string[],
    help?: RegExp,
  ])[] = [
    ['[CB-83]', 'supervision', FORMAL],
    ['[CB-84]', 'supervision', FORMAL, /open and clear/],
    ['[CB-89]', 'supervision', FORMAL, /Consider what any legal advice means/],
    ['[CB-87]', 'briefing', FORMAL.slice(2)],
    ['[CB-88]', 'legal-in-time', FORMAL.slice(2)],
  ];
  for (const [ids, key, stages, help = /^/] of DUTIES) {
    it(`${ids} has the IRO Practice Manager read and confirm ${key}, and nobody who is asked`, () => {
      for (const at of stages) {
        const so = cb.raised(at);
        const done = {
          type: 'endTask',
          stage: so.stage,
          task: key,
          how: 'done',
          note: written('Strong on the plan'),
        } as const;
        assert.equal(so.decide(done, cb.who(answering(at))).kind, 'refused', at);
        const taskIn = (each: CaseBuilder) =>
          cb.seen(each, 'raiser-manager').tasks.find(({ task }) => task === key);
        assert.match(taskIn(so)?.help ?? '', help);
        const end = taskIn(so.does(done, cb.who('raiser-manager')))?.end;
        assert.deepEqual([end?.how, end?.note], ['done', 'Strong on the plan'], at);
      }
    });
  }

  it('[CB-85] keeps a meeting on the list of whoever arranges it, by its day, and reminds them before and after it', () => {
    for (const key of ALL) {
      const by = day('2027-03-10');
      const so = cb
        .raised(key)
        .does({ type: 'askMeeting', purpose: 'stage', by, reason: null }, cb.raiser);
      const arrange = workLinesOf(so.present, new Map(), so.ctx).filter(
        ({ list }) => list === 'arrange',
      );
      assert.deepEqual(
        arrange.map(({ person, due }) => [person, due]),
        [[cb.raiser, by]],
        key,
      );
      const rows = dueRowsOf(so.present, so.ctx).filter(({ clock }) => clock === 'meeting');
      assert.deepEqual(
        rows.map(({ rung }) => rung),
        ['before', 'overdue'],
      );
      for (const row of rows) {
        const manager = row.rung === 'overdue' ? [['meeting-due', cb.who('raiser-manager')]] : [];
        const wanted = [['meeting-due', cb.raiser], ...manager];
        assert.deepEqual(told(fires(so, row)), wanted, `${key} ${row.rung}`);
      }
    }
  });

  it('[CB-90] keeps every alert that may go to stage 4 next on the IRO Practice Manager’s own list', () => {
    const so = cb.raised('cb-3');
    const lines = workLinesOf(so.present, new Map(), so.ctx).filter(
      ({ person, list }) => person === cb.who('raiser-manager') && list === 'copied',
    );
    assert.deepEqual(
      lines.map(({ reference, open, stageLabel }) => [reference, open, stageLabel]),
      [[so.present.reference, true, 'Stage 3']],
    );
    assert.equal(cb.seen(so).nextStages[0]?.stage, 'cb-4');
  });

  it('[CB-91] sends the Heads of Service what was raised over what, beside earlier times, and has the manager add what was done', () => {
    const rule = cb.p.beside?.reports?.find(({ key }) => key === 'trends');
    assert.ok(rule !== undefined);
    const report = reportOf();
    const letters = lettersOf(rule, report, cb.start.house.directory, day('2027-04-01'));
    const what = 'what was done about them';
    assert.deepEqual(
      letters.map(({ to, passOnTo, besides }) => [to, passOnTo, besides]),
      [
        [cb.who('senior-manager'), null, { what, by: { post: 'IRO Practice Manager' } }],
        [cb.who('raiser-manager'), 'Senior managers', { what, by: 'you' }],
      ],
    );
    for (const { report: sent } of letters) {
      const tables = sent.tables.map(({ key }) => key);
      for (const each of ['categories', 'trend']) assert.ok(tables.includes(each), tables.join());
    }
  });
});

describe('what Central Bedfordshire’s notices do beside what their words say', () => {
  const change = new Play('central-bedfordshire-change');
  const good = new Play('central-bedfordshire-good-practice');
  const intended = new Play('central-bedfordshire-intended');

  it('[CB-66] [CB-67] is begun by the IRO, beside the alerts, and asks the IRO for both records', () => {
    const { beside } = loaded('central-bedfordshire');
    assert.deepEqual(beside?.goodPractice, [good.p.id]);
    assert.deepEqual(good.p.raisers, ['raiser']);
    const so = good.raised('told');
    const ended = so.does({ type: 'acknowledge', stage: so.stage }, good.who('team-manager'));
    for (const each of [so, ended]) {
      assert.deepEqual(
        good.seen(each).records.map(({ own, record }) => [own, record]),
        [
          [true, 'qa-form'],
          [true, 'case-note'],
        ],
      );
    }
    good
      .given()
      .when(good.raise('told', { without: ['practice'] }), good.raiser)
      .thenInvalid(['practice', 'missing']);
  });

  const INTENDED = {
    'intended-alert': 'The plan has not moved since May',
    'intended-stage': 'intended-2',
    outcomes: 'A settled home',
    'start-on': '2027-03-15',
  };

  it('[CB-71] keeps an intended alert before it is raised, and has the text of the Legal section ready', () => {
    const so = intended.raised('intended', { answers: INTENDED });
    const view = intended.seen(so);
    assert.equal(view.status, 'open');
    assert.deepEqual(caseTexts(view, null), [
      {
        label: "Legal section of the discussion summary of the Chair's Report",
        lines: [
          'Intended alert 2027-ABCDE, Monday 1 March 2027. Open.',
          'Which alert do you intend, and why?',
          'The plan has not moved since May',
          'At which stage?',
          'Stage 2',
          'Which outcomes are you seeking for the child?',
          'A settled home',
          'On which day is the alert to start?',
          'Monday 15 March 2027',
        ],
      },
    ]);
    const own = view.tasks.filter((task) => task.own).map(({ task }) => task);
    assert.deepEqual(own, ['raise-it', 'tell-review', 'chairs-report']);
  });

  it('[CB-71] ends an intended alert when it is raised, or when it is not intended any more', () => {
    const so = intended.raised('intended', { answers: INTENDED });
    assert.equal(intended.seen(so.does(resolving(so), intended.raiser)).status, 'resolved');
    const dropped = so.does(
      { type: 'withdraw', stage: so.stage, reason: written('Settled') },
      intended.raiser,
    );
    assert.equal(intended.seen(dropped).status, 'withdrawn');
  });

  it('[CB-35] takes the day on which an alert is to start, tells none of those who manage the work before it, lets no time run, and reminds the IRO of the day', () => {
    const so = intended.raised('intended', { answers: INTENDED });
    assert.deepEqual([intended.asked(so), intended.told(so)], [['raiser-manager'], []]);
    const { current, whole } = intended.seen(so);
    assert.deepEqual([current.due, whole], [null, null]);
    const rows = dueRowsOf(so.present, so.ctx).map(({ clock, rung, due }) => [clock, rung, due]);
    assert.deepEqual(
      rows,
      ['before', 'on-the-day', 'overdue'].map((rung) => ['task:raise-it', rung, '2027-03-15']),
    );
    intended
      .given()
      .when(intended.raise('intended', { without: ['start-on'] }), intended.raiser)
      .thenInvalid(['start-on', 'missing']);
  });

  it('[CB-27] [CB-71] [CB-13] asks the IRO Practice Manager for no answer, and stays open when they have seen it', () => {
    for (const [id, stage] of [
      ['central-bedfordshire-intended', 'intended'],
      ['central-bedfordshire-referral', 'told'],
    ] as const) {
      const play = new Play(id);
      const so = play.raised(stage, id === intended.p.id ? { answers: INTENDED } : {});
      const view = play.seen(so, 'raiser-manager');
      const message = {
        card: 'alert',
        view,
        stage: so.stage,
        notice: null,
        meeting: null,
      } as const;
      assert.match(
        mailText(message, { teams: 'https://x.test', page: 'https://x.test/p' }),
        /You are asked to read this\./,
      );
      assert.match(
        alertWords(message).asked,
        /nothing has to be answered.* until the IRO closes it/,
      );
      const seen = so.does({ type: 'acknowledge', stage: so.stage }, play.who('raiser-manager'));
      assert.equal(play.seen(seen).status, 'open');
    }
  });

  it('[CB-35] [CB-71] reminds nobody to raise the alert once the intended one is closed, and still has what the review is told to do', () => {
    const so = intended.raised('intended', { answers: INTENDED });
    const closed = so.does(resolving(so), intended.raiser);
    assert.deepEqual(dueRowsOf(closed.present, closed.ctx), []);
    const left = intended.seen(closed).tasks.map(({ task, end }) => [task, end]);
    assert.deepEqual(left, [
      ['tell-review', null],
      ['chairs-report', null],
    ]);
    // What was done before it closed stays on the record.
    const end = {
      type: 'endTask',
      stage: so.stage,
      task: 'raise-it',
      how: 'done',
      note: null,
    } as const;
    const done = so.does(end, intended.raiser).does(resolving(so), intended.raiser);
    assert.deepEqual(
      intended.seen(done).tasks.map((each) => [each.task, each.end?.how]),
      [
        ['raise-it', 'done'],
        ['tell-review', undefined],
        ['chairs-report', undefined],
      ],
    );
    assert.deepEqual(dueRowsOf(done.present, done.ctx), []);
  });

  it('[CB-72] [CB-73] is begun by Social Worker and Team Manager, and says what it is, what it means and when it happened', () => {
    const answers = { change: 'No contact any more', 'happened-on': '2027-02-26' };
    const categories = ['cb.change.03', 'cb.change.06'];
    for (const role of ['social-worker', 'team-manager']) {
      const raise = { ...change.raise('told', { answers, categories }), raiser: change.who(role) };
      const so = change.start.does(raise, change.who(role)).delivered();
      assert.deepEqual(readBy(change, so, 'reviewing-officer'), [
        '2027-02-26',
        'No contact any more',
      ]);
      assert.equal(change.seen(so, 'reviewing-officer').categories.length, 2);
    }
    change
      .given()
      .when(change.raise('told', { without: ['change', 'happened-on'] }), change.raiser)
      .thenInvalid(['happened-on', 'missing'], ['change', 'missing']);
  });

  it('[CB-74] offers the IRO to call the review earlier, above the answer and on the record, and the sender reads it', () => {
    assert.match(change.stage('told').reply?.help ?? '', /call the review earlier/);
    const sent = change.raised('told');
    const iro = change.who('reviewing-officer');
    for (const so of [sent, sent.replied(iro, 'Yes')]) {
      const [kind] = change.seen(so, 'reviewing-officer').noteKinds;
      assert.equal(kind?.label, 'The review is called earlier than planned');
      const on = day('2027-03-01');
      const noted = so.does({ type: 'addNote', note: kind.key, on, text: null }, iro);
      assert.deepEqual(
        change.seen(noted).notes.map(({ label }) => label),
        [kind.label],
      );
    }
  });

  it('[CB-76] says where a change of the plan is told that a review comes first', () => {
    isSaid(change.p, [
      '[CB-76]',
      'stage told',
      'Independent Reviewing Officer (IRO)',
      /change of the care plan waits until a review has been held/,
    ]);
  });
});

describe('what a change of the plan waits for in each of its four circumstances', () => {
  const hold = new Play('central-bedfordshire-plan-hold');
  const CIRCUMSTANCES = [
    ['[CB-78]', 'cb.hold.01'],
    ['[CB-79]', 'cb.hold.02'],
    ['[CB-80]', 'cb.hold.03'],
    ['[CB-81]', 'cb.hold.04'],
  ] as const;

  it('[CB-78] [CB-79] [CB-80] [CB-81] holds no other kind of change, whatever is said of it', () => {
    const raise = hold.raise('waiting', { categories: ['other'] });
    hold
      .given()
      .when({ ...raise, categoryNotes: { other: written('A new school bag') } }, hold.raiser)
      .thenInvalid(['category', 'not-a-choice']);
  });

  for (const [id, key] of CIRCUMSTANCES) {
    it(`${id} is not closed before the review and the endorsement, where it is ${key}`, () => {
      let so = hold.raised('waiting', { categories: [key] });
      for (const task of ['review-held', 'endorsed']) {
        assert.equal(so.decide(resolving(so), hold.raiser).kind, 'refused', task);
        so = so.does(
          { type: 'endTask', stage: so.stage, task, how: 'done', note: null },
          hold.who('reviewing-officer'),
        );
      }
      assert.equal(so.does(resolving(so), hold.raiser).present.status.kind, 'closed');
    });
  }
});
