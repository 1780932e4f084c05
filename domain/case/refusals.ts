import type { Day } from '../calendar/index.ts';
import type { StageKey } from '../procedure/index.ts';
import type { CaseEvent, EventMeta } from './events.ts';

/**
 * The rule says no: a value, one name per reason, with its own data (style rule 15). Each has its
 * sentence in `adaptive-cards/wording/refusals.ts`; a missing one does not compile.
 */
export type Refusal =
  | { readonly reason: 'unknown-case' }
  /** Also the answer for a case that exists but is none of theirs: existence is not told. */
  | { readonly reason: 'not-yours' }
  | { readonly reason: 'only-the-raiser' }
  | { readonly reason: 'only-the-responder' }
  | { readonly reason: 'only-the-convener' }
  | { readonly reason: 'only-the-doer' }
  | { readonly reason: 'only-those-who-agreed' }
  /** Only these posts, by their titles, are named for it by the procedure. */
  | { readonly reason: 'only-those-named'; readonly who: readonly string[] }
  | { readonly reason: 'may-not-raise' }
  /** No procedure lets this person begin a notice. */
  | { readonly reason: 'no-notice' }
  | { readonly reason: 'case-closed' }
  | { readonly reason: 'case-open' }
  /** The card is of an earlier stage or an answered one; the present state is shown. */
  | { readonly reason: 'stage-moved-on' }
  | { readonly reason: 'already-answered' }
  | { readonly reason: 'no-reply-yet' }
  /** The word of these, by their posts, is missing: of all of them, or of one. */
  | {
      readonly reason: 'not-all-satisfied';
      readonly need: 'all' | 'any';
      readonly who: readonly string[];
    }
  | { readonly reason: 'nobody-judges-here' }
  | { readonly reason: 'unknown-stage'; readonly stage: string }
  | { readonly reason: 'cannot-start-here'; readonly stage: StageKey }
  | { readonly reason: 'cannot-go-back'; readonly stage: StageKey }
  | { readonly reason: 'no-next-stage' }
  /** The procedure lets a running case move one stage at a time. */
  | { readonly reason: 'cannot-skip'; readonly stage: StageKey }
  /** Only at the last stage can a case end as unresolved. */
  | { readonly reason: 'stages-left' }
  | { readonly reason: 'more-time-not-in-procedure' }
  | { readonly reason: 'withdrawal-not-in-procedure' }
  | { readonly reason: 'reopening-not-in-procedure' }
  /** It starts with an event that nobody has recorded yet: there is no due day to move. */
  | { readonly reason: 'time-not-begun' }
  /** The stage's clock waits for nothing that somebody could record. */
  | { readonly reason: 'starts-with-delivery' }
  /** The day on which the procedure's maximum ends is the due day already, or has passed. */
  | { readonly reason: 'no-more-time'; readonly latest: Day }
  /** The event that starts the clock was recorded for this day; the raiser alone corrects it. */
  | { readonly reason: 'start-recorded'; readonly on: Day }
  | { readonly reason: 'no-open-time-request' }
  | { readonly reason: 'referral-not-in-procedure' }
  | { readonly reason: 'referral-not-considered' }
  | { readonly reason: 'referral-ended' }
  | { readonly reason: 'unknown-meeting' }
  | { readonly reason: 'meeting-not-open' }
  | { readonly reason: 'meeting-not-over' }
  /** No time is booked that could be kept. */
  | { readonly reason: 'no-time-booked' }
  | { readonly reason: 'no-monitoring-here' }
  | { readonly reason: 'unknown-record' }
  | { readonly reason: 'unknown-task' }
  | { readonly reason: 'only-the-manager' }
  /** They had it, and it was handed over: to whom by their post, and on which day. */
  | { readonly reason: 'handed-over'; readonly who: readonly string[]; readonly on: Day }
  | { readonly reason: 'stood-in'; readonly who: readonly string[] }
  /** It cannot go to this person: they hold no post for it. */
  | { readonly reason: 'cannot-have-it' }
  | { readonly reason: 'no-such-seat' }
  | { readonly reason: 'nobody-covers' }
  | { readonly reason: 'calendar-ends'; readonly lastDay: Day }
  /** One or more inputs are wrong: nothing was stored; each problem names its field. */
  | { readonly reason: 'invalid'; readonly problems: readonly Problem[] };

export type RefusalReason = Refusal['reason'];

export interface Problem {
  /** The input's id on the card. */
  readonly field: string;
  readonly what:
    | 'missing'
    | 'too-long'
    | 'not-a-choice'
    | 'not-a-day'
    | 'day-past'
    | 'day-too-early'
    | 'day-too-late'
    | 'day-beyond-calendar'
    /** Later than the procedure lets more time take the stage. */
    | 'beyond-maximum'
    | 'not-a-number'
    | 'bad-record-number'
    | 'outside-window'
    /** Somebody needed is known to be missing at that time. */
    | 'somebody-missing'
    | 'needs-reason'
    /** Another answer than the one with which alone it goes on. */
    | 'must-be-other';
  /** A limit that the sentence names: characters, or a day. */
  readonly limit?: number | string;
  /** The procedure's own sentence; absent: ours. */
  readonly says?: string;
}

export type Decision =
  | { readonly kind: 'events'; readonly events: readonly CaseEvent[] }
  /** The wish was already fulfilled: nothing to do, the present state is shown. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** A decision on a whole wish: its events go with who gave it, and when. */
export type Decided =
  | Exclude<Decision, { readonly kind: 'events' }>
  | {
      readonly kind: 'events';
      readonly events: readonly CaseEvent[];
      readonly meta: EventMeta;
    };

export const refuse = (refusal: Refusal): Decision => ({ kind: 'refused', refusal });
export const NOTHING: Decision = { kind: 'nothing' };
