import { addWorkingDays, localDay, type Day } from '../../domain/calendar/index.ts';
import type {
  OpenStage,
  WrittenAnswer,
  WrittenConsultation,
  WrittenText,
} from '../../domain/case/index.ts';
import type { Field, Procedure, Stage } from '../../domain/procedure/index.ts';
import { written, type Player } from './player.ts';

/** Stands wherever a person would write something. */
const WORDS = 'Rehearsal';

/** Days of a raiser's own timescale, where the procedure wants one. */
const OWN_DAYS = 5;

/** What a raiser would give on the way to a stage: everything that may be asked, so that nothing is missing. */
export function openingOf(stage: Stage, player: Player, skips: boolean): OpenStage {
  const { ctx, now } = player;
  const today = localDay(now);
  const { roles, mode } = stage.to;
  const asks = stage.copies.filter(({ when }) => when.kind === 'ask').map(({ role }) => role);
  const talks = [stage.consult, skips ? ctx.procedure.bypass.consult : null];
  return {
    stage: stage.key,
    chosen: mode === 'choose-one' ? roles.slice(0, 1) : mode === 'choose-some' ? roles : [],
    copyAnswers: Object.fromEntries(asks.map((role) => [role, true])),
    timescale:
      stage.timescale === 'required'
        ? { day: addWorkingDays(ctx.calendar, today, OWN_DAYS), reason: written(WORDS) }
        : null,
    reason: skips || stage.exceptional === true ? written(WORDS) : null,
    consultations: [...new Set(talks.flatMap((talk) => talk?.roles ?? []))].map(
      (role): WrittenConsultation => ({ role, on: today, view: written(WORDS), notHeld: null }),
    ),
  };
}

const asked = ({ stages }: Field, stage: Stage): boolean =>
  stages === undefined || stages.includes(stage.key);

/** An answer to every question that the stage asks, by its kind. */
export const answersAt = (
  { fields }: Procedure,
  stage: Stage,
  today: Day,
): Readonly<Record<string, WrittenAnswer>> =>
  Object.fromEntries(
    fields
      .filter((field) => asked(field, stage))
      .map((field) => [field.key, answerOf(field, today)]),
  );

function answerOf({ kind, choices }: Field, today: Day): WrittenAnswer {
  if (kind === 'date') return { kind: 'day', day: today };
  if (kind === 'text' || kind === 'long-text') return { kind: 'text', text: written(WORDS) };
  return { kind: 'choices', keys: [choices?.[0]?.key ?? 'yes'] };
}

/** The same as it is typed: what a case that moves on is asked. */
export const typedAt = (procedure: Procedure, stage: Stage, today: Day) =>
  Object.fromEntries(
    Object.entries(answersAt(procedure, stage, today)).map(([key, answer]) => [
      key,
      answer.kind === 'text'
        ? answer.text
        : written(answer.kind === 'day' ? answer.day : answer.keys.join(',')),
    ]),
  );

/** The first of the procedure's own list, with what it asks. */
export function categoryOf({ categories }: Procedure) {
  const first = categories?.choices[0];
  if (first === undefined) return { categories: [], categoryNotes: {} };
  return { categories: [first.key], categoryNotes: { [first.key]: written(WORDS) } };
}

export const REASON = written(WORDS);

/** An answer to each of these questions, as it is typed. */
export const filled = (
  fields: readonly Field[],
  today: Day,
): Readonly<Record<string, WrittenText>> =>
  Object.fromEntries(fields.map((field) => [field.key, written(typed(field, today))]));

function typed({ kind, choices, mustBe }: Field, today: Day): string {
  if (kind === 'date') return today;
  if (mustBe !== undefined) return mustBe.answer;
  return kind === 'text' || kind === 'long-text' ? WORDS : (choices?.[0]?.key ?? 'yes');
}
