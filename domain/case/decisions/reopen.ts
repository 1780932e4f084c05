import { compareDays } from '../../calendar/index.ts';
import type { Stage } from '../../procedure/index.ts';
import { invalid, textProblems } from '../checks.ts';
import type { CommandOf, Context, OpenStage } from '../commands.ts';
import { currentEntry, isOpen } from '../find.ts';
import { canBeReopened } from '../ladder.ts';
import { mustBeCountable, stageOpened, type Opening } from '../opening.ts';
import { refuse, type Decision } from '../refusals.ts';
import type { CaseState, StageEntry } from '../state.ts';
import { keep } from '../text.ts';
import { happened, ruleOf, seatsAt, versionAfter, type Ask } from './ask.ts';
import { cancelPending } from './cancelled.ts';
import { stageMeeting } from '../meetingsAsked.ts';

/** A closed case is taken up again: a new entry at its last stage (A-X-11), asked of whoever holds the post now. */
export function reopen(
  state: CaseState,
  command: CommandOf<'reopen'>,
  ask: Ask,
  ctx: Context,
): Decision {
  if (ask.who.raiser === null) return refuse({ reason: 'only-the-raiser' });
  if (isOpen(state)) return refuse({ reason: 'case-open' });
  if (!canBeReopened(ctx.procedure)) return refuse({ reason: 'reopening-not-in-procedure' });
  const problems = textProblems('reason', command.reason);
  if (problems.length > 0) return invalid(problems);
  const last = currentEntry(state);
  const stage = ruleOf(last, ctx);
  mustBeCountable(stage, ctx, ask.now, state.whole !== null);
  const opening: Opening = {
    stage,
    open: sameAgain(last, stage),
    skipped: [],
    skippedBefore: state.stages.flatMap(({ skipped }) => skipped),
    at: seatsAt(state, ask),
  };
  const keptDay = last.clock?.timescale ?? null;
  const opened = stageOpened(opening, ctx);
  const timescale = keptDay !== null && compareDays(keptDay.day, ask.today) >= 0 ? keptDay : null;
  const event = {
    ...opened,
    reason: keep(command.reason),
    timescale,
    clock: clockOf(opened.clock, last, timescale !== null),
  };
  const before = [
    { type: 'CaseReopened', reason: keep(command.reason) } as const,
    ...cancelPending(state, 'stage-moved-on'),
  ];
  const asking = {
    entry: versionAfter(state, before.length),
    stage,
    at: { ...opening.at, responders: opened.responders },
    now: ask.now,
  };
  return happened(
    ...before,
    event,
    ...(stage.meeting === undefined ? [] : [stageMeeting(asking, stage.meeting, ctx)]),
  );
}

/** Whoever was chosen, and whoever was left out, stays so: nobody is asked anew. */
const sameAgain = (last: StageEntry, { copies }: Stage): OpenStage => ({
  stage: last.stage,
  chosen: last.responders.map(({ role }) => role),
  copyAnswers: Object.fromEntries(
    copies.map(({ role }) => [role, last.copies.some((copy) => copy.role === role)]),
  ),
  timescale: null,
  reason: null,
  consultations: [],
});

/** The raiser's own day holds while it lies ahead; else the stage's limit counts again, if it has one. */
const clockOf = (
  fresh: ReturnType<typeof stageOpened>['clock'],
  last: StageEntry,
  ownDay: boolean,
): ReturnType<typeof stageOpened>['clock'] =>
  ownDay && last.clock !== null ? { kind: 'timescale', wording: last.clock.wording } : fresh;
