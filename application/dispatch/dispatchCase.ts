import type { Moment } from '../../domain/calendar/index.ts';
import {
  addressedNow,
  mayGoFrom,
  overtakes,
  stillCovers,
  stillWanted,
  type CaseId,
  type CaseState,
  type Context,
  type Texts,
} from '../../domain/case/index.ts';
import { contextOf } from '../context.ts';
import type { Dependencies } from '../dependencies.ts';
import type { WaitingEffect } from '../ports/index.ts';
import { codeOf, isFailure } from '../failures.ts';
import { project } from '../project.ts';
import type { Deed } from './deed.ts';
import { brokenDown } from './brokenDown.ts';
import { deliverCard } from './deliverCard.ts';
import { afterLostAttempt, noteOf, progressOf } from './ladder.ts';
import { armDispatch } from './armDispatch.ts';
import { askAway } from './askAway.ts';
import { bookSlot, cancelEvent, meetingOf } from './meetingDeeds.ts';
import { firstOfEach } from './lanes.ts';
import { latenessOf } from './lateAlerts.ts';
import { asListed, putOnLists } from './listing.ts';
import { oneAtATime } from './oneAtATime.ts';
import { Recorder } from './recorder.ts';
import { searchSlots } from './searchSlots.ts';

/** What a pass over a case left behind. */
export interface Dispatched {
  /** Wall milliseconds until an effect that someone else holds is free again; null: none is held. */
  readonly heldForMs: number | null;
}

/** What the deeds of one pass share: the case as it was read, its texts once they are asked for. */
export interface Pass {
  readonly deps: Dependencies;
  readonly state: CaseState;
  readonly ctx: Context;
  readonly now: Moment;
  readonly texts: () => Promise<Texts>;
  readonly recorder: Recorder;
}

/** A pass at its deeds, with all that wait for theirs. */
interface Passing extends Pass {
  readonly deeds: readonly WaitingEffect[];
}

/** A case cannot go round for ever: each pass does at least one deed, and a case has few. */
const MOST_PASSES = 200;

/**
 * Does all waiting effects of a case whose time has come, in order per recipient, each claimed by
 * etag before it is done (design section 3). Effects that its own records bring forth are done too.
 */
export const dispatchCase = oneAtATime(passes);

async function passes(deps: Dependencies, id: CaseId, now: Moment): Promise<Dispatched> {
  let heldForMs: number | null = null;
  for (let n = 0; n < MOST_PASSES; n += 1) {
    const pending = await deps.cases.pending(id);
    if (pending === null || pending.waiting.length === 0) return { heldForMs: null };
    const { state } = pending.loaded;
    const ctx = await contextOf(deps, state);
    const pass: Pass = {
      deps,
      state,
      ctx,
      now,
      texts: onceOnly(async () => await deps.cases.texts(id)),
      recorder: new Recorder(deps, pending.loaded, now),
    };
    await projectWaiting(pass, pending.waiting);
    const deeds = pending.waiting
      .filter((waiting) => waiting.effect.type !== 'project')
      .map((waiting) => forToday(waiting, pass));
    if (await putOnLists(pass, deeds)) continue;
    if (await putOffTillOpen(pass, deeds)) continue;
    const { ready, behind, heldForMs: held } = firstOfEach(pass, deeds, deps.wall.millis());
    heldForMs = held;
    if (await tellLate({ ...pass, deeds }, behind)) continue;
    if (ready.length === 0) return { heldForMs };
    const over = await attemptEach({ ...pass, deeds }, ready);
    // What others appended meanwhile has a wake-up of its own.
    if (over && ready.length === deeds.length) return { heldForMs: null };
  }
  return { heldForMs: heldForMs ?? 1_000 };
}

/**
 * What waits for somebody whose part another has now goes to that other at once, with all its tries. What
 * stands on a list is told by it, or goes by itself.
 */
function forToday(waiting: WaitingEffect, { state, ctx, now }: Pass): WaitingEffect {
  const effect = addressedNow(waiting.effect, state, ctx, now);
  if (effect === waiting.effect || progressOf(waiting).listed !== undefined) return waiting;
  return { ...waiting, effect, note: null, openAttempt: false, notBefore: null };
}

async function projectWaiting(pass: Pass, waiting: readonly WaitingEffect[]): Promise<void> {
  const { deps, state, ctx, now, texts } = pass;
  const projections = waiting.filter(({ effect }) => effect.type === 'project');
  if (projections.length === 0) return;
  const counted = projections.some(
    ({ effect }) => effect.type === 'project' && effect.counted !== false,
  );
  await project(deps, state, ctx, await texts(), now, counted);
  await deps.cases.finish(state.id, projections, 'projected');
}

/**
 * One after the other: a process that dies leaves one attempt open and no more, so one card at most is
 * sent twice. An attempt that fails does not keep its neighbours waiting. Answers whether all are over.
 * @throws what the first failed attempt threw, when all have been tried.
 */
async function attemptEach(pass: Passing, ready: readonly WaitingEffect[]): Promise<boolean> {
  const failures: unknown[] = [];
  let over = true;
  for (const waiting of ready) {
    try {
      if (!(await attempt(pass, waiting))) over = false;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return over;
}

/**
 * An alert that waits behind another card of the same person counts as late from when it was due, like any
 * other: it is told of, once, and keeps its place. Answers whether any was told of.
 */
async function tellLate(pass: Passing, behind: readonly WaitingEffect[]): Promise<boolean> {
  const { deps, state, now, recorder } = pass;
  const late = behind.flatMap((each) => {
    const lateness = latenessOf(each, now);
    return lateness === null || !isWanted(pass, each) ? [] : [{ each, ...lateness }];
  });
  for (const { at } of late.filter(({ at }) => at > now)) await armDispatch(deps, state, at);
  const toTell = late.filter(({ at }) => at <= now);
  let told = false;
  for (const { each, command, progress } of toTell) {
    const claimed = await deps.cases.claim(state.id, each, deps.chance.id(), deps.timing.leaseMs);
    if (claimed === null) continue;
    await recorder.recordStep(claimed, command, noteOf(progress), each.notBefore ?? now);
    told = true;
  }
  return told;
}

/** Whether the effect is closed and brought forth no other. */
async function attempt(pass: Passing, waiting: WaitingEffect): Promise<boolean> {
  const { deps, state } = pass;
  const claimed = await deps.cases.claim(state.id, waiting, deps.chance.id(), deps.timing.leaseMs);
  if (claimed === null) return false;
  // What was open before this claim tells whether an earlier attempt was lost.
  const before = { ...claimed, openAttempt: waiting.openAttempt };
  // What a list has told is on record as told, also where it is not wanted any more.
  const deed =
    (await asListed(pass, before)) ??
    (isWanted(pass, waiting)
      ? await performed(pass, before)
      : ({ kind: 'finish', outcome: 'superseded' } as const));
  return await settle(pass, claimed, deed);
}

/**
 * Nobody is reminded at night: all that can wait for the morning is put off at once, not only the first of
 * each recipient, and keeps what is known of an attempt. Answers whether there was any.
 */
async function putOffTillOpen(pass: Pass, deeds: readonly WaitingEffect[]): Promise<boolean> {
  const { deps, state, ctx, now } = pass;
  const wall = deps.wall.millis();
  const free = deeds.filter(
    ({ notBefore, leaseUntil }) => (notBefore ?? now) <= now && (leaseUntil ?? wall) <= wall,
  );
  const late = free
    .map((waiting) => ({ waiting, from: mayGoFrom(waiting.effect, ctx, now) }))
    .filter(({ from }) => from > now);
  for (const { waiting, from } of late) {
    const progress = afterLostAttempt(progressOf(waiting), waiting.openAttempt, now);
    await armDispatch(deps, state, from);
    await deps.cases.postpone(state.id, waiting, from, noteOf(progress));
  }
  return late.length > 0;
}

const isWanted = ({ state, ctx, now, deeds }: Passing, { id, effect }: WaitingEffect): boolean =>
  stillWanted(effect, state, ctx) &&
  stillCovers(effect, ctx, now) &&
  !deeds.some((other) => other.id > id && overtakes(other.effect, effect));

/** A deed that breaks down each time ends too: its neighbours wait for it, and a person must see it. */
async function performed(pass: Pass, waiting: WaitingEffect): Promise<Deed> {
  try {
    return await perform(pass, waiting);
  } catch (error) {
    // Storage that is out of reach says nothing about the deed: the message, or the due row, comes again.
    if (isFailure(error)) throw error;
    pass.deps.log.error('effect-broke-down', {
      caseId: pass.state.id,
      effect: waiting.id,
      code: codeOf(error),
    });
    return await brokenDown(pass, waiting);
  }
}

async function perform(pass: Pass, waiting: WaitingEffect): Promise<Deed> {
  const { deps, state, ctx, now, texts } = pass;
  const { effect } = waiting;
  if (effect.type === 'sendCard') {
    return await deliverCard({ deps, state, ctx, now, texts, effect, waiting });
  }
  if (effect.type === 'askAway') return await askAway(deps, effect, now);
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

async function settle(pass: Pass, claimed: WaitingEffect, deed: Deed): Promise<boolean> {
  const { deps, state, now, recorder } = pass;
  switch (deed.kind) {
    case 'finish':
      await deps.cases.finish(state.id, [claimed], deed.outcome);
      return true;
    case 'record':
      return await recorder.record(claimed, deed.command, deed.outcome);
    case 'recordAndGoOn': {
      const { command, progress, notBefore = now } = deed;
      if (notBefore > now) await armDispatch(deps, state, notBefore);
      await recorder.recordStep(claimed, command, noteOf(progress), notBefore);
      return false;
    }
    case 'again':
      if (deed.notBefore > now) await armDispatch(deps, state, deed.notBefore);
      await deps.cases.postpone(state.id, claimed, deed.notBefore, noteOf(deed.progress));
      return false;
  }
}

/** Read when first asked for, and once. */
function onceOnly<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | null = null;
  return async () => await (reading ??= read());
}
