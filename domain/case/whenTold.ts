import { officeTime, type Moment } from '../calendar/index.ts';
import type { Procedure } from '../procedure/index.ts';
import type { Context } from './commands.ts';
import type { CardKind, Effect, NoticeKind, SendCard } from './effects.ts';

/** When something goes out, and why then. */
interface When {
  readonly goes: 'at once' | 'in office hours';
  readonly why: string;
  /** News that a person may have in one list each working morning instead (ADR 23). */
  readonly mayWait?: true;
}

const atOnce = (why: string): When => ({ goes: 'at once', why });
const inHours = (why: string): When => ({ goes: 'in office hours', why });
const news = (when: When): When => ({ ...when, mayWait: true });

/** Cards with a notice of their own go as the notice does; an alert and a copy always as such. */
const CARDS: Record<Exclude<CardKind, 'notice'>, When> = {
  alert: atOnce('Somebody is asked to answer: day 0 is the day on which it reaches them.'),
  copy: news(atOnce('It belongs to the alert and goes with it, as the procedure has it.')),
  decision: atOnce('Somebody answered, and the raiser decides.'),
  slots: atOnce('It answers who asked for the meeting.'),
  meetingNews: atOnce('Somebody has to deal with it before the meeting.'),
  meetingOutcome: inHours('It asks for what was done; the day after is soon enough.'),
};

/** Which news goes at once at any hour, and which waits for people to be at work. */
const NOTICES: Record<NoticeKind, When> = {
  'due-tomorrow': inHours('A reminder of a day that has not passed.'),
  'due-today': inHours('A reminder for this working day, told in its morning.'),
  overdue: inHours('A reminder: told when somebody can act on it.'),
  'whole-limit-near': inHours('A reminder; nothing stops by itself.'),
  'whole-limit-passed': inHours('A reminder: told when somebody can act on it.'),
  acknowledged: atOnce('It answers what the raiser sent.'),
  'time-requested': atOnce('A question that the raiser decides on.'),
  'time-given': atOnce('It answers what the responder asked.'),
  'time-refused': atOnce('It answers what the responder asked.'),
  'talk-further': atOnce('Somebody is asked again.'),
  resolved: news(inHours('News: nothing more is asked.')),
  'moved-on': news(inHours('News: nothing more is asked.')),
  withdrawn: news(inHours('News: nothing more is asked.')),
  'closed-unresolved': news(inHours('News: nothing more is asked.')),
  reopened: inHours('News of a case; whoever is asked anew gets an alert.'),
  undeliverable: atOnce('Somebody has not been reached: a person has to see to it.'),
  'still-undelivered': inHours('Told each working day until they are reached.'),
  'not-arrived-yet': atOnce('A duty may be missed: the raiser has to know in time.'),
  'stand-in-told': atOnce('It answers what the raiser sent: who has it now.'),
  away: atOnce('It answers what the raiser sent: who is away, and who was told.'),
  'no-slot': atOnce('It answers who asked for the meeting.'),
  'time-not-free': atOnce('It answers who chose the time.'),
  'invite-refused': atOnce('Somebody who takes part now does not know of it; it may be today.'),
  'move-refused': atOnce('It answers who chose the time; the old one stands.'),
  booked: atOnce('It answers who chose the time; the meeting may be today.'),
  'meeting-cancelled': atOnce('The meeting may be today.'),
  'cancel-refused': atOnce('People may come to a meeting that is not held; it may be today.'),
  'attendee-declined': atOnce('The meeting may be today, and somebody is missing.'),
  'time-proposed': atOnce('A question that whoever arranges the meeting decides on.'),
  'meeting-moved': atOnce('The meeting may be today.'),
  'meeting-gone': atOnce('Nobody comes until it is booked again.'),
  'meeting-at-risk': atOnce('A duty may be missed: the raiser has to know in time.'),
  'time-kept': inHours('News: the meeting stays as it was.'),
  'convening-yours': atOnce('Somebody is asked to arrange it from now on.'),
  'convener-changed': news(inHours('News: who arranges the meeting.')),
  'meeting-not-held': inHours('News of a meeting: not gathered, since another has to be found.'),
  'meeting-due': inHours('A reminder of a meeting, which may be today.'),
  'meeting-recorded': news(inHours('News of what is on record.')),
  'not-achieved': atOnce('The raiser decides what follows.'),
  'passed-to-you': inHours('Something to do, in working time.'),
  'referral-considered': inHours('News to those whom the rule names.'),
  referred: atOnce('Those above have to hear of it as it happens.'),
  'referral-to-advise': atOnce('Somebody is to advise others now.'),
  'referral-answered': inHours('News of what is on record.'),
  'due-day-moved': inHours('News of a day that counts, told when somebody can act on it.'),
  'whole-due-day-moved': inHours('News of a limit that only warns.'),
  'judgement-asked': atOnce('A reply waits for their word.'),
  judged: atOnce('It answers what the raiser waits for.'),
  'start-asked': inHours('Something to do, in working time.'),
  'start-waits': inHours('A reminder; nothing is late.'),
  'time-began': atOnce('Their time runs from now on.'),
  'answered-and-closed': news(inHours('News: nothing more is asked.')),
  'deemed-agreed': inHours('A stage has ended by silence: told by itself, in the morning.'),
  'task-asked': inHours('Something to do, in working time.'),
  'task-due': inHours('A reminder of a day that has not passed.'),
  'task-overdue': inHours('A reminder: told when somebody can act on it.'),
  'task-done': news(inHours('News of what is on record.')),
  'case-handed-to-you': atOnce('Somebody has a case to decide on from now on.'),
  'case-handed-on': news(inHours('News: who decides on the case.')),
  'seat-handed-to-you': atOnce('Somebody is asked to answer, and the days run.'),
  'seat-handed-on': atOnce('It answers who might be writing a reply at this moment.'),
  'seat-changed': news(inHours('News: who answers.')),
  'cover-recorded': news(inHours('News of a day that has not come.')),
  'cover-begins': atOnce('Somebody decides on the case from now on.'),
  'cover-ended': atOnce('Somebody decides on the case again from now on.'),
  'raiser-left': inHours('Told each working day until somebody has the case.'),
  'note-added': news(inHours('News of what is on record.')),
};

function whenOf({ card, notice }: SendCard): When {
  if (card === 'alert' || card === 'copy' || notice === null) {
    return card === 'notice' ? NOTICES['moved-on'] : CARDS[card];
  }
  return NOTICES[notice];
}

/** A process that has a day at most counts nights and Sundays: none of its messages waits. */
const isUrgent = ({ wholeLimit }: Procedure): boolean =>
  wholeLimit?.unit === 'calendar-day' && wholeLimit.n <= 1;

/** What may wait for a person's daily list, as far as its kind goes; of an urgent process nothing. */
export const isNews = (effect: SendCard, { procedure }: Pick<Context, 'procedure'>): boolean =>
  whenOf(effect).mayWait === true && !isUrgent(procedure);

/** Whether it waits for office hours at all. */
export const waitsForOffice = (
  effect: Effect,
  { procedure }: Pick<Context, 'procedure'>,
): boolean =>
  effect.type === 'sendCard' && whenOf(effect).goes === 'in office hours' && !isUrgent(procedure);

/** From when on it may go out: now, or at nine on the next day on which people are there. */
export const mayGoFrom = (effect: Effect, ctx: Context, now: Moment): Moment =>
  waitsForOffice(effect, ctx) ? officeTime(ctx.calendar, now) : now;

/** Reminders of one day, each later than the one before it. */
const IN_ORDER: readonly (readonly NoticeKind[])[] = [
  ['due-tomorrow', 'due-today', 'overdue'],
  ['task-due', 'task-overdue'],
  ['whole-limit-near', 'whole-limit-passed'],
];

/** A reminder that waited for the morning is not sent beside the later one of the same day. */
export function overtakes(later: Effect, earlier: Effect): boolean {
  if (later.type !== 'sendCard' || earlier.type !== 'sendCard') return false;
  const same =
    later.to.person === earlier.to.person &&
    later.stage === earlier.stage &&
    later.meeting === earlier.meeting;
  const row = IN_ORDER.find((kinds) => kinds.some((kind) => kind === earlier.notice));
  if (!same || row === undefined || later.notice === null || earlier.notice === null) return false;
  return row.indexOf(later.notice) > row.indexOf(earlier.notice);
}
