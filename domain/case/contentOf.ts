import type { CaseState, Content, StageEntry } from './state.ts';

/**
 * What a case says as far as these stage entries go: as it was raised, and what each later stage added
 * or wrote anew (DU-76). Whoever sees only earlier stages sees it as it stood there.
 */
export const contentOf = (
  state: CaseState,
  seen: (entry: StageEntry) => boolean = () => true,
): Content =>
  state.stages
    .flatMap((entry) => (entry.content !== null && seen(entry) ? [entry.content] : []))
    .reduce(merged, state.content);

const merged = (before: Content, added: Content): Content => ({
  categories: added.categories.length === 0 ? before.categories : added.categories,
  categoryNotes: { ...before.categoryNotes, ...added.categoryNotes },
  answers: { ...before.answers, ...added.answers },
});
