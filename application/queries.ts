import { localDay, workingDaysBetween, type Moment } from '../domain/calendar/index.ts';
import {
  chronology,
  viewFor,
  type CaseId,
  type CaseState,
  type CaseView,
  type ChronologyLine,
} from '../domain/case/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import { contextOf } from './context.ts';
import type { Dependencies } from './dependencies.ts';
import type { CaseList } from './services.ts';
import { isReference } from './reference.ts';

/** Lines on the first page of a person's list. */
const PAGE = 30;

/** The case as this person may see it now; null when it is unknown or none of theirs. */
export async function viewCase(
  deps: Dependencies,
  id: CaseId,
  viewer: PersonId,
  now: Moment,
): Promise<CaseView | null> {
  const [loaded, texts] = await Promise.all([deps.cases.load(id), deps.cases.texts(id)]);
  return loaded === null ? null : await viewState(deps, loaded.state, texts, viewer, now);
}

export async function viewState(
  deps: Dependencies,
  state: CaseState,
  texts: ReadonlyMap<string, string>,
  viewer: PersonId,
  now: Moment,
): Promise<CaseView | null> {
  return viewFor(state, texts, viewer, await contextOf(deps, state), now);
}

export async function viewByReference(
  deps: Dependencies,
  reference: string,
  viewer: PersonId,
  now: Moment,
): Promise<CaseView | null> {
  const tidy = reference.trim().toUpperCase();
  if (!isReference(tidy)) return null;
  const id = await deps.cases.byReference(tidy);
  return id === null ? null : await viewCase(deps, id, viewer, now);
}

/** What happened in a case, as its viewer may see it. */
export async function historyOf(
  deps: Dependencies,
  view: CaseView,
  now: Moment,
): Promise<readonly ChronologyLine[]> {
  const [loaded, events, texts] = await Promise.all([
    deps.cases.load(view.id),
    deps.cases.events(view.id),
    deps.cases.texts(view.id),
  ]);
  if (loaded === null) return [];
  const ctx = await contextOf(deps, loaded.state);
  return chronology(loaded.state, events, texts, view.viewer, ctx, now);
}

/** A person's own list with the working days left on each line: one range read. */
export async function myCases(
  deps: Dependencies,
  person: PersonId,
  now: Moment,
): Promise<CaseList> {
  const [{ lines, more }, calendar] = await Promise.all([
    deps.workIndex.ofPerson(person, PAGE),
    deps.calendar.calendar(),
  ]);
  const today = localDay(now);
  return {
    today,
    more,
    lines: lines.map((line) => ({
      ...line,
      daysLeft: line.due === null ? null : workingDaysBetween(calendar, today, line.due),
    })),
  };
}
