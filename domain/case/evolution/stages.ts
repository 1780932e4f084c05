import type { RecordedOf } from '../events.ts';
import type { CaseState, Clock, Note, StageEntry } from '../state.ts';
import { changeEntry, doerFor, doerOf, involve, stopped } from './change.ts';
import { evolveDecisions, type DecisionEvent } from './decisions.ts';
import { NOT_SENT } from './notSent.ts';

export type StageEvent =
  | DecisionEvent
  | RecordedOf<
      | 'StageOpened'
      | 'Acknowledged'
      | 'Replied'
      | 'Judged'
      | 'TimeRequested'
      | 'ConsultationRecorded'
      | 'RecordFiled'
      | 'TaskEnded'
      | 'NoteAdded'
      | 'ReadForAudit'
    >;

/** What responders do, and the opening of a stage. */
export function evolveStages(state: CaseState, event: StageEvent): CaseState {
  switch (event.type) {
    case 'StageOpened':
      return stageOpened(state, event);
    case 'Acknowledged':
      return changeEntry(withDeputy(state, event), event.stage, (entry) => ({
        ...entry,
        acknowledgedAt: entry.acknowledgedAt ?? event.meta.at,
      }));
    case 'Replied':
      return changeEntry(withDeputy(state, event), event.stage, (entry) =>
        replied(entry, event, state),
      );
    case 'Judged':
      return judged(state, event);
    case 'TimeRequested':
      return changeEntry(withDeputy(state, event), event.stage, (entry) => ({
        ...entry,
        timeRequest: {
          at: event.meta.at,
          by: doerOf(event.meta, state.raiser),
          until: event.until,
          reason: event.reason,
          answer: { kind: 'open' },
        },
      }));
    case 'ConsultationRecorded':
      return changeEntry(state, event.stage, (entry) => ({
        ...entry,
        consultations: [...entry.consultations, event.consultation],
      }));
    case 'RecordFiled':
      return changeEntry(state, event.stage, (entry) => ({
        ...entry,
        filed: [
          ...entry.filed,
          {
            record: event.record,
            at: event.meta.at,
            by: doerOf(event.meta, state.raiser),
            ...doerFor(event.meta),
          },
        ],
      }));
    case 'TaskEnded':
      return changeEntry(state, event.stage, (entry) => taskEnded(entry, event, state));
    case 'NoteAdded':
      return { ...state, notes: [...state.notes, noteOf(event, state)] };
    case 'ReadForAudit':
      // The record holds it; the case is as it was.
      return state;
    default:
      return evolveDecisions(state, event);
  }
}

function stageOpened(state: CaseState, event: RecordedOf<'StageOpened'>): CaseState {
  const id = event.version;
  const at = event.meta.at;
  const entry: StageEntry = {
    id,
    stage: event.stage,
    openedAt: at,
    openedBy: doerOf(event.meta, state.raiser),
    responders: event.responders.map((seat) => ({ ...seat, delivery: NOT_SENT })),
    copies: event.copies.map((copy) => ({ ...copy, delivery: NOT_SENT })),
    skipped: event.skipped,
    reason: event.reason,
    content: event.content,
    consultations: event.consultations,
    clock: waitingClock(event),
    acknowledgedAt: null,
    replies: [],
    judgements: [],
    answered: false,
    timeRequest: null,
    extensions: [],
    decision: null,
    filed: [],
    tasks: [],
    undeliveredToldOn: null,
  };
  const { team = state.scope.team, service = state.scope.service } = event;
  const scope = { ...state.scope, team, service };
  const opened = { ...state, scope, stages: [...state.stages, entry] };
  const asked = involve(opened, people(event.responders), 'responder', id, at);
  const copied = event.copies.filter(({ registerOnly }) => !registerOnly);
  const registered = event.copies.filter(({ registerOnly }) => registerOnly);
  return involve(
    involve(asked, people(copied), 'copy', id, at),
    people(registered),
    'register-copy',
    id,
    at,
  );
}

const people = <P>(seats: readonly { readonly person: P }[]): readonly P[] =>
  seats.map(({ person }) => person);

const waitingClock = ({ clock, timescale, meta }: RecordedOf<'StageOpened'>): Clock | null =>
  clock === null
    ? null
    : {
        ...clock,
        trace: null,
        timescale,
        dayZero: null,
        armedFrom: null,
        firstDue: null,
        due: null,
        state: 'waiting',
        stoppedAt: null,
        calendarVersion: meta.calendarVersion,
        moves: [],
      };

function replied(entry: StageEntry, event: RecordedOf<'Replied'>, state: CaseState): StageEntry {
  const { actor, at } = event.meta;
  const { text, plan, done } = event;
  const by = doerOf(event.meta, state.raiser);
  const onBehalfOf = actor.kind === 'person' ? actor.onBehalfOf : null;
  const role = actor.kind === 'person' ? actor.role : '';
  const reply = { id: event.version, at, by, onBehalfOf, role, text, plan, done };
  const clock = entry.clock !== null && event.stopsClock ? stopped(entry.clock, at) : entry.clock;
  return { ...entry, clock, answered: true, replies: [...entry.replies, reply] };
}

/** Whoever has judged is involved from then on. */
function judged(
  state: CaseState,
  { stage, reply, satisfied, reason, meta }: RecordedOf<'Judged'>,
): CaseState {
  const { actor, at } = meta;
  const by = doerOf(meta, state.raiser);
  const { onBehalfOf, role } = actor.kind === 'person' ? actor : { onBehalfOf: null, role: '' };
  const judgement = { reply, at, by, onBehalfOf, role, satisfied, reason };
  const next = changeEntry(state, stage, (entry) => ({
    ...entry,
    judgements: [...entry.judgements, judgement],
  }));
  return involve(next, [by], 'judge', stage, at);
}

function taskEnded(
  entry: StageEntry,
  { task, how, note, meta }: RecordedOf<'TaskEnded'>,
  state: CaseState,
): StageEntry {
  const end = { task, how, note, at: meta.at, by: doerOf(meta, state.raiser), ...doerFor(meta) };
  return { ...entry, tasks: [...entry.tasks, end] };
}

const noteOf = ({ note, on, text, meta }: RecordedOf<'NoteAdded'>, state: CaseState): Note => ({
  note,
  on,
  text,
  at: meta.at,
  by: doerOf(meta, state.raiser),
  ...doerFor(meta),
});

/** Whoever acted for a responder is involved from then on. */
function withDeputy(
  state: CaseState,
  { stage, meta }: RecordedOf<'Acknowledged' | 'Replied' | 'TimeRequested'>,
): CaseState {
  if (meta.actor.kind !== 'person') return state;
  const { person, onBehalfOf } = meta.actor;
  const asked = state.stages
    .find((entry) => entry.id === stage)
    ?.responders.some((seat) => seat.person === person);
  if (asked === true) return state;
  return involve(state, [person], onBehalfOf === null ? 'responder' : 'deputy', stage, meta.at);
}
