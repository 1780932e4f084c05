import { localDay, localTime, type Day, type Moment } from '../calendar/index.ts';
import type { StageKey } from '../procedure/index.ts';
import type { Names } from './names.ts';
import type { Countable, ReportedOf } from './reported.ts';
import { ofStage, type How } from './tally.ts';

/**
 * What of a case a report counts: its events folded in order, as small and as quick as can be (design
 * section 12: one pass). It holds no text, no person and no record number. It is changed in place while
 * its case is read; nothing outside this folder holds on to one.
 */
export interface CaseSummary {
  readonly reference: string;
  readonly procedure: string;
  readonly team: string | null;
  /** The team that leads it now (DU-29). */
  lead: string | null;
  /** All, and its team: what it is counted in wherever cases are counted. */
  readonly of: readonly string[];
  /** Numbers that stand for the digests of record numbers. */
  readonly children: readonly number[];
  readonly raisedOn: Day;
  /** As it stands, primary first. */
  categories: readonly string[];
  readonly entries: EntrySummary[];
  /** Each closing and reopening, oldest first. */
  readonly changes: StatusChange[];
  /** Which stage entry each meeting belongs to. */
  readonly meetings: { readonly id: number; readonly entry: number }[];
  readonly monitoring: MonitoringSummary[];
  /** Days on which it was recorded, so that each counts in one period. */
  readonly referredOn: Day[];
  readonly referralAnsweredOn: Day[];
  /** Of the last event that is folded in. */
  lastAt: Moment;
}

/** Stands where an event names a stage entry that the stream does not hold. */
export const NO_STAGE = ofStage('');

export interface EntrySummary {
  readonly id: number;
  readonly stage: StageKey;
  /** The stage as a row of a table. */
  readonly row: string;
  readonly openedOn: Day;
  /** The team that led when it was opened (DU-29). */
  readonly team: string | null;
  readonly skipped: readonly StageKey[];
  hasClock: boolean;
  due: Day | null;
  /** London time on the due day where the authority has set one; null: the end of the day. */
  dueTime: string | null;
  /** When the clock was stopped, as far as it stands still: an answer is there. */
  answered: When | null;
  decided: (When & { readonly resolved: boolean }) | null;
  readonly askedForTime: Day[];
  readonly givenTime: Day[];
  readonly refusedTime: Day[];
}

/** A moment, and the London day it fell on. */
export interface When {
  readonly at: Moment;
  readonly on: Day;
}

export type StatusChange =
  | { readonly kind: 'reopened'; readonly at: Moment }
  | (When & { readonly kind: 'closed'; readonly how: How; readonly row: string });

export interface MonitoringSummary {
  readonly id: number;
  readonly row: string;
  readonly by: Day;
  held: { readonly on: Day; readonly achieved: boolean | null } | null;
  calledOff: boolean;
}

export const summaryOf = (event: ReportedOf<'CaseRaised'>, names: Names): CaseSummary => ({
  reference: event.reference,
  procedure: event.procedure.id,
  team: event.team,
  lead: event.team,
  of: names.team(event.team),
  children: event.childKeys.map((key) => names.child(key)),
  raisedOn: localDay(event.meta.at),
  categories: event.categories,
  entries: [],
  changes: [],
  meetings: [],
  monitoring: [],
  referredOn: [],
  referralAnsweredOn: [],
  lastAt: event.meta.at,
});

/** Folds the next event of the case; what no report counts is passed over, types to come included. */
export function foldIn(c: CaseSummary, event: Countable, names: Names): void {
  c.lastAt = event.meta.at;
  switch (event.type) {
    case 'StageOpened':
      opened(c, event, names);
      break;
    case 'ClockStarted':
    case 'DueDayMoved':
    case 'TimeGiven':
    case 'TalkFurther':
    case 'Replied':
      onClock(entryOf(c, event.stage), event);
      break;
    case 'StageEscalated':
    case 'StageResolved':
    case 'CaseWithdrawn':
    case 'ClosedUnresolved':
      decided(c, event);
      break;
    case 'CaseReopened':
      c.changes.push({ kind: 'reopened', at: event.meta.at });
      break;
    default:
      aside(c, event);
  }
}

/** What happens beside the clock and the ladder: time asked for, monitoring, referral. */
function aside(c: CaseSummary, event: Countable): void {
  switch (event.type) {
    case 'TimeRequested':
      entryOf(c, event.stage)?.askedForTime.push(localDay(event.meta.at));
      break;
    case 'TimeRefused':
      entryOf(c, event.stage)?.refusedTime.push(localDay(event.meta.at));
      break;
    case 'MeetingAsked':
      asked(c, event);
      break;
    case 'MeetingHeld':
      held(c, event);
      break;
    case 'MeetingCancelled':
      calledOff(c, event);
      break;
    case 'Referred':
      c.referredOn.push(localDay(event.meta.at));
      break;
    case 'ReferralAnswered':
      c.referralAnsweredOn.push(localDay(event.meta.at));
      break;
    default:
    // Deliveries, cards opened, rungs, bookings and whatever comes later: no report counts them.
  }
}

/** Nearly always the last one. */
function entryOf({ entries }: CaseSummary, id: number): EntrySummary | undefined {
  const last = entries.at(-1);
  return last?.id === id ? last : entries.find((entry) => entry.id === id);
}

function opened(c: CaseSummary, event: ReportedOf<'StageOpened'>, names: Names): void {
  if (event.content !== null && event.content.categories.length > 0) {
    c.categories = event.content.categories;
  }
  c.lead = event.team ?? c.lead;
  c.entries.push({
    id: event.version,
    stage: event.stage,
    row: names.stage(event.stage),
    openedOn: localDay(event.meta.at),
    team: c.lead,
    skipped: event.skipped,
    hasClock: event.clock !== null,
    due: null,
    dueTime: null,
    answered: null,
    decided: null,
    askedForTime: [],
    givenTime: [],
    refusedTime: [],
  });
}

type ClockEvent = ReportedOf<
  'ClockStarted' | 'DueDayMoved' | 'TimeGiven' | 'TalkFurther' | 'Replied'
>;

/** The clock as `evolve` leaves it: an answer stops it, more time and further talk let it run again. */
function onClock(entry: EntrySummary | undefined, event: ClockEvent): void {
  if (entry === undefined) return;
  switch (event.type) {
    case 'ClockStarted':
      entry.due ??= event.due;
      entry.dueTime = event.trace?.settings.dueTime ?? null;
      break;
    case 'DueDayMoved':
      entry.due = event.to;
      break;
    case 'TimeGiven':
      entry.hasClock = true;
      entry.due = event.until;
      entry.answered = null;
      entry.givenTime.push(localDay(event.meta.at));
      break;
    case 'TalkFurther':
      entry.answered = null;
      break;
    case 'Replied':
      if (event.stopsClock) stopped(entry, event.meta.at);
  }
}

function stopped(entry: EntrySummary, at: Moment): void {
  if (entry.decided !== null || !entry.hasClock || entry.answered !== null) return;
  entry.answered = { at, on: localDay(at) };
}

type Deciding = ReportedOf<
  'StageEscalated' | 'StageResolved' | 'CaseWithdrawn' | 'ClosedUnresolved'
>;

/** The stage is decided; every decision but the one to go on closes the case. */
function decided(c: CaseSummary, event: Deciding): void {
  const { at } = event.meta;
  const on = localDay(at);
  const entry = entryOf(c, event.stage);
  if (entry !== undefined) entry.decided = { at, on, resolved: event.type === 'StageResolved' };
  const how = closedAs(event);
  if (how !== null) c.changes.push({ kind: 'closed', at, on, how, row: entry?.row ?? NO_STAGE });
}

function closedAs(event: Deciding): How | null {
  switch (event.type) {
    case 'StageEscalated':
      return null;
    case 'StageResolved':
      return 'resolved';
    case 'CaseWithdrawn':
      return 'withdrawn';
    case 'ClosedUnresolved':
      return event.how;
  }
}

function asked(c: CaseSummary, { version, meeting }: ReportedOf<'MeetingAsked'>): void {
  c.meetings.push({ id: version, entry: meeting.stage });
  if (meeting.purpose !== 'monitoring') return;
  const row = entryOf(c, meeting.stage)?.row ?? NO_STAGE;
  const { to: by } = meeting.window;
  c.monitoring.push({ id: version, row, by, held: null, calledOff: false });
}

function calledOff(c: CaseSummary, event: ReportedOf<'MeetingCancelled'>): void {
  const meeting = c.monitoring.find(({ id }) => id === event.meeting);
  if (meeting !== undefined) meeting.calledOff = true;
}

function held(c: CaseSummary, event: ReportedOf<'MeetingHeld'>): void {
  const meeting = c.monitoring.find(({ id }) => id === event.meeting);
  if (meeting !== undefined) {
    meeting.held = { on: localDay(event.meta.at), achieved: event.achieved };
  }
  if (!event.stopsClock) return;
  const entry = entryOf(c, c.meetings.find(({ id }) => id === event.meeting)?.entry ?? 0);
  if (entry !== undefined) stopped(entry, event.meta.at);
}

/** Late from 00:00 of the day after, or from the time set on the due day itself (domain.md 5). */
export function isLate({ due, dueTime }: EntrySummary, { at, on }: When): boolean {
  if (due === null || on < due) return false;
  return on > due || (dueTime !== null && localTime(at) >= dueTime);
}

/** Closed, and nothing has happened to it since that moment: no later period counts it. */
export const isOverBefore = ({ changes, lastAt }: CaseSummary, moment: Moment): boolean =>
  lastAt < moment && changes.at(-1)?.kind === 'closed';
