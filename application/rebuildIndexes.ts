import { localDay, type Moment } from '../domain/calendar/index.ts';
import type { CaseId } from '../domain/case/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import { catchUp } from './catchUp.ts';
import { contextOf } from './context.ts';
import type { Dependencies } from './dependencies.ts';
import { goThrough, type GoneThrough } from './eachCase.ts';
import { administratorsOf } from './people/checkPeople.ts';
import type { CaughtUpLog, DirectorySource } from './ports/index.ts';
import { project } from './project.ts';

/**
 * Names what `project` keeps of a case in the indexes. Whoever changes that gives it another name
 * (test/house/indexLayout.spec.ts reminds them): then every case is gone through after the next start, those
 * too that nobody touches any more (ADR 27).
 */
export const INDEX_LAYOUT = '2, with what reports count';

/**
 * Writes the lines of every case anew when they are kept in another layout, or somebody asked for it, and
 * takes away those that no case names.
 */
export async function rebuildIndexes(
  deps: Dependencies,
  log: CaughtUpLog,
  now: Moment,
): Promise<GoneThrough> {
  return await catchUp(deps, log, INDEX_LAYOUT, now, async () => {
    const gone = await goThrough(deps, 'rebuild-failed', async (id) => await rebuild(deps, id));
    await deps.workIndex.removeUnnamed();
    return gone;
  });
}

async function rebuild(deps: Dependencies, id: CaseId): Promise<boolean> {
  const loaded = await deps.cases.load(id);
  if (loaded === null) return false;
  const { state } = loaded;
  await project(deps, state, await contextOf(deps, state), await deps.cases.texts(id), null);
  return true;
}

/** An administrator's wish that the next sweep writes every line anew; null: not for this person. */
export async function askForRebuild(
  { directory }: { readonly directory: DirectorySource },
  log: CaughtUpLog,
  person: PersonId,
  now: Moment,
): Promise<'asked' | null> {
  const administrators = administratorsOf(await directory.directory(), localDay(now));
  if (!administrators.includes(person)) return null;
  await log.write({ version: '', seen: INDEX_LAYOUT, since: now });
  return 'asked';
}
