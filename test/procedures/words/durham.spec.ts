import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { openTasks, taskDue, type CommandOf } from '../../../domain/case/index.ts';
import { recipientsOf, reportsDue } from '../../../domain/report/index.ts';
import { at, given, NORTH, personId, post, written } from '../../builders/index.ts';
import type { CaseBuilder } from '../../builders/index.ts';
import { loaded, stageOf } from '../loaded.ts';
import { Play } from '../rules/play.ts';
import { says, type Row } from './saidHere.ts';

const IRO = 'Independent Reviewing Officer (IRO)';
const MANAGER = 'IRO Operations Manager';
const STRATEGIC = "Strategic Manager, Children's Social Care";
const HEAD = "Head of Children's Social Care";
const EVERY_STAGE = 'du-1 du-2 du-3 du-4 du-5 du-6 du-7';
const FORMAL = ['du-2', 'du-3', 'du-4', 'du-5', 'du-6', 'du-7'];

/** What each rule asks to be said, in words of the requirement and not of the file. */
const WORDS: readonly Row[] = [
  // Who and what it is for.
  ['[DU-07]', 'about', [/child protection/, /looked after/, /care experienced/]],
  ['[DU-10] [DU-47]', 'field impact', [/\bchild\b/, /not settled|unresolved/], 'formal'],
  ['[DU-10]', 'field child-views', [/child's views/], 'never'],
  ['[DU-13]', 'field against-wishes', [/child would wish otherwise/, /child's good/], 'never'],
  [
    '[DU-14]',
    'field outside-control',
    [/beyond the authority's control/, /going on is right/, /needs in the plan/, /other children/],
  ],
  [
    '[DU-14]',
    'note beyond-control',
    [/beyond control/, /creative/, /team and its managers/, /avoid/, /other children/],
    IRO,
  ],
  ['[DU-14]', 'use du.use du.when.06', [/beyond the authority's control/, /needs in the plan/]],
  ['[DU-08]', 'route other-agency', [/outside the authority.*: .*Multi-Agency Challenge Process/]],
  ['[DU-15]', 'route staff', [/complaint or grievance about a member of staff: .*HR/]],
  ['[DU-16]', 'route practice', [/member of staff .*: .*line manager/]],
  ['[DU-17]', 'route complaint', [/professional.*child.*family member: .*complaints procedure/]],
  // Immediate safeguarding.
  ['[DU-25]', 'danger-record safeguarding-note', [/Case note/, /actions/], IRO],
  ['[DU-25]', 'danger', [/case note of what you did/]],
  [
    '[DU-26]',
    'danger',
    [
      /immediate danger/,
      /Alert the right social care manager/,
      /emergency duty team \(EDT\)/,
      /at once/,
    ],
  ],
  // Several teams.
  ['[DU-27]', 'note all-managers', [/Several teams/, /all their managers/, /contacted/], IRO],
  ['[DU-27]', 'field other-teams', [/other teams or services/, /contact each manager/]],
  ['[DU-28]', 'note lead-team', [/Several teams/, /joint meeting/, /who leads/], IRO],
  ['[DU-28]', 'field other-teams', [/joint meeting decides who leads/]],
  [
    '[DU-29]',
    'field other-teams',
    [/formal challenge goes to the lead team/, /main responsibility for the case/],
  ],
  ['[DU-30]', 'field other-teams', [/one answer for all/]],
  [
    '[DU-30]',
    'note contribution',
    [/another service contributes/],
    `${IRO}, responder, Team Manager, Operations Manager`,
  ],
  // Care proceedings.
  ['[DU-31]', 'note court-rationale', [/[Cc]are proceedings/, /manager was told why/, /plan/], IRO],
  [
    '[DU-31]',
    'field proceedings',
    [/child in proceedings/, /Pre-proceedings \(PLO\)/, /Care proceedings/],
  ],
  [
    '[DU-32]',
    'note guardian-told',
    [/[Cc]are proceedings/, /rationale/, /shared with the Guardian/],
    IRO,
  ],
  ['[DU-32]', 'field guardian-told', [/not agree with the plan/, /shared with the Guardian/]],
  ['[DU-33]', 'note legal-advice', [/Independent legal advice was sought/], IRO],
  [
    '[DU-34]',
    'field court-statement',
    [/give the court a statement/, /why.*not agree.*plan/],
    'never',
  ],
  ['[DU-34]', 'note court-statement', [/statement of the rationale/, /to the court/], IRO],
  // Stage 1.
  ['[DU-21] [DU-72]', 'entry du-1', [/Always talk with the person concerned first/]],
  ['[DU-72] [DU-80]', 'entry du-1', [/settle it right away/, /a time for it/]],
  [
    '[DU-83] [DU-111]',
    'entry du-1',
    [/Agree a clear plan and a time/],
    'Social Worker, Team Manager',
  ],
  ['[DU-108]', 'entry du-1', [/one to one/], 'Social Worker, Team Manager'],
  ['[DU-21]', 'note spoken-first', [/person involved was spoken to first/], IRO],
  ['[DU-35] [DU-45]', 'field tried', [/What has been tried/], 'formal'],
  ['[DU-36] [DU-110]', 'record du-1 informal-note', [/Case note/, /on Liquid Logic/], IRO],
  ['[DU-36]', 'record du-1 informal-note', [/“Informal Resolution”/]],
  ['[DU-110] [A-DU-09]', 'record du-1 informal-note', [/“IRO professional challenge”/]],
  ['[DU-109]', 'offered du-1', [/[Jj]oint meeting across services/], IRO],
  [
    '[DU-28] [DU-109]',
    'purpose du-1 offered',
    [/services join forces/, /which of them can do most/, /takes the lead/, /lets the IRO know/],
  ],
  // What the other meetings are for.
  ['[DU-111]', 'purpose du-1 monitoring', [/whether things have moved/]],
  ['[DU-88]', 'purpose du-2 meeting', [/go through the RP report/, /settle on a plan/]],
  ...['du-2', 'du-3'].map((key): Row => [
    '[DU-114]',
    `purpose ${key} meeting`,
    [/IRO's worries/, /settle on/, /can go forward/],
  ]),
  ['[DU-101]', 'purpose du-5 meeting', [/settle on how the matter is resolved/]],
  ...['du-2', 'du-3', 'du-4', 'du-5', 'du-6'].map((key): Row => [
    '[DU-58] [DU-78]',
    `purpose ${key} monitoring`,
    [/what the plan wanted has been reached/, /how far things have come/, /difference/],
  ]),
  ['[DU-140]', 'purpose referral', [/arrangements with the outside body/]],
  // The formal report.
  ['[DU-35] [DU-40]', 'entry du-2', [/not settled informally/, /in a time that fits the child/]],
  [
    '[DU-41] [DU-73]',
    'field told-on',
    [/did you tell the Social Worker or Team Manager/, /begins formally/],
    `never; asked at ${FORMAL.join(' ')}`,
  ],
  ['[DU-73] [DU-82]', 'field told-on', [/reflective talk/, /way forward/, /time to review/]],
  [
    '[DU-43]',
    'clock report',
    [/RP report written/, /right level of management/],
    '2 working-days from told-on',
  ],
  ['[DU-43]', 'record du-2 rp-report', [/RP report/, /Liquid Logic/], IRO],
  ...FORMAL.map((key): Row => [
    '[DU-76]',
    `record ${key} rp-report`,
    [/RP report/, /brought up to date/],
    IRO,
  ]),
  ['[DU-44]', 'field worries', [/worries/], 'formal'],
  ['[DU-46]', 'field outcome-timescales', [/outcomes does the child need/, /by when/], 'formal'],
  ['[DU-48]', 'field needed', [/What needs to happen for the plan to move on/], 'formal'],
  // The manager's answer.
  [
    '[DU-49]',
    'task talk',
    [/Look first into what has happened/],
    'responder; when opened; every stage',
  ],
  ['[DU-50]', 'task talk', [/Talk with the IRO/, /telephone or Teams call/]],
  [
    '[DU-80] [DU-83] [DU-111]',
    'task talk',
    [/Talk with the IRO about what must happen and by when/],
  ],
  ['[DU-81]', 'task talk', [/what must happen and by when/, /what this child needs/]],
  ['[DU-82]', 'task talk', [/[Rr]eflective/], 'responder; when opened; every stage'],
  ['[DU-108]', 'task talk', [/Talk with the IRO/]],
  ...FORMAL.slice(1).map((key): Row => ['[DU-59]', `entry ${key}`, [/stage below did not settle/]]),
  // What the monitoring meeting leaves on record.
  ...EVERY_STAGE.split(' ')
    .slice(0, -1)
    .map((key): Row => [
      '[DU-79]',
      `monitoring-record ${key} monitoring-note`,
      [/outcome/, /impact/, /more oversight/],
      `${IRO}; after meeting`,
    ]),
  // More time.
  ['[DU-53]', 'more-time benefit-to-child', [/What does the child gain/], 'always'],
  [
    '[DU-54]',
    'more-time further-enquiries',
    [/found out/, /before the manager completes the RP/],
    'always',
  ],
  ['[DU-55]', 'more-time raiser-satisfied', [/satisfied with this extension/], 'always'],
  [
    '[DU-53] [DU-54] [DU-55]',
    'more-time-record extension-note',
    [/extension/, /three reasons/, /child's case file/],
    IRO,
  ],
  // Who completes which form.
  ...FORMAL.map((key): Row => [
    '[DU-51] [DU-56]',
    `record ${key} rp-reply`,
    [/Form on Liquid Logic completed/, /assigned back to the IRO/],
    'responder; after reply',
  ]),
  ...FORMAL.map((key): Row => [
    '[DU-57]',
    `record ${key} rp-review`,
    [/IRO's review of the reply/],
    `${IRO}; after decision`,
  ]),
  ...['du-2', 'du-3'].map((key): Row => [
    '[DU-117]',
    `record ${key} agreed-outcome`,
    [/Agreed outcome on Liquid Logic/, /whether more monitoring/],
    `${IRO}; after meeting`,
  ]),
  ...(
    [
      ['[DU-122]', 'du-4', 'responder'],
      ['[DU-128]', 'du-5', 'responder'],
      ['[DU-135]', 'du-6', 'responder'],
      ['[DU-138]', 'du-7', MANAGER],
    ] as const
  ).flatMap(([ids, key, by]): Row[] => [
    [ids, `record ${key} rp-outcome`, [/Outcome on the RP form/, /times/], `${by}; after meeting`],
    [
      ids,
      `record ${key} agreed-outcome`,
      [/Agreed outcome on Liquid Logic/],
      `${IRO}; after meeting`,
    ],
  ]),
  ...['du-6', 'du-7'].map((key): Row => [
    '[DU-132]',
    `record ${key} legal-note`,
    [/Case note/, /Head of Legal Services was told/],
    IRO,
  ]),
  // Learning: supervision, follow-up, panels.
  [
    '[DU-38] [DU-62] [DU-84]',
    'task supervision-worker',
    [/social worker's next supervision/, /child's supervision record/, /actions and learning/],
    `Team Manager; when ended; ${EVERY_STAGE}`,
  ],
  ['[DU-85]', 'task supervision-worker', [/[Ww]ider learning and themes/]],
  [
    '[DU-39] [DU-64] [DU-86]',
    'task panels',
    [/care planning panels/],
    `Team Manager; when ended; ${EVERY_STAGE}`,
  ],
  ['[DU-39]', 'task panels', [/reviews/]],
  ['[DU-64]', 'task panels', [/Share/, /senior managers/, /evidence of progress/]],
  [
    '[DU-86]',
    'task panels',
    [/panels, meetings/, /outcomes are reviewed there, and in supervision/],
  ],
  [
    '[DU-87]',
    'task why-not-sooner',
    [/why the informal plan did not move on/, /learning/],
    'Team Manager; when opened; du-2',
  ],
  [
    '[DU-90] [DU-94]',
    'task outcomes-stage-2',
    [/Follow up/, /stage 2/, /Team Manager and IRO/],
    'Operations Manager; when ended; du-2',
  ],
  [
    '[DU-91]',
    'task supervision-team-manager',
    [/themes/, /strategy/],
    'Team Manager; when ended; du-2',
  ],
  [
    '[DU-92]',
    'task supervision-team-manager',
    [/Team Manager's next supervision/, /learning/, /[Ff]ollow up at panels or meetings/],
  ],
  [
    '[DU-95]',
    'task supervision-operations-manager',
    [/Operations Manager's supervision/, /actions and learning/, /wider needs/],
    'Operations Manager; when ended; du-3',
  ],
  [
    '[DU-98]',
    'task outcomes-stage-3',
    [/Follow up/, /stage 3/, /Operations Manager and IRO/],
    `${STRATEGIC}; when ended; du-3`,
  ],
  [
    '[DU-99]',
    'task supervision-strategic-manager',
    [/Strategic Manager's supervision/, /learning/],
    `${STRATEGIC}; when ended; du-4`,
  ],
  [
    '[DU-96] [DU-100] [DU-102]',
    'note learning',
    [/[Tt]hemes or learning/, /learning group/, /\bQIB\b/],
    `Operations Manager, ${STRATEGIC}, ${HEAD}, ${MANAGER}`,
  ],
  ['[DU-96]', 'note learning', [/Head of Service/, /supervision/, /performance or resources/]],
  ['[DU-100]', 'note learning', [/Head of Service/, /supervision/]],
  // Reports.
  [
    '[DU-63]',
    'report themes',
    [/[Rr]ecurring themes/, /learning/],
    `from ${MANAGER}; to The wider service`,
  ],
  [
    '[DU-65]',
    'report analysis',
    [/formal resolutions/, /Numbers/, /by team/, /themes/, /learning/],
    `from ${MANAGER}; to Strategic Managers of Children's Social Care; sent to ${STRATEGIC}; every regular`,
  ],
  [
    '[DU-66]',
    'report annual',
    [/Annual Report/, /[Ss]ummary/, /how well the process works/],
    'to Corporate Parenting Board; every year',
  ],
  // Cafcass.
  ['[DU-142]', 'referral referral-worries', [/worries/], 'always'],
  ['[DU-142]', 'referral referral-prevented', [/done to prevent this/], 'always'],
  ['[DU-142]', 'referral referral-not-achieved', [/outcomes were not achieved/], 'always'],
  ['[DU-142]', 'referral referral-impact', [/mean for the child/], 'always'],
  ...(
    [
      ['referral-record-iro', IRO],
      ['referral-record-manager', MANAGER],
    ] as const
  ).map(([key, who]): Row => [
    '[DU-142]',
    `referral-record ${key}`,
    [/Worries/, /what was done/, /outcomes not achieved/, /impact/],
    who,
  ]),
];

/** The path for immediate concerns, a procedure of its own. */
const IMMEDIATE: readonly Row[] = [
  [
    '[DU-67]',
    'entry senior',
    [/Senior manager of the service/, /At once/, /after the talk with the Team Manager/],
    'Operations Manager',
  ],
  ['[DU-68]', 'entry strategic', [/^Strategic Manager/, /not settle/], 'Strategic Manager'],
  [
    '[DU-69]',
    'entry head',
    [/^Head of Children's Social Care/, /concern is immediate/, /and the risk is high/],
    HEAD,
  ],
  [
    '[DU-71]',
    'task report',
    [/formal RP report afterwards/, /send it to the manager/],
    `${IRO}; when opened; every stage; 2 working-days`,
  ],
];

describe('what Durham says, rule by rule', () => {
  says(loaded('durham-resolution'), WORDS);
  says(loaded('durham-immediate'), IMMEDIATE);
});

describe('what Durham does, in the procedure as it stands', () => {
  const du = new Play('durham-resolution');
  const { p } = du;

  it('[DU-18] counts its stages from one to seven, of which the first alone is informal', () => {
    assert.deepEqual(
      p.stages.map(({ label, formal }) => [label, formal]),
      [1, 2, 3, 4, 5, 6, 7].map((n) => [`Stage ${n}`, n > 1]),
    );
  });

  it('[DU-29] addresses a formal challenge to the lead team, which is the team of the case', () => {
    const south = personId(901);
    const { directory } = du.start.house;
    const posts = [
      ...directory.posts.filter(({ role }) => role !== 'team-manager'),
      post('team-manager', du.who('team-manager'), { scope: NORTH }),
      post('team-manager', south, { scope: { team: 'south' } }),
    ];
    const people = new Map([...directory.people, [south, { id: south, post: 'S', mail: 's' }]]);
    const families = du.start.in({ directory: { ...directory, posts, people } });
    for (const [team, manager] of [
      ['north', du.who('team-manager')],
      ['south', south],
    ] as const) {
      const so = families.does({ ...du.raise('du-2'), team }, du.raiser);
      const asked = so.present.stages[0]?.responders.map(({ person }) => person);
      assert.deepEqual(asked, [manager], team);
    }
    // The joint meeting of stage 1 may find that another team has the main responsibility.
    const before = families.does({ ...du.raise('du-1'), team: 'north' }, du.raiser);
    const formal = { ...du.escalation(before, 'du-2'), team: 'south' };
    const challenge = before.does(formal, du.raiser).present;
    assert.deepEqual(
      challenge.stages.at(-1)?.responders.map(({ person }) => person),
      [south],
    );
  });

  const reply = (so: CaseBuilder, rest: Partial<CommandOf<'reply'>> = {}): CommandOf<'reply'> => ({
    type: 'reply',
    stage: so.stage,
    text: written('A visit every week'),
    plan: [{ task: written('Visit'), owner: written('Social worker'), due: day('2027-03-05') }],
    done: false,
    ...rest,
  });

  it('[DU-30] takes the one answer from whoever is asked, and from no other service', () => {
    for (const [key, role] of [
      ['du-1', 'social-worker'],
      ['du-2', 'team-manager'],
    ] as const) {
      const so = du.raised(key);
      for (const other of ['middle-manager', 'senior-manager', 'assistant-director']) {
        assert.equal(so.decide(reply(so), du.who(other)).kind, 'refused', other);
      }
      given(so).when(reply(so), du.who(role)).thenTypes('Replied');
    }
  });

  it('[DU-83] [DU-111] has the reply of stage 1 in one working day, with a plan of who does what by when', () => {
    const so = du.raised('du-1');
    assert.equal(so.present.stages[0]?.clock?.due, '2027-03-02');
    const worker = du.who('social-worker');
    const [answer] = du.seen(so.does(reply(so), worker)).current.replies;
    assert.deepEqual(answer?.plan, [{ task: 'Visit', owner: 'Social worker', due: '2027-03-05' }]);
    assert.deepEqual(so.decide(reply(so, { plan: [] }), worker), {
      kind: 'refused',
      refusal: { reason: 'invalid', problems: [{ field: 'plan-1-task', what: 'missing' }] },
    });
    const asked = p.stages[0]?.reply?.help ?? '';
    assert.match(asked, /clear plan/);
    assert.match(asked, /by when/);
    // A task without a person is no clear plan, nor is a day that is over a timeframe.
    for (const part of [{ owner: written('') }, { due: day('2027-02-26') }]) {
      const plan = reply(so).plan.map((each) => ({ ...each, ...part }));
      assert.equal(so.decide(reply(so, { plan }), worker).kind, 'refused');
    }
  });

  it('[DU-34] leaves a statement to the court to the IRO: said or not, it goes on', () => {
    for (const answers of [{}, { 'court-statement': 'yes' }, { 'court-statement': 'no' }]) {
      du.given()
        .when(du.raise('du-2', { answers }), du.raiser)
        .thenTypes('CaseRaised', 'StageOpened', 'MeetingAsked');
    }
    const note = { type: 'addNote', note: 'court-statement', on: day('2027-03-01') } as const;
    const so = du.raised('du-2');
    given(so)
      .when({ ...note, text: null }, du.raiser)
      .thenTypes('NoteAdded');
    given(so)
      .when({ ...note, text: null }, du.who('team-manager'))
      .thenRefused({ reason: 'only-the-raiser' });
  });

  const REPORT = [
    ['[DU-44]', 'worries'],
    ['[DU-35] [DU-45]', 'tried'],
    ['[DU-46]', 'outcome-timescales'],
    ['[DU-10] [DU-47]', 'impact'],
    ['[DU-48]', 'needed'],
  ] as const;
  for (const [ids, key] of REPORT) {
    it(`${ids} opens no formal stage without ${key}`, () => {
      for (const stage of FORMAL) {
        du.given()
          .when(du.raise(stage, { without: [key] }), du.raiser)
          .thenInvalid([key, 'missing']);
      }
    });
  }

  const OUTCOMES = [
    ['[DU-122]', 'du-4', 'raiser', 'senior-manager'],
    ['[DU-128]', 'du-5', 'raiser-manager', 'assistant-director'],
    ['[DU-135]', 'du-6', 'raiser-manager', 'director'],
    ['[DU-138]', 'du-7', 'raiser-manager', 'raiser-manager'],
  ] as const;
  // The IRO may confirm any entry of the case: whom else the rule names.
  const POSTS = ['raiser-manager', 'senior-manager', 'assistant-director', 'director'];
  for (const [id, key, convener, writer] of OUTCOMES) {
    it(`${id} ${key}: ${writer} completes the RP form, and the IRO the record`, () => {
      const so = du.raised(key);
      const met = so
        .does(
          {
            type: 'chooseSlot',
            meeting: so.meeting,
            slot: { start: at('2027-03-01 11:00'), end: at('2027-03-01 12:00') },
            reason: written('Suits all'),
          },
          du.who(convener),
        )
        .on('2027-03-01 13:00')
        .does(
          {
            type: 'recordMeeting',
            meeting: so.meeting,
            outcome: written('A visit every week'),
            tasks: [],
            achieved: null,
          },
          du.who(writer),
        );
      const mayFile = (record: string) =>
        POSTS.filter((role) => {
          const file = { type: 'fileRecord', stage: so.stage, record } as const;
          return met.decide(file, du.who(role)).kind === 'events';
        });
      assert.deepEqual(mayFile('rp-outcome'), [writer]);
      assert.deepEqual(mayFile('agreed-outcome'), []);
      given(met)
        .when({ type: 'fileRecord', stage: so.stage, record: 'agreed-outcome' }, du.raiser)
        .thenTypes('RecordFiled');
    });
  }

  it('[DU-66] has the summary made once a year, to be passed on to the Corporate Parenting Board', () => {
    const { directory, calendar } = du.start.house;
    const dueOn = (today: string) =>
      reportsDue(p, { today: day(today), since: day('2025-01-01') }, calendar)
        .filter(({ rule }) => rule.key === 'annual')
        .map(({ rule, period }) => ({ to: recipientsOf(rule, p, directory, day(today)), period }));
    const [first] = dueOn('2027-05-28');
    assert.ok(first !== undefined);
    assert.deepEqual([first.period.from, first.period.to], ['2026-04-01', '2027-03-31']);
    assert.deepEqual(first.to, {
      people: [du.who('raiser-manager')],
      passOnTo: 'Corporate Parenting Board',
    });
    // Until the next year is over it is the same one.
    assert.deepEqual(
      dueOn('2028-03-01').map(({ period }) => period),
      [first.period],
    );
  });

  it('[DU-67] [DU-68] [DU-69] goes up by talks, from the Team Manager to the Head of Children’s Social Care', () => {
    const now = new Play('durham-immediate');
    const ladder = ['team', 'senior', 'strategic', 'head'];
    const last = ladder.slice(1).reduce((so, key) => now.moved(so, key), now.raised('team'));
    assert.deepEqual(
      last.present.stages.map(({ responders }) => responders.map(({ person }) => person)),
      ['team-manager', 'middle-manager', 'senior-manager', 'assistant-director'].map((role) => [
        now.who(role),
      ]),
    );
    assert.equal(stageOf(now.p, 'head').entry?.length, 1);
  });

  it('[DU-51] [DU-56] has every receiving manager confirm the form, up to the Chief Executive', () => {
    for (const key of FORMAL) {
      const so = du.raised(key);
      const [asked = ''] = stageOf(du.p, key).to.roles;
      const { records } = du.seen(so.does(reply(so), du.who(asked)), asked);
      const form = records.find(({ record }) => record === 'rp-reply');
      assert.deepEqual([form?.entry, form?.own], [so.stage, true], key);
    }
  });

  it('[DU-71] asks the IRO once for the report afterwards, with whichever talk the concern began', () => {
    const now = new Play('durham-immediate');
    const ended = (so: CaseBuilder) =>
      so.does({ type: 'resolve', stage: so.stage, reason: written('Safe') }, now.raiser);
    for (const key of ['team', 'senior', 'strategic', 'head']) {
      // From the first talk on (A-DU-05), however long it takes until it is settled.
      const talked = ended(now.raised(key).on('2027-03-04 10:00'));
      const asked = openTasks(talked.present, talked.ctx);
      assert.deepEqual(
        asked.map(({ rule, entry }) => [rule.key, entry.stage]),
        [['report', key]],
      );
      assert.equal(asked[0] && taskDue(asked[0], talked.ctx), '2027-03-03');
    }
    const twice = ended(now.moved(now.raised('senior'), 'strategic'));
    assert.deepEqual(
      openTasks(twice.present, twice.ctx).map(({ entry }) => entry.stage),
      ['senior'],
    );
  });
});
