import { compareDays } from '../../calendar/index.ts';
import { invalid, pastDayProblems, textProblems } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { NOTHING, refuse, type Decision, type Refusal } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { keep } from '../text.ts';
import { happened, seatsAt, type Ask } from './ask.ts';
import { peopleIn } from './told.ts';

/** The raiser alone, where the procedure has a referral; at any time, also after closing (A-X-12). */
export function notAllowed(ask: Ask, ctx: Context): Refusal | null {
  if (ask.who.raiser === null) return { reason: 'only-the-raiser' };
  return ctx.procedure.referral === null ? { reason: 'referral-not-in-procedure' } : null;
}

/** The referral was made, answered or not. */
export const isReferred = (state: CaseState): boolean =>
  state.referral?.state === 'referred' || state.referral?.state === 'answered';

/** Thought of or talked through, and neither made nor dropped. */
export const isConsidered = (state: CaseState): boolean =>
  state.referral?.state === 'considered' || state.referral?.state === 'discussed';

/** A referral is thought of: those whom the rule names are told (DO-60 to DO-62). */
export function considerReferral(
  state: CaseState,
  command: CommandOf<'considerReferral'>,
  ask: Ask,
  ctx: Context,
): Decision {
  const no = notAllowed(ask, ctx);
  if (no !== null) return refuse(no);
  if (state.referral !== null && state.referral.state !== 'not-pursued') return NOTHING;
  const problems = textProblems('note', command.note, undefined, false);
  if (problems.length > 0) return invalid(problems);
  return happened({
    type: 'ReferralConsidered',
    note: command.note === null ? null : keep(command.note),
    told: peopleIn(ctx.procedure.referral?.tellWhenConsidered ?? [], seatsAt(state, ask), ctx),
  });
}

/** Talked through, which is kept apart from referred (WF-39, DO-57). */
export function discussReferral(
  state: CaseState,
  command: CommandOf<'discussReferral'>,
  ask: Ask,
  ctx: Context,
): Decision {
  const no = notAllowed(ask, ctx);
  if (no !== null) return refuse(no);
  if (state.referral?.state === 'answered') return refuse({ reason: 'referral-ended' });
  const last = state.referral?.steps.at(-1);
  if (last?.kind === 'discussed' && last.note?.hash === command.note.hash) return NOTHING;
  const problems = textProblems('note', command.note);
  if (problems.length > 0) return invalid(problems);
  return happened({ type: 'ReferralDiscussed', note: keep(command.note) });
}

export function answerReferral(
  state: CaseState,
  command: CommandOf<'answerReferral'>,
  ask: Ask,
  ctx: Context,
): Decision {
  const no = notAllowed(ask, ctx);
  if (no !== null) return refuse(no);
  if (state.referral?.state === 'answered') return NOTHING;
  if (state.referral?.state === 'not-pursued') return refuse({ reason: 'referral-ended' });
  if (!isReferred(state)) return refuse({ reason: 'referral-not-considered' });
  const made = state.referral?.referredOn ?? null;
  const problems = [
    ...pastDayProblems('on', command.on, ask.today),
    ...(made !== null && compareDays(command.on, made) < 0
      ? [{ field: 'on', what: 'day-too-early', limit: made } as const]
      : []),
    ...textProblems('note', command.note),
  ];
  if (problems.length > 0) return invalid(problems);
  return happened({ type: 'ReferralAnswered', on: command.on, note: keep(command.note) });
}

/** A referral that was considered is not made after all. */
export function dropReferral(
  state: CaseState,
  command: CommandOf<'dropReferral'>,
  ask: Ask,
  ctx: Context,
): Decision {
  const no = notAllowed(ask, ctx);
  if (no !== null) return refuse(no);
  if (state.referral === null) return refuse({ reason: 'referral-not-considered' });
  if (state.referral.state === 'not-pursued') return NOTHING;
  if (isReferred(state)) return refuse({ reason: 'referral-ended' });
  const problems = textProblems('reason', command.reason);
  if (problems.length > 0) return invalid(problems);
  return happened({ type: 'ReferralNotPursued', reason: keep(command.reason) });
}
