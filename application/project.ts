import type { Moment } from '../domain/calendar/index.ts';
import {
  dueRowsOf,
  standingMeetings,
  type CaseState,
  type Context,
  type Texts,
} from '../domain/case/index.ts';
import { reportedOf } from '../domain/report/index.ts';
import type { Dependencies } from './dependencies.ts';
import type { ReportedCase } from './ports/index.ts';
import { overseenLineOf, workLinesOf } from './workLines.ts';

/**
 * Brings the indexes to a case's state. Each index leaves rows of a newer case version alone, so a
 * late projector does no harm (design section 4). `now` null: a rebuild, which trusts nothing that stands.
 * `counted` false: reports count nothing of what is new.
 */
export async function project(
  deps: Dependencies,
  state: CaseState,
  ctx: Context,
  texts: Texts,
  now: Moment | null,
  counted = true,
): Promise<void> {
  const rows = dueRowsOf(state, ctx).map(({ at, ...rung }) => ({
    caseId: state.id,
    version: state.version,
    at,
    what: { kind: 'rung' as const, ...rung },
  }));
  await Promise.all([
    deps.dueIndex.write(state.id, state.version, rows, now),
    projectLines(deps, state, ctx, texts, counted),
    ...(everStood(state)
      ? [deps.standingIndex.write(state.id, state.version, standingMeetings(state))]
      : []),
    deps.childIndex.note(state.id, state.scope.children),
  ]);
}

async function projectLines(
  { cases, workIndex }: Pick<Dependencies, 'cases' | 'workIndex'>,
  state: CaseState,
  ctx: Context,
  texts: Texts,
  counted: boolean,
): Promise<void> {
  const { id, version } = state;
  await workIndex.write(id, version, {
    work: workLinesOf(state, texts, ctx),
    overseen: overseenLineOf(state, ctx),
    reported: counted ? await reportedUpTo(cases, state) : null,
  });
}

/** Whatever was appended since this state was read is projected after it. */
async function reportedUpTo(
  cases: Dependencies['cases'],
  { id, version }: CaseState,
): Promise<ReportedCase> {
  const events = await cases.events(id);
  return { caseId: id, events: reportedOf(events.filter((event) => event.version <= version)) };
}

/** A case of which no meeting ever stood in a calendar has no row, and no earlier version of it had one. */
const everStood = ({ meetings }: CaseState): boolean =>
  meetings.some(
    ({ status, eventId, gone }) =>
      eventId !== null || gone !== undefined || status.kind === 'booking',
  );
