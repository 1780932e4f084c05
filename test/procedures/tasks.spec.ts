import assert from 'node:assert/strict';
import { loaded } from './loaded.ts';

/** Who does what, and when it comes up: typed by hand from the rules of each procedure. */
type Row = readonly [
  file: string,
  key: string,
  by: string,
  on: 'opened' | 'answered' | 'ended' | 'resolved',
  stages: readonly string[] | 'all',
  req: string,
];
const CB_FORMAL = ['cb-2', 'cb-3', 'cb-4', 'cb-5', 'cb-6', 'cb-7'];
const CB_UPPER = ['cb-4', 'cb-5', 'cb-6', 'cb-7'];
const DU = ['du-1', 'du-2', 'du-3', 'du-4', 'du-5', 'du-6', 'du-7'];

const TASKS: readonly Row[] = [
  [
    'central-bedfordshire',
    'supervision',
    'raiser-manager',
    'opened',
    CB_FORMAL,
    '[CB-83] [CB-84] [CB-89]',
  ],
  ['central-bedfordshire', 'settle-early', 'raiser-manager', 'opened', ['cb-3'], '[CB-90]'],
  ['central-bedfordshire', 'agree-next', 'raiser-manager', 'opened', ['cb-4'], '[CB-47] [A-CB-11]'],
  ['central-bedfordshire', 'legal-in-time', 'raiser-manager', 'opened', CB_UPPER, '[CB-88]'],
  ['central-bedfordshire', 'briefing', 'raiser-manager', 'opened', CB_UPPER, '[CB-87]'],
  ['central-bedfordshire', 'support', 'qa-head', 'opened', ['cb-5', 'cb-6', 'cb-7'], '[CB-53]'],
  ['central-bedfordshire', 'tell-review', 'raiser', 'opened', 'all', '[CB-68] [CB-69]'],
  ['central-bedfordshire', 'chairs-report', 'raiser', 'opened', 'all', '[CB-70] [CB-71]'],
  ['dorset-qaro', 'confirm-by-mail', 'raiser', 'opened', ['do-0'], '[DO-28]'],
  [
    'dorset-qaro',
    'settle-low',
    'raiser-manager',
    'opened',
    ['do-0', 'do-1', 'do-2'],
    '[DO-23] [DO-71]',
  ],
  ['dorset-qaro', 'settle-in-time', 'responder', 'opened', ['do-3', 'do-4'], '[DO-12]'],
  ['dorset-qaro', 'direct-contact', 'raiser', 'opened', ['do-2'], '[DO-46]'],
  ['dorset-qaro', 'arrange-advice', 'raiser-manager', 'opened', 'all', '[DO-72]'],
  [
    'durham-resolution',
    'talk',
    'responder',
    'opened',
    'all',
    '[DU-49] [DU-50] [DU-80] [DU-81] [DU-82] [DU-108]',
  ],
  [
    'durham-resolution',
    'supervision-worker',
    'team-manager',
    'ended',
    DU,
    '[DU-38] [DU-62] [DU-84] [DU-85]',
  ],
  ['durham-resolution', 'report', 'raiser', 'opened', DU.slice(1), '[DU-43] [A-DU-05]'],
  ['durham-resolution', 'why-not-sooner', 'team-manager', 'opened', ['du-2'], '[DU-87]'],
  [
    'durham-resolution',
    'supervision-team-manager',
    'team-manager',
    'ended',
    ['du-2'],
    '[DU-91] [DU-92]',
  ],
  [
    'durham-resolution',
    'supervision-operations-manager',
    'middle-manager',
    'ended',
    ['du-3'],
    '[DU-95]',
  ],
  [
    'durham-resolution',
    'supervision-strategic-manager',
    'senior-manager',
    'ended',
    ['du-4'],
    '[DU-99]',
  ],
  ['durham-resolution', 'outcomes-stage-2', 'middle-manager', 'ended', ['du-2'], '[DU-90] [DU-94]'],
  ['durham-resolution', 'outcomes-stage-3', 'senior-manager', 'ended', ['du-3'], '[DU-98]'],
  ['durham-resolution', 'panels', 'team-manager', 'ended', DU, '[DU-39] [DU-64] [DU-86]'],
  ['swindon-fciro', 'tell-family', 'raiser', 'ended', 'all', '[SW-06] [SW-08] [SW-09]'],
  [
    'waltham-forest-iro',
    'tell-own-manager',
    'responder',
    'opened',
    ['wf-2', 'wf-3', 'wf-4'],
    '[WF-62]',
  ],
  [
    'waltham-forest-iro',
    'support',
    'principal-iro',
    'opened',
    ['wf-2', 'wf-3', 'wf-4', 'wf-5'],
    '[WF-63]',
  ],
];

/** Who may note what; `none` keeps the fact and its day alone. */
type NoteRow = readonly [
  file: string,
  key: string,
  by: readonly string[],
  text: 'none' | 'optional' | 'required',
  req: string,
];
const BOTH = ['raiser', 'raiser-manager'];

const NOTES: readonly NoteRow[] = [
  ['central-bedfordshire', 'early-contact', ['raiser'], 'required', '[CB-06]'],
  ['central-bedfordshire', 'legal-advice', BOTH, 'none', '[CB-08] [CB-88]'],
  ['central-bedfordshire', 'other-view', BOTH, 'required', '[CB-28]'],
  ['central-bedfordshire', 'child-proceedings', ['raiser'], 'optional', '[CB-62]'],
  ['central-bedfordshire', 'adult-proceedings', ['raiser'], 'optional', '[CB-63]'],
  ['dorset-qaro', 'conversation', ['raiser'], 'required', '[DO-22] [DO-26] [DO-78]'],
  ['dorset-qaro', 'verbal', ['raiser'], 'optional', '[DO-31] [DO-41]'],
  ['dorset-qaro', 'legal-advice', BOTH, 'none', '[DO-72]'],
  ['dorset-qaro', 'between-sides', BOTH, 'required', '[DO-73]'],
  ['dorset-qaro', 'practice-advice', ['raiser-manager'], 'optional', '[DO-70]'],
  ['dorset-qaro', 'last-resort', BOTH, 'required', '[DO-65]'],
  ['durham-resolution', 'spoken-first', ['raiser'], 'optional', '[DU-21] [DU-72] [DU-73]'],
  ['durham-resolution', 'all-managers', ['raiser'], 'optional', '[DU-27]'],
  ['durham-resolution', 'lead-team', ['raiser'], 'required', '[DU-28] [DU-29]'],
  [
    'durham-resolution',
    'contribution',
    ['raiser', 'responder', 'team-manager', 'middle-manager'],
    'required',
    '[DU-30]',
  ],
  ['durham-resolution', 'court-rationale', ['raiser'], 'optional', '[DU-31]'],
  ['durham-resolution', 'guardian-told', ['raiser'], 'none', '[DU-32]'],
  ['durham-resolution', 'legal-advice', ['raiser'], 'none', '[DU-33]'],
  ['durham-resolution', 'court-statement', ['raiser'], 'none', '[DU-34]'],
  ['durham-resolution', 'beyond-control', ['raiser'], 'required', '[DU-14]'],
  ['durham-resolution', 'better-for-child', ['raiser', 'team-manager'], 'required', '[DU-06]'],
  [
    'durham-resolution',
    'wider-change',
    ['raiser', 'raiser-manager', 'team-manager', 'middle-manager', 'senior-manager'],
    'required',
    '[DU-06]',
  ],
  ['durham-resolution', 'note-assigned', ['raiser'], 'optional', '[DU-37]'],
  [
    'durham-resolution',
    'learning',
    ['middle-manager', 'senior-manager', 'assistant-director', 'raiser-manager'],
    'optional',
    '[DU-96] [DU-100] [DU-102]',
  ],
  ['swindon-fciro', 'own-work', ['raiser'], 'required', '[SW-07]'],
  ['swindon-fciro', 'legal-advice', ['raiser'], 'none', '[SW-32]'],
  ['swindon-fciro', 'manager-advice', BOTH, 'optional', '[SW-39]'],
  ['waltham-forest-iro', 'dialogue', ['raiser'], 'optional', '[WF-01] [WF-05]'],
  ['waltham-forest-iro', 'legal-advice', ['raiser'], 'none', '[WF-59]'],
  ['waltham-forest-iro', 'practice-advice', ['principal-iro'], 'optional', '[WF-71]'],
];

const files = [...new Set(TASKS.map(([file]) => file))];

describe('what the six procedures ask beside the answers', () => {
  for (const [file, key, by, on, stages, req] of TASKS) {
    it(`${file}: ${key} ${req}`, () => {
      const task = loaded(file).beside?.tasks?.find((each) => each.key === key);
      assert.deepEqual([task?.by, task?.on, task?.stages ?? 'all'], [by, on, stages]);
    });
  }

  for (const [file, key, by, text, req] of NOTES) {
    it(`${file}: a note of ${key} ${req}`, () => {
      const note = loaded(file).beside?.notes?.find((each) => each.key === key);
      assert.deepEqual([note?.by, note?.text], [by, text]);
    });
  }

  it('nothing else', () => {
    for (const file of files) {
      const { tasks = [], notes = [] } = loaded(file).beside ?? {};
      const of = (rows: readonly (readonly [string, string, ...unknown[]])[]) =>
        rows.filter(([each]) => each === file).map(([, key]) => key);
      assert.deepEqual(
        tasks.map((task) => task.key),
        of(TASKS),
      );
      assert.deepEqual(
        notes.map((note) => note.key),
        of(NOTES),
      );
    }
  });
});
