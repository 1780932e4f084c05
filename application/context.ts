import type { CaseState, Context } from '../domain/case/index.ts';
import type { CountSettings } from '../domain/calendar/index.ts';
import type { Procedure } from '../domain/procedure/index.ts';
import type { Dependencies } from './dependencies.ts';

type Sources = Pick<Dependencies, 'directory' | 'procedures' | 'calendar'>;

/** The authority's settings of the count, with the procedure's own on top (domain.md 5). */
export const countingOf = (authority: CountSettings, procedure: Procedure): CountSettings => ({
  ...authority,
  ...procedure.counting,
});

/**
 * What a decision on this case may know. The procedure is the version under which the case began
 * (design section 8). All three sources are cached snapshots: no request is made in the usual case.
 * @throws when the case's procedure version was never registered: the house cannot go on by guessing.
 */
export async function contextOf(sources: Sources, state: CaseState): Promise<Context> {
  const { id, version } = state.procedure;
  const procedure = await sources.procedures.version(id, version);
  if (procedure === null) throw new Error(`procedure-version-missing ${id} ${version}`);
  return await contextFor(sources, procedure);
}

/** What a decision may know where no case exists yet. */
export async function contextFor(sources: Sources, procedure: Procedure): Promise<Context> {
  const [calendar, authority, directory] = await Promise.all([
    sources.calendar.calendar(),
    sources.calendar.counting(),
    sources.directory.directory(),
  ]);
  return { procedure, calendar, counting: countingOf(authority, procedure), directory };
}
