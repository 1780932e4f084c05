import type { Moment } from '../domain/calendar/index.ts';
import {
  dueRowsOf,
  standingMeetings,
  type CaseState,
  type Context,
  type Texts,
} from '../domain/case/index.ts';
import type { Dependencies } from './dependencies.ts';
import { overseenLineOf, workLinesOf } from './workLines.ts';

/**
 * Brings the indexes to a case's state. Each index leaves rows of a newer case version alone, so a
 * late projector does no harm (design section 4). `now` null: a rebuild, which trusts nothing that stands.
 */
export async function project(
  deps: Dependencies,
  state: CaseState,
  ctx: Context,
  texts: Texts,
  now: Moment | null,
): Promise<void> {
  const rows = dueRowsOf(state, ctx).map(({ at, ...rung }) => ({
    caseId: state.id,
    version: state.version,
    at,
    what: { kind: 'rung' as const, ...rung },
  }));
  await Promise.all([
    deps.dueIndex.write(state.id, state.version, rows, now),
    deps.workIndex.write(
      state.id,
      state.version,
      workLinesOf(state, texts, ctx),
      overseenLineOf(state, ctx),
    ),
    ...(everStood(state)
      ? [deps.standingIndex.write(state.id, state.version, standingMeetings(state))]
      : []),
    deps.childIndex.note(state.id, state.scope.children),
  ]);
}

/** A case of which no meeting ever stood in a calendar has no row, and no earlier version of it had one. */
const everStood = ({ meetings }: CaseState): boolean =>
  meetings.some(
    ({ status, eventId, gone }) =>
      eventId !== null || gone !== undefined || status.kind === 'booking',
  );
