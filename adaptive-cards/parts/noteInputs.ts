import type { CaseView } from '../../domain/case/index.ts';
import { LIMITS, type Input } from '../elements/inputs.ts';

type NoteKinds = CaseView['noteKinds'];

/** What is asked of a note: which of these it is, its day, its words. */
export const noteInputs = (kinds: NoteKinds, today: CaseView['today']): readonly Input[] => [
  {
    kind: 'choice',
    id: 'note-kind',
    label: 'What it is about',
    required: true,
    options: kinds.map(({ key, label }) => ({ value: key, title: label })),
    ...(kinds.length === 1 ? { value: kinds.map(({ key }) => key).join('') } : {}),
  },
  { kind: 'date', id: 'note-on', label: 'On which day', required: true, value: today },
  { kind: 'text', id: 'note-text', label: 'In your words', long: true, max: LIMITS.reason },
];

/** What is meant by those that have words for it. */
export const noteHelp = (kinds: NoteKinds): readonly string[] => [
  ...kinds.flatMap(({ label, help }) => (help === undefined ? [] : [`${label}: ${help}`])),
  ...kinds
    .filter(({ insteadOfReferral }) => insteadOfReferral === true)
    .map(
      ({ label }) =>
        `${label}: no referral is recorded, and one that is only being considered ends with it.`,
    ),
];
