/** `{ n, unit }` as a procedure's file has it. */
const days = (n: number) => ({ n, unit: 'working-day' });
const reply = (n: number) => ({ ...days(n), stopsOn: ['response'], wording: 'reply' });
const toldOf = (label: string) => ({ label, by: ['raiser'] });

/** Taken out of the file. */
export const GONE = undefined;

/** Where a reading is set, and one of its other readings: the way to it in the file, and what then stands there. */
export type Setting = readonly [procedure: string, path: string, otherwise: unknown];

const CB = 'central-bedfordshire';
const WF = 'waltham-forest-iro';
const CPC = 'waltham-forest-cpc';
const SW = 'swindon-fciro';
const DO = 'dorset-qaro';
const DU = 'durham-resolution';

/** Every ambiguity that an authority may settle otherwise in its procedure's file, with a way to do so. */
export const SETTINGS: Readonly<Record<string, Setting>> = {
  'A-X-03': [SW, 'stages/sw-1/clock/stopsOn', ['response']],
  'A-X-04': [DU, 'wholeLimit/covers', 'formal'],
  'A-X-08': [DU, 'subject/several', false],
  'A-X-10': [DU, 'stages/du-2/records', []],
  'A-X-11': [CB, 'closing', { withdrawal: false, reopening: 'never' }],
  'A-X-12': [CB, 'referral', null],

  'A-CB-01': [
    CB,
    'stages/cb-2/clock',
    { ...days(5), stopsOn: ['resolution'], wording: 'resolution' },
  ],
  'A-CB-02': [CB, 'wholeLimit/covers', 'all'],
  'A-CB-03': [CB, 'stages/cb-6/copies/senior-manager', GONE],
  'A-CB-04': [CB, 'stages/cb-4/copies/qa-head/ifHeld', false],
  'A-CB-06': [CB, 'categories/other', false],
  'A-CB-07': [CB, 'labels/raiserManager', 'Safeguarding Monitoring Commissioning Manager'],
  'A-CB-08': [CB, 'referral/checklist/attempts-exhausted', GONE],
  'A-CB-10': [CB, 'stages/cb-1/name', 'Manager alert'],
  'A-CB-12': [CB, 'fields/impact/required', 'always'],
  'A-CB-13': [CB, 'stages/cb-5/records', []],
  'A-CB-15': [CB, 'stages/cb-5/offeredMeeting', GONE],
  'A-CB-16': [
    CB,
    'beside/reports/digest',
    {
      key: 'digest',
      title: 'Digest of alerts',
      from: 'raiser-manager',
      to: 'Senior managers',
      recipients: ['senior-manager'],
      every: 'month',
      content: 'All alerts of the month',
    },
  ],
  'A-CB-17': ['central-bedfordshire-plan-hold', 'stages/waiting/waitsFor', GONE],
  'A-CB-18': ['central-bedfordshire-change', 'stages/told/clock', reply(5)],

  'A-WF-01': [WF, 'referral/discuss', false],
  'A-WF-02': [WF, 'stages/wf-5/clock', reply(5)],
  'A-WF-03': [WF, 'stages/wf-4/clock', null],
  'A-WF-04': ['waltham-forest-review-decisions', 'stages/sent/clock/unit', 'calendar-day'],
  'A-WF-05': ['waltham-forest-review-decisions', 'beside/raiserClocks/send/within/n', 3],
  'A-WF-07': [WF, 'beside/reports/monthly-data/from', 'principal-iro'],
  'A-WF-08': [WF, 'stages/wf-3/copies/team-manager/when', { kind: 'always' }],
  'A-WF-09': [WF, 'stages/wf-3/clock/from', toldOf('The escalation is agreed')],
  'A-WF-10': [WF, 'stages/wf-2/copies/business-support', GONE],
  'A-WF-12': [WF, 'beside/otherRoutes/other-agency', GONE],
  'A-WF-13': [WF, 'stages/wf-2/clock/atMost', days(10)],
  'A-WF-14': [WF, 'categories/other', true],
  'A-WF-15': [WF, 'stages/wf-4/copies/qa-line-manager', GONE],
  'A-WF-16': [WF, 'stages/wf-4/consult/need', 'all'],
  'A-WF-17': [WF, 'beside/reports/joint-meeting', GONE],
  'A-WF-18': [WF, 'stages/wf-1/records', [{ key: 'log', title: 'Log on FWi', by: 'raiser' }]],

  'A-CPC-01': [CPC, 'roles/raiser/title', 'Conference Chair'],
  'A-CPC-02': [CPC, 'beside/raiserClocks/act-on-concern/within/n', 3],
  'A-CPC-03': [CPC, 'bypass/startAt', ['cpc-1', 'cpc-3']],
  'A-CPC-05': [CPC, 'stages/cpc-5/copies/qa-head', GONE],
  'A-CPC-06': [CPC, 'extension', { askedBy: 'responder' }],
  'A-CPC-07': [CPC, 'wholeLimit', { ...days(20), covers: 'formal' }],
  'A-CPC-08': [CPC, 'stages/cpc-6/exceptional', false],
  'A-CPC-09': [CPC, 'categories/choices/cpc.cat.01/ask', GONE],
  'A-CPC-10': [CPC, 'stages/cpc-3/records/concern-form/title', 'Concern form on FWi'],
  'A-CPC-11': [CPC, 'stages/cpc-1/clock', reply(5)],
  'A-CPC-13': [CPC, 'stages/cpc-1/copies/qa-deputy', GONE],

  'A-SW-01': [SW, 'wholeLimit', { ...days(20), covers: 'formal' }],
  'A-SW-02': [SW, 'stages/sw-1/clock/stopsOn', ['response']],
  'A-SW-03': [SW, 'subject/kind', 'child'],
  'A-SW-04': [SW, 'stages/sw-0/to/roles', ['practitioner', 'social-worker', 'supervisor']],
  'A-SW-05': [SW, 'stages/sw-3/copies/qa-head', { role: 'qa-head' }],
  'A-SW-06': [SW, 'beside/notes/legal-advice/from', 'sw-3'],
  'A-SW-09': [SW, 'roles/senior-manager/title', 'Head of Service'],
  'A-SW-10': [SW, 'fields/family-told/required', 'always'],
  'A-SW-11': [SW, 'fields/concerns/label', 'Which are the concerns?'],
  'A-SW-12': [SW, 'referral', { label: 'Cafcass' }],
  'A-SW-13': [SW, 'authority', 'Anytown'],
  'A-SW-14': [SW, 'roles/raiser-manager/heldAs', 'qa-head'],

  'A-DO-01': [DO, 'stages/do-1/label', 'Stage 1'],
  'A-DO-02': [DO, 'stages/do-1/copies/raiser-manager', GONE],
  'A-DO-03': [DO, 'stages/do-3/copies/assistant-director', GONE],
  'A-DO-04': [DO, 'stages/do-4/to/mode', 'all'],
  'A-DO-05': [DO, 'stages/do-4/clock', null],
  'A-DO-06': [DO, 'beside/mailSubject/showNames', true],
  'A-DO-07': [DO, 'referral/checklist/attempts-exhausted', GONE],
  'A-DO-08': [DO, 'fields/need-affected', GONE],
  'A-DO-10': [DO, 'stages/do-1/clock/atMost', days(10)],
  'A-DO-11': [DO, 'extension/stages', ['do-1', 'do-2', 'do-3', 'do-4']],
  'A-DO-12': [DO, 'stages/do-1/clock/from', toldOf('It is talked about')],
  'A-DO-14': [DO, 'beside/tasks/direct-contact/within/n', 10],
  'A-DO-15': [DO, 'stages/do-3/clock/stopsOn', ['response']],

  'A-DU-01': [DU, 'stages/du-2/clock', null],
  'A-DU-02': [DU, 'wholeLimit/n', 21],
  'A-DU-03': [DU, 'stages/du-3/meeting/within/n', 4],
  'A-DU-04': [DU, 'stages/du-6/clock/n', 2],
  'A-DU-05': ['durham-immediate', 'wholeLimit/unit', 'working-day'],
  'A-DU-07': [DU, 'beside/notes/legal-advice/from', 'du-3'],
  'A-DU-08': [DU, 'stages/du-2/meeting/optional', []],
  'A-DU-09': [
    DU,
    'stages/du-1/records/informal-note/title',
    'Case note “IRO professional challenge”',
  ],
  'A-DU-10': [DU, 'stages/du-6/meeting/optional', []],
  'A-DU-11': [DU, 'stages/du-4/monitoring/within/n', 15],
  'A-DU-12': [DU, 'stages/du-2/gate', GONE],
  'A-DU-13': [DU, 'bypass/skip', 'none'],
  'A-DU-14': [DU, 'beside/immediate', GONE],
  'A-DU-15': ['durham-immediate', 'stages/senior/to/roles', ['team-manager']],
  'A-DU-16': [DU, 'extension/wholeLimit', 'moves'],
  'A-DU-17': [DU, 'referral/earlyReason', false],
  'A-DU-19': [DU, 'roles/heads-of-service/group', false],
  'A-DU-20': [DU, 'stages/du-1/to/mode', 'all'],
  'A-DU-21': [DU, 'stages/du-6/copies/legal-head', GONE],
  'A-DU-22': [DU, 'stages/du-4/monitoring/onNotAchieved/pass-to', GONE],
  'A-DU-23': [DU, 'beside/tasks/supervision-worker', GONE],
  'A-DU-25': [DU, 'wholeLimit/monitoring', 'inside'],
};
