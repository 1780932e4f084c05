import { isOfFormer } from './addressedNow.ts';
import { doerOfAgreed } from './agreed.ts';
import type { Context } from './commands.ts';
import type { Effect, NoticeKind, SendCard } from './effects.ts';
import { entryOf, isOpen, isPending, meetingOf, notAchieved, runningEntry } from './find.ts';
import { judgementOf } from './judges.ts';
import { answersTo, hasDeclined, hasProposed, missedAt } from './meetingNews.ts';
import { startedOn } from './startEvent.ts';
import type { CaseState, Meeting, StageEntry } from './state.ts';
import { openTasks } from './tasks.ts';

/**
 * Asked before each deed (design section 3): what the case has passed by is not done any more, and is
 * recorded as superseded.
 */
export const stillWanted = (effect: Effect, state: CaseState, ctx: Context): boolean => {
  switch (effect.type) {
    case 'project':
      return true;
    case 'findSlots':
      return meetingOf(state, effect.meeting)?.status.kind === 'finding';
    case 'bookMeeting':
      return meetingOf(state, effect.meeting)?.status.kind === 'booking';
    case 'cancelMeeting':
      return meetingOf(state, effect.meeting)?.status.kind === 'cancelled';
    case 'askAway':
      return runningEntry(state)?.id === effect.stage;
    case 'sendCard':
      return !isOfFormer(effect, state) && cardWanted(effect, state, ctx);
  }
};

function cardWanted(effect: SendCard, state: CaseState, ctx: Context): boolean {
  const meeting = meetingOf(state, effect.meeting);
  switch (effect.card) {
    case 'alert':
      return isRunning(effect, state) && isSeated(effect, state);
    case 'copy':
      return true;
    case 'decision':
      return decisionWanted(effect, state, ctx);
    case 'slots':
      return meeting !== null && slotsWanted(effect, meeting);
    case 'meetingNews':
      return newsHolds(effect.notice, meeting);
    case 'meetingOutcome':
      return meeting?.status.kind === 'booked';
    case 'notice':
      return effect.notice === null || noticeWanted(effect.notice, effect, state, ctx);
  }
}

/** What the convener has dealt with meanwhile is not brought to them any more. */
function newsHolds(notice: NoticeKind | null, meeting: Meeting | null): boolean {
  if (meeting === null || !isPending(meeting)) return false;
  switch (notice) {
    case 'attendee-declined':
      return answersTo(meeting).some(hasDeclined);
    case 'time-proposed':
      return answersTo(meeting).some(hasProposed);
    case 'meeting-gone':
      return meeting.gone !== undefined;
    default:
      return true;
  }
}

const isRunning = ({ stage }: SendCard, state: CaseState): boolean =>
  stage !== null && runningEntry(state)?.id === stage;

/** A seat may have been handed over since. */
const isSeated = ({ stage, to, onBehalfOf }: SendCard, state: CaseState): boolean =>
  (entryOf(state, stage)?.responders ?? []).some(
    ({ role, person }) =>
      person === (onBehalfOf?.person ?? to.person) && (person !== null || role === to.role),
  );

const isUnbooked = (meeting: Meeting | null): boolean =>
  meeting !== null &&
  isPending(meeting) &&
  meeting.status.kind !== 'booked' &&
  meeting.status.kind !== 'booking';

/** That a time cannot be had is news also where another one stands booked. */
const slotsWanted = ({ notice }: SendCard, meeting: Meeting): boolean =>
  notice === 'invite-refused'
    ? isPending(meeting) && meeting.uninvited === true
    : notice === 'time-not-free' || notice === 'move-refused'
      ? isPending(meeting) && meeting.status.kind !== 'booking'
      : isUnbooked(meeting);

function decisionWanted(effect: SendCard, state: CaseState, ctx: Context): boolean {
  if (effect.notice === 'not-achieved') return notAchieved(state)?.id === effect.meeting;
  if (effect.notice !== null) return noticeWanted(effect.notice, effect, state, ctx);
  return isRunning(effect, state);
}

const isTicking = (entry: StageEntry | null): boolean => entry?.clock?.state === 'running';

const hasLost = (entry: StageEntry | null): boolean =>
  (entry?.responders ?? []).some(
    ({ delivery }) => delivery.failed !== null && delivery.deliveredAt === null,
  );

type Holds = (effect: SendCard, state: CaseState, ctx: Context) => boolean;

/** Still to be done at that stage by somebody; of what a meeting agreed, by whoever is reminded of it. */
const isToDo: Holds = ({ stage, meeting, notice, to, onBehalfOf }, state, ctx) =>
  openTasks(state, ctx).some(({ entry, agreed }) => {
    if (meeting === null) return agreed === undefined && entry.id === stage;
    if (agreed?.meeting.id !== meeting) return false;
    const asked = onBehalfOf?.person ?? to.person;
    return notice === 'task-overdue' || doerOfAgreed(agreed, state, ctx) === asked;
  });

/** With what its clock begins, nobody has recorded yet. */
const startsYet: Holds = (effect, state) => {
  const entry = entryOf(state, effect.stage);
  return isRunning(effect, state) && entry !== null && startedOn(entry) === null;
};

/** Notices that only make sense while something still holds; every other one tells what happened. */
const HOLDS: Partial<Record<NoticeKind, Holds>> = {
  'due-tomorrow': (effect, state) => isRunning(effect, state) && isTicking(runningEntry(state)),
  'due-today': (effect, state) => isRunning(effect, state) && isTicking(runningEntry(state)),
  overdue: (effect, state) => isRunning(effect, state) && isTicking(runningEntry(state)),
  'whole-limit-near': (_, state) => isOpen(state) && state.whole?.state === 'running',
  'whole-limit-passed': (_, state) => isOpen(state) && state.whole?.state === 'running',
  acknowledged: isRunning,
  'time-requested': (effect, state) =>
    isRunning(effect, state) && entryOf(state, effect.stage)?.timeRequest?.answer.kind === 'open',
  'time-refused': isRunning,
  'still-undelivered': (effect, state) => isRunning(effect, state) && hasLost(runningEntry(state)),
  'judgement-asked': (effect, state, ctx) => {
    const entry = entryOf(state, effect.stage);
    if (entry === null || !isRunning(effect, state)) return false;
    const { to, onBehalfOf } = effect;
    const seat = { role: to.role, person: onBehalfOf?.person ?? to.person };
    return judgementOf(seat, entry, ctx) === null;
  },
  judged: isRunning,
  'cover-begins': ({ to }, state) => state.covering?.person === to.person,
  'raiser-left': (_, state) => state.raiserGoneToldOn !== undefined,
  'start-asked': startsYet,
  'start-waits': startsYet,
  'time-began': isRunning,
  'due-day-moved': isRunning,
  'whole-due-day-moved': (_, state) => isOpen(state) && state.whole?.state === 'running',
  booked: ({ meeting }, state) => meetingOf(state, meeting)?.status.kind === 'booked',
  'meeting-at-risk': ({ meeting }, state) => {
    const found = meetingOf(state, meeting);
    return found !== null && missedAt(found).length > 0;
  },
  'meeting-due': ({ meeting }, state) => {
    const found = meetingOf(state, meeting);
    return found !== null && isUnbooked(found);
  },
  'task-asked': isToDo,
  'task-due': isToDo,
  'task-overdue': isToDo,
};

const noticeWanted = (
  notice: NoticeKind,
  effect: SendCard,
  state: CaseState,
  ctx: Context,
): boolean => HOLDS[notice]?.(effect, state, ctx) ?? true;
