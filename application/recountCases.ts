import type { Moment } from '../domain/calendar/index.ts';
import type { CaseId } from '../domain/case/index.ts';
import { act } from './act.ts';
import { catchUp } from './catchUp.ts';
import { contextOf } from './context.ts';
import type { Dependencies } from './dependencies.ts';
import { goThrough, type GoneThrough } from './eachCase.ts';
import type { CaughtUp, CaughtUpLog } from './ports/index.ts';
import { project } from './project.ts';

/**
 * After the calendar changed, every case is counted again, and those concerned are told, although
 * nobody opens it (design section 5). What was moved before a crash has its operation key.
 */
export async function recountCases(
  deps: Dependencies,
  log: CaughtUpLog,
  now: Moment,
): Promise<GoneThrough> {
  const { version } = await deps.calendar.calendar();
  return await catchUp(
    deps,
    log,
    version,
    now,
    async (seen) =>
      await goThrough(deps, 'recount-failed', async (id) => await recountCase(deps, id, seen, now)),
  );
}

/**
 * Where no due day moved its reminders may have: they are armed anew. A closed case has them as long as
 * a meeting or a task is open.
 */
async function recountCase(
  deps: Dependencies,
  id: CaseId,
  { seen, since }: CaughtUp,
  now: Moment,
): Promise<boolean> {
  const loaded = await deps.cases.load(id);
  if (loaded === null) return false;
  const { state } = loaded;
  if (state.status.kind === 'open') {
    // The same calendar may come back after another: then it is another change.
    const key = `recount ${seen} ${since}`;
    const envelope = { caseId: id, now, key, actor: null, command: { type: 'recount' } } as const;
    const acted = await act(deps, envelope, { startFrom: loaded });
    if (acted.kind === 'done') return true;
  }
  const ctx = await contextOf(deps, state);
  await project(deps, state, ctx, await deps.cases.texts(id), null);
  return false;
}
