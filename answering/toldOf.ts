import type { Services } from '../application/services.ts';
import type { Moment } from '../domain/calendar/index.ts';
import type { CaseView } from '../domain/case/index.ts';
import type { CaseTold } from './show.ts';

/** Everything that a case's card tells; what was raised before only where the procedure has a text of it. */
export async function toldOf(services: Services, view: CaseView, now: Moment): Promise<CaseTold> {
  const texts = view.depth === 'full' ? (view.procedure.beside?.texts ?? []) : [];
  const [history, earlier] = await Promise.all([
    services.history(view, now),
    texts.some(({ kind }) => kind === 'earlier') ? services.earlier(view, now) : null,
  ]);
  return { view, history, earlier };
}
