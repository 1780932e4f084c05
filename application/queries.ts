import { localDay, workingDaysBetween, type Moment } from '../domain/calendar/index.ts';
import {
  chronology,
  auditsSomewhere,
  mayRaiseUnder,
  placesOverseen,
  viewFor,
  type CaseId,
  type CaseState,
  type CaseView,
  type ChronologyLine,
  type LookingAs,
} from '../domain/case/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import { contextOf } from './context.ts';
import type { Dependencies } from './dependencies.ts';
import type { CaseList, CaseRead, ProceduresRead, WhoIs } from './services.ts';
import { administratorsOf } from './people/checkPeople.ts';
import { isReference } from './reference.ts';
import { readableBy } from './reportReading.ts';

/** Lines on the first page of a person's list, where nobody asks for another number. */
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

/**
 * The case as this person may see it now, with what happened in it: a point read and two range reads. Null
 * when it is unknown or none of theirs.
 */
export async function readCase(
  deps: Dependencies,
  id: CaseId,
  viewer: PersonId,
  now: Moment,
  as: LookingAs = 'party',
): Promise<CaseRead | null> {
  const [loaded, events, texts] = await Promise.all([
    deps.cases.load(id),
    deps.cases.events(id),
    deps.cases.texts(id),
  ]);
  if (loaded === null) return null;
  const { state } = loaded;
  const ctx = await contextOf(deps, state);
  const view = viewFor(state, texts, viewer, ctx, now, as);
  if (view === null) return null;
  return { view, history: chronology(state, events, texts, viewer, ctx, now, as) };
}

/** Who somebody is here, and under what they may raise; the first look of every tab. */
export async function whoIs(deps: Dependencies, person: PersonId, now: Moment): Promise<WhoIs> {
  const [directory, procedures] = await Promise.all([
    deps.directory.directory(),
    deps.procedures.inForce(),
  ]);
  const today = localDay(now);
  return {
    post: directory.people.get(person)?.post ?? null,
    today,
    raises: procedures.filter((procedure) => mayRaiseUnder(person, procedure, directory, today)),
    oversees: procedures.some(
      (procedure) => placesOverseen(person, { procedure, directory }, today).length > 0,
    ),
    readsReports: readableBy(person, procedures, directory, today).length > 0,
    audits: auditsSomewhere(person, directory, today),
    administers: administratorsOf(directory, today).includes(person),
  };
}

/** What is no secret among the authority's people, and is for nobody else. */
export async function readProcedures(
  deps: Dependencies,
  person: PersonId,
  now: Moment,
): Promise<ProceduresRead | null> {
  const [directory, procedures, calendar, counting] = await Promise.all([
    deps.directory.directory(),
    deps.procedures.inForce(),
    deps.calendar.calendar(),
    deps.calendar.counting(),
  ]);
  if (!directory.people.has(person)) return null;
  return { today: localDay(now), procedures, calendar, counting };
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
  most = PAGE,
): Promise<CaseList> {
  const [{ lines, more }, calendar] = await Promise.all([
    deps.workIndex.ofPerson(person, most),
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
