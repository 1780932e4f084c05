import { plusMinutes, type Moment } from '../domain/calendar/index.ts';
import type { CaseId } from '../domain/case/index.ts';
import { act } from './act.ts';
import { contextOf } from './context.ts';
import type { Dependencies } from './dependencies.ts';
import type { Counted, CountedCalendar } from './ports/index.ts';
import { project } from './project.ts';
import { codeOf } from './failures.ts';

/** Cases handled at the same time. */
const LANES = 6;
/** Longer than any process keeps the old settings in memory: none counts back what was moved. */
const SETTLED_MINUTES = 2;

interface Recounted {
  /** Cases in which something changed. */
  readonly moved: number;
  readonly failed: number;
}

const NOTHING_TO_DO: Recounted = { moved: 0, failed: 0 };

/**
 * After the calendar changed, every case is counted again, and those concerned are told, although
 * nobody opens it (design section 5). The version is noted when all are through, so a crash in between
 * only makes it begin again; what was moved before has its operation key.
 */
export async function recountCases(
  deps: Dependencies,
  log: CountedCalendar,
  now: Moment,
): Promise<Recounted> {
  const [{ version }, standing] = await Promise.all([deps.calendar.calendar(), log.read()]);
  if (standing?.version === version) return NOTHING_TO_DO;
  if (standing?.seen !== version) {
    const none = standing === null && (await isEmpty(deps.cases.all()));
    await log.write({
      version: none ? version : (standing?.version ?? ''),
      seen: version,
      since: now,
    });
    return NOTHING_TO_DO;
  }
  if (now < plusMinutes(standing.since, SETTLED_MINUTES)) return NOTHING_TO_DO;
  const counted = await recountAll(deps, standing, now);
  if (counted.failed === 0) await log.write({ ...standing, version });
  return counted;
}

async function isEmpty(ids: AsyncIterable<CaseId>): Promise<boolean> {
  for await (const _ of ids) return false;
  return true;
}

async function recountAll(deps: Dependencies, seen: Counted, now: Moment): Promise<Recounted> {
  const ids = deps.cases.all()[Symbol.asyncIterator]();
  let [moved, failed] = [0, 0];
  const lane = async (): Promise<void> => {
    for (let next = await ids.next(); next.done !== true; next = await ids.next()) {
      const id = next.value;
      try {
        if (await recountCase(deps, id, seen, now)) moved += 1;
      } catch (error) {
        failed += 1;
        deps.log.error('recount-failed', { caseId: id, code: codeOf(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { moved, failed };
}

/**
 * Where no due day moved its reminders may have: they are armed anew. A closed case has them as long as
 * a meeting or a task is open.
 */
async function recountCase(
  deps: Dependencies,
  id: CaseId,
  { seen, since }: Counted,
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
