import type { Moment } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import type { RoleKey } from '../procedure/index.ts';
import type { MeetingId, StageEntryId, StandIn } from './state.ts';

/**
 * A deed as data, stored with its events before it is done (style rule 4). What is sent is rendered
 * from the present state at the moment of sending; the effect only says what kind of thing, to whom.
 */
export type Effect = SendCard | AskAway | FindSlots | BookMeeting | CancelMeeting | Project;

/** The kinds of card a person can be sent; a folder each in `adaptive-cards/`. */
export type CardKind =
  /** To the responder: answer here. */
  | 'alert'
  /** To a copy: read only. */
  | 'copy'
  /** To the raiser: the reply, with what can be decided. */
  | 'decision'
  /** Reminder, overdue, told of an event: text and a way to the case. */
  | 'notice'
  /** To the convener: choose a slot. */
  | 'slots'
  /** To the convener: what has become of a booked meeting in people's calendars. */
  | 'meetingNews'
  /** To the recorder: outcome, tasks, achieved. */
  | 'meetingOutcome';

/** Why a notice is sent; each has its wording. */
export type NoticeKind =
  | 'due-tomorrow'
  | 'due-today'
  | 'overdue'
  | 'whole-limit-near'
  | 'whole-limit-passed'
  | 'acknowledged'
  | 'time-requested'
  | 'time-given'
  | 'time-refused'
  | 'talk-further'
  | 'resolved'
  | 'moved-on'
  | 'withdrawn'
  | 'closed-unresolved'
  | 'reopened'
  | 'undeliverable'
  | 'still-undelivered'
  | 'not-arrived-yet'
  | 'stand-in-told'
  | 'away'
  | 'no-slot'
  | 'time-not-free'
  | 'move-refused'
  | 'invite-refused'
  | 'booked'
  | 'meeting-cancelled'
  | 'cancel-refused'
  | 'meeting-due'
  | 'attendee-declined'
  | 'time-proposed'
  | 'meeting-moved'
  | 'meeting-gone'
  | 'meeting-at-risk'
  | 'time-kept'
  | 'convening-yours'
  | 'convener-changed'
  | 'meeting-not-held'
  | 'meeting-recorded'
  | 'not-achieved'
  | 'passed-to-you'
  | 'referral-considered'
  | 'referred'
  | 'referral-to-advise'
  | 'referral-answered'
  | 'due-day-moved'
  | 'whole-due-day-moved'
  | 'judgement-asked'
  | 'judged'
  | 'start-asked'
  | 'start-waits'
  | 'time-began'
  | 'answered-and-closed'
  | 'deemed-agreed'
  | 'task-asked'
  | 'task-due'
  | 'task-overdue'
  | 'task-done'
  | 'note-added'
  | 'case-handed-to-you'
  | 'case-handed-on'
  | 'seat-handed-to-you'
  | 'seat-handed-on'
  | 'seat-changed'
  | 'cover-recorded'
  | 'cover-begins'
  | 'cover-ended'
  | 'raiser-left';

export interface SendCard {
  readonly type: 'sendCard';
  readonly card: CardKind;
  readonly notice: NoticeKind | null;
  readonly to: {
    readonly role: RoleKey;
    readonly person: PersonId | null;
    readonly deputy: PersonId | null;
  };
  readonly as: 'responder' | 'copy' | 'notice';
  readonly stage: StageEntryId | null;
  readonly meeting: MeetingId | null;
  /** Business time before which it is not sent. */
  readonly notBefore: Moment | null;
  /** In whose place the addressee gets it, and why they do; absent: in nobody's. */
  readonly onBehalfOf?: { readonly person: PersonId | null; readonly as: StandIn['as'] };
}

/** Whether somebody who was just sent something is away: asked of Outlook, after it was sent. */
export interface AskAway {
  readonly type: 'askAway';
  readonly stage: StageEntryId;
  readonly role: RoleKey;
  readonly person: PersonId;
  /** What was sent. */
  readonly what: string;
}

export interface FindSlots {
  readonly type: 'findSlots';
  readonly meeting: MeetingId;
}

/** Book, or move where an event already stands. */
export interface BookMeeting {
  readonly type: 'bookMeeting';
  readonly meeting: MeetingId;
}

export interface CancelMeeting {
  readonly type: 'cancelMeeting';
  readonly meeting: MeetingId;
}

/** Bring work lists, due rows and the register up to the case's present state. */
export interface Project {
  readonly type: 'project';
  /** Whether reports count anything of what was appended; absent in what an older edition wrote: it may be. */
  readonly counted?: boolean;
}

/** `case/version/n`: deterministic, so a second sending is recognisable. */
export type EffectId = string;
export const effectId = (version: number, n: number): EffectId =>
  `${String(version).padStart(8, '0')}-${String(n)}`;
