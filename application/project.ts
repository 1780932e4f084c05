import type { Moment } from '../domain/calendar/index.ts';
import {
  dueRowsOf,
  standingMeetings,
  type CaseState,
  type Context,
  type Texts,
} from '../domain/case/index.ts';
import type { Dependencies } from './dependencies.ts';
import { workLinesOf } from './workLines.ts';

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
    deps.workIndex.write(state.id, state.version, workLinesOf(state, texts, ctx)),
    // A case that never asked for a meeting has no row to take away either.
    ...(state.meetings.length === 0
      ? []
      : [deps.standingIndex.write(state.id, state.version, standingMeetings(state))]),
    deps.childIndex.note(state.id, state.scope.children),
  ]);
}
