import { dueRowsOf, type CaseState, type Context } from '../domain/case/index.ts';
import type { Dependencies } from './dependencies.ts';
import { workLinesOf } from './workLines.ts';

/**
 * Brings the indexes to a case's state. Each index leaves rows of a newer case version alone, so a
 * late projector does no harm (design section 4).
 */
export async function project(deps: Dependencies, state: CaseState, ctx: Context): Promise<void> {
  const texts = await deps.cases.texts(state.id);
  const rows = dueRowsOf(state, ctx).map(({ at, ...rung }) => ({
    caseId: state.id,
    version: state.version,
    at,
    what: { kind: 'rung' as const, ...rung },
  }));
  await Promise.all([
    deps.dueIndex.write(state.id, state.version, rows),
    deps.workIndex.write(state.id, state.version, workLinesOf(state, texts, ctx)),
  ]);
}

/** Rebuilds every index from the cases themselves; answers how many cases there were. */
export async function rebuildIndexes(
  deps: Dependencies,
  contextFor: (state: CaseState) => Promise<Context>,
): Promise<number> {
  let count = 0;
  for await (const id of deps.cases.all()) {
    const loaded = await deps.cases.load(id);
    if (loaded === null) continue;
    await project(deps, loaded.state, await contextFor(loaded.state));
    count += 1;
  }
  return count;
}
