import type { Day } from '../calendar/index.ts';
import type { CaseScope } from '../people/index.ts';
import type {
  CaseState,
  DecisionMade,
  Meeting,
  MeetingId,
  StageEntry,
  StageEntryId,
} from './state.ts';

/** The stage that runs, or ran last. A case has one from its first append on. */
export function currentEntry(state: CaseState): StageEntry {
  const entry = state.stages.at(-1);
  if (entry === undefined) throw new Error('A case without a stage was never appended.');
  return entry;
}

export const entryOf = (state: CaseState, id: StageEntryId | null): StageEntry | null =>
  state.stages.find((entry) => entry.id === id) ?? null;

export const meetingOf = (state: CaseState, id: MeetingId | null): Meeting | null =>
  state.meetings.find((meeting) => meeting.id === id) ?? null;

export const isOpen = (state: CaseState): boolean => state.status.kind === 'open';

/** The stage that runs now; null when the case is closed. */
export function runningEntry(state: CaseState): StageEntry | null {
  const entry = state.stages.at(-1) ?? null;
  return entry !== null && isOpen(state) && entry.decision === null ? entry : null;
}

/** How the stage ended as resolved, or by silence as agreed; null: it did not. */
export const resolutionOf = ({ decision }: StageEntry): DecisionMade | null =>
  decision?.kind === 'resolved' || decision?.kind === 'deemed-agreed' ? decision : null;

export const scopeOf = (state: CaseState): CaseScope => ({
  procedure: state.procedure.id,
  children: state.scope.children,
  team: state.scope.team,
  service: state.scope.service,
});

/** The later of two days. */
export const laterDay = (a: Day, b: Day): Day => (a < b ? b : a);

/** Meetings that were asked for and neither held nor cancelled. */
export const isPending = ({ status }: Meeting): boolean =>
  status.kind !== 'held' && status.kind !== 'cancelled';

/** Whoever holds a post still matters to it: it is open, or has a meeting to come. */
export const followsPosts = (state: CaseState): boolean =>
  isOpen(state) || state.meetings.some(isPending);

/** The case was closed as resolved, and its monitoring found the outcomes not achieved (DU-124). */
export function notAchieved(state: CaseState): Meeting | null {
  if (state.status.kind !== 'closed' || state.status.how !== 'resolved') return null;
  const held = state.meetings.filter(
    (meeting) => meeting.purpose === 'monitoring' && meeting.status.kind === 'held',
  );
  const last = held.at(-1);
  return last?.status.kind === 'held' && last.status.achieved === false ? last : null;
}
