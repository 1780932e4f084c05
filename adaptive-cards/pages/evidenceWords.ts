import { longDay, shortDayAndTime, type Day, type Moment } from '../../domain/calendar/index.ts';
import type { DeliveryProof, DueStep, Ending } from '../../domain/evidence/index.ts';

/** What each kind of event is called; one that is not here is called by its own name. */
const EVENTS: Readonly<Record<string, string>> = {
  CaseRaised: 'Raised',
  StageOpened: 'Step opened',
  DeliveryRecorded: 'Card sent',
  DeliveryFailed: 'Card could not be delivered',
  DeliveryDelayed: 'Card not confirmed for two hours',
  DeliveryListed: 'Waits for the daily list',
  AwayNoticed: 'Away, as Outlook says',
  ClockStarted: 'Time began',
  WholeClockStarted: 'Time for the whole process began',
  CardOpened: 'Card opened',
  Acknowledged: 'Acknowledged',
  Replied: 'Reply given',
  TimeRequested: 'More time asked for',
  TimeRefused: 'More time not given',
  TimeGiven: 'More time given',
  TalkFurther: 'Asked to talk further',
  WentAhead: 'Went ahead before what it waits for was done',
  StageResolved: 'Recorded as resolved',
  StageEscalated: 'Moved on',
  CaseWithdrawn: 'Withdrawn',
  ClosedUnresolved: 'Closed, not resolved here',
  CaseReopened: 'Opened again',
  RungFired: 'Reminder',
  DueDayMoved: 'Due day moved',
  WholeDueDayMoved: 'Due day of the whole process moved',
  MeetingAsked: 'Meeting asked for',
  SlotsOffered: 'Times looked for',
  SlotChosen: 'Time chosen',
  MeetingBooked: 'Meeting booked',
  TimeNotFree: 'Time not free',
  BookingRefused: 'Booking not accepted',
  CancelRefused: 'Cancelled meeting not taken out of the calendar',
  MeetingCancelled: 'Meeting called off',
  MeetingHeld: 'Meeting outcome recorded',
  MeetingAnswered: 'Invitation answered',
  NewTimeProposed: 'Another time asked for',
  MeetingMovedOutside: 'Meeting moved by hand in Outlook',
  MeetingGone: 'Meeting taken out of the calendar by hand in Outlook',
  TimeKept: 'Time of the meeting kept',
  ConvenerChanged: 'Somebody else arranges the meeting',
  RecorderChanged: 'Somebody else records what comes of the meeting',
  AttendeeChanged: 'Somebody else takes part in the meeting',
  MeetingNotHeld: 'Meeting not held',
  PassedTo: 'Passed on',
  ReferralConsidered: 'Referral considered',
  ReferralDiscussed: 'Referral discussed',
  Referred: 'Referred',
  ReferralAnswered: 'Referral answered',
  ReferralNotPursued: 'Referral not pursued',
  ConsultationRecorded: 'Talk recorded',
  RecordFiled: 'Record filed',
  TaskEnded: 'What became of something to do',
  ReadForAudit: 'Read for an audit',
  CaseHandedOver: 'Handed over to another raiser',
  SeatHandedOver: 'Somebody else asked',
  CoverRecorded: 'Cover recorded',
  CoverBegan: 'Cover began',
  CoverEnded: 'Cover ended',
  RaiserLeft: 'The raiser left their post',
  RaiserReturned: 'The raiser holds a post again',
};

/** `TaskSet` is "Task set": what nobody has named yet is still readable. */
export const inWords = (name: string): string => {
  // A question of the procedure's own is a sentence already.
  if (name.includes(' ')) return name.charAt(0).toUpperCase() + name.slice(1);
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Facts whose own name says too little. */
const FACTS: Readonly<Record<string, string>> = {
  clock: 'Of',
  rung: 'Sent',
  doer: 'Done by',
  owner: 'Done by, in words',
  aim: 'What it is for',
  through: 'In their place',
  standIn: 'Told on their behalf',
  attended: 'Who was there',
  without: 'Goes ahead without',
  proposers: 'Whose other time was not taken',
  others: 'Also invited',
  handedFrom: 'Before',
  handedTo: 'From here on',
  othersBy: 'Who says who else takes part',
  missing: 'Needed and not known to be free',
  unread: 'Calendars that could not be read',
  uninvited: 'The time stands with those invited before',
  invites: 'The time stands, and whoever takes part now is invited',
};

export const factNameWords = (name: string): string => FACTS[name] ?? inWords(name);

/** Words of the product's own where they stand in a fact; whatever else stands there is said as it is. */
const OWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  clock: {
    stage: 'the step',
    whole: 'the whole process',
    meeting: 'the meeting',
    'meeting-news': 'news of the meeting',
    undelivered: 'a card that reached nobody',
    start: 'the day with which the time begins',
    cover: 'the days of cover',
    raiser: 'the post of whoever raised it',
  },
  rung: {
    before: 'on the working day before',
    'on-the-day': 'on the day',
    overdue: 'when the day had passed',
  },
  what: { case: 'the case', evidence: 'the evidence pack' },
  how: { 'not-needed': 'not needed', 'unresolved-at-highest': 'not resolved at the highest level' },
};

export const ownWords = (name: string, words: string): string => OWN[name]?.[words] ?? words;

export const eventWords = (type: string): string => EVENTS[type] ?? inWords(type);

export const time = (at: Moment | null): string => (at === null ? 'no' : shortDayAndTime(at));
export const day = (each: Day | null): string => (each === null ? 'none' : longDay(each));

const ROUTES: Readonly<Record<string, string>> = {
  teams: 'Teams',
  'teams-after-install': 'Teams, after the app was installed for them',
  mail: 'mail with a link',
  deputy: 'their deputy, in Teams',
  list: 'in the daily list, in Teams',
  'list-by-mail': 'in the daily list, by mail',
};

/** By which way it went; and where that is so, that it may have come twice, or not at all. */
export function routeWords({ route, uncertain, deputy, failed, listed }: DeliveryProof): string {
  if (listed !== undefined) return `for the daily list of ${longDay(listed)}; not sent yet`;
  const way = route === null ? 'none' : (ROUTES[route] ?? route);
  const who = deputy === null ? way : `${way} (to ${deputy}, in their place)`;
  const doubt = uncertain ? `${who}; not certain that it arrived` : who;
  return failed === null ? doubt : `${doubt}; failed: ${failed}`;
}

/** From when and until when the seat was theirs, where it changed hands. */
export const heldWords = ({ since, until }: DeliveryProof): string =>
  [
    ...(since === undefined ? [] : [`, asked from ${time(since)}`]),
    ...(until === undefined ? [] : [`, handed over ${time(until)}`]),
  ].join('');

export const STEPS: Record<DueStep['why'], string> = {
  began: 'The time began',
  'own day': 'The day that the raiser set',
  'more time': 'More time was given',
  calendar: 'The calendar changed',
  'other start': 'The day with which the time began was put right',
};

const ENDINGS: Readonly<Record<string, string>> = {
  resolved: 'resolved',
  withdrawn: 'withdrawn',
  referred: 'closed as referred',
  'unresolved-at-highest': 'closed as not resolved at the highest level',
};

export const endingWords = (status: Ending | null): string =>
  status === null ? 'open' : (ENDINGS[status.how] ?? inWords(status.how));

/** Said of a text whose words are gone; its hash still stands in the chain. */
export const PURGED = 'The text was deleted by the rules of retention.';
