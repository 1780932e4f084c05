import type { Day } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import { RAISER, type Judges, type RoleKey } from '../procedure/index.ts';
import type { Context } from './commands.ts';
import { runningEntry, scopeOf } from './find.ts';
import { stageOf } from './ladder.ts';
import { oncePerPerson, seatsOf } from './seats.ts';
import type { CaseState, Judgement, Reply, StageEntry } from './state.ts';

/** Who is asked whether a reply is enough; nobody where the post is vacant and has no deputy. */
export interface JudgeSeat {
  readonly role: RoleKey;
  readonly person: PersonId | null;
}

export const judgesRule = (entry: StageEntry, { procedure }: Context): Judges | null =>
  stageOf(procedure, entry.stage)?.decidedBy ?? null;

/** The roles that judge beside the raiser, whose own word is the decision. */
export const judgingRoles = (entry: StageEntry, ctx: Context): readonly RoleKey[] =>
  (judgesRule(entry, ctx)?.roles ?? []).filter((role) => role !== RAISER);

/** Who judges at this stage on that day, each once: the holders of the roles, deputies of vacant posts. */
export function judgeSeats(
  entry: StageEntry,
  state: CaseState,
  on: Day,
  ctx: Context,
): readonly JudgeSeat[] {
  const at = { scope: scopeOf(state), raiser: state.raiser, on, responders: entry.responders };
  const seats = judgingRoles(entry, ctx)
    .flatMap((role) => seatsOf(role, at, ctx))
    .map(({ role, person, deputy }) => ({ role, person: person ?? deputy }))
    .filter(({ person }) => person !== state.raiser);
  return oncePerPerson(seats);
}

export const lastReply = ({ replies }: StageEntry): Reply | null => replies.at(-1) ?? null;

/** In whose name a word was said. */
const wordOf = ({ onBehalfOf, by }: Judgement): PersonId => onBehalfOf ?? by;

/**
 * What this seat said last of the last reply. The word of whoever held a single post before is the post's;
 * of a group each holder says it for themselves.
 */
export function judgementOf(
  { role, person }: JudgeSeat,
  entry: StageEntry,
  { procedure }: Context,
): Judgement | null {
  const reply = lastReply(entry)?.id;
  const single = procedure.roles[role]?.group !== true;
  return (
    entry.judgements.findLast(
      (each) =>
        each.reply === reply &&
        (wordOf(each) === person || each.by === person || (single && each.role === role)),
    ) ?? null
  );
}

/**
 * Whose word that the last reply is enough is still missing: of all of them, or of one. A post that
 * nobody holds is not waited for: the raiser is told of it when the reply comes.
 */
export function missingWords(
  entry: StageEntry,
  state: CaseState,
  on: Day,
  ctx: Context,
): readonly JudgeSeat[] {
  const held = judgeSeats(entry, state, on, ctx).filter(({ person }) => person !== null);
  const missing = held.filter((seat) => judgementOf(seat, entry, ctx)?.satisfied !== true);
  const enough = judgesRule(entry, ctx)?.need === 'any' && missing.length < held.length;
  return enough ? [] : missing;
}

/** Who has not said yet, of the stage that runs, whether its last reply is enough. */
export function askedToJudge(state: CaseState, on: Day, ctx: Context): readonly PersonId[] {
  const entry = runningEntry(state);
  if (entry === null || lastReply(entry) === null) return [];
  return judgeSeats(entry, state, on, ctx)
    .filter((seat) => judgementOf(seat, entry, ctx) === null)
    .flatMap(({ person }) => person ?? []);
}
