import { localDay } from '../../calendar/index.ts';
import type { CaseScope } from '../../people/index.ts';
import { invalid } from '../checks.ts';
import type { CommandOf, Context, Envelope } from '../commands.ts';
import { contentProblems, keptAnswer, mapped } from '../content.ts';
import { mayStartAt, skippedAtStart, stageOf } from '../ladder.ts';
import { mustBeCountable, openingProblems, type Opening } from '../opening.ts';
import { raiserFor } from '../raiserFor.ts';
import { NOTHING, refuse, type Decision, type Problem } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { keep } from '../text.ts';
import { happened } from './ask.ts';
import { stageEvents } from './stageEvents.ts';

/**
 * Begins a case at the stage the raiser chose (CB-10, DU-20, WF-32). Skipped stages and exceptional
 * ones need a reason; nobody's approval gates it (CB-29, A-X-13).
 */
export function raise(
  state: CaseState | null,
  envelope: Envelope,
  command: CommandOf<'raise'>,
  ctx: Context,
): Decision {
  const { actor, now } = envelope;
  if (actor === null) return refuse({ reason: 'may-not-raise' });
  if (state !== null) {
    const theirs = state.raiser === actor || state.raisedBy === actor;
    return theirs ? NOTHING : refuse({ reason: 'not-yours' });
  }
  const { procedure, directory } = ctx;
  const stage = stageOf(procedure, command.open.stage);
  if (stage === null) return refuse({ reason: 'unknown-stage', stage: command.open.stage });
  if (!mayStartAt(procedure, stage))
    return refuse({ reason: 'cannot-start-here', stage: stage.key });
  const on = localDay(now);
  const scope = scopeOfCommand(command, ctx);
  if (raiserFor(actor, { procedure, stage, scope, directory, on }) !== command.raiser) {
    return refuse({ reason: 'may-not-raise' });
  }
  const opening: Opening = {
    stage,
    open: command.open,
    skipped: skippedAtStart(procedure, stage.key),
    skippedBefore: [],
    at: { scope, raiser: command.raiser, on, responders: [] },
  };
  const problems = [
    ...subjectProblems(command, ctx),
    ...contentProblems(command, stage, procedure, on),
    ...openingProblems(opening, ctx),
  ];
  if (problems.length > 0) return invalid(problems);
  mustBeCountable(stage, ctx, now);
  return happened(
    raised(envelope, command, scope, ctx),
    ...stageEvents(opening, { version: 2, now }, ctx),
  );
}

function scopeOfCommand({ team, childKeys }: CommandOf<'raise'>, ctx: Context): CaseScope {
  const known = ctx.directory.teams.find(({ id }) => id === team);
  return {
    procedure: ctx.procedure.id,
    children: childKeys,
    team,
    service: known?.service ?? null,
  };
}

function subjectProblems(command: CommandOf<'raise'>, ctx: Context): readonly Problem[] {
  const { subjects, childKeys, team } = command;
  const aboutSomebody = ctx.procedure.subject.kind !== 'nobody';
  const wrong =
    (subjects.length === 0) === aboutSomebody ||
    subjects.length !== childKeys.length ||
    (subjects.length > 1 && !ctx.procedure.subject.several);
  const known = team === null || ctx.directory.teams.some(({ id }) => id === team);
  return [
    ...(wrong ? [{ field: 'record', what: 'bad-record-number' } as const] : []),
    ...(known ? [] : [{ field: 'team', what: 'not-a-choice' } as const]),
  ];
}

function raised(
  { caseId, actor }: Envelope,
  command: CommandOf<'raise'>,
  scope: CaseScope,
  { procedure }: Context,
) {
  return {
    type: 'CaseRaised',
    id: caseId,
    reference: command.reference,
    procedure: { id: procedure.id, version: procedure.version },
    raiser: command.raiser,
    raisedBy: actor ?? command.raiser,
    team: scope.team,
    service: scope.service,
    childKeys: command.childKeys,
    subjects: keep(command.subjectsText),
    categories: command.categories,
    categoryNotes: mapped(command.categoryNotes, keep),
    answers: mapped(command.answers, keptAnswer),
  } as const;
}
