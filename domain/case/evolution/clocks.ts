import { localDay } from '../../calendar/index.ts';
import type { RecordedOf } from '../events.ts';
import { rungKey } from '../rungKey.ts';
import type { CaseState, Clock, DueMove } from '../state.ts';
import { changeClock, changeEntry } from './change.ts';
import { evolveDeliveries, type DeliveryEvent } from './deliveries.ts';

export type ClockEvent =
  | DeliveryEvent
  | RecordedOf<
      'ClockStarted' | 'WholeClockStarted' | 'DueDayMoved' | 'WholeDueDayMoved' | 'RungFired'
    >;

/** What clocks leave behind: starts, moved days, rungs. */
export function evolveClocks(state: CaseState, event: ClockEvent): CaseState {
  switch (event.type) {
    case 'ClockStarted':
      return changeClock(state, event.stage, (clock) => started(clock, event));
    case 'WholeClockStarted':
      return {
        ...state,
        whole: {
          trace: event.trace,
          firstDue: event.trace.due,
          due: event.trace.due,
          state: 'running',
          armedFrom: event.meta.at,
        },
      };
    case 'DueDayMoved':
      return changeClock(state, event.stage, (clock) => ({
        ...clock,
        trace: event.trace,
        dayZero: event.trace.dayZero,
        due: event.to,
        armedFrom: event.meta.at,
        calendarVersion: event.meta.calendarVersion,
        moves: [...clock.moves, moved(event)],
      }));
    case 'WholeDueDayMoved':
      return state.whole === null
        ? state
        : {
            ...state,
            whole: {
              ...state.whole,
              ...(event.added === undefined
                ? {}
                : { added: (state.whole.added ?? 0) + event.added }),
              trace: event.trace,
              due: event.to,
              armedFrom: event.meta.at,
            },
          };
    case 'RungFired':
      return fired(state, event);
    default:
      return evolveDeliveries(state, event);
  }
}

/** The first due day is set here once and never overwritten (design section 5). */
function started(clock: Clock, event: RecordedOf<'ClockStarted'>): Clock {
  const waiting = clock.state === 'waiting';
  return {
    ...clock,
    trace: event.trace,
    dayZero: event.dayZero,
    firstDue: event.due,
    due: clock.due ?? event.due,
    state: waiting ? 'running' : clock.state,
    armedFrom: waiting ? event.meta.at : clock.armedFrom,
    calendarVersion: event.meta.calendarVersion,
  };
}

const moved = ({ meta, from, to, why }: RecordedOf<'DueDayMoved'>): DueMove => ({
  at: meta.at,
  from,
  to,
  why: why ?? 'calendar',
});

function fired(state: CaseState, event: RecordedOf<'RungFired'>): CaseState {
  const keys = [event.rung, ...event.superseded].map((rung) => rungKey({ ...event, rung }));
  const next = { ...state, fired: [...state.fired, ...keys] };
  const toldOn = localDay(event.meta.at);
  switch (event.clock) {
    case 'undelivered':
      return changeEntry(next, event.stage, (entry) => ({ ...entry, undeliveredToldOn: toldOn }));
    case 'start':
      return changeEntry(next, event.stage, (entry) => ({ ...entry, startToldOn: toldOn }));
    case 'raiser':
      return next.raiserGoneToldOn === undefined ? next : { ...next, raiserGoneToldOn: toldOn };
    default:
      return next;
  }
}
