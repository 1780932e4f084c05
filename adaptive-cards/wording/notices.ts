import type { NoticeKind } from '../../domain/case/index.ts';

export interface NoticeWords {
  readonly heading: string;
  readonly text: string;
}

/**
 * Why somebody is told. Words in braces come from the case and its procedure: `{matter}`, `{step}`,
 * `{raiser}`, `{stage}` (its label), `{start}` (what its time begins with), `{startedOn}`,
 * `{judged}` (who said what of the reply), `{due}` (a long day), `{dueStays}` and `{silence}` (a sentence
 * or nothing), `{taskStage}` (the label of the stage that brought the task up), `{note}` (what was noted),
 * `{noteBy}` (whose note it is), `{meeting}` (its label),
 * `{declined}`, `{proposed}`, `{convener}`, `{lost}`, `{owes}`, `{acts}` (what became of it in calendars),
 * `{time}`, `{invitation}` (in whose calendars it is), `{without}` (who is known to be missing, or nothing),
 * `{instead}` (what follows a cancelled meeting),
 * `{referral}`, `{standIns}` (who has it in whose place), `{away}` (who is away, until when, who was told).
 */
export const NOTICES: Record<NoticeKind, NoticeWords> = {
  'due-tomorrow': {
    heading: 'Due on the next working day',
    text: '{stage} is due by the end of {due}. {silence}',
  },
  'due-today': {
    heading: 'Due today',
    text: '{stage} is due by the end of today, {due}. {silence}',
  },
  overdue: {
    heading: 'Past its due day',
    text: '{stage} was due by the end of {due}. An answer is still welcome. The {raiser} decides what happens next.',
  },
  'whole-limit-near': {
    heading: 'The whole process is close to its limit',
    text: 'All {step}s together are due by the end of {wholeDue}. Nothing stops by itself.',
  },
  'whole-limit-passed': {
    heading: 'The whole process is past its limit',
    text: 'All {step}s together were due by the end of {wholeDue}. The case goes on until the {raiser} decides.',
  },
  acknowledged: {
    heading: 'Acknowledged',
    text: '{stage} has been acknowledged. {dueStays}',
  },
  'time-requested': {
    heading: 'More time is asked for',
    text: 'Those asked at {stage} would like more time. The due day stays the same until you agree.',
  },
  'time-given': {
    heading: 'More time is given',
    text: '{stage} is now due by the end of {due}.',
  },
  'time-refused': {
    heading: 'The due day stays the same',
    text: 'The {raiser} has not agreed to more time. {stage} is due by the end of {due}. The reason is in the case.',
  },
  'talk-further': {
    heading: 'Further talk is asked for',
    text: 'The {raiser} would like to talk further before the {matter} moves on. {stage} is still due by the end of {due}.',
  },
  resolved: {
    heading: 'Resolved',
    text: 'The {raiser} has closed this {matter} as resolved. Thank you for working on it.',
  },
  'moved-on': {
    heading: 'Moved on',
    text: 'This {matter} has moved on from {stage}. You need to do nothing unless you are asked again.',
  },
  withdrawn: {
    heading: 'Withdrawn',
    text: 'The {raiser} has withdrawn this {matter}. Nothing more is asked of you.',
  },
  'closed-unresolved': {
    heading: 'Closed as unresolved at the highest level',
    text: 'The {raiser} has closed this {matter} after its last {step}. The record says that it was not resolved.',
  },
  reopened: {
    heading: 'Open again',
    text: 'This {matter} is open again at {stage}.',
  },
  undeliverable: {
    heading: 'Could not be delivered',
    text: 'At {stage} somebody could not be reached, or a post is vacant. The case shows who. Please make sure that they hear of it another way.',
  },
  'still-undelivered': {
    heading: 'Still not delivered',
    text: 'At {stage} somebody asked has still not been reached. Their limit begins when they are. Please make sure that they hear of it another way.',
  },
  'not-arrived-yet': {
    heading: 'Not arrived for certain yet',
    text: 'At {stage} no route has confirmed for two hours that somebody asked has it. Sending goes on by itself, and you are told if nobody can be reached. The case shows who. If it cannot wait, please make sure that they hear of it another way.',
  },
  'stand-in-told': {
    heading: 'Somebody else has it now',
    text: 'At {stage} not everybody asked could be reached. {standIns} The case shows what was tried.',
  },
  away: {
    heading: 'Somebody asked is away',
    text: 'At {stage} {away} The days run on.',
  },
  'no-slot': {
    heading: 'No common free time was found',
    text: 'For {meeting} no time was found at which everybody needed is free. Please choose a time yourself.',
  },
  'time-not-free': {
    heading: 'Somebody is not free at that time',
    text: 'For {meeting} a time was chosen at which not everybody needed is free. Nothing was booked for it. Please choose again; the same time is taken with a line of why.',
  },
  'move-refused': {
    heading: 'The meeting could not be moved',
    text: 'The calendar did not accept the new time for {meeting}. It stays booked for {time}. Please choose another time, or leave it as it is.',
  },
  'invite-refused': {
    heading: 'Not everybody is invited yet',
    text: 'The calendar did not accept who takes part in {meeting} now. It stays booked for {time} with those who were invited before. Please choose the same time again to have it tried once more, and tell whoever is not invited another way.',
  },
  booked: {
    heading: 'The meeting is booked',
    text: '{meeting} is booked for {time}. {invitation} {without}',
  },
  'meeting-cancelled': {
    heading: 'The meeting is cancelled',
    text: '{meeting} is cancelled. {instead}',
  },
  'cancel-refused': {
    heading: 'The meeting still stands in calendars',
    text: '{meeting} is cancelled, but Outlook did not let its entry be taken out of the calendars. Please tell those invited that it is not held. The administrator is told on the next working morning, and can have it tried again.',
  },
  'meeting-due': {
    heading: 'A meeting is due',
    text: '{meeting} {isOrWas} to take place by {meetingBy}. Its time or its outcome is not recorded yet.',
  },
  'attendee-declined': {
    heading: 'Somebody cannot come',
    text: '{declined} cannot come to {meeting} on {time}. The time stays as it is until you change it.',
  },
  'time-proposed': {
    heading: 'Another time is asked for',
    text: '{proposed}. The time of {meeting}, {time}, stays as it is until you change it.',
  },
  'meeting-moved': {
    heading: 'The meeting was moved in Outlook',
    text: '{meeting} was moved in the calendar by hand. It is now on {time}, and stands so on the record. {owes}',
  },
  'meeting-gone': {
    heading: 'The meeting is no longer in the calendar',
    text: '{meeting} was taken out of the calendar by hand in Outlook. It was to be held on {lost}. {acts}',
  },
  'meeting-at-risk': {
    heading: 'Somebody who is needed cannot come',
    text: '{declined} cannot come to {meeting} on {time}. {convener} arranges it, and is told as well.',
  },
  'time-kept': {
    heading: 'The time stays the same',
    text: 'Your wish for another time was seen. {meeting} stays on {time}.',
  },
  'convening-yours': {
    heading: 'You arrange this meeting now',
    text: 'From here on you arrange {meeting}. What stands in people’s calendars stays the same.',
  },
  'convener-changed': {
    heading: 'Somebody else arranges the meeting',
    text: 'From here on {convener} arranges {meeting}. What stands in people’s calendars stays the same.',
  },
  'meeting-not-held': {
    heading: 'The meeting was not held',
    text: 'It is on the record that {meeting} was not held. {instead}',
  },
  'meeting-recorded': {
    heading: 'The meeting is recorded',
    text: 'The outcome of {meeting} is recorded. Open the case to read it.',
  },
  'not-achieved': {
    heading: 'Agreed outcomes are not achieved yet',
    text: '{meeting} found that the agreed outcomes are not all achieved. The {raiser} decides what happens next.',
  },
  'passed-to-you': {
    heading: 'Passed to you to follow up',
    text: 'After {meeting} you are asked to follow up the agreed outcomes.',
  },
  'referral-considered': {
    heading: 'A referral is being considered',
    text: 'The {raiser} is considering a referral to {referral}.',
  },
  referred: {
    heading: 'Referred',
    text: 'The {raiser} has referred this {matter} to {referral}.',
  },
  'referral-to-advise': {
    heading: 'Referred: please advise those above',
    text: 'The {raiser} has referred this {matter} to {referral}. The procedure has you advise {above}. Each was sent a short notice. What is to be put on record of it stands in the case.',
  },
  'referral-answered': {
    heading: 'The referral is answered',
    text: '{referral} has answered the referral. The {raiser} has the answer.',
  },
  'answered-and-closed': {
    heading: 'Closed',
    text: 'This {matter} is closed. The case says how it ended.',
  },
  'deemed-agreed': {
    heading: 'Counts as agreed',
    text: 'No answer came by the end of {due}, so it counts as agreed. The record says that nobody confirmed it.',
  },
  'task-asked': {
    heading: 'Something to do beside the answers',
    text: 'After {taskStage} the procedure asks for this. Say in the case when it is done.',
  },
  'task-due': {
    heading: 'Something to do is due',
    text: 'This is still to be done. Say in the case when it is done, or why it is not needed.',
  },
  'task-overdue': {
    heading: 'Something to do is past its day',
    text: 'This was to be done by now. Say in the case when it is done, or why it is not needed.',
  },
  'task-done': {
    heading: 'Something to do has ended',
    text: 'It is on the record what became of this at {stage}.',
  },
  'note-added': {
    heading: 'A note is on the record',
    text: '{noteBy} has put this on the record: {note}. Open the case to read it.',
  },
  'case-handed-to-you': {
    heading: 'Handed over to you',
    text: 'This {matter} was handed over to you. You are its {raiser} from here on. Every due day stays as it was, and whoever is asked keeps their card.',
  },
  'case-handed-on': {
    heading: 'Handed over',
    text: 'This {matter} was handed over to {handedTo}. It is no longer yours, and nothing more is asked of you. What you did stays on the record.',
  },
  'seat-handed-to-you': {
    heading: 'Handed over to you',
    text: 'This was handed over to you. The days are not new: the due day stays as it was for the one before you.',
  },
  'seat-handed-on': {
    heading: 'No longer yours to answer',
    text: '{stage} was handed over to {handedTo}. Nothing more is asked of you here. What you wrote stays on the record.',
  },
  'seat-changed': {
    heading: 'Somebody else is asked',
    text: 'At {stage} {asked} now. {dueStays} The case says why.',
  },
  'cover-recorded': {
    heading: 'Somebody covers',
    text: '{covered} The {matter} stays with its {raiser}.',
  },
  'cover-begins': {
    heading: 'You cover for the {raiser}',
    text: '{covered} You can do everything here for the {raiser}. The record says for whom.',
  },
  'cover-ended': {
    heading: 'The cover has ended',
    text: 'Nobody covers for the {raiser} of this {matter} any more.',
  },
  'raiser-left': {
    heading: 'The {raiser} has left',
    text: '{raiserPost} raised this {matter} and holds no such post any more. Nobody decides on it until it is handed over. Open the case and hand it to another {raiser}, or type /handover for all of theirs.',
  },
  'judgement-asked': {
    heading: 'Is the answer enough?',
    text: 'There is a reply at {stage}. You are asked to say whether it is enough.',
  },
  judged: {
    heading: 'A word on the answer',
    text: 'At {stage} {judged}. The {raiser} decides what happens next.',
  },
  'start-asked': {
    heading: 'Say when this has happened',
    text: 'The time of {stage} begins when {start}. Open the case and say on which day that was, as soon as you know.',
  },
  'start-waits': {
    heading: 'Not recorded yet',
    text: 'The time of {stage} begins when {start}. No day is recorded for that, so nothing is due there. Open the case to record the day, or talk about when it will be.',
  },
  'time-began': {
    heading: 'The time has begun',
    text: 'It is recorded for {startedOn} that {start}. {stage} is due by the end of {due}.',
  },
  'due-day-moved': {
    heading: 'The due day has moved',
    text: '{stage} is now due by the end of {due}. The first due day was {firstDue}. The case says why.',
  },
  'whole-due-day-moved': {
    heading: 'The due day of the whole process has moved',
    text: 'The whole process is now due by the end of {wholeDue}. Its first due day was {wholeFirstDue}. The case says why.',
  },
};
