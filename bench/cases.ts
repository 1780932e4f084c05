import type { Stores } from '../storage/stores.ts';
import {
  type CaseId,
  type CaseState,
  type Context,
  type RecordedEvent,
} from '../domain/case/index.ts';
import { project } from '../application/project.ts';
import type { Dependencies } from '../application/dependencies.ts';
import type { CaseBuilder } from '../test/builders/index.ts';

/** A case that was decided once, to be stored many times under other ids. */
export interface Model {
  readonly state: CaseState;
  readonly events: readonly RecordedEvent[];
  readonly texts: ReadonlyMap<string, string>;
  readonly ctx: Context;
}

export const modelOf = (built: CaseBuilder, texts: Model['texts']): Model => ({
  state: built.present,
  events: built.events,
  texts,
  ctx: built.ctx,
});

/** Stores it in one append, as if all of it had happened; nothing is left to be done. */
export async function storeAs(
  cases: Stores['cases'],
  id: CaseId,
  { state, events, texts }: Model,
): Promise<CaseState> {
  const own = { ...state, id };
  const stored = await cases.append({
    id,
    loaded: null,
    state: own,
    events,
    effects: [],
    texts: [...texts].map(([hash, value]) => ({ hash, value, length: value.length })),
    key: 'stored',
    rung: null,
    closes: null,
  });
  if (stored !== 'appended') throw new Error(`The case was not stored: ${stored}.`);
  return own;
}

/** The same, with its lines in the indexes. */
export async function storeAndProject(deps: Dependencies & Stores, id: CaseId, model: Model) {
  const state = await storeAs(deps.cases, id, model);
  await project(deps, state, model.ctx, model.texts, null);
}
