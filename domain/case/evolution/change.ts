import type { Moment } from '../../calendar/index.ts';
import type { PersonId } from '../../people/index.ts';
import type { EventMeta } from '../events.ts';
import type {
  CaseState,
  Clock,
  Involvement,
  Meeting,
  MeetingId,
  StageEntry,
  StageEntryId,
} from '../state.ts';

/** The state with one stage entry changed. */
export const changeEntry = (
  state: CaseState,
  id: StageEntryId | null,
  change: (entry: StageEntry) => StageEntry,
): CaseState => ({
  ...state,
  stages: state.stages.map((entry) => (entry.id === id ? change(entry) : entry)),
});

/** The state with the clock of one stage entry changed, where it has one. */
export const changeClock = (
  state: CaseState,
  id: StageEntryId,
  change: (clock: Clock) => Clock,
): CaseState =>
  changeEntry(state, id, (entry) =>
    entry.clock === null ? entry : { ...entry, clock: change(entry.clock) },
  );

export const changeMeeting = (
  state: CaseState,
  id: MeetingId,
  change: (meeting: Meeting) => Meeting,
): CaseState => ({
  ...state,
  meetings: state.meetings.map((meeting) => (meeting.id === id ? change(meeting) : meeting)),
});

/** Adds who was told or asked, each once per stage and part. */
export function involve(
  state: CaseState,
  people: readonly (PersonId | null)[],
  as: Involvement['as'],
  stage: StageEntryId,
  from: Moment,
): CaseState {
  const involved = [...state.involved];
  for (const person of people) {
    const known = involved.some(
      (each) => each.person === person && each.as === as && each.stage === stage,
    );
    if (person !== null && !known) involved.push({ person, as, stage, from });
  }
  return { ...state, involved };
}

/** Who did it; the raiser where the clock did (no rule lets it decide). */
export const doerOf = ({ actor }: EventMeta, otherwise: PersonId): PersonId =>
  actor.kind === 'person' ? actor.person : otherwise;

/** For whom they did it, where that was somebody else. */
export const doerFor = ({ actor }: EventMeta): { readonly onBehalfOf?: PersonId } =>
  actor.kind === 'person' && actor.onBehalfOf !== null ? { onBehalfOf: actor.onBehalfOf } : {};

/** Without what is absent where there is nothing to say. */
export const without = (state: CaseState, key: 'covering' | 'raiserGoneToldOn'): CaseState =>
  Object.fromEntries(
    Object.entries(state).filter(([name]) => name !== key),
  ) as unknown as CaseState;

export const runAgain = (clock: Clock, at: Moment): Clock => ({
  ...clock,
  state: clock.due === null ? 'waiting' : 'running',
  stoppedAt: null,
  armedFrom: at,
});

export const stopped = (clock: Clock, at: Moment): Clock =>
  clock.state === 'ended' || clock.state === 'stopped'
    ? clock
    : { ...clock, state: 'stopped', stoppedAt: at };

export const ended = (clock: Clock): Clock => ({ ...clock, state: 'ended' });
