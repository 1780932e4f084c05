import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { recipientsOf, reportsDue } from '../../../domain/report/index.ts';
import { given, kept, written } from '../../builders/index.ts';
import { loaded } from '../loaded.ts';
import { Play } from '../rules/play.ts';
import { says, type Row } from './saidHere.ts';

const QA = 'QA Manager';
const HEAD = 'Head of Quality Assurance and Partnerships';

/** What each rule asks to be said, in words of the requirement and not of the file. */
const WORDS: readonly Row[] = [
  // What it is for, and what it does not stand in the way of.
  ['[DO-07]', 'route qaro', [/QARO's own work/, /takes it on/, /answers promptly/]],
  [
    '[DO-09]',
    'field against-wishes',
    [
      /although the child would wish otherwise/,
      /your own responsibility/,
      /best interests, welfare and human rights/,
    ],
    'never',
  ],
  [
    '[DO-11]',
    'field need-affected',
    [/need of the child/, /capacity/, /resources/, /worker's performance/],
  ],
  [
    '[DO-12]',
    'task settle-in-time',
    [/a time that fits what this child needs/],
    'responder; when opened; do-3 do-4',
  ],
  [
    '[DO-13]',
    'route complaint',
    [/formal complaint by the child or an adult/, /beside an escalation/],
  ],
  [
    '[DO-14]',
    'route court',
    [/court application by the child or an adult/, /beside an escalation/],
  ],
  // Grounds.
  ['[DO-10]', 'field statutory-grounds', [/statutory ground/], 'formal'],
  [
    '[DO-10]',
    'answer statutory-grounds do.statutory.01',
    [/needs/, /revised plan/, /not been addressed/],
  ],
  ['[DO-10]', 'answer statutory-grounds do.statutory.02', [/not been reviewed/, /regulations/]],
  [
    '[DO-10]',
    'answer statutory-grounds do.statutory.03',
    [/decision of a review/, /not been carried out/],
  ],
  [
    '[DO-10]',
    'answer statutory-grounds do.statutory.04',
    [/Duties to the child/, /breached/, /significant/],
  ],
  [
    '[DO-15]',
    'ground do.crit.01',
    [/[Cc]are plans/, /incomplete/, /inadequate/, /signed off/, /quality/],
  ],
  [
    '[DO-15]',
    'ground do.crit.02',
    [/[Dd]rift or delay/, /legal planning/, /permanency/, /consultation/],
  ],
  ['[DO-15]', 'ground do.crit.03', [/[Ss]afeguarding/, /missing/, /crime/, /exploitation/]],
  ['[DO-15]', 'ground do.crit.04', [/[Cc]hild, parents or carers/, /not taking part in decisions/]],
  [
    '[DO-15]',
    'ground do.crit.05',
    [/[Ss]ocial work provision/, /allocation/, /stability/, /absence/, /changes/],
  ],
  ['[DO-15]', 'ground do.crit.06', [/[Pp]lacement/, /planning/, /quality/]],
  ['[DO-15]', 'ground do.crit.07', [/[Ee]ducation/, /progress/, /provision/]],
  ['[DO-15]', 'ground do.crit.08', [/[Hh]ealth/, /unaddressed/, /emotional/, /behaviour/]],
  ['[DO-15]', 'ground do.crit.09', [/[Pp]lanning/, /18/]],
  ['[DO-15]', 'ground do.crit.10', [/managers/, /how well/, /timing/, /evidence of decisions/]],
  ['[DO-15]', 'ground do.crit.11', [/[Rr]eview decisions/, /not completed/]],
  ['[DO-15]', 'ground do.crit.12', [/^Other$/]],
  // The talk first.
  ['[DO-22] [DO-78]', 'field conversation-on', [/which day did you talk/], 'never'],
  [
    '[DO-78]',
    'field conversation-on',
    [/conversation first/, /working relationship with the social worker/],
  ],
  [
    '[DO-22]',
    'field conversation-with',
    [/With whom did you talk/, /why was there no conversation/],
    'never',
  ],
  [
    '[DO-22] [DO-26] [DO-78]',
    'note conversation',
    [/conversation came first/, /with whom/, /why it could not/],
    'QARO',
  ],
  [
    '[DO-24] [DO-26] [DO-78]',
    'entry do-0',
    [/lowest level/, /first/, /[Bb]egin with a conversation/],
    'Social Worker, Team Manager',
  ],
  // The informal step is kept.
  [
    '[DO-27] [DO-28]',
    'record do-0 confirming-mail',
    [/[Mm]ail/, /confirms/, /action agreed/, /timescale/],
    'QARO',
  ],
  ['[DO-28]', 'field agreed-action', [/action was agreed/, /by when/], 'always; asked at do-0'],
  [
    '[DO-28]',
    'task confirm-by-mail',
    [/Send the e-mail/, /confirms/, /action agreed/, /timescale/],
    'QARO; when opened; do-0',
  ],
  [
    '[DO-27] [DO-29]',
    'record do-0 child-record',
    [/action/, /child's record/, /centred on the child/],
    'QARO',
  ],
  // Level 1.
  ['[DO-30]', 'entry do-1', [/serious concern/, /significant impact on the child's welfare/]],
  ['[DO-31]', 'entry do-1', [/Ideally said first and then written/], 'Team Manager'],
  ['[DO-31] [DO-41]', 'note verbal', [/word of mouth/, /before it was written/], 'QARO'],
  [
    '[DO-33]',
    'field believed-responsible',
    [/believe responsible for replying/],
    'never; needed at do-1; asked at do-1 do-2 do-3 do-4',
  ],
  ['[DO-38]', 'field concern', [/concern/, /summary/, /SMART/], 'formal'],
  ['[DO-38]', 'field who-involved', [/[Ww]ho specifically is involved/], 'formal'],
  ['[DO-38]', 'field what-required', [/specifically is needed/, /right outcome/], 'formal'],
  ['[DO-38]', 'field specific-dates', [/dates/], 'formal'],
  ...['do-1', 'do-2'].map((key): Row => [
    key === 'do-1' ? '[DO-39]' : '[DO-47]',
    `record ${key} mosaic-discussions`,
    [/Discussions/, /change/, /direction or decisions/, /on Mosaic/],
    'QARO',
  ]),
  [
    '[DO-40]',
    'record do-1 child-file',
    [/action/, /child's file/, /strength-based/, /fit for the child/, /impact/],
    'QARO',
  ],
  ['[DO-40]', 'field impact', [/mean for the child/, /not settled/], 'never; needed at do-1'],
  // Level 2.
  [
    '[DO-41]',
    'entry do-2',
    [/Level 1 did not settle it/, /Said first and then written/],
    'Service Manager',
  ],
  [
    '[DO-46]',
    'task direct-contact',
    [
      /[Dd]irect contact/,
      /QARO or QA Manager/,
      /with the Service Manager/,
      /where needed/,
      /nature/,
      /urgent/,
    ],
    'QARO; when opened; do-2; 5 working-days',
  ],
  [
    '[DO-47]',
    'record do-2 child-file',
    [/action/, /child's file/, /strength-based/, /fit for the child/],
    'QARO',
  ],
  // Levels 3 and 4.
  ['[DO-48]', 'entry do-3', [/Level 2 did not settle it/], 'Head of Locality'],
  ['[DO-49]', 'entry do-3', [/brings the key people together, or answers or decides/]],
  [
    '[DO-51]',
    'entry do-4',
    [/Level 3 did not settle it/],
    'Corporate Director for Care and Protection, Executive Director People - Children',
  ],
  ...['do-3', 'do-4'].map((key): Row => [
    key === 'do-3' ? '[DO-50]' : '[DO-53]',
    `record ${key} mosaic-discussions`,
    [/Discussions/, /change the care plan or decisions/, /on Mosaic/, /as agreed/],
    'QARO',
  ]),
  [
    '[DO-50] [DO-53]',
    'field record-agreed',
    [/What will be recorded/, /by whom/],
    'never; asked at do-3 do-4',
  ],
  ['[DO-49]', 'offered do-3', [/[Mm]eeting of the key people/], 'Head of Locality'],
  // Cafcass.
  ['[DO-57]', 'check discussed-with-director', [/reason/, /discussed with the Executive Director/]],
  [
    '[DO-65]',
    'check proceedings-discussed',
    [/[Pp]roceedings/, /last resort/, /discussed with the QA Manager/],
  ],
  [
    '[DO-65]',
    'note last-resort',
    [/[Ll]egal proceedings/, /last resort/, /QA Manager/],
    `QARO, ${QA}`,
  ],
  [
    '[DO-66]',
    'field statutory-grounds',
    [
      /does not comply with the Regulations/,
      /breaches its duties/,
      /material/,
      /must act/,
      /referral/,
    ],
    'formal',
  ],
  ['[DO-67]', 'referral referral-impact', [/referral mean for the child/], 'always'],
  // What the QA Manager does.
  [
    '[DO-23]',
    'task settle-low',
    [/settle it at this level/, /Encourage and help/, /solve the problem/, /lowest level/],
    `${QA}; when opened; do-0 do-1 do-2`,
  ],
  [
    '[DO-71]',
    'task settle-low',
    [/support the QARO in escalating where that is right/],
    `${QA}; when opened; do-0 do-1 do-2`,
  ],
  ['[DO-70]', 'note practice-advice', [/Advice of the QA Manager/, /regulations/, /procedure/], QA],
  [
    '[DO-72]',
    'note legal-advice',
    [/Independent legal advice/, /QA Manager helps to get it/],
    `QARO, ${QA}`,
  ],
  [
    '[DO-72]',
    'task arrange-advice',
    [/independent legal advice for the QARO/, /asked for/],
    `${QA}; when opened; every stage`,
  ],
  [
    '[DO-73]',
    'note between-sides',
    [/QARO and the service/, /QA Manager helps to resolve/],
    `QARO, ${QA}`,
  ],
  [
    '[DO-74] [DO-75]',
    'report outstanding',
    [/Outstanding responses/, /without an answer/],
    `from ${QA}; to QAROs, Service Managers and Heads of Locality; sent to ${QA}; every regular`,
  ],
  [
    '[DO-76]',
    'report highlight',
    [/highlight report/, /[Ee]scalation data/, /themes/],
    `from ${QA}; to ${HEAD}; sent to ${HEAD}; every quarter`,
  ],
  [
    '[DO-77]',
    'report annual',
    [/IRO annual report/, /Summary of data/, /key themes/],
    'to not stated; every year',
  ],
];

const GOOD_PRACTICE: readonly Row[] = [
  ['[DO-06]', 'field practice', [/What went well/, /means for the child/], 'always'],
];

describe('what Dorset says, rule by rule', () => {
  says(loaded('dorset-qaro'), WORDS);
  says(loaded('dorset-good-practice'), GOOD_PRACTICE);
});

describe('what Dorset does, in the procedure as it stands', () => {
  const qaro = new Play('dorset-qaro');
  const { p } = qaro;
  const keys = p.stages.map(({ key }) => key);

  it('[DO-10] takes any one of the four grounds or several, and none is not enough', () => {
    const grounds = ['01', '02', '03', '04'].map((n) => `do.statutory.${n}`);
    for (const each of [...grounds, grounds.join(',')]) {
      const so = qaro.raised('do-1', { answers: { 'statutory-grounds': each } });
      assert.deepEqual(so.present.content.answers['statutory-grounds'], {
        kind: 'choices',
        keys: each.split(','),
      });
    }
    qaro
      .given()
      .when(qaro.raise('do-1', { without: ['statutory-grounds'] }), qaro.raiser)
      .thenInvalid(['statutory-grounds', 'missing']);
  });

  it('[DO-21] has the referral to Cafcass as level 5, with no days of its own', () => {
    const { label, stageLabel, stageKey } = p.referral ?? {};
    assert.deepEqual([label, stageLabel], ['Cafcass', 'Level 5']);
    assert.ok(!keys.includes(stageKey ?? ''));
    const last = qaro.raised('do-4');
    const referred = last.does(
      {
        type: 'refer',
        on: day('2027-03-01'),
        met: [],
        reason: written('The breach is material'),
        answers: { 'referral-impact': written('A home at last') },
      },
      qaro.raiser,
    );
    // The clocks of level 4 and of the whole stay as they were, and none is added.
    assert.deepEqual(
      [referred.present.whole?.due, referred.present.stages.map(({ clock }) => clock?.due)],
      [last.present.whole?.due, [last.present.stages[0]?.clock?.due]],
    );
  });

  it('[DO-12] asks the senior managers of levels 3 and 4 to settle it in the child’s time', () => {
    const mine = (key: string, role: string) =>
      qaro.seen(qaro.raised(key), role).tasks.map(({ title }) => title);
    const wanted = /in a time that fits what this child needs/;
    assert.match(mine('do-3', 'senior-manager').join(), wanted);
    assert.match(mine('do-4', 'assistant-director').join(), wanted);
    assert.match(mine('do-4', 'director').join(), wanted);
    assert.doesNotMatch(mine('do-1', 'team-manager').join(), wanted);
  });

  it('[DO-13] [DO-14] is neither closed nor held up by a complaint or a court application', () => {
    const concern = 'The child has complained formally and gone to court';
    for (const [at, key] of keys.entries()) {
      const so = qaro.raised(key, { answers: { concern } });
      assert.equal(so.present.status.kind, 'open', key);
      const next = keys[at + 1];
      if (next !== undefined) assert.equal(qaro.moved(so, next).present.stages.length, 2, key);
      given(so)
        .when({ type: 'considerReferral', note: written(concern) }, qaro.raiser)
        .thenTypes('ReferralConsidered');
    }
    // No question asks after one, so that no answer can stand in the way.
    for (const { label } of p.fields) assert.doesNotMatch(label, /complaint|court/i);
  });

  it('[DO-26] asks the social worker or their managers, or both, and nobody above, in the first instance', () => {
    for (const chosen of [['social-worker'], ['team-manager'], ['social-worker', 'team-manager']]) {
      const so = qaro.raised('do-0', { open: { chosen } });
      assert.deepEqual(qaro.asked(so), chosen);
      assert.deepEqual(qaro.told(so), []);
    }
  });

  it('[DO-38] sends nothing formal without who, what and when', () => {
    for (const missing of ['concern', 'who-involved', 'what-required', 'specific-dates']) {
      qaro
        .given()
        .when(qaro.raise('do-1', { without: [missing] }), qaro.raiser)
        .thenInvalid([missing, 'missing']);
    }
  });

  it('[DO-46] reminds the QARO within five working days of level 2, and holds nothing up', () => {
    const so = qaro.raised('do-2');
    const task = qaro.seen(so).tasks.find(({ title }) => /[Dd]irect contact/.test(title));
    assert.equal(task?.due, '2027-03-08');
    // Not needed, and the level is answered and left all the same.
    given(so)
      .when(
        {
          type: 'endTask',
          stage: so.stage,
          task: 'direct-contact',
          how: 'not-needed',
          note: written('It was answered the same day'),
        },
        qaro.raiser,
      )
      .thenTypes('TaskEnded');
    assert.equal(qaro.moved(so, 'do-3').present.stages.length, 2);
  });

  it('[DO-52] raises level 4 in consultation with the Head of Quality Assurance and Partnerships, and keeps what was said', () => {
    const { consult } = qaro.stage('do-4');
    assert.deepEqual(
      consult?.roles.map((role) => p.roles[role]?.title),
      [HEAD],
    );
    const from = qaro.raised('do-3');
    const talk = { role: 'qa-head', on: day('2027-03-01'), notHeld: null };
    const consulted = (view: string) => ({
      open: { consultations: [{ ...talk, view: written(view) }] },
    });
    const moved = qaro.moved(from, 'do-4', consulted('Raise it'));
    assert.deepEqual(moved.present.stages.at(-1)?.consultations[0]?.view, kept('Raise it'));
    const silent = qaro.escalation(from, 'do-4', { open: { consultations: [] } });
    assert.equal(from.decide(silent, qaro.raiser).kind, 'refused');
    // It is a talk and no leave that is asked for (A-X-13).
    assert.equal(qaro.moved(from, 'do-4', consulted('I would not')).present.stages.length, 2);
  });

  it('[DO-57] [DO-60] [DO-61] [DO-62] [DO-66] tells upward of a referral that is considered, and lets it be made at every level', () => {
    assert.deepEqual(
      (p.referral?.discussWith ?? []).map((role) => p.roles[role]?.title),
      ['Executive Director People - Children'],
    );
    for (const key of keys) {
      const so = qaro.raised(key);
      given(so)
        .when({ type: 'considerReferral', note: null }, qaro.raiser)
        .then({
          type: 'ReferralConsidered',
          note: null,
          told: ['raiser-manager', 'qa-head', 'assistant-director'].map((role) => qaro.who(role)),
        });
      const refer = {
        type: 'refer',
        on: day('2027-03-01'),
        met: [],
        reason: written('The breach is material'),
        answers: { 'referral-impact': written('A home at last') },
      } as const;
      given(so).when(refer, qaro.raiser).thenTypes('Referred');
      assert.equal(so.decide(refer, qaro.who('qa-head')).kind, 'refused', key);
    }
  });

  it('[DO-76] has the data of each quarter sent to the Head of Quality Assurance and Partnerships', () => {
    const { directory, calendar } = qaro.start.house;
    const dueOn = (today: string) =>
      reportsDue(p, { today: day(today), since: day('2025-01-01') }, calendar)
        .filter(({ rule }) => rule.key === 'highlight')
        .map(({ rule, period }) => ({
          from: period.from,
          to: recipientsOf(rule, p, directory, day(today)),
        }));
    const wanted = { people: [qaro.who('qa-head')], passOnTo: null };
    assert.deepEqual(
      ['2027-02-26', '2027-05-28', '2027-08-27', '2027-11-26'].flatMap(dueOn),
      ['2026-10-01', '2027-01-01', '2027-04-01', '2027-07-01'].map((from) => ({
        from,
        to: wanted,
      })),
    );
  });

  it('[DO-78] asks for the conversation before anything else on the form', () => {
    assert.deepEqual(
      p.fields.slice(0, 2).map(({ key }) => key),
      ['conversation-on', 'conversation-with'],
    );
    assert.equal(p.stages[0]?.formal, false);
  });
});
