import { localDay } from '../../calendar/index.ts';
import type { EventMeta, RecordedOf } from '../events.ts';
import type {
  CaseState,
  CaseStatus,
  Clock,
  DecisionMade,
  StageEntry,
  StageEntryId,
} from '../state.ts';
import { currentEntry } from '../find.ts';
import { NO_TEXT, type StoredText } from '../text.ts';
import { changeEntry, doerOf, ended, runAgain } from './change.ts';
import { evolveMeetings, type MeetingEvent } from './meetings.ts';

export type DecisionEvent =
  | MeetingEvent
  | RecordedOf<
      | 'TimeGiven'
      | 'TimeRefused'
      | 'TalkFurther'
      | 'StageEscalated'
      | 'WentAhead'
      | 'StageResolved'
      | 'CaseWithdrawn'
      | 'ClosedUnresolved'
      | 'DeemedAgreed'
      | 'CaseReopened'
    >;

/** What the raiser decides. */
export function evolveDecisions(state: CaseState, event: DecisionEvent): CaseState {
  switch (event.type) {
    case 'TimeGiven':
      return changeEntry(state, event.stage, (entry) => timeGiven(entry, event, state));
    case 'TimeRefused':
      return changeEntry(state, event.stage, (entry) => timeRefused(entry, event));
    case 'TalkFurther':
      return changeEntry(state, event.stage, (entry) => ({
        ...entry,
        answered: false,
        askedAgain: { at: event.meta.at, reason: event.reason },
        clock:
          entry.clock?.state === 'stopped' ? runAgain(entry.clock, event.meta.at) : entry.clock,
      }));
    case 'StageEscalated':
      return decided(state, event, 'escalated');
    case 'WentAhead':
      // The record holds it; what stands of the case is told by the resolution that follows.
      return state;
    case 'StageResolved':
      return closed(decided(state, event, 'resolved'), event, 'resolved');
    case 'CaseWithdrawn':
      return closed(decided(state, event, 'withdrawn'), event, 'withdrawn');
    case 'ClosedUnresolved':
      return closed(decided(state, event, event.how), event, event.how);
    case 'DeemedAgreed': {
      const silent = { ...event, reason: NO_TEXT };
      return closed(decided(state, silent, 'deemed-agreed'), silent, 'deemed-agreed');
    }
    case 'CaseReopened':
      return {
        ...reopenedStage(state, event),
        status: { kind: 'open' },
        whole:
          state.whole === null
            ? null
            : { ...state.whole, state: 'running', armedFrom: event.meta.at },
      };
    default:
      return evolveMeetings(state, event);
  }
}

/** How the last stage ended stays, with why that was not the end. */
function reopenedStage(state: CaseState, { meta, reason }: RecordedOf<'CaseReopened'>): CaseState {
  return changeEntry(state, currentEntry(state).id, (entry) => ({
    ...entry,
    decision:
      entry.decision === null ? null : { ...entry.decision, reopened: { at: meta.at, reason } },
  }));
}

function timeGiven(
  entry: StageEntry,
  event: RecordedOf<'TimeGiven'>,
  state: CaseState,
): StageEntry {
  const { at } = event.meta;
  const request = entry.timeRequest;
  const answer = { kind: 'granted', at, until: event.until } as const;
  return {
    ...entry,
    answered: false,
    clock: entry.clock === null ? ownClock(event) : prolonged(entry.clock, event),
    timeRequest: request?.answer.kind === 'open' ? { ...request, answer } : request,
    extensions: [
      ...entry.extensions,
      {
        at,
        by: doerOf(event.meta, state.raiser),
        from: event.from,
        until: event.until,
        record: event.record,
      },
    ],
  };
}

function prolonged(clock: Clock, { meta, until }: RecordedOf<'TimeGiven'>): Clock {
  const moves =
    clock.due === null
      ? clock.moves
      : [...clock.moves, { at: meta.at, from: clock.due, to: until, why: 'extension' as const }];
  const waiting = clock.firstDue === null;
  return {
    ...clock,
    moves,
    due: until,
    state: waiting ? 'waiting' : 'running',
    stoppedAt: null,
    armedFrom: meta.at,
  };
}

/** A stage without days gets the day that was agreed. */
const ownClock = ({ meta, until }: RecordedOf<'TimeGiven'>): Clock => ({
  kind: 'timescale',
  wording: 'reply',
  trace: null,
  timescale: null,
  dayZero: localDay(meta.at),
  armedFrom: meta.at,
  firstDue: until,
  due: until,
  state: 'running',
  stoppedAt: null,
  calendarVersion: meta.calendarVersion,
  moves: [],
});

function timeRefused(entry: StageEntry, event: RecordedOf<'TimeRefused'>): StageEntry {
  if (entry.timeRequest === null) return entry;
  const answer = { kind: 'refused', at: event.meta.at, reason: event.reason } as const;
  return { ...entry, timeRequest: { ...entry.timeRequest, answer } };
}

interface Deciding {
  readonly stage: StageEntryId;
  readonly reason: StoredText;
  readonly meta: EventMeta;
}

/** The stage is decided: its clock ends. */
function decided(state: CaseState, event: Deciding, kind: DecisionMade['kind']): CaseState {
  const by = doerOf(event.meta, state.raiser);
  return changeEntry(state, event.stage, (entry) => ({
    ...entry,
    clock: entry.clock === null ? null : ended(entry.clock),
    decision: { at: event.meta.at, by, kind, reason: event.reason },
  }));
}

type How = Extract<CaseStatus, { readonly kind: 'closed' }>['how'];

/** The case is closed: no clock of it runs any more. */
function closed(state: CaseState, { meta, reason, stage }: Deciding, how: How): CaseState {
  return {
    ...state,
    status: {
      kind: 'closed',
      how,
      at: meta.at,
      by: doerOf(meta, state.raiser),
      reason,
      stage,
    },
    whole: state.whole === null ? null : { ...state.whole, state: 'ended' },
  };
}
