import { RAISER, RAISER_MANAGER, type NoteRule, type RoleKey } from '../../procedure/index.ts';
import { invalid, pastDayProblems, textProblems } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import type { CaseEvent } from '../events.ts';
import { currentEntry, scopeOf } from '../find.ts';
import { holdersIn } from '../holders.ts';
import { refuse, type Decision } from '../refusals.ts';
import { respondsAt } from '../standing.ts';
import type { CaseState } from '../state.ts';
import { keep } from '../text.ts';
import { happened, type Ask } from './ask.ts';
import { isConsidered } from './referral.ts';

/**
 * Puts something on the record beside the stages. Of legal advice the fact and its day alone are kept:
 * what was advised is privileged, and never goes into the product. Where somebody else brings the matter,
 * a referral that is only considered ends with the note, and none is recorded (CB-62, CB-63).
 */
export function addNote(
  state: CaseState,
  command: CommandOf<'addNote'>,
  ask: Ask,
  ctx: Context,
): Decision {
  const rule = ctx.procedure.beside?.notes?.find(({ key }) => key === command.note);
  if (rule === undefined) return refuse({ reason: 'unknown-record' });
  if (!mayNote(rule, state, ask, ctx)) return refuse({ reason: 'only-the-raiser' });
  const text = rule.text === 'none' ? null : command.text;
  const problems = [
    ...pastDayProblems('on', command.on, ask.today),
    ...textProblems('text', text, undefined, rule.text === 'required'),
  ];
  if (problems.length > 0) return invalid(problems);
  const said = (text?.value.trim() ?? '') === '' ? null : text;
  return happened(
    {
      type: 'NoteAdded',
      note: rule.key,
      on: command.on,
      text: said === null ? null : keep(said),
    },
    ...endOfReferral(rule, state),
  );
}

const endOfReferral = (
  { key, insteadOfReferral }: NoteRule,
  state: CaseState,
): readonly CaseEvent[] =>
  insteadOfReferral === true && isConsidered(state)
    ? [{ type: 'ReferralNotPursued', reason: null, because: key }]
    : [];

/** Notes that this person may add now. */
export const notesFor = (state: CaseState, ask: Ask, ctx: Context): readonly NoteRule[] =>
  (ctx.procedure.beside?.notes ?? []).filter((rule) => mayNote(rule, state, ask, ctx));

function mayNote({ by, from }: NoteRule, state: CaseState, ask: Ask, ctx: Context): boolean {
  return hasReached(state, from, ctx) && by.some((role) => isInRole(role, state, ask, ctx));
}

/** From a stage on: as the procedure lists them (SW-32). */
function hasReached(state: CaseState, from: string | undefined, { procedure }: Context): boolean {
  if (from === undefined) return true;
  const order = procedure.stages.map(({ key }) => key);
  return state.stages.some(({ stage }) => order.indexOf(stage) >= order.indexOf(from));
}

function isInRole(role: RoleKey, state: CaseState, ask: Ask, ctx: Context): boolean {
  if (role === RAISER) return ask.who.raiser !== null;
  if (role === RAISER_MANAGER) return ask.who.manager !== null;
  if (respondsAt(ask.who, currentEntry(state).id)?.role === role) return true;
  // A copy alone lets nobody write (design section 6).
  const { responds, tasks } = ask.who;
  const takesPart = responds.length > 0 || tasks.length > 0;
  return (
    takesPart &&
    holdersIn(role, ctx, scopeOf(state), ask.today).some(({ person }) => person === ask.person)
  );
}
