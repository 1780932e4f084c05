import { localDay } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import { recordsAt } from '../procedure/index.ts';
import type { Context } from './commands.ts';
import type { RecordedEvent } from './events.ts';
import { entryOf, meetingOf } from './find.ts';
import { stageOf } from './ladder.ts';
import { startEventOf } from './startEvent.ts';
import type { CaseState } from './state.ts';
import { noteLabel } from './viewing/taskView.ts';
import { postOf } from './viewing/words.ts';

/** A calendar that changed moved the day: nobody said when anything began. */
export const isByCalendar = (event: RecordedEvent): boolean =>
  (event.type === 'WholeDueDayMoved' || event.type === 'DueDayMoved') && event.why === undefined;

const postsOf = (people: readonly PersonId[], ctx: Context): string =>
  people.map((person) => postOf(person, ctx)).join('; ');

const teamName = (team: string, { directory }: Context): string =>
  directory.teams.find(({ id }) => id === team)?.name ?? team;

const taskTitle = (key: string, { procedure }: Context): string =>
  procedure.beside?.tasks?.find((rule) => rule.key === key)?.title ?? key;

/** The day that was recorded, and what happened on it; null where the clock began in another way. */
function startIn(
  event: Extract<RecordedEvent, { readonly type: 'ClockStarted' | 'DueDayMoved' }>,
  state: CaseState,
  ctx: Context,
): string | null {
  if (event.trace === null || isByCalendar(event)) return null;
  const entry = entryOf(state, event.stage);
  const start = entry === null ? null : startEventOf(entry, ctx);
  return start === null ? null : `${localDay(event.trace.start)} ${start.label}`;
}

const deliveryIn = ({
  what,
  route,
  outcome,
  code,
}: Extract<RecordedEvent, { readonly type: 'DeliveryRecorded' }>): string =>
  [what, route, outcome, code].filter((each) => each !== null).join(' ');

/** Whether there was a time for everybody within the meeting's days, only times that come near, or none. */
function offeredIn(
  { meeting, slots }: Extract<RecordedEvent, { readonly type: 'SlotsOffered' }>,
  state: CaseState,
): string | null {
  if (slots.length === 0) return 'none';
  const last = meetingOf(state, meeting)?.window.to ?? null;
  const common = slots.some(
    ({ missing, start }) => missing === undefined && (last === null || localDay(start) <= last),
  );
  return common ? null : 'nearest';
}

/** Route, rung, role, titles, posts: what distinguishes events of one type; null where nothing does. */
export function detailIn(event: RecordedEvent, state: CaseState, ctx: Context): string | null {
  switch (event.type) {
    case 'ClockStarted':
    case 'DueDayMoved':
      return startIn(event, state, ctx);
    case 'WholeDueDayMoved':
      return event.why ?? null;
    case 'DeliveryRecorded':
      return deliveryIn(event);
    case 'RungFired':
      return `${event.clock} ${event.rung}`;
    case 'ConsultationRecorded':
      return event.consultation.role;
    case 'Judged':
      return String(event.satisfied);
    case 'SlotsOffered':
      return offeredIn(event, state);
    case 'RecordFiled':
      return recordTitle(event, state, ctx);
    default:
      return notSentIn(event) ?? titlesIn(event, ctx);
  }
}

/** A card that reached nobody, or waits for a list. */
function notSentIn(event: RecordedEvent): string | null {
  if (event.type === 'DeliveryFailed') return `${event.what} ${event.code}`;
  return event.type === 'DeliveryListed' ? `${event.what} ${event.on}` : null;
}

function recordTitle(
  { stage, record }: Extract<RecordedEvent, { readonly type: 'RecordFiled' }>,
  state: CaseState,
  { procedure }: Context,
): string {
  const rule = stageOf(procedure, entryOf(state, stage)?.stage ?? '');
  const records = rule === null ? [] : recordsAt(rule, procedure);
  return records.find(({ key }) => key === record)?.title ?? record;
}

/** By their posts, titles and names, the team, people, tasks and notes of an event. */
function titlesIn(event: RecordedEvent, ctx: Context): string | null {
  switch (event.type) {
    case 'StageOpened':
      return event.team === undefined ? null : teamName(event.team, ctx);
    case 'SlotChosen':
      return event.others === undefined ? null : postsOf(event.others, ctx);
    case 'MeetingCancelled':
      return event.why;
    case 'WentAhead':
      return event.without.map((key) => taskTitle(key, ctx)).join('; ');
    case 'TaskEnded':
      return `${event.how} ${taskTitle(event.task, ctx)}`;
    case 'NoteAdded':
      return noteLabel(event.note, ctx);
    case 'ReadForAudit':
      return event.what;
    case 'ReferralNotPursued':
      return event.because === undefined ? null : noteLabel(event.because, ctx);
    default:
      return meetingDetail(event, ctx);
  }
}

/** What was said, when it is now, and who was or was not there. */
function meetingDetail(event: RecordedEvent, ctx: Context): string | null {
  switch (event.type) {
    case 'MeetingAnswered':
      return event.said;
    case 'NewTimeProposed':
    case 'MeetingMovedOutside':
    case 'MeetingGone':
      return event.slot.start;
    case 'MeetingNotHeld':
      return event.next;
    case 'TimeKept':
      return postsOf(event.without, ctx);
    case 'MeetingHeld':
      return event.attended === undefined ? null : postsOf(event.attended, ctx);
    default:
      return whoseIn(event, ctx);
  }
}

/** Whose it was; from when on somebody covers, and how that ended. */
function whoseIn(event: RecordedEvent, ctx: Context): string | null {
  switch (event.type) {
    case 'CaseHandedOver':
    case 'SeatHandedOver':
      return postOf(event.handedFrom, ctx);
    case 'CoverRecorded':
      return event.firstDay;
    case 'CoverEnded':
      return event.how;
    default:
      return null;
  }
}
