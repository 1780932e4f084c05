import assert from 'node:assert/strict';
import { caseNote } from '../../../adaptive-cards/index.ts';
import { day } from '../../../domain/calendar/index.ts';
import { dueRowsOf, openTasks } from '../../../domain/case/index.ts';
import { lettersOf, mayRead, recipientsOf, reportsDue } from '../../../domain/report/index.ts';
import {
  aDirectory,
  aReply,
  aReportOfOpen,
  CALENDAR,
  personId,
  post,
  type CaseBuilder,
  written,
} from '../../builders/index.ts';
import { loaded } from '../loaded.ts';
import { Play } from '../rules/play.ts';
import { resolving } from './playing.ts';
import { atEach, isSaid, type Line } from './said.ts';

const IRO = 'Independent Reviewing Officer (IRO)';
const PRINCIPAL = 'Principal IRO';
const DHOS = 'QA deputy head of service (QA DHOS)';
const HOS = 'QA head of service (QA HOS)';
const CHAIR = 'CP Chair';
const FORMAL = ['wf-2', 'wf-3', 'wf-4', 'wf-5'];
const ALL = ['wf-1', ...FORMAL];
const MANAGERS = ['team-manager', 'senior-manager', 'assistant-director', 'chief-executive'];
const INFORMAL_CPC = ['cpc-1', 'cpc-2'];
const FORMAL_CPC = ['cpc-3', 'cpc-4', 'cpc-5', 'cpc-6'];

const MONTHLY = `from ${DHOS}, to Divisional Director, every month`;
const JOINT = `from ${HOS}, to Head of service (HOS) or Deputy head of service (DHOS) or ${HOS} or ${DHOS}, every month`;
const OUTSTANDING = `from ${PRINCIPAL}, to Head of service (HOS) or Deputy head of service (DHOS) or ${PRINCIPAL}, every month`;
const QUARTERLY = `from ${PRINCIPAL}, to ${IRO} or Line manager of the IRO or Team manager or Head of service (HOS) or Deputy head of service (DHOS), every quarter`;
const QUARTERLY_CPC =
  'from not stated, to Team manager or Deputy head of service (DHOS) or Head of service (HOS), every quarter';

const IRO_LINES: readonly Line[] = [
  ['[WF-01] [WF-05]', 'note dialogue', `${IRO}, text optional`, /dialogue .*came first/i],
  [
    '[WF-01] [WF-48]',
    'field attempts',
    'long-text, required never, and at wf-4',
    /tried to settle/,
  ],
  ['[WF-02]', 'field talk-would-risk', 'yes-no, required never', /talking first .*child at risk/i],
  [
    '[WF-09] [WF-52] [WF-65]',
    'report monthly-data',
    MONTHLY,
    /^all alerts/i,
    /outstanding/,
    /monitoring forms of child protection conferences and looked-after reviews/,
  ],
  ['[WF-52]', 'title of report monthly-data', MONTHLY, /alert data/i],
  ['[WF-52]', 'readers monthly-data', '', /^Divisional Director$/],
  ['[WF-10]', 'report joint-meeting', JOINT, /progress of alerts/i],
  ['[WF-64] [WF-66]', 'title of report outstanding', OUTSTANDING, /outstanding alerts/i],
  ['[WF-64] [WF-66]', 'report outstanding', OUTSTANDING, /outstanding/, /without an answer/],
  ['[WF-66]', 'readers outstanding', '', /operational managers/i],
  ['[WF-11] [WF-12]', 'report quarterly', QUARTERLY, /analysis of all alerts/i, /policy, practice/],
  ['[WF-11]', 'title of report quarterly', QUARTERLY, /QA quarterly report/],
  ['[WF-67]', 'readers quarterly', '', /IROs and operational managers/],
  ['[WF-68]', 'title of report annual', `from ${PRINCIPAL}, every year`, /IRO Annual Report/],
  ['[WF-68]', 'report annual', `from ${PRINCIPAL}, every year`, /alert information and data/i],
  ['[WF-30] [WF-33]', 'name of stage wf-1', 'Stage 1', /^Informal resolution$/],
  ['[WF-30]', 'name of stage wf-2', 'Stage 2', /^Team manager$/],
  ['[WF-30]', 'name of stage wf-3', 'Stage 3', /^Head of service$/],
  ['[WF-30]', 'name of stage wf-4', 'Stage 4', /^Divisional Director$/],
  ['[WF-30]', 'name of stage wf-5', 'Stage 5', /^Deputy Chief Executive$/],
  ...atEach(FORMAL, ['[WF-40] [WF-46]', 'record */fwi-alert', IRO, /IRO Alert Form/, /FWi/]),
  ...atEach(FORMAL, [
    '[WF-44]',
    'record */fwi-reply',
    'whoever is asked, after reply',
    /reply/i,
    /same form/,
    /FWi/,
  ]),
  ['[WF-54]', 'category wf.cat.01', '', /significant drift/i, /permanence/],
  [
    '[WF-54]',
    'category wf.cat.02',
    '',
    /visits not made|failure to visit/i,
    /regulations/,
    /protocol/,
  ],
  [
    '[WF-54]',
    'category wf.cat.03',
    '',
    /planning not done|failure to plan/i,
    /regulations/,
    /protocol/,
  ],
  [
    '[WF-54]',
    'category wf.cat.04',
    '',
    /key documents missing/i,
    /care .*plan/,
    /PEP/,
    /health/,
    /pathway/,
    /adoption support/,
  ],
  ['[WF-54]', 'category wf.cat.05', '', /review decisions not carried out/i],
  ['[WF-54]', 'category wf.cat.06', '', /care plan changed without consulting the young person/i],
  ['[WF-54]', 'category wf.cat.07', '', /care plan changed without consulting the IRO/i],
  ['[WF-54]', 'category wf.cat.08', '', /IRO not told of a significant event between reviews/],
  ['[WF-59]', 'note legal-advice', `${IRO}, text none`, /independent legal advice was sought/i],
  ['[WF-60]', 'field requested-action', 'long-text, required formal', /asking to be done/],
  ['[WF-60]', 'help of field requested-action', '', /reply answers this point by point/],
  [
    '[WF-62]',
    'task tell-own-manager',
    'whoever is asked, when opened, at wf-2 wf-3 wf-4',
    /tell your own manager/i,
    /unlikely to be progressed/,
  ],
  [
    '[WF-63]',
    'task support',
    `${PRINCIPAL}, when opened, at ${FORMAL.join(' ')}`,
    /support the IRO/i,
  ],
  [
    '[WF-71]',
    'note practice-advice',
    `${PRINCIPAL}, text optional`,
    /advice of the Principal IRO/i,
    /regulation and procedure/,
  ],
  [
    '[WF-14] [WF-15]',
    'route performance',
    '15 working-days',
    /how an IRO or chair works/i,
    /how a review or conference was run/,
  ],
  [
    '[WF-15] [WF-16]',
    'route performance',
    '15 working-days',
    /QA deputy head of service, then the QA head of service or Divisional Director$/,
  ],
];

const CPC_LINES: readonly Line[] = [
  [
    '[CPC-03] [CPC-04] [CPC-05]',
    'stage cpc-3',
    'Team manager',
    /talking did not settle it/i,
    /immediate and serious/,
    /raised before/,
  ],
  [
    '[CPC-05]',
    'field earlier-concerns',
    'long-text, required never',
    /concerns were raised for this child before/,
  ],
  ['[CPC-16]', 'stage cpc-2', 'Team manager', /further low-level concern/],
  [
    '[CPC-10] [CPC-11]',
    'field discussion-summary',
    'long-text, required always, asked at cpc-1 cpc-2',
    /discussed with the team manager/,
  ],
  [
    '[CPC-11]',
    'field expected-outcome',
    'long-text, required always, asked at cpc-1 cpc-2',
    /outcome is expected/,
  ],
  ...atEach(INFORMAL_CPC, [
    '[CPC-11] [CPC-12]',
    'record */level-form',
    CHAIR,
    /template form/i,
    /uploaded to FWi/,
  ]),
  ...atEach(INFORMAL_CPC, [
    '[CPC-28]',
    'record */level-form',
    CHAIR,
    /a Word document until there is one/,
  ]),
  ...atEach(INFORMAL_CPC, [
    '[CPC-13]',
    'record */action-plan',
    'whoever is asked, after reply',
    /action plan/i,
    /timescales/,
  ]),
  ...atEach(INFORMAL_CPC, [
    '[CPC-14]',
    'record */action-plan',
    'whoever is asked, after reply',
    /form goes back to the Chair/,
    /when all is done/,
  ]),
  ...atEach(INFORMAL_CPC, [
    '[CPC-15]',
    'record */sign-off',
    `${CHAIR}, after resolution`,
    /Chair's sign-off/,
    /FWi template/,
    /concerns are resolved/,
  ]),
  ...atEach(FORMAL_CPC.slice(0, 3), [
    '[CPC-17] [CPC-20] [CPC-23]',
    'record */concern-form',
    CHAIR,
    /formal concern form on FWi/i,
  ]),
  ...atEach(FORMAL_CPC.slice(0, 3), [
    '[CPC-28]',
    'record */concern-form',
    CHAIR,
    /a Word document until there is one/,
  ]),
  ...atEach(INFORMAL_CPC, [
    '[CPC-29]',
    'record */register',
    CHAIR,
    /informal concern/i,
    /registered with business support/,
    /database/,
  ]),
  ...atEach(FORMAL_CPC, [
    '[CPC-29]',
    'record */register',
    CHAIR,
    /^formal concern/i,
    /registered with business support/,
    /database/,
  ]),
  ['[CPC-24]', 'stage cpc-6', 'Divisional Director', /exceptional circumstances only/i],
  ['[CPC-25]', 'category cpc.cat.01', '', /inadequate practice/i],
  ['[CPC-25]', 'category cpc.cat.02', '', /significant drift/i],
  ['[CPC-25]', 'category cpc.cat.03', '', /child protection plan not (carried out|implemented)/i],
  ['[CPC-25]', 'category cpc.cat.04', '', /decision making/i],
  ['[CPC-25]', 'category cpc.cat.05', '', /safeguarding issues not adequately addressed/i],
  [
    '[CPC-26]',
    'question of category cpc.cat.03',
    '',
    /from the family or from a professional/,
    /which agency/,
  ],
  [
    '[CPC-33]',
    'field attempts',
    `long-text, required never, asked at ${FORMAL_CPC.join(' ')}`,
    /tried to settle/,
  ],
  ['[CPC-33]', 'field talk-would-risk', 'yes-no, required never', /talking first .*child at risk/i],
  [
    '[CPC-35] [WF-09]',
    'report monthly-data',
    MONTHLY,
    /^all concerns/i,
    /outstanding/,
    /monitoring forms/,
  ],
  ['[CPC-35]', 'report joint-meeting', JOINT, /progress of concerns/i],
  ['[CPC-35]', 'report quarterly', QUARTERLY_CPC, /analysis of all concerns/i],
  [
    '[CPC-36]',
    'route performance',
    '15 working-days',
    /how a CP Chair works, or how a conference was run/i,
    /QA deputy head of service, then the QA head of service or Divisional Director$/,
  ],
];

const PERFORMANCE_LINES: readonly Line[] = [
  ['[WF-14] [CPC-36]', 'stage asked', DHOS, /feedback may also go straight to the person/i],
  [
    '[WF-15] [CPC-36]',
    'stage asked',
    DHOS,
    /arranges an investigation, and feedback within 15 working days/,
  ],
  [
    '[WF-16] [CPC-36]',
    'stage further',
    `${HOS} or Divisional Director`,
    /not resolved it satisfactorily/,
  ],
];

const FILES: readonly (readonly [string, readonly Line[]])[] = [
  ['waltham-forest-iro', IRO_LINES],
  ['waltham-forest-cpc', CPC_LINES],
  ['waltham-forest-performance', PERFORMANCE_LINES],
  [
    'waltham-forest-good-practice',
    [['[WF-04] [CPC-30]', 'field practice', 'long-text, required always', /went well/]],
  ],
  [
    'waltham-forest-audit',
    [
      [
        '[WF-70]',
        'field should-have',
        'yes-no, required always',
        /should an alert have been raised/i,
      ],
      [
        '[WF-69] [WF-70]',
        'field finding',
        'long-text, required always',
        /practice fall short of the standard/,
      ],
    ],
  ],
  [
    'waltham-forest-review-decisions',
    [
      [
        '[WF-27] [WF-28]',
        'stage sent',
        'Team manager',
        /without an answer the decisions count as agreed/i,
        /cannot agree says so/,
      ],
    ],
  ],
];

for (const [id, lines] of FILES) {
  describe(`what procedures/${id}.yaml says, in the words of its rules`, () => {
    const p = loaded(id);
    for (const line of lines) it(`${line[0]} ${line[1]}`, () => isSaid(p, line));
  });
}

describe('what Waltham Forest’s alerts do where a rule is a behaviour', () => {
  const wf = new Play('waltham-forest-iro');
  const { p } = wf;
  const { directory } = wf.start.house;
  const plain = { open: { consultations: [], reason: null } };

  it('[WF-01] [WF-05] takes the dialogue at every stage, before and beside the formal alert', () => {
    for (const key of ALL) {
      wf.given(wf.raised(key))
        .when({ type: 'addNote', note: 'dialogue', on: day('2027-03-01'), text: null }, wf.raiser)
        .thenTypes('NoteAdded');
    }
  });

  it('[WF-05] climbs from the team to the Deputy Chief Executive, where nobody settles it, and no further', () => {
    let so = wf.raised('wf-1', plain);
    const climbed = [...wf.asked(so)];
    for (const to of FORMAL) {
      assert.equal(wf.seen(so).nextStages[0]?.stage, to);
      so = wf.moved(so, to);
      climbed.push(...wf.asked(so));
    }
    assert.deepEqual(climbed, ['social-worker', 'team-manager', ...MANAGERS]);
    assert.equal(p.roles['chief-executive']?.title, 'Deputy Chief Executive');
    assert.deepEqual(wf.seen(so).nextStages, []);
  });

  it('[WF-18] ends 20 working days after the first formal stage', () => {
    // From Monday 1 March 2027, with Good Friday and Easter Monday left out.
    assert.equal(wf.seen(wf.raised('wf-2')).whole?.due, '2027-03-31');
    assert.equal(wf.seen(wf.raised('wf-2')).whole?.daysLeft, 20);
  });

  it('[WF-21] [WF-32] begins at any stage; a stage passed over asks for the talk with the line manager, or why there was none', () => {
    for (const [at, key] of ALL.entries()) {
      const so = wf.raised(key);
      assert.deepEqual(so.present.stages[0]?.skipped, ALL.slice(0, at), key);
      if (at === 0) continue;
      const missing = wf.start.decide(wf.raise(key, { open: { consultations: [] } }), wf.raiser);
      assert.ok(missing.kind === 'refused' && missing.refusal.reason === 'invalid', key);
      assert.ok(
        missing.refusal.problems.some(({ field }) => field === 'consult-raiser-manager-on'),
        key,
      );
    }
    const notHeld = {
      role: 'raiser-manager',
      on: day('2027-03-01'),
      view: null,
      notHeld: written('An emergency at night'),
    };
    const emergency = wf.raised('wf-2', { open: { consultations: [notHeld] } });
    const [talk] = emergency.present.stages[0]?.consultations ?? [];
    assert.ok(talk?.notHeld, 'the reason of the emergency is kept');
  });

  it('[WF-22] refers at any stage, and the alert goes on', () => {
    for (const key of ALL) {
      const so = wf.raised(key).does(
        {
          type: 'refer',
          on: day('2027-03-01'),
          met: [],
          reason: written('It cannot wait'),
          answers: {},
        },
        wf.raiser,
      );
      assert.equal(so.events.at(-1)?.type, 'Referred', key);
      assert.equal(so.present.status.kind, 'open', key);
    }
  });

  const talkWith = (role: string) => ({
    role,
    on: day('2027-03-01'),
    view: written('Heard'),
    notHeld: null,
  });
  it('[WF-38] goes to stage 4 after a talk with the QA DHOS or with the QA HOS, one being enough, and not without', () => {
    const at3 = wf.raised('wf-3');
    wf.given(at3)
      .when(wf.escalation(at3, 'wf-4', { open: { consultations: [] } }), wf.raiser)
      .thenInvalid(['consult-qa-deputy-on', 'missing']);
    for (const role of ['qa-deputy', 'qa-head']) {
      const moved = wf.moved(at3, 'wf-4', { open: { consultations: [talkWith(role)] } });
      assert.deepEqual(wf.asked(moved), ['assistant-director']);
      const talks = moved.present.stages.at(-1)?.consultations ?? [];
      assert.deepEqual(
        talks.map((talk) => talk.role),
        [role],
      );
    }
    const wrong = { open: { consultations: [talkWith('raiser-manager')] } };
    assert.equal(at3.decide(wf.escalation(at3, 'wf-4', wrong), wf.raiser).kind, 'refused');
    assert.deepEqual([p.roles['qa-deputy']?.title, p.roles['qa-head']?.title], [DHOS, HOS]);
  });

  it('[WF-43] [WF-57] [WF-61] agrees another day at stage 2: set at the start, or asked for by the manager and given by the IRO', () => {
    const own = { day: day('2027-03-12'), reason: null };
    assert.equal(
      wf.seen(wf.raised('wf-2', { open: { timescale: own } })).current.due,
      '2027-03-12',
    );
    const manager = wf.who('team-manager');
    const asked = wf.raised('wf-2').asksForTime('2027-03-15', manager);
    assert.equal(wf.seen(asked).current.due, '2027-03-08');
    const give = {
      type: 'giveTime',
      stage: asked.stage,
      until: day('2027-03-15'),
      record: {},
    } as const;
    assert.equal(wf.seen(asked.does(give, wf.raiser)).current.due, '2027-03-15');
    assert.equal(asked.decide(give, manager).kind, 'refused');
    wf.given(asked)
      .when({ type: 'refuseTime', stage: asked.stage, reason: written('Too long') }, wf.raiser)
      .thenTypes('TimeRefused');
  });

  it('[WF-44] asks the manager to put the reply on FWi once there is one', () => {
    const open = (so: CaseBuilder) =>
      wf.seen(so, 'team-manager').records.map(({ record }) => record);
    const so = wf.raised('wf-2');
    assert.deepEqual(open(so), []);
    assert.deepEqual(open(so.replied(wf.who('team-manager'), 'We will')), ['fwi-reply']);
  });

  it('[WF-48] goes to the Divisional Director only with what was tried, and with the concern', () => {
    wf.given()
      .when(wf.raise('wf-4', { without: ['concern', 'attempts'] }), wf.raiser)
      .thenInvalid(['concern', 'missing'], ['attempts', 'missing']);
  });

  it('[WF-54] raises no alert at a formal stage without one of the eight categories', () => {
    assert.equal(p.categories?.choices.length, 8);
    for (const key of FORMAL) {
      wf.given()
        .when(wf.raise(key, { categories: [] }), wf.raiser)
        .thenInvalid(['category', 'missing']);
      wf.given()
        .when(wf.raise(key, { categories: ['other'] }), wf.raiser)
        .thenInvalid(['category', 'not-a-choice']);
    }
  });

  const ANSWER_BY = [
    ['wf-2', 'team-manager', '2027-03-08'],
    ['wf-3', 'senior-manager', '2027-03-08'],
    ['wf-4', 'assistant-director', '2027-03-04'],
  ] as const;
  for (const [key, role, due] of ANSWER_BY) {
    it(`[WF-60] ${key}: shows the manager what is asked and by when, and tells them when the day has passed`, () => {
      const so = wf.raised(key, { answers: { 'requested-action': 'Arrange the first visit' } });
      const view = wf.seen(so, role);
      const wording = key === 'wf-4' ? 'expected' : 'reply';
      assert.deepEqual([view.current.due, view.current.wording], [due, wording]);
      assert.ok(view.may.includes('reply'));
      const { help = '' } = view.procedure.stages.find((each) => each.key === key)?.reply ?? {};
      assert.match(help, /Answer each action that is asked for/);
      assert.deepEqual(
        view.answers.filter(({ value }) => value === 'Arrange the first visit'),
        [{ label: 'What are you asking to be done?', value: 'Arrange the first visit' }],
      );
      wf.given()
        .when(wf.raise(key, { without: ['requested-action'] }), wf.raiser)
        .thenInvalid(['requested-action', 'missing']);
      const told = wf
        .overdue(so)
        .effects.flatMap((each) => (each.type === 'sendCard' ? [each.to.person] : []));
      assert.ok(told.includes(wf.who(role)));
    });
  }

  it('[WF-62] asks whoever is asked at stages 2 to 4 to tell their own manager', () => {
    for (const [at, key] of FORMAL.entries()) {
      const own = wf.seen(wf.raised(key), MANAGERS[at] ?? '').tasks.filter((task) => task.own);
      assert.deepEqual(
        own.map(({ task }) => task),
        key === 'wf-5' ? [] : ['tell-own-manager'],
        key,
      );
    }
  });

  it('[WF-63] [WF-71] gives the Principal IRO the task of support, and a place for advice that the IRO cannot fill in', () => {
    for (const key of FORMAL) {
      const view = wf.seen(wf.raised(key), 'principal-iro');
      assert.deepEqual(
        view.tasks.filter((task) => task.own).map(({ task }) => task),
        ['support'],
        key,
      );
      assert.ok(
        view.noteKinds.some((note) => note.key === 'practice-advice'),
        key,
      );
      assert.ok(!wf.seen(wf.raised(key)).noteKinds.some((note) => note.key === 'practice-advice'));
    }
  });

  const toWhom = (id: string, key: string) => {
    const play = new Play(id);
    const rule = play.p.beside?.reports?.find((each) => each.key === key);
    assert.ok(rule !== undefined, `${id} ${key}`);
    const { people, passOnTo } = recipientsOf(
      rule,
      play.p,
      play.start.house.directory,
      day('2027-04-01'),
    );
    assert.equal(passOnTo, null);
    const roles = Object.keys(play.p.roles).filter((role) => play.p.roles[role]?.outside !== true);
    return people.map((person) => roles.find((role) => play.who(role) === person));
  };

  it('[WF-09] [WF-52] [WF-65] [CPC-35] sends the Divisional Director the data of each month on its first working day', () => {
    for (const id of ['waltham-forest-iro', 'waltham-forest-cpc']) {
      const today = day('2027-03-01');
      const due = reportsDue(loaded(id), { today, since: today }, CALENDAR);
      assert.ok(
        due.some(({ key }) => key === `${id}/monthly-data/2027-02-01 to 2027-02-28`),
        id,
      );
      assert.deepEqual(toWhom(id, 'monthly-data'), ['assistant-director']);
      assert.equal(loaded(id).roles['assistant-director']?.title, 'Divisional Director');
    }
  });

  it('[WF-64] [WF-66] sends what is outstanding each month to the Principal IRO and to the operational managers', () => {
    const today = day('2027-03-01');
    const due = reportsDue(p, { today, since: today }, CALENDAR).map(({ rule }) => rule.key);
    assert.equal(due.includes('outstanding'), true, due.join());
    assert.deepEqual(toWhom('waltham-forest-iro', 'outstanding').sort(), [
      'middle-manager',
      'principal-iro',
      'senior-manager',
    ]);
  });

  it('[WF-10] [A-WF-17] [CPC-35] hands both lists whole to each head and deputy head who meets, QA and service', () => {
    const heads = [
      ['qa-head', {}],
      ['qa-deputy', {}],
      ['senior-manager', {}],
      ['middle-manager', { team: 'north' }],
      ['middle-manager', { team: 'south' }],
    ] as const;
    const people = heads.map((_, at) => personId(at + 400));
    const posts = heads.map(([role, scope], at) => post(role, personId(at + 400), { scope }));
    const manager = post('team-manager', personId(410), { scope: { team: 'north' } });
    const { teams } = directory;
    const named = [...people, personId(410)].map((id) => [id, { id, post: id, mail: id }] as const);
    const house = { ...aDirectory([...posts, manager]), teams, people: new Map(named) };
    // The first working day of April 2027, of both processes alike.
    const today = day('2027-04-01');
    for (const id of ['waltham-forest-iro', 'waltham-forest-cpc']) {
      const due = reportsDue(loaded(id), { today, since: today }, CALENDAR);
      const { rule } = due.find(({ rule: { key } }) => key === 'joint-meeting') ?? {};
      assert.ok(rule !== undefined, id);
      const open = [['N-1', 'north'] as const, ['S-1', 'south'] as const];
      const letters = lettersOf(rule, aReportOfOpen(loaded(id), open), house, today);
      assert.deepEqual(letters.map(({ to }) => to).sort(), people, id);
      for (const { report, passOnTo } of letters) {
        const list = report.open?.map(({ reference }) => reference);
        assert.deepEqual(
          [list, report.smallNumbers, passOnTo],
          [['N-1', 'S-1'], 'shown', null],
          id,
        );
      }
    }
  });

  it('[WF-66] tells each team manager monthly what is outstanding in their own team', () => {
    const rule = p.beside?.reports?.find(({ key }) => key === 'outstanding');
    assert.equal(rule?.every, 'month');
    const report = aReportOfOpen(p, [
      ['WF-1', 'north'],
      ['WF-2', 'south'],
    ]);
    const posts = directory.posts.map((each) =>
      each.role === 'team-manager' ? { ...each, scope: { ...each.scope, team: 'north' } } : each,
    );
    const letters = lettersOf(rule, report, { ...directory, posts }, day('2027-04-01'));
    const own = letters.find(({ to }) => to === wf.who('team-manager'));
    assert.deepEqual(
      own?.report.open?.map(({ reference }) => reference),
      ['WF-1'],
    );
  });

  it('[WF-13] [WF-64] [WF-69] lets the QA DHOS and the Principal IRO read all figures, small ones too', () => {
    const today = day('2027-03-01');
    for (const role of ['qa-deputy', 'principal-iro']) {
      assert.equal(mayRead(directory, wf.who(role), p, today), 'whole', role);
    }
    const cpc = new Play('waltham-forest-cpc');
    const of = cpc.start.house.directory;
    assert.equal(mayRead(of, cpc.who('qa-deputy'), cpc.p, today), 'whole');
    assert.equal(mayRead(directory, wf.raiser, p, today), 'suppressed');
  });

  it('[WF-69] [WF-70] has the Principal IRO and the QA DHOS tell the IRO where an alert should have been raised', () => {
    const audit = new Play('waltham-forest-audit');
    for (const role of ['principal-iro', 'qa-deputy']) {
      const so = audit.start.does(
        {
          ...audit.raise('told', { answers: { 'should-have': 'yes' } }),
          raiser: audit.who(role),
        },
        audit.who(role),
      );
      assert.deepEqual(audit.asked(so), ['reviewing-officer']);
      assert.deepEqual(so.present.content.answers['should-have'], {
        kind: 'choices',
        keys: ['yes'],
      });
    }
  });
});

describe('good practice in Waltham Forest', () => {
  const good = new Play('waltham-forest-good-practice');

  it('[WF-04] [CPC-30] is told by IROs and by CP Chairs, and by nobody else', () => {
    const [iro, chair, other] = [personId(301), personId(302), personId(303)];
    const held = aDirectory([
      post('raiser', iro, { scope: { procedure: 'waltham-forest-iro' } }),
      post('raiser', chair, { scope: { procedure: 'waltham-forest-cpc' } }),
      post('raiser', other, { scope: { procedure: 'swindon-fciro' } }),
      post('team-manager', personId(304)),
    ]);
    const house = good.start.in({ directory: held });
    const may = (person: typeof iro) =>
      house.decide({ ...good.raise('told'), raiser: person }, person).kind === 'events';
    assert.deepEqual(
      [may(iro), may(chair), may(other), may(personId(304))],
      [true, true, false, false],
    );
    assert.match(good.p.roles['raiser']?.title ?? '', /IRO.* or CP Chair/);
  });

  it('[WF-04] [CPC-30] goes to the QA DHOS, and the team manager and business support hear of it', () => {
    const so = good.raised('told');
    assert.deepEqual(good.asked(so), ['qa-deputy']);
    assert.deepEqual(good.told(so), ['team-manager', 'business-support']);
    assert.match(good.p.title, /good practice by a person or a team/i);
    for (const id of ['waltham-forest-iro', 'waltham-forest-cpc']) {
      assert.deepEqual(loaded(id).beside?.goodPractice, [good.p.id]);
    }
  });
});

describe('concerns about an IRO, a chair or a conference in Waltham Forest', () => {
  const concern = new Play('waltham-forest-performance');

  it('[WF-14] [WF-15] [CPC-36] goes from the social worker or team manager to the QA DHOS, who has 15 working days', () => {
    assert.deepEqual(concern.p.raisers, ['social-worker', 'team-manager']);
    const so = concern.raised('asked');
    assert.deepEqual(concern.asked(so), ['qa-deputy']);
    // From Monday 1 March 2027.
    assert.equal(concern.seen(so).current.due, '2027-03-22');
  });

  it('[WF-16] [CPC-36] goes on, where the QA DHOS did not resolve it, to the QA HOS or the Divisional Director', () => {
    const answered = concern.raised('asked').replied(concern.who('qa-deputy'), 'Looked into');
    assert.deepEqual(
      concern.seen(answered).nextStages.map(({ stage }) => stage),
      ['further'],
    );
    for (const role of ['qa-head', 'assistant-director']) {
      const moved = concern.moved(answered, 'further', { open: { chosen: [role] } });
      assert.deepEqual(concern.asked(moved), [role]);
      assert.equal(concern.seen(moved).current.due, null);
    }
    assert.equal(concern.p.roles['assistant-director']?.title, 'Divisional Director');
  });

  it('[WF-15] stays outside the chain of alerts: a notice about no child', () => {
    assert.deepEqual([concern.p.kind, concern.p.subject.kind], ['notice', 'nobody']);
    assert.deepEqual(concern.raised('asked').present.scope.children, []);
  });
});

describe('what Waltham Forest’s conference concerns do where a rule is a behaviour', () => {
  const cpc = new Play('waltham-forest-cpc');
  const { p } = cpc;
  const records = (so: CaseBuilder, role: string | null = null) =>
    cpc.seen(so, role).records.map(({ record }) => record);

  it('[CPC-03] goes formal after level 1 and after level 2, where talking has not resolved it', () => {
    for (const from of INFORMAL_CPC) {
      const moved = cpc.moved(cpc.raised(from), 'cpc-3');
      assert.deepEqual(cpc.asked(moved), ['team-manager']);
      assert.equal(cpc.stage('cpc-3').formal, true);
    }
  });

  it('[CPC-04] [CPC-05] begins formally at once, and keeps which concerns there were before', () => {
    const answers = { 'earlier-concerns': 'In March and in May' };
    const so = cpc.raised('cpc-3', { answers });
    assert.equal(so.present.stages[0]?.stage, 'cpc-3');
    assert.ok(
      cpc.seen(so, 'team-manager').answers.some(({ value }) => value === 'In March and in May'),
    );
    for (const key of ['cpc-4', 'cpc-5', 'cpc-6']) {
      assert.equal(cpc.start.decide(cpc.raise(key), cpc.raiser).kind, 'refused', key);
    }
  });

  it('[CPC-06] [WF-05] climbs through the levels to the Divisional Director, and no further', () => {
    assert.deepEqual(
      p.stages.map(({ label, formal }) => [label, formal]),
      [1, 2, 3, 4, 5, 6].map((n) => [`Level ${n}`, n > 2]),
    );
    let so = cpc.raised('cpc-1');
    const climbed = [...cpc.asked(so)];
    for (const to of FORMAL_CPC) {
      so = cpc.moved(so, to);
      climbed.push(...cpc.asked(so));
    }
    assert.deepEqual(climbed, [
      'team-manager',
      'team-manager',
      'middle-manager',
      'senior-manager',
      'assistant-director',
    ]);
    assert.deepEqual(cpc.seen(so).nextStages, []);
  });

  it('[CPC-11] raises nothing informally without the summary and the expected outcome', () => {
    for (const key of INFORMAL_CPC) {
      cpc
        .given()
        .when(cpc.raise(key, { without: ['discussion-summary', 'expected-outcome'] }), cpc.raiser)
        .thenInvalid(['discussion-summary', 'missing'], ['expected-outcome', 'missing']);
    }
  });

  it('[CPC-12] [CPC-13] [CPC-14] [CPC-15] [CPC-29] asks the Chair for the form at once, the manager for the plan after the reply, the Chair for the sign-off at the end', () => {
    const open = cpc.raised('cpc-1');
    assert.deepEqual(records(open), ['level-form', 'register']);
    assert.deepEqual(records(open, 'team-manager'), []);
    const answered = open.plans(cpc.who('team-manager'), 'We will', '2027-03-12');
    assert.deepEqual(records(answered, 'team-manager'), ['action-plan']);
    const resolved = answered.does(
      { type: 'resolve', stage: answered.stage, reason: written('All done') },
      cpc.raiser,
    );
    assert.ok(!records(answered).includes('sign-off'));
    assert.ok(records(resolved).includes('sign-off'));
    cpc
      .given(resolved)
      .when({ type: 'fileRecord', stage: resolved.stage, record: 'sign-off' }, cpc.raiser)
      .thenTypes('RecordFiled');
  });

  it('[CPC-15] asks for no sign-off where the concern goes on, is taken back, or is open again', () => {
    for (const key of INFORMAL_CPC) {
      const answered = cpc.raised(key).plans(cpc.who('team-manager'), 'We will', '2027-03-12');
      const unresolved = cpc.moved(answered, 'cpc-3');
      assert.ok(!records(unresolved).includes('sign-off'), key);
      const { stage } = answered;
      const back = { type: 'withdraw', stage, reason: written('A mistake') } as const;
      assert.ok(!records(answered.does(back, cpc.raiser)).includes('sign-off'), key);
      const resolved = answered.does(resolving(answered), cpc.raiser);
      assert.ok(records(resolved).includes('sign-off'), key);
      const again = { type: 'reopen', reason: written('It came back') } as const;
      assert.ok(!records(resolved.does(again, cpc.raiser)).includes('sign-off'), key);
    }
  });

  it('[CPC-13] takes no answer at an informal level without a task and its day, and follows the last of the days', () => {
    const manager = cpc.who('team-manager');
    for (const key of ['cpc-1', 'cpc-2']) {
      const open = cpc.raised(key);
      cpc.given(open).when(aReply(open.stage), manager).thenInvalid(['plan-1-task', 'missing']);
      const planned = open.plans(manager, 'We will', '2027-03-12', '2027-03-05');
      const [task, ...more] = openTasks(planned.present, planned.ctx);
      assert.deepEqual([task?.rule.key, task?.day, more], ['plan-done', '2027-03-12', []], key);
      const rows = dueRowsOf(planned.present, planned.ctx);
      assert.ok(
        rows.some(({ due }) => due === '2027-03-12'),
        key,
      );
      // A later reply brings the plan up to date.
      const again = {
        type: 'talkFurther',
        stage: open.stage,
        reason: written('By when?'),
      } as const;
      const later = planned.does(again, cpc.raiser).plans(manager, 'A week more', '2027-03-19');
      assert.equal(openTasks(later.present, later.ctx)[0]?.day, '2027-03-19');
    }
  });

  it('[CPC-18] [CPC-21] [CPC-23] says of the formal levels’ days that a reply is expected by then', () => {
    let so = cpc.raised('cpc-3');
    for (const key of ['cpc-3', 'cpc-4', 'cpc-5']) {
      if (key !== 'cpc-3') so = cpc.moved(so, key);
      assert.equal(cpc.seen(so).current.wording, 'expected', key);
    }
  });

  it('[CPC-24] goes to level 6 only with the exceptional reason', () => {
    const at5 = ['cpc-4', 'cpc-5'].reduce((so, to) => cpc.moved(so, to), cpc.raised('cpc-3'));
    cpc
      .given(at5)
      .when(cpc.escalation(at5, 'cpc-6', { open: { reason: null } }), cpc.raiser)
      .thenInvalid(['skip-reason', 'needs-reason']);
  });

  it('[CPC-25] [CPC-26] raises nothing without a category, nor a plan not carried out without where it comes from', () => {
    for (const key of ['cpc-1', 'cpc-3']) {
      cpc
        .given()
        .when(cpc.raise(key, { categories: [] }), cpc.raiser)
        .thenInvalid(['category', 'missing']);
      cpc
        .given()
        .when(cpc.raise(key, { categories: ['cpc.cat.03'] }), cpc.raiser)
        .thenInvalid(['category-note-cpc.cat.03', 'missing']);
    }
  });

  it('[CPC-28] has the text of each level ready for a document: the talk, the outcome expected and the answer', () => {
    const so = cpc
      .raised('cpc-1', {
        answers: { 'discussion-summary': 'Talked on Monday', 'expected-outcome': 'A visit' },
      })
      .plans(cpc.who('team-manager'), 'A plan by Friday', '2027-03-05');
    const text = caseNote(cpc.seen(so), []);
    for (const each of [/Level 1/, /Talked on Monday/, /A visit/, /Reply, .*: A plan by Friday/]) {
      assert.match(text, each);
    }
  });

  it('[CPC-33] keeps that talking first would have put the child at risk, and what was tried', () => {
    const answers = { 'talk-would-risk': 'yes', attempts: 'Rang twice' };
    const view = cpc.seen(cpc.raised('cpc-3', { answers }), 'team-manager');
    const said = view.answers.map(({ value }) => value);
    assert.ok(said.includes('Yes') && said.includes('Rang twice'), said.join());
  });
});
