import {
  localDay,
  longDay,
  parseDay,
  parseMoment,
  shortDayAndTime,
} from '../../domain/calendar/index.ts';
import type { CaseView, ChronologyLine } from '../../domain/case/index.ts';
import type { HistoryLine } from './caseNote.ts';
import { capital } from './dates.ts';
import { knownMissing } from './missing.ts';

type Sentence = (line: ChronologyLine, view: CaseView) => string;

const who = ({ actorPost, onBehalfOf }: ChronologyLine): string =>
  onBehalfOf === null ? (actorPost ?? 'The bot') : `${actorPost ?? 'Somebody'} for ${onBehalfOf}`;
const at = ({ stageLabel }: ChronologyLine): string => stageLabel ?? 'the case';
const day = ({ due }: ChronologyLine): string => (due === null ? 'no day' : longDay(due));
const words = ({ text }: ChronologyLine): string => (text === null ? '' : ` “${text}”`);
const part = ({ detail }: ChronologyLine, n: number): string => detail?.split(' ')[n] ?? '';

const dayIn = (text: string | null): string => {
  const on = parseDay(text ?? '');
  return on === null ? 'a day' : longDay(on);
};

/** "2027-03-01 The plan is agreed": what happened, and on which day. */
function startOf({ detail }: ChronologyLine): string {
  const [first = '', ...label] = (detail ?? '').split(' ');
  const on = parseDay(first);
  return `${label.join(' ')}: ${on === null ? first : longDay(on)}.`;
}

const ROUTES: Readonly<Record<string, string>> = {
  teams: 'in Teams',
  'teams-after-install': 'in Teams, after the app was installed for them',
  mail: 'by mail',
  deputy: 'to their deputy in Teams',
  list: 'in the daily list, in Teams',
  'list-by-mail': 'in the daily list, by mail',
};

/** Who got it in whose place, and why it was them. */
const STAND_INS: Readonly<Record<NonNullable<ChronologyLine['standIn']>['as'], string>> = {
  deputy: 'their deputy',
  cover: 'who covers for them by rota',
  duty: 'who has the duty post',
};

const standIn = ({ standIn: found }: ChronologyLine): string =>
  found === undefined ? '' : `${found.post}, ${STAND_INS[found.as]}`;

const onTheWay = (line: ChronologyLine): string =>
  line.standIn === undefined
    ? (line.person ?? 'the recipient')
    : `${line.person ?? 'a vacant post'}, sent to ${standIn(line)}`;

const awayAnd = (line: ChronologyLine): string =>
  line.standIn === undefined
    ? 'Nobody could be found who is to be told on their behalf.'
    : `Told on their behalf: ${standIn(line)}.`;

/** Why a route did not work, in words where they are known: the services' own codes say little. */
const REASONS: Readonly<Record<string, string>> = {
  MessageWritesBlocked: 'the app is blocked or was removed there',
  BotNotInConversationRoster: 'the app is not installed for them',
  ForbiddenOperationException: 'a policy does not allow it',
  Forbidden: 'a policy does not allow it',
  AppNotInCatalogue: 'the app is not in the organisation’s catalogue',
  ConversationNotFound: 'there is no conversation with them any more',
  NoInternalAddress: 'no mail address inside the authority is known',
  Throttled: 'the service was too busy for too long',
};

function reasonOf(line: ChronologyLine): string {
  const code = part(line, 3);
  return code === '' || part(line, 2) === 'accepted' ? '' : ` (${REASONS[code] ?? `code ${code}`})`;
}

const OUTCOMES: Readonly<Record<string, string>> = {
  accepted: 'delivered',
  uncertain: 'sent, perhaps delivered',
  refused: 'not delivered',
};

const CLOCKS: Readonly<Record<string, string>> = {
  whole: 'the whole process',
  task: 'something to do beside the answers',
};

const clockOf = (line: ChronologyLine): string => part(line, 0).split(':')[0] ?? '';

/** What is asked or told again, and is late for nobody. */
const AGAIN: Readonly<Record<string, (line: ChronologyLine) => string>> = {
  undelivered: () => 'Told again that a card has reached nobody.',
  meeting: (line) =>
    `Reminder of the meeting of ${day(line)}: its time or its outcome was not recorded.`,
  'meeting-news': (line) =>
    `Told again what was said to the meeting of ${day(line)}, since nobody had dealt with it.`,
  cover: (line) => `A day of the cover has come: ${day(line)}.`,
  raiser: () => 'Told again that the case has nobody who decides on it.',
  start: (line) => `Asked again for the day on which the time for ${at(line)} began.`,
};

const RUNGS: Readonly<Record<string, string>> = {
  before: 'Reminder before the due day of',
  'on-the-day': 'Reminder on the due day of',
  overdue: 'Told that the due day has passed for',
};

/** A due day that is no working day is reminded of on the one before. */
function rungOf(line: ChronologyLine): string {
  const rung = part(line, 1);
  return rung === 'on-the-day' && line.due !== null && localDay(line.at) < line.due
    ? 'Reminder on the last working day before the due day of'
    : (RUNGS[rung] ?? 'Reminder for');
}

/** What a search came to, where it did not find times for everybody. */
const found = ({ detail }: ChronologyLine): string => {
  if (detail === 'none') return ' None was found.';
  return detail === 'nearest'
    ? ' Within its days none was found at which everybody needed is known to be free.'
    : '';
};

/** Who was known to be missing at a time, or not known, where that is so. */
const whoMissing = ({ missing = [] }: ChronologyLine): string =>
  missing.length === 0 ? '' : ` ${knownMissing(missing)}`;

/** Who takes part changes, at the time that stands: by the convener's word, or as somebody's part was handed over. */
const inviting = (line: ChronologyLine): string =>
  line.actorPost === null || line.detail === null
    ? `Whoever takes part now was to be invited to the meeting on ${day(line)}.`
    : `${who(line)} changed who is invited to the meeting on ${day(line)}.${invitedToo(line)}`;

/** Whom the convener invited beside those whom the rule names, where that was chosen with the time. */
function invitedToo({ detail }: ChronologyLine): string {
  if (detail === null) return '';
  return detail === '' ? ' Nobody else is invited any more.' : ` Also invited: ${detail}.`;
}

/** Said only where it was not in Teams or Outlook; the evidence pack says it of each. */
const doorWords = ({ door }: ChronologyLine): string =>
  door === 'page' ? ' (On the page that the mail leads to.)' : '';
const ANSWERS: Readonly<Record<string, string>> = {
  accepted: 'accepted the invitation to the meeting',
  tentative: 'may come to the meeting',
  declined: 'declined the invitation to the meeting',
  none: 'took back their answer to the invitation',
};

/** The day of a daily list. */
function listedOn(line: ChronologyLine): string {
  const on = parseDay(part(line, 1));
  return on === null ? 'another day' : longDay(on);
}

/** The time that an event names. */
function timeOf({ detail }: ChronologyLine): string {
  const at = parseMoment(detail ?? '');
  return at === null ? 'another day' : shortDayAndTime(at);
}

function attendedBy({ detail }: ChronologyLine): string {
  if (detail === null) return '';
  return detail === '' ? ' Nobody of those invited was there.' : ` There were: ${detail}.`;
}

/** What happened, one sentence per kind of event: a missing one does not compile. */
const SENTENCES: Record<ChronologyLine['type'], Sentence> = {
  CaseRaised: (line, { procedure }) => `${who(line)} raised this ${procedure.labels.matter}.`,
  StageOpened: (line) =>
    `${who(line)} opened ${at(line)}.${line.detail === null ? '' : ` From here the team ${line.detail} leads.`}${words(line)}`,
  DeliveryRecorded: (line) =>
    `${capital(part(line, 0))} card for ${onTheWay(line)}: ${OUTCOMES[part(line, 2)] ?? part(line, 2)} ${ROUTES[part(line, 1)] ?? part(line, 1)}${reasonOf(line)}.`,
  DeliveryFailed: (line) =>
    `${capital(part(line, 0))} card for ${line.standIn === undefined ? (line.person ?? 'a vacant post') : onTheWay(line)} could not be delivered by any route.`,
  DeliveryDelayed: (line) =>
    `For two hours no route has confirmed the alert for ${line.person ?? 'a vacant post'}. It is being tried further.`,
  DeliveryListed: (line) =>
    `${capital(part(line, 0))} card for ${line.person ?? 'the recipient'}: it waits for their daily list of ${listedOn(line)}.`,
  AwayNoticed: (line) =>
    `${line.person ?? 'The recipient'} is away${line.due === null ? '' : ` until ${day(line)}`}, as Outlook says. ${awayAnd(line)} The days run on.`,
  ClockStarted: (line) =>
    line.detail === null
      ? `The time for ${at(line)} began; due by the end of ${day(line)}.`
      : `${who(line)} recorded when the time for ${at(line)} began. ${startOf(line)} Due by the end of ${day(line)}.`,
  WholeClockStarted: (line) =>
    `The time for the whole process began; due by the end of ${day(line)}.`,
  CardOpened: (line) => `${line.person ?? who(line)} opened the card.`,
  Acknowledged: (line) => `${who(line)} acknowledged ${at(line)}.`,
  Replied: (line) => `${who(line)} replied at ${at(line)}.${words(line)}`,
  Judged: (line) =>
    `${who(line)} said that the answer at ${at(line)} is ${line.detail === 'true' ? 'enough' : 'not enough yet'}.${words(line)}`,
  TimeRequested: (line) => `${who(line)} asked for time until ${day(line)}.${words(line)}`,
  TimeRefused: (line) => `${who(line)} kept the due day.${words(line)}`,
  TimeGiven: (line) =>
    `${who(line)} gave time until ${day(line)}.${line.text === null ? '' : ` ${line.text}`}`,
  TalkFurther: (line) => `${who(line)} asked to talk further.${words(line)}`,
  WentAhead: (line) =>
    `${who(line)} went ahead at ${at(line)} before this was done: ${line.detail ?? ''}.${words(line)}`,
  StageResolved: (line) => `${who(line)} recorded ${at(line)} as resolved.${words(line)}`,
  StageEscalated: (line) => `${who(line)} moved on from ${at(line)}.${words(line)}`,
  CaseWithdrawn: (line) => `${who(line)} withdrew it.${words(line)}`,
  ClosedUnresolved: (line) => `${who(line)} closed it as not resolved here.${words(line)}`,
  DeemedAgreed: (line) =>
    `No answer came by ${day(line)}: it counts as agreed, and was not confirmed.`,
  CaseReopened: (line) => `${who(line)} opened it again.${words(line)}`,
  RungFired: (line, { procedure }) =>
    AGAIN[clockOf(line)]?.(line) ??
    `${rungOf(line)} ${CLOCKS[clockOf(line)] ?? `the ${procedure.labels.step}`}, ${day(line)}.`,
  DueDayMoved: (line) =>
    line.detail === null
      ? `The calendar changed: the due day of ${at(line)} is now ${day(line)}.`
      : `${who(line)} corrected when the time for ${at(line)} began. ${startOf(line)} Due by the end of ${day(line)}.`,
  WholeDueDayMoved: (line) =>
    line.detail === null
      ? `The calendar changed: the due day of the whole process is now ${day(line)}.`
      : `With that time, the due day of the whole process is now ${day(line)}.`,
  MeetingAsked: (line) => `A meeting was asked for at ${at(line)}.${words(line)}`,
  SlotsOffered: (line) =>
    `Times for the meeting were looked for in people’s calendars.${found(line)}${whoMissing(line)}`,
  SlotChosen: (line) =>
    line.invites === true
      ? `${inviting(line)}${whoMissing(line)}`
      : `${who(line)} chose ${day(line)} for the meeting.${whoMissing(line)}${words(line)}${invitedToo(line)}`,
  TimeNotFree: (line) =>
    `The time on ${day(line)} was not booked, since not everybody needed is free; another choice was asked for.${whoMissing(line)}`,
  MeetingBooked: (line) =>
    `The meeting on ${day(line)} was put into people’s calendars.${whoMissing(line)}`,
  CancelRefused: () => 'The calendar did not let the cancelled meeting be taken out.',
  BookingRefused: ({ uninvited }) =>
    uninvited === true
      ? 'The calendar did not accept who takes part in the meeting now; its time stands, with those who were invited before.'
      : 'The calendar did not accept the meeting at that time; another time was asked for. A time that was booked before stands.',
  MeetingCancelled: () => 'The meeting was taken out of people’s calendars.',
  MeetingHeld: (line) =>
    `${who(line)} recorded the outcome of the meeting.${words(line)}${attendedBy(line)}`,
  MeetingAnswered: (line) => `${line.person ?? 'Somebody'} ${ANSWERS[line.detail ?? ''] ?? ''}.`,
  NewTimeProposed: (line) =>
    `${line.person ?? 'Somebody'} asked in their calendar to meet on ${timeOf(line)} instead.`,
  MeetingMovedOutside: (line) =>
    `The meeting was moved by hand in Outlook, to ${timeOf(line)}. That time was taken over.`,
  MeetingGone: (line) =>
    `The meeting of ${timeOf(line)} was taken out of the calendar by hand in Outlook.`,
  TimeKept: (line) =>
    `${who(line)} kept the time of the meeting${line.detail === null || line.detail === '' ? '' : `, without ${line.detail}, who had declined`}.${words(line)}`,
  RecorderChanged: (line) =>
    `${line.person ?? 'Somebody else'} records what comes of the meeting from then on, since the post has changed.`,
  AttendeeChanged: (line) =>
    line.person === null
      ? 'A post from which somebody was to take part in the meeting is vacant.'
      : `${line.person} takes part in the meeting from then on, since the post has changed.`,
  ConvenerChanged: (line) =>
    `${who(line)} asked ${line.person ?? 'somebody else'} to arrange the meeting.`,
  MeetingNotHeld: (line) =>
    `${who(line)} recorded that the meeting was not held; ${line.detail === 'another-time' ? 'another time is looked for' : 'it was called off'}.${words(line)}`,
  PassedTo: (line) => `${who(line)} passed it on to be followed up.`,
  ReferralConsidered: (line, { procedure }) =>
    `${who(line)} began to consider a referral to ${procedure.referral?.label ?? 'an outside body'}.${words(line)}`,
  ReferralDiscussed: (line, { procedure }) =>
    `${who(line)} discussed a referral with ${procedure.referral?.label ?? 'an outside body'}.${words(line)}`,
  Referred: (line, { procedure }) =>
    `${who(line)} referred it to ${procedure.referral?.label ?? 'an outside body'} on ${day(line)}.${words(line)}`,
  ReferralAnswered: (line, { procedure }) =>
    `${procedure.referral?.label ?? 'The outside body'} answered on ${day(line)}.${words(line)}`,
  ReferralNotPursued: (line) =>
    `${who(line)} did not pursue the referral${line.detail === null ? '' : `: ${line.detail}`}.${words(line)}`,
  ConsultationRecorded: (line) => `${who(line)} recorded a talk on ${day(line)}.${words(line)}`,
  TaskEnded: (line) => {
    const [how = '', ...title] = (line.detail ?? '').split(' ');
    const what = how === 'done' ? 'was done' : 'is not needed';
    return `${who(line)} recorded that this ${what}: ${title.join(' ')}.${words(line)}`;
  },
  NoteAdded: (line) =>
    `${who(line)} noted for ${day(line)}: ${line.detail ?? 'a note'}.${words(line)}`,
  ReadForAudit: (line) =>
    `${who(line)} read ${line.detail === 'evidence' ? 'the evidence pack' : 'all of it'} for an audit.${words(line)}`,
  CaseHandedOver: (line) =>
    `${who(line)} handed it over from ${line.detail ?? ''} to ${line.person ?? ''}.${words(line)}`,
  SeatHandedOver: (line) =>
    `${who(line)} handed over who is asked at ${at(line)}: ${line.detail === '' ? 'a vacant post' : (line.detail ?? '')} before, ${line.person ?? 'a vacant post'} now. The days are not new.${words(line)}`,
  CoverRecorded: (line) =>
    `${who(line)} recorded that ${line.person ?? 'somebody'} covers from ${dayIn(line.detail)} to ${day(line)}.${words(line)}`,
  CoverBegan: (line) => `${line.person ?? 'Somebody'} covers from now on.`,
  CoverEnded: (line) =>
    line.detail === 'last-day'
      ? `The days on which ${line.person ?? 'somebody'} covered are over.`
      : `${who(line)} ended that ${line.person ?? 'somebody'} covers.`,
  RaiserLeft: (line) =>
    `${line.person ?? 'The person who raised it'} no longer holds a post that raises. Their manager is told.`,
  RaiserReturned: (line) =>
    `${line.person ?? 'The person who raised it'} holds a post that raises again.`,
  RecordFiled: (line) => `${who(line)} confirmed that this is on record: ${line.detail ?? ''}.`,
};

/** The chronology in words, oldest first. */
export const historyLines = (
  lines: readonly ChronologyLine[],
  view: CaseView,
): readonly HistoryLine[] =>
  lines.map((line) => ({ at: line.at, text: SENTENCES[line.type](line, view) + doorWords(line) }));
