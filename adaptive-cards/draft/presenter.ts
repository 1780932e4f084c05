import { longDay } from '../../domain/calendar/index.ts';
import type { Draft, DraftForm, DraftPreview, DraftWarning } from '../../domain/case/index.ts';
import type { Typed } from '../elements/inputs.ts';
import type { Fact } from '../elements/text.ts';
import { personWords, roleTitle } from '../wording/caseWords.ts';
import { dueWords, insideWords } from '../wording/dates.ts';
import type { Procedure } from '../../domain/procedure/index.ts';

const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

/** What stands in a draft, by input id: so that each step shows again what was typed. */
export function typedOf(draft: Draft): Typed {
  const text = (value: string | null): string => value ?? '';
  return {
    ...draft.answers,
    procedure: text(draft.procedure),
    record: draft.subjects.map((each) => each.record).join(', '),
    initials: draft.subjects.map((each) => text(each.initials)).join(', '),
    team: text(draft.team),
    stage: text(draft.stage),
    category: draft.categories.join(','),
    ...entries('category-note-', draft.categoryNotes, (each) => each),
    timescale: text(draft.timescale),
    'timescale-reason': text(draft.timescaleReason),
    'skip-reason': text(draft.skipReason),
    chosen: draft.chosen.join(','),
    ...entries('copy-', draft.copyAnswers, yesNo),
    ...Object.fromEntries(
      Object.entries(draft.copyReasons).map(([role, reason]) => [`copy-${role}-reason`, reason]),
    ),
    ...Object.fromEntries(
      draft.consultations.flatMap((each) => [
        [`consult-${each.role}-on`, text(each.on)],
        [`consult-${each.role}-view`, each.view],
        [`consult-${each.role}-not-held`, each.notHeld],
      ]),
    ),
  };
}

const entries = <T>(
  prefix: string,
  record: Readonly<Record<string, T>>,
  words: (value: T) => string,
): Typed =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [prefix + key, words(value)]));

const STEPS = ['procedure', 'where', 'what', 'preview'] as const;

/** "Step 2 of 3": the first step is there only where there is a choice. */
export function stepWords({ draft, procedures }: DraftForm): string {
  const skipped = procedures.length > 1 ? 0 : 1;
  return `Step ${STEPS.indexOf(draft.step) + 1 - skipped} of ${STEPS.length - skipped}`;
}

export const mayGoBack = ({ draft, procedures }: DraftForm): boolean =>
  draft.step !== 'procedure' && !(draft.step === 'where' && procedures.length <= 1);

const noDueDay = ({ startsWith }: DraftPreview): string =>
  startsWith === undefined
    ? 'No due day is set.'
    : `The time begins when ${insideWords(startsWith)}`;

/** Who is told what, and when: as it would be if it were delivered today. */
export function previewFacts(preview: DraftPreview, procedure: Procedure): readonly Fact[] {
  const { meeting } = preview;
  const due =
    preview.due === null
      ? noDueDay(preview)
      : `${dueWords(preview.due, preview.wording)}, if delivered today`;
  return [
    ...preview.responders.map((each) => ['Goes to', personWords(each, procedure)] as const),
    ...preview.copies.map(
      (each) =>
        [
          'Copied to',
          `${personWords(each, procedure)}${each.registerOnly ? ', register line only' : ''}`,
        ] as const,
    ),
    ['Due', due],
    ...(preview.wholeDue === null
      ? []
      : [['Whole process', `By ${longDay(preview.wholeDue)}`] as const]),
    ...(meeting === null ? [] : meetingFacts(meeting, procedure)),
    ...preview.ownLimits.map(({ label, due, late, onlyCounted }) =>
      onlyCounted
        ? (['Counted for you', `${label}: ${longDay(due)}${late ? ' (passed)' : ''}`] as const)
        : ([
            'Your own limit',
            `${label}: by ${longDay(due)}${late ? ' (past; say in the case what held it up)' : ''}`,
          ] as const),
    ),
  ];
}

function meetingFacts(
  meeting: NonNullable<DraftPreview['meeting']>,
  procedure: Procedure,
): readonly Fact[] {
  const ours = meeting.ours ? ' (suggested by this bot; the procedure sets no day)' : '';
  return [
    [
      'Meeting',
      meeting.by === null ? meeting.label : `${meeting.label}, by ${longDay(meeting.by)}${ours}`,
    ],
    ['Arranged by', personWords(meeting.convener, procedure)],
  ];
}

export function warningWords(warning: DraftWarning, procedure: Procedure): string {
  switch (warning.kind) {
    case 'vacant-responder':
      return `Nobody holds the post ${roleTitle(procedure, warning.role)}, so this cannot be delivered to it. You will be told, and can reach somebody another way.`;
    case 'vacant-copy':
      return `Nobody holds the post ${roleTitle(procedure, warning.role)}, so no copy goes there.`;
    case 'past-whole-limit':
      return `This ends after the limit of the whole process, ${longDay(warning.wholeDue)}. You can still send it.`;
    case 'calendar-ends-soon':
      return `The calendar of working days ends on ${longDay(warning.lastDay)}. Tell your administrator.`;
  }
}

/**
 * Words of a message for the first long answer that the procedure asks for, as long as nothing is written
 * there: which field takes them is the procedure's order, not its name.
 */
export function quotedIn({ draft, asks }: DraftForm): Typed {
  const field = asks?.fields.find((each) => each.field.kind === 'long-text')?.field;
  if (draft.quoted === undefined || field === undefined || draft.step !== 'what') return {};
  if ((draft.answers[field.key] ?? '') !== '') return {};
  return { [field.key]: draft.quoted.slice(0, field.maxLength) };
}
