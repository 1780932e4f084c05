import { plusSeconds, type Moment } from '../../domain/calendar/index.ts';
import type { CommandOf, SendCard } from '../../domain/case/index.ts';
import type { WaitingEffect } from '../ports/index.ts';
import { afterLostAttempt, progressOf, recipientOf, type Progress } from './ladder.ts';

/** An alert that no route has confirmed by then is told to its raiser: two hours. */
const LATE_AFTER_S = 7_200;

/** Since when it has been on its way: since it was due, whether or not anything was tried by then. */
export const dueSince = (progress: Progress, { since }: WaitingEffect, now: Moment): Moment =>
  progress.begunAt ?? since ?? now;

/** Of whoever is asked to answer: the others' cards are no duty of theirs. Null: never, or told already. */
export const tellsLateAt = (effect: SendCard, progress: Progress, now: Moment): Moment | null =>
  effect.card === 'alert' && effect.as === 'responder' && progress.toldLate !== true
    ? plusSeconds(progress.begunAt ?? now, LATE_AFTER_S)
    : null;

export const delayed = (
  { id }: WaitingEffect,
  effect: SendCard,
  since: Moment,
): CommandOf<'recordDelayed'> => ({
  type: 'recordDelayed',
  effect: id,
  since,
  recipient: recipientOf(effect, null),
});

/** When an alert that waits for its turn counts as late, and what is recorded then; null: it never does. */
export function latenessOf(
  waiting: WaitingEffect,
  now: Moment,
): {
  readonly at: Moment;
  readonly command: CommandOf<'recordDelayed'>;
  readonly progress: Progress;
} | null {
  const { effect } = waiting;
  if (effect.type !== 'sendCard') return null;
  const before = afterLostAttempt(progressOf(waiting), waiting.openAttempt, now);
  const begunAt = dueSince(before, waiting, now);
  const progress = { ...before, begunAt };
  const at = tellsLateAt(effect, progress, now);
  if (at === null) return null;
  return {
    at,
    command: delayed(waiting, effect, begunAt),
    progress: { ...progress, toldLate: true },
  };
}
