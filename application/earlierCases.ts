import type { Moment } from '../domain/calendar/index.ts';
import {
  earlierOf,
  viewFor,
  type CaseId,
  type CaseView,
  type EarlierCases,
} from '../domain/case/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import { contextOf } from './context.ts';
import type { Dependencies } from './dependencies.ts';

/** Most cases that are looked at for one child. */
const MOST = 50;

/**
 * What was raised before about these children, by the digests of their record numbers, as far as this
 * person may know of it (CPC-05, A-CPC-03). `but`: the case that is asked about.
 */
export async function earlierCases(
  deps: Dependencies,
  children: readonly string[],
  viewer: PersonId,
  now: Moment,
  but: CaseId,
): Promise<EarlierCases> {
  const found = await Promise.all(
    [...new Set(children)].map(async (child) => await deps.childIndex.casesOf(child, MOST)),
  );
  const ids = [...new Set(found.flat())].filter((id) => id !== but).slice(0, MOST);
  const views = await Promise.all(
    ids.map(async (id) => {
      try {
        return await concern(deps, id, viewer, now);
      } catch {
        // An old case that cannot be read must not keep a new concern from being raised.
        deps.log.error('earlier-case-not-read', { caseId: id });
        return null;
      }
    }),
  );
  return earlierOf(views.flatMap((each) => (each === 'none' ? [] : [each])));
}

/** `none`: there is no such case, or it is a notice; null: it is none of theirs. */
async function concern(
  deps: Dependencies,
  id: CaseId,
  viewer: PersonId,
  now: Moment,
): Promise<CaseView | null | 'none'> {
  const [loaded, texts] = await Promise.all([deps.cases.load(id), deps.cases.texts(id)]);
  if (loaded === null) return 'none';
  const ctx = await contextOf(deps, loaded.state);
  return ctx.procedure.kind === 'notice' ? 'none' : viewFor(loaded.state, texts, viewer, ctx, now);
}

/** The same, asked from a case that somebody reads. */
export async function earlierThan(
  deps: Dependencies,
  view: CaseView,
  now: Moment,
): Promise<EarlierCases> {
  const loaded = await deps.cases.load(view.id);
  const children = loaded?.state.scope.children ?? [];
  return await earlierCases(deps, children, view.viewer, now, view.id);
}
