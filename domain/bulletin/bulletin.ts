import type { Day, Moment } from '../calendar/index.ts';
import type { CardKind, CaseView, MeetingId, NoticeKind, StageEntryId } from '../case/index.ts';
import type { PeopleFinding } from '../people/index.ts';

/**
 * What a person is told beside any case: a kind for each occasion. It holds ids, references, posts and
 * days, and never a child's story: a bulletin is read outside any case (design sentence 3). Only a daily
 * list carries cases, as its reader sees them, for the words of its card.
 */
export type Bulletin = PeopleBulletin | UndeliveredBulletin | DailyListBulletin;

export type BulletinKind = Bulletin['kind'];

/** For the administrators: where a duty would find nobody. */
export interface PeopleBulletin {
  readonly kind: 'people';
  readonly on: Day;
  /** What is new, or has changed since it was told. */
  readonly findings: readonly PeopleFinding[];
  /** How many were told before and still stand. */
  readonly standing: number;
  /** How many that were told are put right. */
  readonly cleared: number;
}

/** Work of ours that could not be done: for the administrators, and for a raiser whose duty it concerns. */
export interface UndeliveredBulletin {
  readonly kind: 'undelivered';
  readonly to: 'administrator' | 'raiser';
  readonly lines: readonly UndeliveredTold[];
}

export interface UndeliveredTold {
  /** Null: of no case that is known. */
  readonly reference: string | null;
  readonly what:
    'wake-up' | 'rung' | 'sendCard' | 'askAway' | 'findSlots' | 'bookMeeting' | 'cancelMeeting';
  readonly on: Day;
  readonly code: string;
}

/** What happened since the last one, for whoever wants it in one list each working morning (ADR 23). */
export interface DailyListBulletin {
  readonly kind: 'daily-list';
  readonly on: Day;
  /** Lines of one case side by side, the oldest first. */
  readonly lines: readonly DailyListLine[];
}

/** A message that waited for the list: what it would have been as a card, and the case as it is now. */
export interface DailyListLine {
  readonly effect: string;
  readonly at: Moment;
  readonly card: CardKind;
  readonly notice: NoticeKind | null;
  readonly stage: StageEntryId | null;
  readonly meeting: MeetingId | null;
  readonly view: CaseView;
}
