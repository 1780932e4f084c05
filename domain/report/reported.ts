import type { Moment } from '../calendar/index.ts';
import { isCounted, type CountedType, type RecordedEvent, type RecordedOf } from '../case/index.ts';

/** Of each event that reports count, the fields that they read. */
interface Read {
  readonly CaseRaised: Fields<'CaseRaised', 'reference' | 'team' | 'childKeys' | 'categories'> & {
    readonly procedure: Pick<RecordedOf<'CaseRaised'>['procedure'], 'id'>;
  };
  readonly StageOpened: Fields<'StageOpened', 'stage' | 'team' | 'skipped'> & {
    readonly content: Pick<NonNullable<RecordedOf<'StageOpened'>['content']>, 'categories'> | null;
    /** Whether it has one, and no more. */
    readonly clock: object | null;
  };
  readonly ClockStarted: Fields<'ClockStarted', 'stage' | 'due'> & {
    readonly trace: { readonly settings: { readonly dueTime: string | null } } | null;
  };
  readonly DueDayMoved: Fields<'DueDayMoved', 'stage' | 'to'>;
  readonly TimeRequested: Fields<'TimeRequested', 'stage'>;
  readonly TimeGiven: Fields<'TimeGiven', 'stage' | 'until'>;
  readonly TimeRefused: Fields<'TimeRefused', 'stage'>;
  readonly TalkFurther: Fields<'TalkFurther', 'stage'>;
  readonly Replied: Fields<'Replied', 'stage' | 'stopsClock'>;
  readonly StageEscalated: Fields<'StageEscalated', 'stage'>;
  readonly StageResolved: Fields<'StageResolved', 'stage'>;
  readonly CaseWithdrawn: Fields<'CaseWithdrawn', 'stage'>;
  readonly ClosedUnresolved: Fields<'ClosedUnresolved', 'stage' | 'how'>;
  readonly CaseReopened: object;
  readonly MeetingAsked: {
    readonly meeting: Pick<RecordedOf<'MeetingAsked'>['meeting'], 'stage' | 'purpose'> & {
      readonly window: Pick<RecordedOf<'MeetingAsked'>['meeting']['window'], 'to'>;
    };
  };
  readonly MeetingCancelled: Fields<'MeetingCancelled', 'meeting'>;
  readonly MeetingHeld: Fields<'MeetingHeld', 'meeting' | 'achieved' | 'stopsClock'>;
  readonly Referred: object;
  readonly ReferralAnswered: object;
}

type Fields<T extends RecordedEvent['type'], F extends keyof RecordedOf<T>> = Pick<
  RecordedOf<T>,
  F
>;
/** An event as far as reports read it; a whole one is one of these too. */
export type ReportedOf<T extends CountedType> = {
  readonly [Each in T]: Read[Each] & {
    readonly type: Each;
    readonly version: number;
    readonly meta: { readonly at: Moment };
  };
}[T];
export type ReportedEvent = ReportedOf<CountedType>;

/** What a collector is shown: events as they were recorded, or what was kept of them for reports. */
export type Countable = ReportedEvent | RecordedEvent;

/**
 * What of a case's events the reports read: no text, no person, no word of anybody. Counted from these or
 * from the events themselves, a report is the same (test/domain/report/reported.spec.ts).
 */
export const reportedOf = (events: readonly Countable[]): readonly ReportedEvent[] =>
  events.filter(isCounted).flatMap((event) => {
    const read = readOf(event);
    if (read === null) return [];
    return [{ ...read, version: event.version, meta: { at: event.meta.at } }];
  });

type Bare<E> = E extends unknown ? Omit<E, 'version' | 'meta'> : never;

function readOf(event: Countable): Bare<ReportedEvent> | null {
  switch (event.type) {
    case 'CaseRaised': {
      const { type, reference, team, childKeys, categories, procedure } = event;
      return { type, reference, team, childKeys, categories, procedure: { id: procedure.id } };
    }
    case 'StageOpened':
      return opened(event);
    case 'MeetingAsked':
    case 'MeetingCancelled':
    case 'MeetingHeld':
      return ofMeeting(event);
    default:
      return ofClock(event) ?? ofStep(event);
  }
}

function ofClock(event: Countable): Bare<ReportedEvent> | null {
  switch (event.type) {
    case 'ClockStarted': {
      const { dueTime = null } = event.trace?.settings ?? {};
      const trace = dueTime === null ? null : { settings: { dueTime } };
      return { type: event.type, stage: event.stage, due: event.due, trace };
    }
    case 'DueDayMoved':
      return { type: event.type, stage: event.stage, to: event.to };
    case 'TimeGiven':
      return { type: event.type, stage: event.stage, until: event.until };
    case 'Replied':
      return { type: event.type, stage: event.stage, stopsClock: event.stopsClock };
    default:
      return null;
  }
}

function ofStep(event: Countable): Bare<ReportedEvent> | null {
  const { type } = event;
  switch (type) {
    case 'TimeRequested':
    case 'TimeRefused':
    case 'TalkFurther':
    case 'StageEscalated':
    case 'StageResolved':
    case 'CaseWithdrawn':
      return { type, stage: event.stage };
    case 'ClosedUnresolved':
      return { type, stage: event.stage, how: event.how };
    case 'CaseReopened':
    case 'Referred':
    case 'ReferralAnswered':
      return { type };
    default:
      // Deliveries, cards opened, rungs, bookings and whatever comes later: no report counts them.
      return null;
  }
}

function opened({
  type,
  stage,
  team,
  skipped,
  content,
  clock,
}: Extract<Countable, { readonly type: 'StageOpened' }>): Bare<ReportedOf<'StageOpened'>> {
  return {
    ...{ type, stage, skipped },
    ...(team === undefined ? {} : { team }),
    content: content === null ? null : { categories: content.categories },
    clock: clock === null ? null : {},
  };
}

type OfMeeting = Extract<
  Countable,
  { readonly type: 'MeetingAsked' | 'MeetingCancelled' | 'MeetingHeld' }
>;

function ofMeeting(event: OfMeeting): Bare<ReportedEvent> {
  switch (event.type) {
    case 'MeetingAsked': {
      const { type, meeting } = event;
      const { stage, purpose, window } = meeting;
      return { type, meeting: { stage, purpose, window: { to: window.to } } };
    }
    case 'MeetingCancelled':
      return { type: event.type, meeting: event.meeting };
    case 'MeetingHeld': {
      const { type, meeting, achieved, stopsClock } = event;
      return { type, meeting, achieved, stopsClock };
    }
  }
}
