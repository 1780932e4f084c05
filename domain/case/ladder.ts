import type { Procedure, RoleKey, Stage, StageKey } from '../procedure/index.ts';

export const stageOf = (procedure: Procedure, key: StageKey): Stage | null =>
  procedure.stages.find((stage) => stage.key === key) ?? null;

/** The stage after this one: the one it names, else the next in the list that is no mere entry point. */
export function nextOf(procedure: Procedure, key: StageKey): Stage | null {
  const at = procedure.stages.findIndex((stage) => stage.key === key);
  const named = procedure.stages[at]?.next ?? null;
  if (named !== null) return stageOf(procedure, named);
  return procedure.stages.slice(at + 1).find((stage) => stage.entryOnly !== true) ?? null;
}

/** The stages that follow, in order: never back, never a mere entry point (DU-59, A-CPC-04). */
export function stagesAfter(procedure: Procedure, key: StageKey): readonly Stage[] {
  const found: Stage[] = [];
  const seen = new Set<StageKey>([key]);
  for (let next = nextOf(procedure, key); next !== null; next = nextOf(procedure, next.key)) {
    if (seen.has(next.key)) break;
    seen.add(next.key);
    found.push(next);
  }
  return found;
}

/** Whether a case may begin at this stage: the procedure's list, and every entry point. */
export const mayStartAt = (procedure: Procedure, stage: Stage): boolean =>
  procedure.bypass.startAt === 'any' ||
  stage.entryOnly === true ||
  procedure.bypass.startAt.includes(stage.key);

/** Stages before this one that are passed over by beginning here; an entry point skips none. */
export function skippedAtStart(procedure: Procedure, key: StageKey): readonly StageKey[] {
  const first = procedure.stages.find((stage) => stage.entryOnly !== true);
  if (first === undefined || first.key === key) return [];
  const path = [first, ...stagesAfter(procedure, first.key)].map((stage) => stage.key);
  const at = path.indexOf(key);
  return at < 0 ? [] : path.slice(0, at);
}

/** Stages between the present one and a later one; null where it does not follow. */
export function skippedBetween(
  procedure: Procedure,
  from: StageKey,
  to: StageKey,
): readonly StageKey[] | null {
  const path = stagesAfter(procedure, from).map((stage) => stage.key);
  const at = path.indexOf(to);
  return at < 0 ? null : path.slice(0, at);
}

/** Of the stages listed before this one, the last that is addressed to a role; mere entry points aside. */
export function lastAddressedTo(
  role: RoleKey,
  stage: Stage,
  { stages }: Procedure,
): StageKey | null {
  const at = stages.findIndex(({ key }) => key === stage.key);
  const before = stages.slice(0, at).filter(({ entryOnly }) => entryOnly !== true);
  return before.findLast(({ to }) => to.roles.includes(role))?.key ?? null;
}

/** What ends a stage's clock; a raiser's own day without a rule is ended by what it is worded for. */
export function stopsOn(stage: Stage): readonly string[] {
  if (stage.clock !== null) return stage.clock.stopsOn;
  return [stage.timescaleWording === 'resolution' ? 'resolution' : 'response'];
}

/** Whether the raiser may take a case back (A-X-11). */
export const canBeWithdrawn = ({ closing }: Procedure): boolean => closing?.withdrawal !== false;

/** Whether a closed case may be taken up again (A-X-11). */
export const canBeReopened = ({ closing }: Procedure): boolean => closing?.reopening !== 'never';

/** Whether more time can be given at this stage (A-DU-16, A-DO-11). */
export function extensible(procedure: Procedure, stage: Stage): boolean {
  const { extension } = procedure;
  if (extension === null) return false;
  if (extension.stages !== undefined) return extension.stages.includes(stage.key);
  return stage.clock !== null || stage.timescale !== 'none';
}
