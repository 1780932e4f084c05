import type { Procedure, Role, Stage } from '../../domain/procedure/index.ts';

const wd = (n: number) => ({ n, unit: 'working-day' as const });
const role = (title: string, rest: Partial<Role> = {}): Role => ({
  title,
  side: 'operational',
  ...rest,
});

const ROLES: Readonly<Record<string, Role>> = {
  raiser: role('IRO', { side: 'reviewing' }),
  'raiser-manager': role('IRO Manager', { side: 'reviewing' }),
  'social-worker': role('Social Worker'),
  'team-manager': role('Team Manager'),
  'service-manager': role('Service Manager'),
  head: role('Head of Service'),
  heads: role('Heads of Service', { group: true }),
  director: role('Director'),
  chief: role('Chief Executive'),
  'qa-head': role('Head of Quality', { side: 'reviewing' }),
  support: role('Business Support', { side: 'other', registerOnly: true }),
  legal: role('Legal Adviser', { side: 'other' }),
  guardian: role('Guardian', { side: 'other', outside: true }),
};

/** A stage that asks one role for a reply within five working days. */
export const aStage = (key: string, to: string, rest: Partial<Stage> = {}): Stage => ({
  key,
  label: key.toUpperCase(),
  name: `Stage ${key}`,
  formal: true,
  to: { roles: [to], mode: 'all' },
  copies: [],
  clock: { ...wd(5), stopsOn: ['response'], wording: 'reply' },
  timescale: 'none',
  records: [],
  ...rest,
});

const always = (to: string) => ({ role: to, when: { kind: 'always' } }) as const;

const S1 = aStage('s1', 'social-worker', {
  formal: false,
  to: { roles: ['social-worker', 'team-manager'], mode: 'choose-one' },
  clock: { ...wd(1), stopsOn: ['response'], wording: 'reply' },
});

const AGAIN = aStage('again', 'team-manager', {
  formal: false,
  entryOnly: true,
  clock: null,
  next: 's2',
});

const S2 = aStage('s2', 'team-manager', {
  copies: [always('service-manager'), always('support')],
  clock: { ...wd(4), stopsOn: ['response'], wording: 'reply' },
  meeting: {
    label: 'Resolution meeting',
    convener: 'raiser',
    required: ['raiser', 'team-manager'],
    optional: ['social-worker'],
    othersBy: null,
    within: wd(5),
    recorder: null,
  },
  monitoring: {
    label: 'Monitoring meeting',
    within: wd(10),
    convener: 'raiser',
    required: ['raiser', 'responder'],
    optional: [],
    onNotAchieved: [
      { kind: 'next-stage' },
      { kind: 'monitor-again' },
      { kind: 'pass-to', roles: ['service-manager'] },
    ],
  },
  records: [{ key: 'case-note', title: 'Case note', by: 'raiser' }],
});

const S3 = aStage('s3', 'service-manager', {
  copies: [
    always('head'),
    { role: 'team-manager', when: { kind: 'bypassed' } },
    { role: 'legal', when: { kind: 'ask', question: 'Are there care proceedings?' } },
  ],
});

const S4 = aStage('s4', 'head', {
  to: { roles: ['head', 'director'], mode: 'joint' },
  copies: [always('raiser-manager')],
  consult: { roles: ['qa-head'], need: 'all' },
  raisedBy: ['raiser-manager'],
  clock: { ...wd(5), stopsOn: ['response', 'meeting', 'decision'], wording: 'reply' },
});

const S5 = aStage('s5', 'chief', { clock: null, timescale: 'optional', exceptional: true });

/** A made-up procedure that uses most of what a procedure can say. */
export const LADDER: Procedure = {
  id: 'ladder',
  version: 'v1',
  title: 'Made-up ladder',
  authority: 'Anytown',
  labels: {
    raiser: 'IRO',
    raiserManager: 'IRO Manager',
    matter: 'concern',
    matterPlural: 'concerns',
    step: 'stage',
    process: 'Resolution',
    recordNumber: 'record number',
  },
  roles: ROLES,
  subject: { kind: 'child', initials: true, several: true },
  recordSystem: 'Records',
  wholeLimit: { ...wd(17), covers: 'formal' },
  stages: [S1, AGAIN, S2, S3, S4, S5],
  fields: [
    { key: 'concern', label: 'Concern', kind: 'long-text', required: 'always' },
    { key: 'tried', label: 'Tried', kind: 'text', required: 'formal', maxLength: 20 },
    { key: 'since', label: 'Since', kind: 'date', required: 'never' },
    { key: 'wishes', label: 'Wishes known', kind: 'yes-no', required: 'never' },
  ],
  categories: {
    label: 'Category',
    choices: [
      { key: 'drift', label: 'Drift' },
      { key: 'agency', label: 'Agency', ask: { key: 'which', label: 'Which agency' } },
    ],
    required: 'formal',
    several: true,
    other: true,
  },
  bypass: {
    startAt: 'any',
    skip: 'any',
    consult: null,
    emergency: false,
    neverBackToInformal: true,
  },
  extension: {
    askedBy: 'responder',
    record: [{ key: 'benefit', label: 'Benefit', kind: 'text', required: 'always' }],
  },
  referral: {
    label: 'Outside referral',
    stageKey: null,
    stageLabel: null,
    checklist: [{ key: 'exhausted', label: 'All tried' }],
    earlyReason: true,
    discuss: true,
    tellWhenConsidered: ['raiser-manager', 'qa-head'],
    tellWhenReferred: 'everyone-involved',
    discussWith: [],
    fields: [{ key: 'worries', label: 'Worries', kind: 'text', required: 'always' }],
  },
};

/** The same with something else. */
export const ladderWith = (rest: Partial<Procedure>): Procedure => ({ ...LADDER, ...rest });

/** The ladder with one stage changed. */
export const stageWith = (key: string, rest: Partial<Stage>): Procedure =>
  ladderWith({
    stages: LADDER.stages.map((stage) => (stage.key === key ? { ...stage, ...rest } : stage)),
  });

/** The ladder with things to do beside the answers, and notes for the record. */
export const WITH_TASKS: Procedure = ladderWith({
  beside: {
    tasks: [
      {
        key: 'call',
        title: 'Call the service manager',
        by: 'raiser',
        on: 'opened',
        stages: ['s3'],
        within: wd(5),
      },
      {
        key: 'learn',
        title: 'Raise it in supervision',
        by: 'responder',
        on: 'ended',
        within: null,
      },
      {
        key: 'worker',
        title: 'Talk with the social worker',
        help: 'In the next session.',
        by: 'social-worker',
        on: 'answered',
        stages: ['s2'],
        within: wd(3),
      },
      {
        key: 'family',
        title: 'Tell the family',
        by: 'raiser-manager',
        on: 'resolved',
        within: null,
      },
      {
        key: 'support',
        title: 'Support the raiser',
        by: 'qa-head',
        on: 'opened',
        stages: ['s4'],
        within: null,
      },
    ],
    notes: [
      {
        key: 'legal-advice',
        label: 'Legal advice was sought',
        by: ['raiser'],
        text: 'none',
        from: 's3',
      },
      {
        key: 'other-view',
        label: 'The manager sees it differently',
        by: ['raiser', 'raiser-manager'],
        text: 'required',
      },
    ],
  },
});

/** A procedure whose limits are for a resolution, without more time and without a whole limit. */
export const ACTIONS: Procedure = {
  ...LADDER,
  id: 'actions',
  wholeLimit: null,
  extension: null,
  referral: null,
  fields: [],
  categories: null,
  stages: [
    aStage('a1', 'team-manager', {
      clock: { ...wd(5), stopsOn: ['resolution'], wording: 'resolution' },
    }),
    aStage('a2', 'service-manager', { clock: null, timescale: 'required' }),
  ],
};
