import {
  addDays,
  CalendarEnds,
  isOpenDay,
  lastOpenDay,
  localDay,
  momentAt,
  nextWorkingDay,
  TOLD_AT,
  workingDaysBetween,
  type Day,
  type Moment,
  type WorkingCalendar,
} from '../calendar/index.ts';
import type { Context } from './commands.ts';
import { isOpen, isPending, runningEntry } from './find.ts';
import { answersTo, waitsForWord } from './meetingNews.ts';
import { RUNGS, rungKey, type Rung, type RungId } from './rungKey.ts';
import { waitsForStart } from './startEvent.ts';
import type { CaseState, Meeting, Slot } from './state.ts';
import { openTasks, taskDue, type TaskAt } from './tasks.ts';

/** A reminder that the present state asks for, and when. */
export interface ArmedRung extends RungId {
  readonly at: Moment;
}

const nineOn = (day: Day): Moment => momentAt(day, TOLD_AT);

/**
 * The reminders armed by the present state (design section 5): 09:00 on the working day before a due
 * day, on the day, and on the next working day after it. What has fired is not armed again; a moved
 * due day arms new ones.
 */
export function dueRowsOf(state: CaseState, ctx: Context): readonly ArmedRung[] {
  return [
    ...stageRows(state, ctx.calendar),
    ...wholeRows(state, ctx.calendar),
    ...undeliveredRows(state, ctx.calendar),
    ...startRows(state, ctx),
    ...coverRows(state, ctx.calendar),
    ...raiserRows(state, ctx.calendar),
    ...state.meetings.flatMap((meeting) => meetingRows(meeting, ctx.calendar)),
    ...openTasks(state, ctx).flatMap((task) => taskRows(task, ctx)),
  ].filter((row) => !state.fired.includes(rungKey(row)));
}

function stageRows(state: CaseState, calendar: WorkingCalendar): readonly ArmedRung[] {
  const entry = runningEntry(state);
  if (entry?.clock?.state !== 'running') return [];
  const { due, armedFrom, dayZero } = entry.clock;
  if (due === null || armedFrom === null) return [];
  return rungsOf(calendar, dayZero ?? localDay(armedFrom), due, armedFrom).map((rung) => ({
    ...rung,
    clock: 'stage',
    stage: entry.id,
    meeting: null,
    due,
  }));
}

function wholeRows(state: CaseState, calendar: WorkingCalendar): readonly ArmedRung[] {
  const { whole } = state;
  if (!isOpen(state) || whole?.state !== 'running') return [];
  const { due, armedFrom, trace } = whole;
  return rungsOf(calendar, trace.dayZero, due, armedFrom).map((rung) => ({
    ...rung,
    clock: 'whole',
    stage: null,
    meeting: null,
    due,
  }));
}

/** While an alert has reached nobody, the raiser is told every working day (design section 5). */
function undeliveredRows(state: CaseState, calendar: WorkingCalendar): readonly ArmedRung[] {
  const entry = runningEntry(state);
  if (entry === null || entry.answered || entry.undeliveredToldOn === null) return [];
  const lost = entry.responders.some(
    ({ delivery }) => delivery.failed !== null && delivery.deliveredAt === null,
  );
  if (!lost) return [];
  const due = dayAfter(calendar, entry.undeliveredToldOn);
  return [
    {
      at: nineOn(due),
      clock: 'undelivered',
      rung: 'on-the-day',
      stage: entry.id,
      meeting: null,
      due,
    },
  ];
}

/** Working days after which a start that nobody has recorded is asked for again; ours. */
const START_AGAIN_AFTER = 5;

/** A clock that waits for an event has no due day that would remind of it: nobody may forget it (ours). */
function startRows(state: CaseState, ctx: Context): readonly ArmedRung[] {
  const entry = runningEntry(state);
  if (entry === null || entry.answered || !waitsForStart(entry, ctx)) return [];
  const due = Array.from({ length: START_AGAIN_AFTER }).reduce<Day>(
    (day) => dayAfter(ctx.calendar, day),
    entry.startToldOn ?? localDay(entry.openedAt),
  );
  const stage = entry.id;
  return [{ at: nineOn(due), clock: 'start', rung: 'on-the-day', stage, meeting: null, due }];
}

/** A cover begins at nine on its first day, and has ended as soon as its last one is over. */
function coverRows(
  { cover, covering }: CaseState,
  calendar: WorkingCalendar,
): readonly ArmedRung[] {
  if (covering === undefined) return [];
  const { firstDay, lastDay } = covering;
  const of = { clock: 'cover', stage: null, meeting: null } as const;
  const told = isOpenDay(calendar, firstDay) ? firstDay : dayAfter(calendar, firstDay);
  const begins = { ...of, rung: 'on-the-day', due: firstDay, at: nineOn(told) } as const;
  const ends = momentAt(addDays(lastDay, 1), '00:00');
  return [
    ...(cover === null && begins.at < ends ? [begins] : []),
    { ...of, rung: 'overdue', due: lastDay, at: ends },
  ];
}

/** A case whose raiser has left waits for nobody to notice: told again every working day. */
function raiserRows(state: CaseState, calendar: WorkingCalendar): readonly ArmedRung[] {
  const { raiserGoneToldOn } = state;
  if (raiserGoneToldOn === undefined || !isOpen(state)) return [];
  const due = dayAfter(calendar, raiserGoneToldOn);
  const of = { clock: 'raiser', rung: 'on-the-day', stage: null, meeting: null } as const;
  return [{ ...of, due, at: nineOn(due) }];
}

/** A meeting without a time, before and after its window ends; a booked one, until its outcome stands. */
function meetingRows(meeting: Meeting, calendar: WorkingCalendar): readonly ArmedRung[] {
  const { status, window } = meeting;
  const of = { clock: 'meeting', stage: meeting.stage, meeting: meeting.id } as const;
  if (status.kind === 'booked') {
    const due = localDay(status.slot.end);
    return [
      ...newsRows(meeting, status.slot, calendar),
      { ...of, rung: 'overdue', due, at: nineOn(dayAfter(calendar, due)) },
    ];
  }
  if (!isPending(meeting) || status.kind === 'booking') return [];
  // What was due before its event was lost is told with that.
  const begun = momentAt(window.from, '00:00');
  const lost = meeting.gone?.at ?? begun;
  const rungs = rungsOf(calendar, window.from, window.to, lost > begun ? lost : begun);
  const early = rungs.find(({ rung }) => rung !== 'overdue');
  return rungs
    .filter((each) => each === early || each.rung === 'overdue')
    .map((rung) => ({ ...of, ...rung, due: window.to }));
}

/** What people said to a booked time and nobody has dealt with comes again on the working day before it. */
function newsRows(meeting: Meeting, slot: Slot, calendar: WorkingCalendar): readonly ArmedRung[] {
  const { id, stage, window } = meeting;
  const due = localDay(slot.start);
  const at = nineOn(lastOpenDay(calendar, addDays(due, -1)));
  const told = answersTo(meeting).map((each) => each.at);
  const late = told.some((each) => each >= at) || at < momentAt(window.from, '00:00');
  if (!waitsForWord(meeting) || late) return [];
  return [{ clock: 'meeting-news', rung: 'before', stage, meeting: id, due, at }];
}

/** A task with days of its own is reminded of as an answer is. */
function taskRows(task: TaskAt, ctx: Context): readonly ArmedRung[] {
  const due = taskDue(task, ctx);
  if (due === null) return [];
  const { rule, entry, since, countedFrom } = task;
  return rungsOf(ctx.calendar, localDay(countedFrom), due, since).map((rung) => ({
    ...rung,
    clock: `task:${rule.key}`,
    stage: entry.id,
    meeting: null,
    due,
  }));
}

/**
 * The three rungs of a due day. Before: only where two working days or more lie between day 0 and the
 * due day. On the day: a due day on which nobody is there (a raiser's own, a closure) is reminded of on the
 * open day before it. A clock that was started, reopened or moved after a rung's time does not fire that
 * rung afterwards; overdue is then told on the next working day.
 */
function rungsOf(
  calendar: WorkingCalendar,
  dayZero: Day,
  due: Day,
  armedFrom: Moment,
): readonly { readonly rung: Rung; readonly at: Moment }[] {
  const onDay = lastOpenDay(calendar, due);
  const long = workingDays(calendar, dayZero, due) >= 2;
  const early: readonly { rung: Rung; at: Moment }[] = [
    ...(long
      ? [{ rung: 'before' as const, at: nineOn(lastOpenDay(calendar, addDays(onDay, -1))) }]
      : []),
    { rung: 'on-the-day', at: nineOn(onDay) },
  ];
  const overdue = nineOn(dayAfter(calendar, due));
  const toldLater = nineOn(dayAfter(calendar, localDay(armedFrom)));
  return [
    ...early.filter(({ at }) => at >= armedFrom),
    { rung: 'overdue', at: overdue >= armedFrom ? overdue : toldLater },
  ];
}

/** Reminders go out even where the calendar ends: a plain day then stands for the working day. */
function known<T>(count: () => T, otherwise: T): T {
  try {
    return count();
  } catch (error) {
    if (error instanceof CalendarEnds) return otherwise;
    throw error;
  }
}

const dayAfter = (c: WorkingCalendar, d: Day): Day =>
  known(() => nextWorkingDay(c, d), addDays(d, 1));
const workingDays = (c: WorkingCalendar, from: Day, to: Day): number =>
  known(() => workingDaysBetween(c, from, to), 2);

/** Rungs of one clock in the order in which they fire. */
export const inRungOrder = (a: ArmedRung, b: ArmedRung): number =>
  RUNGS.indexOf(a.rung) - RUNGS.indexOf(b.rung);
