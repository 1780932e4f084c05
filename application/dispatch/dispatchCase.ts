import type { Moment } from '../../domain/calendar/index.ts';
import {
  stillWanted,
  type CaseId,
  type CaseState,
  type Command,
  type Context,
} from '../../domain/case/index.ts';
import { act } from '../act.ts';
import { contextOf } from '../context.ts';
import type { Dependencies } from '../dependencies.ts';
import type { WaitingEffect } from '../ports/index.ts';
import { project } from '../project.ts';
import type { Deed } from './deed.ts';
import { deliverCard } from './deliverCard.ts';
import { noteOf } from './ladder.ts';
import { bookSlot, cancelEvent, meetingOf, searchSlots } from './meetingDeeds.ts';

/** What a pass over a case left behind. */
export interface Dispatched {
  /** Wall milliseconds until an effect that someone else holds is free again; null: none is held. */
  readonly heldForMs: number | null;
}

/** A case cannot go round for ever: each pass does at least one deed, and a case has few. */
const MOST_PASSES = 200;

/**
 * Does all waiting effects of a case whose time has come, in order per recipient, each claimed by
 * etag before it is done (design section 3). Effects that its own records bring forth are done too.
 */
export async function dispatchCase(
  deps: Dependencies,
  id: CaseId,
  now: Moment,
): Promise<Dispatched> {
  let heldForMs: number | null = null;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const pending = await deps.cases.pending(id);
    if (pending === null || pending.waiting.length === 0) return { heldForMs: null };
    const { state } = pending.loaded;
    const ctx = await contextOf(deps, state);
    await projectWaiting(deps, state, ctx, pending.waiting);
    const deeds = pending.waiting.filter((waiting) => waiting.effect.type !== 'project');
    const { ready, heldForMs: held } = firstOfEach(deeds, now, deps.wall.millis());
    heldForMs = held;
    if (ready.length === 0) return { heldForMs };
    await Promise.all(ready.map(async (waiting) => await attempt(deps, state, ctx, waiting, now)));
  }
  return { heldForMs: heldForMs ?? 1_000 };
}

/** Ordered per recipient: only the first waiting effect of each may go. */
function firstOfEach(waiting: readonly WaitingEffect[], now: Moment, wall: number) {
  const seen = new Set<string>();
  const ready: WaitingEffect[] = [];
  let heldForMs: number | null = null;
  for (const each of waiting) {
    const lane = laneOf(each);
    if (seen.has(lane)) continue;
    seen.add(lane);
    if (each.notBefore !== null && each.notBefore > now) continue;
    if (each.leaseUntil !== null && each.leaseUntil > wall) {
      heldForMs = Math.max(heldForMs ?? 0, each.leaseUntil - wall);
      continue;
    }
    ready.push(each);
  }
  return { ready, heldForMs };
}

function laneOf({ effect }: WaitingEffect): string {
  switch (effect.type) {
    case 'sendCard':
      return `person ${effect.to.person ?? effect.to.role}`;
    case 'findSlots':
    case 'bookMeeting':
    case 'cancelMeeting':
      return `meeting ${String(effect.meeting)}`;
    case 'project':
      return 'project';
  }
}

async function projectWaiting(
  deps: Dependencies,
  state: CaseState,
  ctx: Context,
  waiting: readonly WaitingEffect[],
): Promise<void> {
  const projections = waiting.filter(({ effect }) => effect.type === 'project');
  if (projections.length === 0) return;
  await project(deps, state, ctx);
  await deps.cases.finish(state.id, projections, 'projected');
}

async function attempt(
  deps: Dependencies,
  state: CaseState,
  ctx: Context,
  waiting: WaitingEffect,
  now: Moment,
): Promise<void> {
  const claimed = await deps.cases.claim(state.id, waiting, deps.chance.id(), deps.timing.leaseMs);
  if (claimed === null) return;
  // What was open before this claim tells whether an earlier attempt was lost.
  const before = { ...claimed, openAttempt: waiting.openAttempt };
  const deed = stillWanted(claimed.effect, state, ctx)
    ? await perform(deps, state, ctx, before, now)
    : ({ kind: 'finish', outcome: 'superseded' } as const);
  await settle(deps, state, claimed, deed, now);
}

async function perform(
  deps: Dependencies,
  state: CaseState,
  ctx: Context,
  waiting: WaitingEffect,
  now: Moment,
): Promise<Deed> {
  const { effect } = waiting;
  if (effect.type === 'sendCard') {
    return await deliverCard({ deps, state, ctx, now, effect, waiting });
  }
  if (effect.type === 'project') return { kind: 'finish', outcome: 'projected' };
  const meeting = meetingOf(state, effect.meeting);
  if (meeting === null) return { kind: 'finish', outcome: 'no-meeting' };
  const arranging = { deps, state, ctx, now, waiting, meeting };
  switch (effect.type) {
    case 'findSlots':
      return await searchSlots(arranging);
    case 'bookMeeting':
      return await bookSlot(arranging);
    case 'cancelMeeting':
      return await cancelEvent(arranging);
  }
}

async function settle(
  deps: Dependencies,
  state: CaseState,
  claimed: WaitingEffect,
  deed: Deed,
  now: Moment,
): Promise<void> {
  switch (deed.kind) {
    case 'finish':
      await deps.cases.finish(state.id, [claimed], deed.outcome);
      return;
    case 'record':
      await record(deps, state, claimed, deed.command, now, deed.outcome);
      return;
    case 'recordAndGoOn':
      await record(deps, state, claimed, deed.command, now, null);
      await deps.cases.postpone(state.id, claimed, now, noteOf(deed.progress));
      return;
    case 'again':
      if (deed.notBefore > now) await armDispatch(deps, state, deed.notBefore);
      await deps.cases.postpone(state.id, claimed, deed.notBefore, noteOf(deed.progress));
  }
}

/** The due row stands before the effect is put off: a crash in between wakes for nothing, at worst. */
async function armDispatch(deps: Dependencies, state: CaseState, at: Moment): Promise<void> {
  await deps.dueIndex.arm({
    caseId: state.id,
    version: state.version,
    at,
    what: { kind: 'dispatch' },
  });
}

/** The outcome comes back in as a command; its events and the closed effect are one transaction. */
async function record(
  deps: Dependencies,
  state: CaseState,
  claimed: WaitingEffect,
  command: Command,
  now: Moment,
  outcome: string | null,
): Promise<void> {
  const key = `${claimed.id}-${String(claimed.attempts)}-${command.type}`;
  const closes = outcome === null ? undefined : { waiting: claimed, outcome };
  const acted = await act(
    deps,
    { caseId: state.id, now, key, actor: null, command },
    closes === undefined ? { recordsOnly: true } : { closes, recordsOnly: true },
  );
  if (acted.kind !== 'done' && outcome !== null) {
    await deps.cases.finish(state.id, [claimed], outcome);
  }
}
