import assert from 'node:assert/strict';
import {
  checkProcedure,
  rolesNamed,
  type Beside,
  type MeetingRule,
  type Procedure,
  type Stage,
} from '../../../domain/procedure/index.ts';

const ROLES: Procedure['roles'] = {
  'team-manager': { title: 'Team manager', side: 'operational' },
  director: { title: 'Director', side: 'operational' },
  heads: { title: 'Heads of service', side: 'operational', group: true },
  cafcass: { title: 'Cafcass', side: 'other', outside: true },
};

function stage(key: string, over: Partial<Stage> = {}): Stage {
  return {
    key,
    label: key,
    name: key,
    formal: true,
    to: { roles: ['team-manager'], mode: 'all' },
    copies: [],
    clock: { n: 5, unit: 'working-day', stopsOn: ['response'], wording: 'reply' },
    timescale: 'none',
    records: [],
    ...over,
  };
}

const DAYS = { n: 5, unit: 'working-day', stopsOn: ['response'], wording: 'reply' } as const;

function meeting(over: Partial<MeetingRule> = {}): MeetingRule {
  return {
    label: 'Meeting',
    convener: 'raiser',
    required: ['raiser'],
    optional: [],
    othersBy: null,
    within: null,
    recorder: null,
    ...over,
  };
}

function procedure(over: Partial<Procedure> = {}): Procedure {
  return {
    id: 'sample',
    version: '1.0-00000000',
    title: 'Sample',
    authority: 'Sample',
    labels: {
      raiser: 'IRO',
      raiserManager: 'manager',
      matter: 'alert',
      matterPlural: 'alerts',
      step: 'stage',
      process: 'process',
      recordNumber: 'number',
    },
    roles: ROLES,
    subject: { kind: 'child', initials: true, several: true },
    recordSystem: 'System',
    wholeLimit: { n: 10, unit: 'working-day', covers: 'formal' },
    stages: [stage('one'), stage('two', { to: { roles: ['director'], mode: 'all' } })],
    fields: [],
    categories: null,
    bypass: {
      startAt: 'any',
      skip: 'any',
      consult: null,
      emergency: false,
      neverBackToInformal: false,
    },
    extension: null,
    referral: null,
    ...over,
  };
}

const found = (p: Procedure) =>
  checkProcedure(p)
    .filter(({ severity }) => severity !== 'note')
    .map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`);

const REFERRAL: NonNullable<Procedure['referral']> = {
  label: 'Cafcass',
  stageKey: null,
  stageLabel: null,
  checklist: [],
  earlyReason: true,
  discuss: false,
  tellWhenConsidered: [],
  tellWhenReferred: [],
  discussWith: [],
  fields: [],
};

describe('checkProcedure: what cannot run', () => {
  it('says nothing about a procedure that fits', () => {
    assert.deepEqual(found(procedure()), []);
  });

  const one = (over: Partial<Stage>): Procedure =>
    procedure({ stages: [stage('one', over), stage('two')] });

  const BROKEN: readonly [string, Procedure, string][] = [
    [
      'an unknown role that is asked',
      one({ to: { roles: ['mayor'], mode: 'all' } }),
      'error unknown-role stages.0.to.roles.0',
    ],
    ...(['stage', 'refused', 'timescale', 'copy-team-manager'] as const).map(
      (key): [string, Procedure, string] => [
        `a field with a name of the cards' own: ${key}`,
        procedure({ fields: [{ key, label: 'Stage', kind: 'text', required: 'always' }] }),
        'error reserved-key fields.0.key',
      ],
    ),
    [
      'a field of a referral with a name of the cards’ own',
      procedure({
        referral: {
          ...REFERRAL,
          fields: [{ key: 'met', label: 'Met', kind: 'text', required: 'always' }],
        },
      }),
      'error reserved-key referral.fields.0.key',
    ],
    [
      'an unknown role that is told',
      one({ copies: [{ role: 'mayor', when: { kind: 'always' } }] }),
      'error unknown-role stages.0.copies.0.role',
    ],
    [
      'a role that only sounds like a part of the language',
      one({ to: { roles: ['constructor'], mode: 'all' } }),
      'error unknown-role stages.0.to.roles.0',
    ],
    [
      'an unknown role to talk with',
      one({ consult: { roles: ['mayor'], need: 'all' } }),
      'error unknown-role stages.0.consult.roles.0',
    ],
    [
      'an unknown role who says when the clock begins',
      one({ clock: { ...DAYS, from: { label: 'It is agreed', by: ['mayor'] } } }),
      'error unknown-role stages.0.clock.from.by.0',
    ],
    [
      'a body outside who says when the clock begins',
      one({ clock: { ...DAYS, from: { label: 'It is agreed', by: ['cafcass'] } } }),
      'error outside-role stages.0.clock.from.by.0',
    ],
    [
      'an unknown role who judges the reply',
      one({ decidedBy: { roles: ['mayor'], need: 'all' } }),
      'error unknown-role stages.0.decidedBy.roles.0',
    ],
    [
      'a body outside who judges the reply',
      one({ decidedBy: { roles: ['cafcass'], need: 'all' } }),
      'error outside-role stages.0.decidedBy.roles.0',
    ],
    [
      'an unknown convener',
      one({ meeting: meeting({ convener: 'mayor' }) }),
      'error unknown-role stages.0.meeting.convener',
    ],
    [
      'an unknown role who enters a record',
      one({ records: [{ key: 'note', title: 'Note', by: 'mayor' }] }),
      'error unknown-role stages.0.records.0.by',
    ],
    [
      'a convener that several people hold',
      one({ meeting: meeting({ convener: 'heads' }) }),
      'error unresolvable-convener stages.0.meeting.convener',
    ],
    [
      'the responder as convener where several are asked',
      one({
        to: { roles: ['team-manager', 'director'], mode: 'joint' },
        meeting: meeting({ convener: 'responder' }),
      }),
      'error unresolvable-convener stages.0.meeting.convener',
    ],
    [
      'a body outside that is asked',
      one({ to: { roles: ['cafcass'], mode: 'all' } }),
      'error outside-role stages.0.to.roles.0',
    ],
    [
      'nobody asked',
      one({ to: { roles: [], mode: 'all' } }),
      'error no-addressee stages.0.to.roles',
    ],
    [
      'two stages of one key',
      procedure({ stages: [stage('one'), stage('one')] }),
      'error duplicate-key stages.1.key',
    ],
    ['a next stage that is not there', one({ next: 'nine' }), 'error unknown-stage stages.0.next'],
    [
      'a stage that leads back',
      procedure({ stages: [stage('one'), stage('two', { next: 'one' })] }),
      'error next-cycle stages.1.next',
    ],
    ['a stage that leads to itself', one({ next: 'one' }), 'error next-cycle stages.0.next'],
    [
      'an extension at an unknown stage',
      procedure({ extension: { askedBy: null, stages: ['nine'], record: [] } }),
      'error unknown-stage extension.stages.0',
    ],
    [
      'a referral with the key of a stage',
      procedure({ referral: { ...REFERRAL, stageKey: 'two' } }),
      'error referral-clash referral.stageKey',
    ],
    [
      'a question asked at an unknown stage',
      procedure({
        fields: [{ key: 'a', label: 'A', kind: 'text', required: 'never', stages: ['nine'] }],
      }),
      'error unknown-stage fields.0.stages.0',
    ],
    [
      'a choice under no theme',
      procedure({
        categories: {
          label: 'What?',
          choices: [{ key: 'a.1', label: 'A1', under: 'a' }],
          required: 'never',
          several: false,
          other: false,
        },
      }),
      'error unknown-theme categories.choices.0.under',
    ],
    [
      'a choice without choices',
      procedure({ fields: [{ key: 'a', label: 'A', kind: 'choice', required: 'never' }] }),
      'error no-choices fields.0.kind',
    ],
    [
      'one question key in form and referral',
      procedure({
        fields: [{ key: 'a', label: 'A', kind: 'text', required: 'never' }],
        referral: {
          ...REFERRAL,
          fields: [{ key: 'a', label: 'A', kind: 'text', required: 'never' }],
        },
      }),
      'error duplicate-key referral.fields.0.key',
    ],
    [
      'an entry point as the next stage',
      procedure({ stages: [stage('one', { next: 'two' }), stage('two', { entryOnly: true })] }),
      'error entry-only-next stages.0.next',
    ],
  ];
  for (const [what, p, want] of BROKEN) {
    it(`finds ${what}`, () => {
      assert.ok(found(p).includes(want), found(p).join('\n'));
    });
  }

  it('[WF-29] finds a question that the form does not ask, and a task with two due days', () => {
    const field = (key: string, over: Partial<Procedure['fields'][number]> = {}) =>
      ({ key, label: key, kind: 'date', required: 'never', ...over }) as const;
    const task = (over: object) =>
      ({ key: 'do', title: 'Do', by: 'raiser', on: 'resolved', within: null, ...over }) as const;
    const within = { n: 5, unit: 'working-day' } as const;
    const of = (fields: Procedure['fields'], tasks: readonly ReturnType<typeof task>[] = []) =>
      found({ ...one({}), fields, beside: { tasks } });
    assert.deepEqual(of([field('a', { requiredWith: 'b' })]), [
      'error no-such-question fields.0.requiredWith',
    ]);
    assert.deepEqual(of([field('a', { requiredWith: 'a' })]), [
      'error no-such-question fields.0.requiredWith',
    ]);
    assert.deepEqual(of([field('a', { requiredWith: 'b' }), field('b')]), []);
    assert.deepEqual(of([field('a')], [task({ forAnswer: 'b' })]), [
      'error no-such-question beside.tasks.0.forAnswer',
    ]);
    assert.deepEqual(of([field('a')], [task({ forAnswer: 'a', within })]), [
      'error two-due-days beside.tasks.0.within',
    ]);
    assert.deepEqual(of([field('a')], [task({ forAnswer: 'a' })]), []);
    // Days that count from a typed day need a day, and days.
    assert.deepEqual(of([field('a')], [task({ from: 'a', within })]), []);
    assert.deepEqual(of([field('a')], [task({ from: 'a' })]), [
      'error nothing-counted beside.tasks.0.from',
    ]);
    assert.deepEqual(of([field('a', { kind: 'text' })], [task({ from: 'a', within })]), [
      'error no-such-day beside.tasks.0.from',
    ]);
    assert.ok(
      of([], [task({ record: 'nowhere' })]).includes(
        'warning no-such-record beside.tasks.0.record',
      ),
    );
    // A plan comes with an answer and brings the only days.
    const planned = { on: 'answered', byPlan: true };
    assert.deepEqual(of([field('a')], [task(planned)]), []);
    for (const over of [{ on: 'resolved' }, { within }, { forAnswer: 'a' }]) {
      const doubts = of([field('a')], [task({ ...planned, ...over })]);
      assert.ok(doubts.includes('error plan-days beside.tasks.0.byPlan'), JSON.stringify(over));
    }
    // What ends with the stage must come up before that.
    for (const on of ['opened', 'answered']) {
      assert.deepEqual(of([], [task({ on, untilEnd: true })]), [], on);
    }
    for (const on of ['ended', 'resolved']) {
      const never = ['error never-there beside.tasks.0.untilEnd'];
      assert.deepEqual(of([], [task({ on, untilEnd: true })]), never, on);
    }
  });

  it('[CB-62] finds a note in the place of a referral that there is not, or that is not the raiser’s', () => {
    const referral = REFERRAL;
    const of = (over: Partial<Procedure>, by: readonly string[], insteadOfReferral = true) =>
      found({
        ...one({}),
        ...over,
        beside: { notes: [{ key: 'child', label: 'Child', by, text: 'none', insteadOfReferral }] },
      });
    assert.deepEqual(of({ referral }, ['raiser']), []);
    assert.deepEqual(of({ referral: null }, ['raiser'], false), []);
    assert.deepEqual(of({ referral: null }, ['raiser']), [
      'warning instead-of-nothing beside.notes.0.insteadOfReferral',
    ]);
    assert.deepEqual(of({ referral }, ['raiser', 'raiser-manager']), [
      'error instead-by-others beside.notes.0.by',
    ]);
  });

  it('[DO-28] [CB-71] finds a mail that confirms nothing or what is not asked, and answers of another text', () => {
    const of = (text: Partial<NonNullable<Beside['texts']>[number]>) =>
      found({
        ...one({}),
        fields: [{ key: 'agreed', label: 'Agreed?', kind: 'text', required: 'never' }],
        beside: { texts: [{ key: 'm', label: 'Mail', kind: 'mail', ...text }] },
      });
    assert.deepEqual(of({ answers: ['agreed'] }), []);
    assert.deepEqual(of({}), ['error empty-text beside.texts.0.kind']);
    assert.deepEqual(of({ answers: ['agreed', 'else'] }), [
      'error no-such-question beside.texts.0.answers.1',
    ]);
    assert.deepEqual(of({ kind: 'answers', answers: ['agreed'] }), []);
    assert.deepEqual(of({ kind: 'answers' }), ['error empty-text beside.texts.0.kind']);
    assert.deepEqual(of({ kind: 'steps' }), []);
    assert.deepEqual(of({ kind: 'steps', answers: ['agreed'] }), [
      'error needless-answers beside.texts.0.answers',
    ]);
    const at = of({ kind: 'earlier', stages: ['s1'] });
    assert.ok(at.includes('error not-a-mail beside.texts.0.stages'), at.join());
    const labelled = { answers: ['agreed'], answerLabels: { agreed: 'Agreed' } };
    assert.deepEqual(of({ ...labelled, matter: 'talk' }), []);
    assert.deepEqual(of({ answers: ['agreed'], answerLabels: { else: 'Else' } }), [
      'error label-of-nothing beside.texts.0.answerLabels.else',
    ]);
    assert.deepEqual(of({ ...labelled, kind: 'answers' }), [
      'error not-a-mail beside.texts.0.answerLabels',
    ]);
    assert.deepEqual(of({ kind: 'steps', matter: 'talk' }), [
      'error not-a-mail beside.texts.0.matter',
    ]);
  });

  it('[CB-77] finds a wait for what does not come up, and one that nothing ends', () => {
    const task = { key: 'held', title: 'Held', by: 'raiser', within: null } as const;
    const of = (over: Partial<Stage>, on: 'opened' | 'answered', stages?: readonly string[]) =>
      found({
        ...one({ waitsFor: { tasks: ['held'] }, ...over }),
        kind: 'notice',
        beside: { tasks: [{ ...task, on, ...(stages && { stages }) }] },
      });
    assert.deepEqual(of({}, 'opened'), []);
    assert.deepEqual(of({}, 'answered'), ['error no-such-task stages.0.waitsFor.tasks.0']);
    assert.ok(of({}, 'opened', ['else']).includes('error no-such-task stages.0.waitsFor.tasks.0'));
    for (const over of [{ ends: 'reply' }, { silence: 'agreed' }] as const) {
      assert.deepEqual(of(over, 'opened'), ['error nothing-waits stages.0.waitsFor']);
    }
  });

  it('finds a report that goes to a role that nobody knows, or that is outside', () => {
    const report = {
      key: 'all',
      title: 'All',
      from: null,
      to: 'Those concerned',
      every: 'month',
      content: 'All',
    } as const;
    const of = (recipients: readonly string[]) =>
      found({ ...one({}), beside: { reports: [{ ...report, recipients }] } });
    assert.deepEqual(of(['director', 'raiser-manager']), []);
    assert.deepEqual(of(['nobody']), ['error unknown-role beside.reports.0.recipients.0']);
    assert.equal(of(['cafcass']).length, 1);
  });

  it('finds a question under a choice of a field, which nobody would be asked', () => {
    const choice = { key: 'no', label: 'No', ask: { key: 'why', label: 'Why not?' } };
    const field = { key: 'views', label: 'Views', kind: 'choice', required: 'always' } as const;
    assert.deepEqual(found({ ...one({}), fields: [{ ...field, choices: [choice] }] }), [
      'error ask-unasked fields.0.choices.0.ask',
    ]);
  });

  it('takes raiser, their manager and the responder as known everywhere', () => {
    const p = one({
      copies: [{ role: 'raiser-manager', when: { kind: 'always' } }],
      meeting: meeting({ convener: 'responder', required: ['raiser', 'responder'] }),
    });
    assert.deepEqual(found(p), []);
    assert.deepEqual(rolesNamed(p), ['team-manager', 'raiser-manager', 'responder', 'raiser']);
  });
});

describe('checkProcedure: what is doubtful', () => {
  const limits = (whole: number, ...days: readonly (number | null)[]): Procedure =>
    procedure({
      wholeLimit: { n: whole, unit: 'working-day', covers: 'formal' },
      stages: days.map((n, at) =>
        stage(`s${at}`, {
          clock:
            n === null ? null : { n, unit: 'working-day', stopsOn: ['response'], wording: 'reply' },
          timescale: 'optional',
        }),
      ),
    });
  const limitFinding = (p: Procedure) =>
    checkProcedure(p).map(({ severity, code, message }) => [severity, code, message]);

  it('[A-DU-02] warns where the limits pass the whole limit, with the sum', () => {
    const [[severity, code, message] = []] = limitFinding(limits(17, 4, 4, 5, 5, 1, 1, 1));
    assert.deepEqual([severity, code], ['warning', 'limits-over']);
    assert.match(
      String(message),
      /add up to 21 working days.*17 working days.*overruns by 10: by 4, and by a day for each of 6 moves/,
    );
  });

  it('[DO-03] notes an exact fit without a warning', () => {
    const [[severity, code] = []] = limitFinding(limits(20, 5, 5, 5, 5));
    assert.deepEqual([severity, code], ['note', 'limits-exact']);
  });

  it('[A-WF-02] notes what is left where a stage has no days', () => {
    const [[severity, code, message] = []] = limitFinding(limits(20, 5, 5, 3, null));
    assert.deepEqual([severity, code], ['note', 'limits-open']);
    assert.match(String(message), /13 working days.*7 are left/);
  });

  it('[A-CB-01] notes that limits that are not there cannot be added up', () => {
    const [[severity, code, message] = []] = limitFinding(limits(20, null, null));
    assert.deepEqual([severity, code], ['note', 'limits-open']);
    assert.match(String(message), /cannot be added up/);
  });

  it('warns where the limits fall short of the whole limit', () => {
    assert.deepEqual(found(limits(20, 5, 5)), ['warning limits-under wholeLimit.n']);
  });

  it('counts the informal stage only where the whole limit covers it', () => {
    const informal = stage('zero', { formal: false });
    const p = (covers: 'formal' | 'all') =>
      procedure({
        wholeLimit: { n: 10, unit: 'working-day', covers },
        stages: [informal, stage('one'), stage('two')],
      });
    assert.deepEqual(found(p('formal')), []);
    assert.deepEqual(found(p('all')), ['warning limits-over wholeLimit.n']);
  });

  it('[A-DU-16] [A-DU-25] warns where more time would move, or monitoring fall inside, what is not there', () => {
    const extension = { askedBy: null, record: [], wholeLimit: 'moves' } as const;
    const whole = { n: 10, unit: 'working-day', covers: 'all' } as const;
    const two = [stage('one'), stage('two')];
    const none = procedure({ extension, wholeLimit: null, stages: two });
    assert.ok(found(none).includes('warning needless-whole-limit extension.wholeLimit'));
    assert.deepEqual(found(procedure({ extension, wholeLimit: whole, stages: two })), []);
    const inside = { ...whole, monitoring: 'inside' } as const;
    const needless = ['warning needless-monitoring-limit wholeLimit.monitoring'];
    assert.deepEqual(found(procedure({ wholeLimit: inside, stages: two })), needless);
    const after = { ...whole, monitoring: 'after' } as const;
    assert.deepEqual(found(procedure({ wholeLimit: after, stages: two })), []);
  });

  it('warns of a whole limit longer than the IRO Handbook allows', () => {
    assert.deepEqual(found(limits(25, 20, 5)), ['warning long-whole-limit wholeLimit.n']);
  });

  const stages = (over: Partial<Stage>): Procedure =>
    procedure({ wholeLimit: null, stages: [stage('one', over), stage('two')] });

  const DOUBTFUL: readonly [string, Procedure, string][] = [
    [
      'a stage with neither days nor timescale',
      stages({ clock: null }),
      'warning no-days stages.0.key',
    ],
    [
      'somebody asked and told',
      stages({ copies: [{ role: 'team-manager', when: { kind: 'always' } }] }),
      'warning copy-is-addressee stages.0.copies.0.role',
    ],
    [
      'a copy for a bypass that cannot happen',
      stages({ copies: [{ role: 'director', when: { kind: 'bypassed' } }] }),
      'warning never-bypassed stages.0.copies.0.role',
    ],
    [
      'a meeting that may come after the reply (A-DU-03)',
      stages({ meeting: meeting({ within: { n: 6, unit: 'working-day' } }) }),
      'warning long-meeting-window stages.0.meeting.within.n',
    ],
    [
      'a maximum where no more time can be given',
      stages({ clock: { ...DAYS, atMost: { n: 10, unit: 'working-day' } } }),
      'warning needless-maximum stages.0.clock.atMost',
    ],
    [
      'a maximum that leaves no room for more time',
      procedure({
        wholeLimit: null,
        extension: { askedBy: null, stages: ['one'], record: [] },
        stages: [
          stage('one', { clock: { ...DAYS, atMost: { n: 5, unit: 'working-day' } } }),
          stage('two'),
        ],
      }),
      'warning short-maximum stages.0.clock.atMost.n',
    ],
    [
      'a start that never matters, because the raiser always sets the day',
      stages({
        timescale: 'required',
        clock: { ...DAYS, from: { label: 'The statement is agreed', by: ['raiser'] } },
      }),
      'warning needless-start stages.0.clock.from',
    ],
    [
      'a raiser who is named as judge beside the raiser',
      stages({ decidedBy: { roles: ['raiser'], need: 'all' } }),
      'warning raiser-judges stages.0.decidedBy.roles.0',
    ],
    [
      'somebody who would judge their own reply',
      stages({ decidedBy: { roles: ['director', 'team-manager'], need: 'all' } }),
      'warning judges-own-reply stages.0.decidedBy.roles.1',
    ],
    [
      'judges who see the register line only',
      procedure({
        wholeLimit: null,
        roles: { ...ROLES, support: { title: 'Support', side: 'other', registerOnly: true } },
        stages: [stage('one', { decidedBy: { roles: ['support'], need: 'any' } }), stage('two')],
      }),
      'warning register-judges stages.0.decidedBy.roles.0',
    ],
    [
      'a stage that no case reaches',
      procedure({
        wholeLimit: null,
        stages: [stage('one', { next: 'three' }), stage('two'), stage('three')],
        bypass: { ...procedure().bypass, startAt: ['one'] },
      }),
      'warning unreachable-stage stages.1.key',
    ],
  ];
  for (const [what, p, want] of DOUBTFUL) {
    it(`warns of ${what}`, () => {
      assert.deepEqual(found(p), [want]);
    });
  }
});
