import type { RecordedEvent, RecordedOf } from './events.ts';
import { evolveClocks } from './evolution/clocks.ts';
import { evolveHandingOver, type HandingOverEvent } from './evolution/handingOver.ts';
import type { CaseState } from './state.ts';

/**
 * Folds one event into the state: the only way in which a case changes. An event was decided once;
 * nothing is judged here again (style rule 2).
 */
export function evolve(state: CaseState | null, event: RecordedEvent): CaseState {
  if (event.type === 'CaseRaised') return begun(event);
  if (state === null) throw new Error(`A case begins with CaseRaised, not with ${event.type}.`);
  const next = isHandingOver(event) ? evolveHandingOver(state, event) : evolveClocks(state, event);
  return { ...next, version: event.version };
}

const HANDING_OVER: readonly string[] = [
  'CaseHandedOver',
  'SeatHandedOver',
  'CoverRecorded',
  'CoverBegan',
  'CoverEnded',
  'RaiserLeft',
  'RaiserReturned',
] satisfies readonly HandingOverEvent['type'][];

export const isHandingOver = (event: RecordedEvent): event is HandingOverEvent =>
  HANDING_OVER.includes(event.type);

function begun(event: RecordedOf<'CaseRaised'>): CaseState {
  const { id, reference, procedure, raiser, raisedBy, subjects } = event;
  const { categories, categoryNotes, answers } = event;
  return {
    id,
    version: event.version,
    reference,
    procedure,
    raisedAt: event.meta.at,
    raiser,
    cover: null,
    raisedBy,
    scope: { team: event.team, service: event.service, children: event.childKeys },
    subjects,
    content: { categories, categoryNotes, answers },
    status: { kind: 'open' },
    stages: [],
    whole: null,
    meetings: [],
    referral: null,
    notes: [],
    involved: [],
    fired: [],
  };
}
