import { addDays, compareDays, type Day, type WorkingCalendar } from '../calendar/index.ts';
import type { Field, Stage } from '../procedure/index.ts';
import type { WrittenPlanItem } from './commands.ts';
import type { Decision, Problem } from './refusals.ts';
import type { PlanItem } from './state.ts';
import { keep } from './text.ts';

/** Characters of a field where the procedure says nothing, and of a free reason. */
export const FIELD_LIMIT = 4000;
export const REASON_LIMIT = 2000;
/** Of a post and a name. */
export const NAME_LIMIT = 200;

/** A text that must be there (unless optional) and not be too long. */
export function textProblems(
  field: string,
  text: { readonly value: string } | null | undefined,
  limit = REASON_LIMIT,
  mustFill = true,
): readonly Problem[] {
  const value = text?.value ?? '';
  if (value.trim() === '') return mustFill ? [{ field, what: 'missing' }] : [];
  return value.length > limit ? [{ field, what: 'too-long', limit }] : [];
}

/** A day that lies after another one and inside the calendar. */
export function laterDayProblems(
  field: string,
  day: Day,
  after: Day,
  calendar: WorkingCalendar,
): readonly Problem[] {
  if (compareDays(day, after) <= 0) {
    return [{ field, what: 'day-too-early', limit: addDays(after, 1) }];
  }
  return beyondCalendar(field, day, calendar);
}

export const beyondCalendar = (
  field: string,
  day: Day,
  { lastDay }: WorkingCalendar,
): readonly Problem[] =>
  compareDays(day, lastDay) > 0 ? [{ field, what: 'day-beyond-calendar', limit: lastDay }] : [];

/** A day to come, today included. */
export const comingDayProblems = (
  field: string,
  day: Day,
  today: Day,
  calendar: WorkingCalendar,
): readonly Problem[] =>
  compareDays(day, today) < 0
    ? [{ field, what: 'day-past' }]
    : beyondCalendar(field, day, calendar);

/** A day that has been, today included. */
export const pastDayProblems = (field: string, day: Day, today: Day): readonly Problem[] =>
  compareDays(day, today) > 0 ? [{ field, what: 'day-too-late', limit: today }] : [];

/** Each task has words, a person responsible and a day (DU-115). */
export function planProblems(
  name: string,
  plan: readonly WrittenPlanItem[],
  today: Day,
  calendar: WorkingCalendar,
): readonly Problem[] {
  return plan.flatMap(({ task, owner, due, doer }, i) => [
    ...textProblems(`${name}-${i + 1}-task`, task),
    ...textProblems(`${name}-${i + 1}-owner`, owner, undefined, doer === undefined),
    ...comingDayProblems(`${name}-${i + 1}-due`, due, today, calendar),
  ]);
}

export const keptPlan = (plan: readonly WrittenPlanItem[]): readonly PlanItem[] =>
  plan.map(({ task, owner, due, doer }) => ({
    task: keep(task),
    owner: keep(owner),
    due,
    ...(doer === undefined ? {} : { doer }),
  }));

/** Whether a field is asked at a stage, and whether it must be filled there. */
export const askedAt = (field: Field, stage: Stage): boolean =>
  field.stages === undefined ? true : field.stages.includes(stage.key);

export const mustFill = (field: Field, stage: Stage): boolean =>
  field.required === 'always' ||
  (field.required === 'formal' && stage.formal) ||
  (field.requiredAt ?? []).includes(stage.key);

/** It goes on with one of the two answers alone. */
export const otherwiseProblems = ({ key, mustBe }: Field, value: string): readonly Problem[] =>
  mustBe === undefined || value.trim() === '' || value.trim() === mustBe.answer
    ? []
    : [{ field: key, what: 'must-be-other', says: mustBe.otherwise }];

export const invalid = (problems: readonly Problem[]): Decision => ({
  kind: 'refused',
  refusal: { reason: 'invalid', problems },
});
