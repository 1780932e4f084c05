import type { Moment } from '../domain/calendar/index.ts';
import { viewFor, type CaseId, type LookingAs } from '../domain/case/index.ts';
import { makePack, type EvidencePack } from '../domain/evidence/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import { contextOf } from './context.ts';
import type { Dependencies } from './dependencies.ts';
import { isReference } from './reference.ts';

type Sources = Pick<Dependencies, 'cases' | 'directory' | 'procedures' | 'calendar' | 'hasher'>;

/**
 * The whole of a case in one piece, for those alone who see all of it (table of design section 6): the
 * raiser, their cover and manager, the quality side, and an auditor whose reading is recorded. Null: unknown, or not theirs; the two are told alike.
 */
export async function evidenceOf(
  deps: Sources,
  reference: string,
  viewer: PersonId,
  now: Moment,
): Promise<EvidencePack | null> {
  const tidy = reference.trim().toUpperCase();
  const id = isReference(tidy) ? await deps.cases.byReference(tidy) : null;
  return id === null ? null : await evidenceFor(deps, id, viewer, now);
}

/** The same where the case is known by its id. */
export async function evidenceFor(
  deps: Sources,
  id: CaseId,
  viewer: PersonId,
  now: Moment,
  as: LookingAs = 'party',
): Promise<EvidencePack | null> {
  const loaded = await deps.cases.load(id);
  if (loaded === null) return null;
  const ctx = await contextOf(deps, loaded.state);
  const [chain, texts] = await Promise.all([deps.cases.chain(id), deps.cases.texts(id)]);
  const { state, lastHash } = loaded;
  if (viewFor(state, texts, viewer, ctx, now, as)?.depth !== 'full') return null;
  return makePack({
    state,
    head: { version: state.version, hash: lastHash },
    // An event that came in between is left for the next pack.
    chain: chain.filter(({ version }) => version <= state.version),
    texts,
    ctx,
    viewer,
    now,
    hash: (text) => deps.hasher.hash(text),
  });
}
