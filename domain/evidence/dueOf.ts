import { explainCount } from '../calendar/index.ts';
import type { RecordedEvent, StageEntry, WholeClock } from '../case/index.ts';
import type { DueEvidence, DueStep } from './pack.ts';

/** How the due day of a stage came to be; null where nothing was due. */
export function dueOfStage(
  entry: StageEntry,
  events: readonly RecordedEvent[],
): DueEvidence | null {
  if (entry.clock === null) return null;
  const { firstDue, due } = entry.clock;
  const steps = events.flatMap((event) =>
    'stage' in event && event.stage === entry.id ? stepOf(event) : [],
  );
  return { first: firstDue, present: due, steps };
}

function stepOf(event: RecordedEvent): readonly DueStep[] {
  const { at } = event.meta;
  switch (event.type) {
    case 'ClockStarted':
      return event.trace === null
        ? [{ at, why: 'own day', from: null, to: event.due, explained: [] }]
        : [{ at, why: 'began', from: null, to: event.due, explained: explainCount(event.trace) }];
    case 'TimeGiven':
      return [{ at, why: 'more time', from: event.from, to: event.until, explained: [] }];
    case 'DueDayMoved':
      return [moved(event)];
    default:
      return [];
  }
}

type Moved = Extract<RecordedEvent, { readonly type: 'DueDayMoved' | 'WholeDueDayMoved' }>;

const moved = ({ meta, from, to, trace, why }: Moved): DueStep => ({
  at: meta.at,
  why: MOVED_BY[why ?? 'calendar'],
  from,
  to,
  explained: explainCount(trace),
});

const MOVED_BY = {
  calendar: 'calendar',
  start: 'other start',
  extension: 'more time',
} as const;

/** The same for the limit of the whole process. */
export function dueOfWhole(
  whole: WholeClock | null,
  events: readonly RecordedEvent[],
): DueEvidence | null {
  if (whole === null) return null;
  const steps = events.flatMap((event): readonly DueStep[] => {
    if (event.type === 'WholeDueDayMoved') return [moved(event)];
    if (event.type !== 'WholeClockStarted') return [];
    const { meta, trace } = event;
    return [
      { at: meta.at, why: 'began', from: null, to: trace.due, explained: explainCount(trace) },
    ];
  });
  return { first: whole.firstDue, present: whole.due, steps };
}
