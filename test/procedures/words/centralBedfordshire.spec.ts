import assert from 'node:assert/strict';
import { caseNote } from '../../../adaptive-cards/index.ts';
import { day } from '../../../domain/calendar/index.ts';
import { dueRowsOf, formOf } from '../../../domain/case/index.ts';
import { collect, mayRead, reportsDue, wholeDays } from '../../../domain/report/index.ts';
import { aDesk, begunDraft, CALENDAR, fills, written } from '../../builders/index.ts';
import { loaded, stageOf } from '../loaded.ts';
import { Play } from '../rules/play.ts';
import { atEach, isSaid, type Line } from './said.ts';

const IRO = 'Independent Reviewing Officer (IRO)';
const MANAGER = 'IRO Practice Manager';
const FORMAL = ['cb-2', 'cb-3', 'cb-4', 'cb-5', 'cb-6', 'cb-7'];
const ALL = ['cb-1', ...FORMAL];
const LONG = 'long-text, required formal';

const LINES: readonly Line[] = [
  ['[CB-06]', 'note early-contact', `${IRO}, text required`, /early contact/i, /team/, /settle/],
  ['[CB-06]', 'field early-contact', 'long-text, required never', /early contact/, /team/],
  [
    '[CB-08] [CB-88]',
    'note legal-advice',
    `${IRO} or ${MANAGER}, text none`,
    /legal advice .*sought/i,
  ],
  [
    '[CB-28]',
    'note other-view',
    `${IRO} or ${MANAGER}, text required`,
    /manager .*(differently|disagrees)/i,
    /talked through|discussed/,
  ],
  ['[CB-32]', 'record cb-1/qa-form', IRO, /Quality Assurance Monitoring Form/],
  ['[CB-32]', 'record cb-1/case-note', IRO, /case note/i, /child's electronic record/],
  ...atEach(FORMAL, [
    '[CB-40] [CB-45] [CB-50]',
    'record */case-note',
    IRO,
    /case note/i,
    /child's electronic record/,
  ]),
  [
    '[CB-40]',
    'record cb-2/mosaic-alert',
    IRO,
    /manager alert/i,
    /Mosaic/,
    /tasked to the Team Manager/,
  ],
  [
    '[CB-45]',
    'record cb-3/mosaic-alert',
    IRO,
    /manager alert/i,
    /Mosaic/,
    /tasked to the Practice Manager/,
  ],
  ...atEach(FORMAL.slice(2), ['[CB-50]', 'record */mosaic-alert', IRO, /manager alert/i, /Mosaic/]),
  [
    '[CB-37]',
    'category cb.stage2.08',
    '',
    /care plan/,
    /documents/,
    /20 working days after an adjourned review/,
  ],
  ['[CB-37]', 'question of category cb.stage2.08', '', /which/i, /documents/],
  [
    '[CB-47]',
    'task agree-next',
    `${MANAGER}, when opened, at cb-4`,
    /with the IRO/,
    /what to do next/,
    /Head of Service/,
  ],
  [
    '[CB-53]',
    'task support',
    "Head of Service on the IRO's side, when opened, at cb-5 cb-6 cb-7",
    /support the IRO/i,
  ],
  [
    '[CB-53]',
    'stage cb-5',
    "Assistant Director of Children's Services",
    /IRO Practice Manager and the Head of Service support the IRO/,
  ],
  ['[CB-39] [CB-54]', 'field actions-taken', LONG, /you done so far/],
  [
    '[CB-55]',
    'field impact',
    LONG,
    /for the child/,
    /now or later|likely/,
    /not settled|not resolved/,
  ],
  ['[CB-56]', 'field child-views', LONG, /the child's views/],
  ['[CB-57]', 'field needed', LONG, /needs? to be done|has to be done/],
  ['[CB-39] [CB-58]', 'field outcomes', LONG, /outcomes/, /for the child/],
  ['[CB-60]', 'condition attempts-exhausted', '', /every attempt/i, /up to the Chief Executive/],
  ['[CB-60]', 'condition rights-at-risk', '', /human rights/, /still at risk|risk .*remains/],
  ['[CB-61]', 'condition no-adult', '', /no suitable adult/i, /can and will|able and willing/],
  ['[CB-61]', 'condition child-cannot', '', /child cannot or does not want to bring proceedings/],
  [
    '[CB-62]',
    'note child-proceedings',
    `${IRO}, text optional`,
    /child brings proceedings/,
    /IRO's only role is to help them get their own legal advice/,
    /lawyer with suitable qualifications and experience/,
  ],
  [
    '[CB-63]',
    'note adult-proceedings',
    `${IRO}, text optional`,
    /suitable adult brings proceedings/,
    /IRO's only role is to establish that this is done/,
  ],
  [
    '[CB-68] [CB-69]',
    'task tell-review',
    `${IRO}, when opened, at every stage`,
    /^Tell the members of the Looked After Review/,
    /spoken|verbally/,
  ],
  [
    '[CB-68]',
    'task tell-review',
    `${IRO}, when opened, at every stage`,
    /alerts since the last meeting/,
  ],
  ['[CB-69]', 'task tell-review', `${IRO}, when opened, at every stage`, /intended after this one/],
  [
    '[CB-70]',
    'task chairs-report',
    `${IRO}, when opened, at every stage`,
    /summary section of the Chair's Report/,
  ],
  [
    '[CB-71]',
    'task chairs-report',
    `${IRO}, when opened, at every stage`,
    /intended, into the Legal section/,
  ],
  [
    '[CB-71]',
    'help of task chairs-report',
    '',
    /intended alerts go into the Legal section of the discussion summary/i,
  ],
  [
    '[CB-70] [CB-71]',
    'report chairs-report',
    `from ${IRO}, every not stated`,
    /earlier alerts for the summary section/i,
    /intended alerts for the Legal section of the discussion/,
  ],
  [
    '[CB-83]',
    'task supervision',
    `${MANAGER}, when opened, at ${FORMAL.join(' ')}`,
    /supervision with the IRO/i,
    /strengths and weaknesses of the case/,
  ],
  [
    '[CB-84]',
    'help of task supervision',
    '',
    /open and clear/,
    /not clouded, .*personal\w*,? .*or lost in other processes/,
  ],
  [
    '[CB-89]',
    'task supervision',
    `${MANAGER}, when opened, at ${FORMAL.join(' ')}`,
    /legal advice/,
  ],
  ['[CB-89]', 'help of task supervision', '', /consider what any legal advice means/i],
  [
    '[CB-87]',
    'task briefing',
    `${MANAGER}, when opened, at cb-4 cb-5 cb-6 cb-7`,
    /briefing of senior managers/i,
    /Professional Standards Service's view/,
    /ways to settle|routes/,
  ],
  [
    '[CB-88]',
    'task legal-in-time',
    `${MANAGER}, when opened, at cb-4 cb-5 cb-6 cb-7`,
    /legal advice is sought at the right time/,
    /Legal department or an independent/,
  ],
  [
    '[CB-90]',
    'task settle-early',
    `${MANAGER}, when opened, at cb-3`,
    /settle it before it reaches the Head of Service/,
  ],
  [
    '[CB-91]',
    'report trends',
    `from ${MANAGER}, to Head of Service, every regular`,
    /patterns and trends/i,
    /what was done about them/,
  ],
];

/** The nineteen grounds of stage 2, each by the words that tell it from the others. */
const GROUNDS: readonly (readonly [number, ...RegExp[]])[] = [
  [1, /not agree/, /authority's care plan/],
  [2, /care plan or child protection plan/, /not moved on in reasonable time/],
  [3, /does not fit .*assessed needs/],
  [4, /safeguarding/i, /not recognised or settled/],
  [5, /key decisions of the last review/i, /not been carried out/],
  [6, /repeated attempts at a lower level/i],
  [7, /human rights may be breached/],
  [8, /adjourned review/],
  [9, /disabled child over 14/, /adulthood|transition/],
  [10, /placement has broken down or is unstable/],
  [11, /health, contact, education or placement/],
  [12, /statutory visits late/i, /not seen alone/],
  [13, /no permanence plan/i, /not agree with the one proposed/],
  [14, /funding or resources/],
  [15, /IRO was not consulted between reviews/, /significant changes of the plan/],
  [16, /inquiry into the standard of care/, /how it ended/],
  [17, /not told of safeguarding concerns/],
  [18, /not told of a formal complaint/, /how it ended/],
  [19, /several changes of social worker/i],
];

/** The thirteen kinds of significant change. */
const CHANGES: readonly (readonly [number, ...RegExp[]])[] = [
  [1, /change of the care plan is proposed/, /directions of a court/],
  [2, /decisions of the review were not carried out in the time/i],
  [3, /major change to contact/],
  [4, /change of the allocated social worker/],
  [5, /section 47/, /meetings without the IRO/],
  [6, /complaint by or for the child, a parent or a carer/],
  [7, /unexpected change of placement/, /stability or safeguarding/],
  [8, /birth family/, /birth, marriage or death/],
  [9, /offence/, /proceedings, a conviction or a sentence/],
  [10, /exclusion from school/i],
  [11, /running away or missing from the approved placement/i],
  [12, /health event, diagnosis, illness, hospital stay or serious accident/],
  [13, /panel on permanency/],
];

describe('what Central Bedfordshire’s procedure says, in the words of its rules', () => {
  const p = loaded('central-bedfordshire');

  for (const line of LINES) {
    const [ids, place] = line;
    it(`${ids} ${place}`, () => isSaid(p, line));
  }

  for (const [number, ...words] of GROUNDS) {
    const key = `cb.stage2.${String(number).padStart(2, '0')}`;
    it(`[CB-36] ground ${key}`, () => isSaid(p, ['[CB-36]', `category ${key}`, '', ...words]));
  }

  const ASKED: readonly (readonly [string, RegExp])[] = [
    ['cb-1', /^Social Worker or Team Manager$/],
    ['cb-2', /^Team Manager$/],
    ['cb-3', /^Practice Manager$/],
    ['cb-4', /^Head of Service$/],
    ['cb-5', /^Assistant Director/],
    ['cb-6', /^Director/],
    ['cb-7', /^Chief Executive/],
  ];
  it('[CB-17] climbs from the Social Worker and Team Manager to the Chief Executive, in this order', () => {
    assert.equal(p.stages.length, ASKED.length);
    for (const [at, [key, title]] of ASKED.entries()) {
      const stage = p.stages[at];
      assert.deepEqual([stage?.key, stage?.label], [key, `Stage ${at + 1}`]);
      assert.match(stage!.to.roles.map((role) => p.roles[role]?.title).join(' or '), title);
    }
    assert.match(p.stages[0]?.name ?? '', /informal/i);
  });

  it('[CB-36] lets one or more of the grounds be chosen, and asks for one at each formal stage', () => {
    const cb = new Play('central-bedfordshire');
    const all = GROUNDS.map(([n]) => `cb.stage2.${String(n).padStart(2, '0')}`);
    const plain = all.filter((key) => key !== 'cb.stage2.08');
    const { present } = cb.raised('cb-2', { categories: plain });
    assert.deepEqual(present.content.categories, plain);
    cb.given()
      .when(cb.raise('cb-2', { categories: [] }), cb.raiser)
      .thenInvalid(['category', 'missing']);
  });
});

describe('what Central Bedfordshire’s procedure does where a rule is a behaviour', () => {
  const cb = new Play('central-bedfordshire');
  const { p } = cb;
  const refer = (met: readonly string[], reason: string | null = null) =>
    ({
      type: 'refer',
      on: day('2027-03-01'),
      met,
      reason: reason === null ? null : written(reason),
      answers: {},
    }) as const;

  it('[CB-06] [CB-08] [CB-28] [CB-62] [CB-63] takes each of these notes at every stage', () => {
    const text = { 'early-contact': 'Rang the team', 'other-view': 'Talked on Monday' };
    for (const key of ALL) {
      for (const note of [
        'early-contact',
        'legal-advice',
        'other-view',
        'child-proceedings',
        'adult-proceedings',
      ]) {
        const said = (text as Record<string, string>)[note];
        cb.given(cb.raised(key))
          .when(
            {
              type: 'addNote',
              note,
              on: day('2027-03-01'),
              text: said === undefined ? null : written(said),
            },
            cb.raiser,
          )
          .thenTypes('NoteAdded');
      }
    }
  });

  it('[CB-10] [CB-19] begins at any stage and moves to any, with the reason on record', () => {
    for (const [at, from] of ALL.entries()) {
      assert.equal(cb.raised(from).present.stages[0]?.stage, from);
      for (const to of ALL.slice(at + 2)) {
        const so = cb.raised(from);
        cb.given(so)
          .when(cb.escalation(so, to, { open: { reason: null } }), cb.raiser)
          .thenInvalid(['skip-reason', 'needs-reason']);
        const moved = cb.moved(so, to).present.stages.at(-1);
        assert.deepEqual(moved?.skipped, ALL.slice(at + 1, ALL.indexOf(to)));
        assert.ok(JSON.stringify(cb.moved(so, to).events).includes('#It is urgent'));
      }
    }
  });

  it('[CB-11] [CB-18] ends 20 working days after the first formal stage, and warns before and at the end', () => {
    // From Monday 1 March 2027, with Good Friday and Easter Monday left out.
    const formal = cb.raised('cb-2');
    assert.equal(cb.seen(formal).whole?.due, '2027-03-31');
    assert.equal(cb.seen(formal).whole?.daysLeft, 20);
    const rungs = dueRowsOf(formal.present, formal.ctx).filter(({ clock }) => clock === 'whole');
    assert.deepEqual(
      rungs.map(({ rung }) => rung),
      ['before', 'on-the-day', 'overdue'],
    );
    assert.equal(cb.raised('cb-1').present.whole, null);
  });

  it('[CB-18] [CB-59] asks at each formal stage for the child’s own day of resolution, and keeps to it', () => {
    for (const key of FORMAL) {
      cb.given()
        .when(cb.raise(key, { open: { timescale: null } }), cb.raiser)
        .thenInvalid(['timescale', 'missing']);
      const so = cb.raised(key, { open: { timescale: { day: day('2027-03-05'), reason: null } } });
      const { due, wording } = cb.seen(so).current;
      assert.deepEqual([due, wording], ['2027-03-05', 'resolution'], key);
    }
  });

  it('[CB-37] asks what is missing, and leaves the limit of the process alone', () => {
    const categories = ['cb.stage2.08'];
    cb.given()
      .when(cb.raise('cb-2', { categories }), cb.raiser)
      .thenInvalid(['category-note-cb.stage2.08', 'missing']);
    const raise = {
      ...cb.raise('cb-2', { categories }),
      categoryNotes: { 'cb.stage2.08': written('The health plan') },
    };
    const so = cb.start.does(raise, cb.raiser).delivered();
    assert.equal(cb.seen(so).whole?.due, '2027-03-31');
  });

  it('[CB-47] asks for the talk with the IRO’s manager on a move to stage 4, and records it', () => {
    const at3 = cb.raised('cb-3');
    cb.given(at3)
      .when(cb.escalation(at3, 'cb-4', { open: { consultations: [] } }), cb.raiser)
      .thenInvalid(['consult-raiser-manager-on', 'missing']);
    const [talk] = cb.moved(at3, 'cb-4').present.stages.at(-1)?.consultations ?? [];
    assert.deepEqual([talk?.role, talk?.on], ['raiser-manager', '2027-03-01']);
  });

  it('[CB-53] shows the alert at stages 5 to 7 to the IRO Practice Manager and to the Head of Service on the IRO’s side', () => {
    for (const key of ['cb-5', 'cb-6', 'cb-7']) {
      const so = cb.raised(key);
      assert.equal(cb.seen(so, 'raiser-manager').depth, 'full', key);
      assert.notEqual(cb.seen(so, 'qa-head').depth, 'register', key);
      const own = cb.seen(so, 'qa-head').tasks.filter((task) => task.own);
      assert.deepEqual(
        own.map(({ task }) => task),
        ['support'],
        key,
      );
    }
  });

  it('[CB-54] [CB-55] [CB-56] [CB-57] [CB-58] raises no alert at stages 2 to 7 without each of the grounds', () => {
    for (const key of FORMAL) {
      for (const field of ['actions-taken', 'impact', 'child-views', 'needed', 'outcomes']) {
        cb.given()
          .when(cb.raise(key, { without: [field] }), cb.raiser)
          .thenInvalid([field, 'missing']);
      }
    }
  });

  it('[CB-12] [CB-13] [CB-60] [CB-61] refers at every stage beside the running alert, and asks why while a condition is not met', () => {
    const every = ['attempts-exhausted', 'rights-at-risk', 'no-adult', 'child-cannot'];
    for (const key of ALL) {
      const so = cb.raised(key);
      const early = so.does(refer([], 'It cannot wait'), cb.raiser);
      assert.equal(early.present.status.kind, 'open', key);
    }
    const answered = cb.raised('cb-7').replied(cb.who('chief-executive'), 'No');
    for (const left of every) {
      const met = every.filter((each) => each !== left);
      cb.given(answered).when(refer(met), cb.raiser).thenInvalid(['reason', 'needs-reason']);
    }
    cb.given(answered).when(refer(every), cb.raiser).thenTypes('Referred');
  });

  it('[CB-68] [CB-70] brings both tasks up at each stage, and gives them to the IRO', () => {
    for (const key of ALL) {
      const own = cb.seen(cb.raised(key)).tasks.filter((task) => task.own);
      assert.deepEqual(
        own.map(({ task }) => task),
        ['tell-review', 'chairs-report'],
        key,
      );
    }
  });

  it('[CB-70] has the text of an alert ready to copy: what it was about, whom it went to and what came of it', () => {
    const so = cb
      .raised('cb-2', { answers: { 'actions-taken': 'Talked twice', outcomes: 'A home for her' } })
      .replied(cb.who('team-manager'), 'A plan by Friday');
    const text = caseNote(cb.seen(so), []);
    for (const each of [
      /2027-ABCDE/,
      /Raised by .*IRO/i,
      /The IRO does not agree with the authority's care plan/,
      /Talked twice/,
      /A home for her/,
      /Stage 2/,
      /Reply, .*: A plan by Friday/,
    ]) {
      assert.match(text, each);
    }
    assert.match(
      p.beside?.tasks?.find(({ key }) => key === 'chairs-report')?.help ?? '',
      /text to copy stands at the end where you read all of the case/i,
    );
  });

  it('[CB-70] has the text of the summary section generated from all alerts about the child', () => {
    const rule = p.beside?.texts?.find(({ req = [] }) => req.includes('CB-70'));
    assert.equal(rule?.kind, 'earlier');
    assert.match(rule.label, /Summary section of the Chair's Report/);
  });

  it('[CB-71] keeps an intended alert as a form that is not sent, with what was written in it', () => {
    const desk = aDesk({ procedures: [p], directory: cb.start.house.directory });
    const begun = begunDraft(desk, cb.raiser);
    const where = fills(
      begun,
      'where',
      { record: '200234', initials: 'AB', team: 'north', stage: 'cb-2' },
      desk,
    ).draft;
    const { draft, problems } = fills(
      where,
      'what',
      {
        category: 'cb.stage2.01',
        timescale: '2027-03-10',
        'skip-reason': 'Urgent',
        'actions-taken': 'Talked twice',
        impact: 'She worries',
        'child-views': 'To stay',
        needed: 'A plan',
        outcomes: 'A home',
      },
      desk,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual([draft.step, draft.confirmed, draft.stage], ['preview', false, 'cb-2']);
    assert.equal(draft.answers['outcomes'], 'A home');
    assert.ok(formOf(draft, [], desk).preview !== null);
  });

  it('[CB-85] [CB-86] gives a meeting its day, reminds of it, and asks the IRO Practice Manager from stage 3 on', () => {
    for (const key of ALL) {
      const so = cb
        .raised(key)
        .does(
          { type: 'askMeeting', purpose: 'stage', by: day('2027-03-10'), reason: null },
          cb.raiser,
        );
      const [meeting] = so.present.meetings;
      assert.equal(meeting?.window.to, '2027-03-10', key);
      const rungs = dueRowsOf(so.present, so.ctx).filter(({ meeting: of }) => of === meeting.id);
      assert.ok(
        rungs.some(({ rung }) => rung === 'overdue'),
        `${key}: ${JSON.stringify(rungs)}`,
      );
      const asked = meeting.required.map(({ person }) => person);
      assert.equal(asked.includes(cb.who('raiser-manager')), !['cb-1', 'cb-2'].includes(key), key);
    }
  });

  const DUTIES: readonly (readonly [string, readonly string[]])[] = [
    ['cb-1', []],
    ['cb-2', ['supervision']],
    ['cb-3', ['supervision', 'settle-early']],
    ['cb-4', ['supervision', 'agree-next', 'legal-in-time', 'briefing']],
    ['cb-5', ['supervision', 'legal-in-time', 'briefing']],
    ['cb-6', ['supervision', 'legal-in-time', 'briefing']],
    ['cb-7', ['supervision', 'legal-in-time', 'briefing']],
  ];
  for (const [key, duties] of DUTIES) {
    it(`[CB-83] [CB-84] [CB-87] [CB-88] [CB-89] [CB-90] ${key}: the IRO Practice Manager is asked for ${duties.join(', ') || 'nothing'}`, () => {
      const own = cb.seen(cb.raised(key), 'raiser-manager').tasks.filter((task) => task.own);
      assert.deepEqual(
        own.map(({ task, mayEnd }) => [task, mayEnd]),
        duties.map((task) => [task, true]),
      );
    });
  }

  it('[CB-90] shows the IRO Practice Manager what is one stage before the Head of Service: the alert, and their number in the report', () => {
    const so = cb.raised('cb-3');
    const view = cb.seen(so, 'raiser-manager');
    assert.deepEqual([view.depth, view.current.label], ['full', 'Stage 3']);
    assert.ok(cb.told(so).includes('raiser-manager'));
    const { directory } = cb.start.house;
    assert.equal(mayRead(directory, cb.who('raiser-manager'), p, day('2027-03-31')), 'whole');
    const report = collect({
      procedure: p,
      period: wholeDays(day('2027-03-01'), day('2027-03-31')),
      calendar: CALENDAR,
      teams: new Map([['north', 'North']]),
      childrenLookedAfter: null,
    });
    for (const event of so.events) report.take(event);
    const { tables, open } = report.finish();
    const rows = tables.find(({ key }) => key === 'open')?.rows ?? [];
    assert.ok(
      rows.some(({ label }) => label.includes('Practice Manager')),
      JSON.stringify(rows),
    );
    assert.deepEqual(
      open?.map(({ stage }) => stage),
      ['cb-3'],
    );
  });

  it('[CB-91] sends patterns and trends to the senior managers each quarter', () => {
    const today = day('2027-04-01');
    const due = reportsDue(p, { today, since: today }, CALENDAR);
    assert.deepEqual(
      due.map(({ key }) => key),
      ['central-bedfordshire/trends/2027-01-01 to 2027-03-31'],
    );
  });
});

describe('what Central Bedfordshire’s notices say, in the words of their rules', () => {
  const change = loaded('central-bedfordshire-change');
  for (const [number, ...words] of CHANGES) {
    const key = `cb.change.${String(number).padStart(2, '0')}`;
    it(`[CB-73] kind of change ${key}`, () =>
      isSaid(change, ['[CB-73]', `category ${key}`, '', ...words]));
  }

  it('[CB-72] [CB-73] [CB-74] goes from the social worker to the IRO, who may call the review earlier', () => {
    const play = new Play('central-bedfordshire-change');
    assert.equal(play.raiser, play.who('social-worker'));
    assert.deepEqual(play.asked(play.raised('told')), ['reviewing-officer']);
    isSaid(change, ['[CB-74]', 'stage told', IRO, /IRO may call the review earlier/]);
    isSaid(change, [
      '[CB-72]',
      'field change',
      'long-text, required always',
      /what has changed/i,
      /arrangements/,
    ]);
    play
      .given()
      .when(play.raise('told', { categories: [] }), play.raiser)
      .thenInvalid(['category', 'missing']);
  });

  const good = loaded('central-bedfordshire-good-practice');
  const GOOD: readonly Line[] = [
    [
      '[CB-66]',
      'record told/qa-form',
      IRO,
      /IRO Quality Assurance monitoring form/,
      /good practice/,
    ],
    ['[CB-67]', 'record told/case-note', IRO, /case note/i, /child's electronic record/],
    ['[CB-66]', 'field practice', 'long-text, required always', /went well/],
  ];
  for (const line of GOOD) it(`${line[0]} ${line[1]}`, () => isSaid(good, line));

  const hold = loaded('central-bedfordshire-plan-hold');
  const HOLD: readonly Line[] = [
    [
      '[CB-76] [CB-77]',
      'task review-held',
      `${IRO}, when opened, at every stage`,
      /review was held/,
    ],
    ['[CB-77]', 'task endorsed', `${IRO}, when opened, at every stage`, /change is endorsed/],
  ];
  it('[CB-76] [CB-77] the review meeting says that it comes before the change', () => {
    const { purpose = '' } = stageOf(hold, 'waiting').meeting!;
    assert.match(purpose, /proposed change before the care plan is altered/);
    assert.match(purpose, /IRO can say whether to endorse it/);
  });
  for (const line of HOLD) it(`${line[0]} ${line[1]}`, () => isSaid(hold, line));
});
