import { longDay, shortDayAndTime } from '../../domain/calendar/index.ts';
import type {
  CaseView,
  MeetingView,
  NoticeKind,
  StageView,
  TaskView,
} from '../../domain/case/index.ts';
import { clip } from '../elements/room.ts';
import { newsWords } from '../meetingNews/presenter.ts';
import type { CardMessage } from '../parts/message.ts';
import {
  endingOf,
  isOver,
  listWords,
  meetingAt,
  roleTitle,
  stageAt,
} from '../wording/caseWords.ts';
import { capital, insideWords, isOrWas } from '../wording/dates.ts';
import { silenceWords } from '../wording/endings.ts';
import { NOTICES, type NoticeWords } from '../wording/notices.ts';
import { NOTICES_OTHERWISE } from '../wording/noticesOtherwise.ts';
import { knownMissing } from '../wording/missing.ts';

/** The words of a notice, from its kind and the case as it stands. */
export function noticeWords(kind: NoticeKind, message: CardMessage): NoticeWords {
  const values = valuesOf(message);
  const fill = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const { heading, text } = wordsFor(kind, message);
  return { heading: capital(fill(heading)), text: capital(fill(text)).trim() };
}

/** Reminders and days: once nothing is due there any more, they say so. */
const OF_A_DUE_DAY: readonly NoticeKind[] = [
  'due-tomorrow',
  'due-today',
  'overdue',
  'time-refused',
  'time-began',
  'due-day-moved',
];

function wordsFor(kind: NoticeKind, message: CardMessage): NoticeWords {
  const { view } = message;
  const stage = stageAt(view, message.stage);
  if (kind === 'answered-and-closed') return endWords(view, stage);
  if (isOfTasks(kind)) return taskNoticeWords(kind, message);
  if (OF_A_DUE_DAY.includes(kind) && isOver(view, stage)) return NOTICES_OTHERWISE['no-longer-due'];
  const otherwise = OTHERWISE[kind]?.(view, stage) ?? null;
  return otherwise === null ? NOTICES[kind] : NOTICES_OTHERWISE[otherwise];
}

type Otherwise = keyof typeof NOTICES_OTHERWISE;

const startRecorded = (_: CaseView, { start }: StageView): Otherwise | null =>
  start?.on ? 'start-recorded' : null;

/** News that reads otherwise as the case stands, or for the one who reads it. */
const OTHERWISE: Partial<
  Record<NoticeKind, (view: CaseView, stage: StageView) => Otherwise | null>
> = {
  'closed-unresolved': ({ status }) => (status === 'referred' ? 'referred' : null),
  'moved-on': ({ viewer, raiser }) => (viewer === raiser.id ? 'moved-on-for-raiser' : null),
  'start-asked': startRecorded,
  'start-waits': startRecorded,
  'due-tomorrow': ahead,
  'due-today': ({ today }, { due }) => (due !== null && due > today ? 'due-ahead' : null),
};

/**
 * A day of somebody's own may be no working day, or the council be closed: then it is reminded of on the
 * last day before it on which people are there. What was sent late is read as things stand.
 */
function ahead({ today }: CaseView, { due, daysLeft }: StageView): Otherwise | null {
  if (due === null) return null;
  if (due === today) return 'due-on-the-day';
  if (due > today && daysLeft === 0) return 'last-working-day';
  return daysLeft !== null && daysLeft > 1 ? 'due-ahead' : null;
}

/** What closed it: the reply, or that it was seen; else the case says. */
function endWords(view: CaseView, stage: StageView): NoticeWords {
  const { ends } = endingOf(view, stage);
  if (ends === 'reply' && stage.replies.length > 0) return NOTICES_OTHERWISE.answered;
  return ends === 'acknowledgement' && stage.acknowledgedAt !== null && stage.replies.length === 0
    ? NOTICES_OTHERWISE.seen
    : NOTICES['answered-and-closed'];
}

function taskNoticeWords(kind: NoticeKind, message: CardMessage): NoticeWords {
  if (kind === 'task-done') return NOTICES[kind];
  const told = tasksToTell(message);
  if (told.length > 0 && told.every(({ end }) => end !== null)) {
    return NOTICES_OTHERWISE['task-ended'];
  }
  if (isOfMeeting(message) && kind === 'task-asked') return NOTICES_OTHERWISE['task-agreed'];
  const [first] = told;
  const stage = message.view.stages.find(({ entry }) => entry === first?.entry);
  const fromTheStart = first !== undefined && stage?.openedAt === first.since;
  return kind === 'task-asked' && fromTheStart
    ? NOTICES_OTHERWISE['task-from-the-start']
    : NOTICES[kind];
}

export const isOfTasks = (notice: NoticeKind | null): boolean =>
  notice?.startsWith('task-') === true;

/** Of what a meeting agreed, not of what the procedure asks for. */
const isOfMeeting = ({ meeting }: CardMessage): boolean => meeting !== null;

/** Whoever does it and whoever recorded it see what is late; once nothing is, what has ended. */
function pastDay(tasks: readonly TaskView[], { today }: CaseView): readonly TaskView[] {
  const late = tasks.filter(({ due }) => due !== null && due < today);
  const open = late.filter(({ end }) => end === null);
  return open.length > 0 ? open : late;
}

/**
 * What the stage of this notice brought up: their own; for those who watch over them, everybody's. What
 * has ended is told only where nothing is left to do, or where that is the news.
 */
export function tasksToTell(message: CardMessage): readonly TaskView[] {
  const { view, stage, notice } = message;
  const here = view.tasks.filter(({ entry, agreed }) =>
    isOfMeeting(message)
      ? agreed?.meeting === message.meeting
      : agreed === undefined && (stage === null || entry === stage),
  );
  if (notice === 'task-overdue' && isOfMeeting(message)) return pastDay(here, view);
  if (notice === 'task-done') return here.filter(({ end }) => end !== null);
  const own = here.filter((each) => each.own);
  const concerned = own.length > 0 ? own : here;
  const open = concerned.filter(({ end }) => end === null);
  return open.length > 0 ? open : concerned;
}

/** What each has said of the reply so far: one of two cards may be read after both have spoken. */
function judgedWords({ judging }: StageView): string {
  const words = (judging?.words ?? []).flatMap(({ post, satisfied }) =>
    satisfied === null
      ? []
      : [`${post} said that the answer is ${satisfied ? 'enough' : 'not enough yet'}`],
  );
  return words.length === 0 ? 'somebody has said whether the answer is enough' : words.join('; ');
}

/** Who has the alert in whose place. */
const standInWords = ({ responders }: StageView): string =>
  responders
    .flatMap(({ post, through }) =>
      through === undefined ? [] : [`${through.post} has it in place of ${post}.`],
    )
    .join(' ');

/** Who is away, until when, and who was told on their behalf. */
function awayWords({ responders }: StageView): string {
  const words = responders.flatMap(({ post, away }) => {
    if (away === undefined) return [];
    const until = away.until === null ? '' : ` until ${longDay(away.until)}`;
    const told =
      away.told === null
        ? 'nobody could be found who could be told on their behalf, so please see to it yourself'
        : `${away.told} is told on their behalf`;
    return [`${post} is away${until}; ${told}.`];
  });
  return words.join(' ') || 'somebody asked was away.';
}

const startIn = ({ start }: StageView) => ({
  start: start === null ? 'it is delivered' : insideWords(start.label),
  startedOn: start?.on ? longDay(start.on) : 'a day that is not known yet',
});

/** The last of the notes that are told: `tells` in the procedure's file. */
function noteIn({ notes, procedure }: CaseView) {
  const told = (procedure.beside?.notes ?? []).filter(({ tells }) => tells !== undefined);
  const last = notes.findLast(({ label }) => told.some((rule) => rule.label === label));
  const by = last?.by ?? 'somebody';
  return {
    note: last?.label ?? 'a note',
    noteBy: last?.onBehalfOf === undefined ? by : `${by} for ${last.onBehalfOf}`,
  };
}

function valuesOf(message: CardMessage): Readonly<Record<string, string>> {
  const { view } = message;
  const { labels, referral } = view.procedure;
  const stage = stageAt(view, message.stage);
  const due = stage.due === null ? 'a day that is not set yet' : longDay(stage.due);
  return {
    matter: labels.matter,
    step: labels.step,
    raiser: roleTitle(view.procedure, view.raiser.role),
    stage: stage.label,
    taskStage: tasksToTell(message)[0]?.stageLabel ?? stage.label,
    due,
    dueStays: stage.due === null || isOver(view, stage) ? '' : 'The due day stays the same.',
    silence: silenceWords(view, stage).join(' '),
    ...startIn(stage),
    ...noteIn(view),
    judged: judgedWords(stage),
    standIns: standInWords(stage),
    away: awayWords(stage),
    firstDue: stage.firstDue === null ? due : longDay(stage.firstDue),
    wholeDue: view.whole === null ? due : longDay(view.whole.due),
    wholeFirstDue: view.whole === null ? due : longDay(view.whole.firstDue),
    ...meetingIn(view, meetingAt(view, message.meeting), due),
    ...newsWords(view, meetingAt(view, message.meeting)),
    invitation: invitationWords(view, meetingAt(view, message.meeting)),
    ...handingIn(view, stage),
    referral: referral?.label ?? 'an outside body',
    above: aboveWords(view),
  };
}

/** Whose it is, and who covers. */
function handingIn({ handedOn, handing: { covering }, raiser }: CaseView, stage: StageView) {
  const asked = stage.responders.flatMap(({ id, post }) => (id === null ? [] : [post]));
  const days =
    covering === null
      ? ''
      : `${covering.by} covers for ${raiser.post} from ${longDay(covering.firstDay)} to ${longDay(covering.lastDay)}.`;
  return {
    handedTo: listWords(handedOn?.to ?? [], 'and') || 'somebody else',
    asked:
      asked.length === 0
        ? 'the post is vacant'
        : `${listWords(asked, 'and')} ${asked.length === 1 ? 'is' : 'are'} asked`,
    covered: days,
    raiserPost: raiser.post === '' ? `The ${raiser.role}` : raiser.post,
  };
}

/** Those whom a referral concerns, by their posts. */
const aboveWords = ({ referral }: CaseView): string =>
  clip(listWords(referral?.advising?.people ?? [], 'and'), { chars: 600 }) ||
  'all who were asked or told';

/** Whoever arranges a meeting need not take part in it. */
const invitationWords = ({ viewer }: CaseView, meeting: MeetingView | null): string =>
  meeting === null || meeting.attendees.some(({ id }) => id === viewer)
    ? 'The invitation is in your calendar.'
    : 'The invitations are in the calendars of those who take part.';

const meetingIn = ({ meetings, today }: CaseView, meeting: MeetingView | null, due: string) => ({
  meeting: meeting === null ? 'the meeting' : `the meeting “${meeting.label}”`,
  meetingBy: meeting === null ? due : longDay(meeting.window.to),
  isOrWas: meeting === null ? 'is' : isOrWas(meeting.window.to, today),
  without: knownMissing(meeting?.missing ?? []),
  time: meeting?.slot ? shortDayAndTime(meeting.slot.start) : 'a time that is in the case',
  instead: meetings.some(({ insteadOf }) => insteadOf !== null && insteadOf === meeting?.id)
    ? 'Another time is being looked for.'
    : 'Nothing more is asked of you for it.',
});
