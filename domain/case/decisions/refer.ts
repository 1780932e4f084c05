import { parseDay } from '../../calendar/index.ts';
import type { PersonId } from '../../people/index.ts';
import type { Field, Referral, Stage } from '../../procedure/index.ts';
import {
  askedAt,
  FIELD_LIMIT,
  invalid,
  mustFill,
  otherwiseProblems,
  pastDayProblems,
  textProblems,
} from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { choicesOf } from '../content.ts';
import { currentEntry } from '../find.ts';
import { nextOf } from '../ladder.ts';
import { referralMeeting } from '../meetingsAsked.ts';
import { NOTHING, refuse, type Decision, type Problem } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { keep, type WrittenText } from '../text.ts';
import { happened, ruleOf, seatsAt, type Ask } from './ask.ts';
import { isReferred, notAllowed } from './referral.ts';
import { advisersOf, peopleIn } from './told.ts';

/**
 * The referral is made. Unmet conditions and unfinished stages ask for a reason and block nothing
 * (A-X-12, A-DO-07); the case goes on beside it (CB-13).
 */
export function refer(
  state: CaseState,
  command: CommandOf<'refer'>,
  ask: Ask,
  ctx: Context,
): Decision {
  const no = notAllowed(ask, ctx);
  const rule = ctx.procedure.referral;
  if (no !== null || rule === null) return refuse(no ?? { reason: 'referral-not-in-procedure' });
  if (isReferred(state)) {
    const same = state.referral?.referredOn === command.on;
    return same ? NOTHING : refuse({ reason: 'referral-ended' });
  }
  return referred(state, command, rule, ask, ctx);
}

function referred(
  state: CaseState,
  command: CommandOf<'refer'>,
  rule: Referral,
  ask: Ask,
  ctx: Context,
): Decision {
  const entry = currentEntry(state);
  const stage = ruleOf(entry, ctx);
  const problems = [
    ...pastDayProblems('on', command.on, ask.today),
    ...reasonProblems(state, command, rule, ask, ctx),
    ...rule.fields
      .filter((field) => askedAt(field, stage))
      .flatMap((field) => answerProblems(field, command.answers[field.key], stage)),
  ];
  if (problems.length > 0) return invalid(problems);
  const at = seatsAt(state, ask, entry);
  return happened(
    {
      type: 'Referred',
      on: command.on,
      met: command.met.filter((key) => rule.checklist.some((each) => each.key === key)),
      reason: command.reason === null ? null : keep(command.reason),
      answers: keptAnswers(rule.fields, command.answers),
      told: [...new Set([...toldOf(state, rule, ask, ctx), ...advisersOf(rule, at, ctx)])],
    },
    ...(rule.meeting === undefined
      ? []
      : [referralMeeting({ entry: entry.id, stage, at, now: ask.now }, rule.meeting, ctx)]),
  );
}

function reasonProblems(
  state: CaseState,
  { met, reason }: CommandOf<'refer'>,
  rule: Referral,
  ask: Ask,
  ctx: Context,
): readonly Problem[] {
  const unmet = rule.checklist.some(({ key }) => !met.includes(key));
  const asked = unmet || (rule.earlyReason && !stagesFinished(state, ask, ctx));
  const problems = textProblems('reason', reason, undefined, asked);
  return problems.map((problem): Problem =>
    problem.what === 'missing' ? { field: 'reason', what: 'needs-reason' } : problem,
  );
}

/** At the last stage, and it has been decided, answered, or its day has passed. */
function stagesFinished(state: CaseState, { today }: Ask, ctx: Context): boolean {
  const entry = currentEntry(state);
  if (nextOf(ctx.procedure, entry.stage) !== null) return false;
  const due = entry.clock?.due ?? null;
  return entry.decision !== null || entry.answered || (due !== null && due < today);
}

function answerProblems(
  field: Field,
  text: WrittenText | undefined,
  stage: Stage,
): readonly Problem[] {
  const limit = field.maxLength ?? FIELD_LIMIT;
  const problems = textProblems(field.key, text, limit, mustFill(field, stage));
  const value = text?.value.trim() ?? '';
  if (problems.length > 0 || value === '') return problems;
  const known = choicesOf(field).map(({ key }) => key);
  const chosen = value.split(',').map((key) => key.trim());
  if (field.kind === 'date' && parseDay(value) === null) {
    return [{ field: field.key, what: 'not-a-day' }];
  }
  const choosing = field.kind === 'choice' || field.kind === 'choices' || field.kind === 'yes-no';
  return choosing && chosen.some((key) => !known.includes(key))
    ? [{ field: field.key, what: 'not-a-choice' }]
    : otherwiseProblems(field, value);
}

const keptAnswers = (fields: readonly Field[], answers: CommandOf<'refer'>['answers']) =>
  Object.fromEntries(
    fields.flatMap(({ key }) => {
      const text = answers[key];
      return text === undefined ? [] : [[key, keep(text)]];
    }),
  );

/** Those the rule names; or each role that was assigned or notified on this case (DU-139). */
function toldOf(
  state: CaseState,
  { tellWhenReferred }: Referral,
  ask: Ask,
  ctx: Context,
): readonly PersonId[] {
  if (tellWhenReferred !== 'everyone-involved') {
    return peopleIn(tellWhenReferred, seatsAt(state, ask), ctx);
  }
  const part: readonly string[] = ['responder', 'deputy', 'copy', 'register-copy'];
  const people = state.involved
    .filter(({ person, as }) => part.includes(as) && person !== state.raiser)
    .map(({ person }) => person);
  return [...new Set(people)];
}
