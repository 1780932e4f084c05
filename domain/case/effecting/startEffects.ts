import { RESPONDER } from '../../procedure/index.ts';
import type { Context } from '../commands.ts';
import type { Effect } from '../effects.ts';
import type { RecordedOf } from '../events.ts';
import { entryOf } from '../find.ts';
import { startEventOf } from '../startEvent.ts';
import type { CaseState } from '../state.ts';
import { isActor, notices, raiserOf, respondersOf, seatsIn } from './recipients.ts';

/**
 * Whoever may say that the time of the stage has begun is asked to. The raiser and those who have the
 * alert find it there.
 */
export function startAsked(
  { version: stage, meta }: RecordedOf<'StageOpened'>,
  state: CaseState,
  ctx: Context,
): readonly Effect[] {
  const entry = entryOf(state, stage);
  const start = entry === null ? null : startEventOf(entry, ctx);
  const asked = (entry?.responders ?? []).flatMap(({ person, deputy }) => person ?? deputy ?? []);
  const seats = seatsIn(start?.by ?? [], state, meta.at, ctx).filter(
    ({ person }) => person === null || !(asked.includes(person) || isActor(meta, person)),
  );
  return notices(seats, 'start-asked', { stage });
}

/** Nobody has said yet that it happened: the raiser is told, and whoever may say so. */
export function startWaits(
  { stage, meta }: RecordedOf<'RungFired'>,
  state: CaseState,
  ctx: Context,
): readonly Effect[] {
  const entry = entryOf(state, stage);
  const by = (entry === null ? null : startEventOf(entry, ctx))?.by ?? [];
  const asked = by.includes(RESPONDER) ? respondersOf(entry) : [];
  return notices([raiserOf(state), ...seatsIn(by, state, meta.at, ctx), ...asked], 'start-waits', {
    stage,
  });
}

/** Told to those whose time has begun, where somebody said so; a delivery they have seen themselves. */
export function timeBegan(
  { stage, meta }: RecordedOf<'ClockStarted'>,
  state: CaseState,
  ctx: Context,
): readonly Effect[] {
  const entry = entryOf(state, stage);
  if (entry === null || startEventOf(entry, ctx) === null) return [];
  const people = [...respondersOf(entry), raiserOf(state)];
  return notices(
    people.filter(({ person }) => !isActor(meta, person)),
    'time-began',
    { stage },
  );
}

/**
 * Told to those asked and to the raiser: by a changed calendar to whoever comes next as well, by a start
 * that was corrected not to who corrected it. A due day that was agreed since has not moved.
 */
export function dueDayMoved(event: RecordedOf<'DueDayMoved'>, state: CaseState): readonly Effect[] {
  const { stage, from, to, why, meta } = event;
  if (from === to) return [];
  const people = [...respondersOf(entryOf(state, stage)), raiserOf(state)];
  return notices(
    people.filter(({ person }) => why === undefined || !isActor(meta, person)),
    'due-day-moved',
    { stage },
  );
}
