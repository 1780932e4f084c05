import { DEFAULT_COUNT } from '../../domain/calendar/index.ts';
import {
  fillDraft,
  formOf,
  startDraft,
  type Draft,
  type DraftEnvironment,
  type DraftPreview,
  type DraftStep,
  type Filled,
} from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import type { Procedure } from '../../domain/procedure/index.ts';
import { aDirectory, IRO } from './people.ts';
import { LADDER } from './procedures.ts';
import { at, CALENDAR } from './time.ts';

type Values = Readonly<Record<string, string>>;

/** Where a form is written: the made-up ladder on Monday 1 March 2027, ten o'clock. */
export const aDesk = (rest: Partial<DraftEnvironment> = {}): DraftEnvironment => ({
  procedures: [LADDER],
  directory: aDirectory(),
  calendar: CALENDAR,
  countingOf: () => DEFAULT_COUNT,
  digest: (record) => `#${record}`,
  now: at('2027-03-01 10:00'),
  ...rest,
});

export const deskWith = (procedure: Procedure): DraftEnvironment =>
  aDesk({ procedures: [procedure] });

export function begunDraft(house = aDesk(), person: PersonId = IRO): Draft {
  const started = startDraft(person, 'draft-1', house);
  if ('reason' in started) throw new Error(started.reason);
  return started;
}

/** Submits a step of the form as it stands. */
export const fills = (draft: Draft, step: DraftStep, values: Values, house = aDesk()): Filled =>
  fillDraft(draft, { step, version: draft.version, values }, house);

export const WHERE = { record: '100234', initials: 'AB', team: 'north' } as const;
export const WHAT = {
  category: 'drift',
  concern: 'Contact',
  tried: 'Twice',
  'skip-reason': 'Urgent',
  'copy-legal': 'no',
} as const;

/** A form that stands at the procedure's own questions, for this stage. */
export const draftAt = (stage: string, house = aDesk()): Draft =>
  fills(begunDraft(house), 'where', { ...WHERE, stage }, house).draft;

/** A form with everything that this stage asks for. */
export const filledAt = (stage: string, what: Values = {}, house = aDesk()): Draft =>
  fills(draftAt(stage, house), 'what', { ...WHAT, ...what }, house).draft;

export function previewAt(stage: string, what: Values = {}, house = aDesk()): DraftPreview {
  const { preview, draft } = formOf(filledAt(stage, what, house), [], house);
  if (preview === null) throw new Error(`The form stands at ${draft.step}.`);
  return preview;
}

export const problemsIn = ({ problems }: Filled) =>
  problems.map(({ field, what }) => [field, what]);
