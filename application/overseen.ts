import { localDay, workingDaysBetween, type Day, type Moment } from '../domain/calendar/index.ts';
import { oversees, placesOverseen, type Place } from '../domain/case/index.ts';
import type { Directory, PersonId } from '../domain/people/index.ts';
import type { Procedure } from '../domain/procedure/index.ts';
import type { Dependencies } from './dependencies.ts';
import type { OverseenLine, OverseenOnly } from './ports/index.ts';

/** What of all cases somebody asks to see; a place that is left out is chosen for them. */
export interface OverseenAsk {
  readonly procedure: string | null;
  readonly place: Place | null;
  readonly only: OverseenOnly | null;
  readonly overdue: boolean;
  readonly after: string | null;
}

/** A page of all open cases of a place, as its overseer may see them on that day. */
export interface Overseen {
  readonly today: Day;
  /** Null: all of them. */
  readonly procedure: Procedure | null;
  /** Under which this person oversees cases. */
  readonly procedures: readonly Procedure[];
  readonly place: Place;
  /** Where this person oversees cases of the procedure, by their names. */
  readonly places: readonly { readonly place: Place; readonly name: string | null }[];
  readonly lines: readonly (OverseenLine & {
    readonly daysLeft: number | null;
    readonly raiserPost: string;
    readonly team: string | null;
  })[];
  /** Where the next page begins; null: this is the last. */
  readonly next: string | null;
}

const PAGE = 50;

/** One range read. Null: this person oversees no case of that procedure or place, or of any. */
export async function overseenBy(
  deps: Dependencies,
  person: PersonId,
  ask: OverseenAsk,
  now: Moment,
): Promise<Overseen | null> {
  const [directory, inForce, calendar] = await Promise.all([
    deps.directory.directory(),
    deps.procedures.inForce(),
    deps.calendar.calendar(),
  ]);
  const today = localDay(now);
  const overseen = inForce
    .map((procedure) => ({
      procedure,
      posts: placesOverseen(person, { procedure, directory }, today),
    }))
    .filter(({ posts }) => posts.length > 0);
  const wanted = overseen.filter(
    ({ procedure: { id } }) => ask.procedure === null || id === ask.procedure,
  );
  const places = widened(
    wanted.flatMap(({ posts }) => posts),
    directory,
  );
  const place = places.find((each) => ask.place === null || isSame(each, ask.place));
  if (place === undefined) return null;
  const { lines, next } = await deps.workIndex.allOf(
    {
      procedure: ask.procedure,
      place,
      only: ask.only,
      dueBefore: ask.overdue ? today : null,
      after: ask.after,
    },
    PAGE,
  );
  return {
    today,
    procedure: ask.procedure === null ? null : (wanted[0]?.procedure ?? null),
    procedures: overseen.map(({ procedure }) => procedure),
    place,
    places: places.map((each) => ({ place: each, name: nameOf(each, directory) })),
    lines: lines
      // A narrower post may be somebody else's; and posts change more often than cases.
      .filter(({ scope }) =>
        wanted.some(
          ({ procedure }) =>
            procedure.id === scope.procedure &&
            oversees(person, scope, { procedure, directory }, today),
        ),
      )
      .map((line) => ({
        ...line,
        daysLeft: line.due === null ? null : workingDaysBetween(calendar, today, line.due),
        raiserPost: directory.people.get(line.raiser)?.post ?? '',
        team: teamName(line.scope.team, directory),
      })),
    next,
  };
}

/** Whoever oversees a place may look at each part of it by itself; the widest stands first. */
function widened(posts: readonly Place[], { teams }: Directory): readonly Place[] {
  const everywhere = posts.some(({ kind }) => kind === 'everywhere');
  const services = new Set([
    ...posts.flatMap((each) => (each.kind === 'service' ? [each.id] : [])),
    ...(everywhere ? teams.flatMap(({ service }) => (service === null ? [] : [service])) : []),
  ]);
  const own = new Set(posts.flatMap((each) => (each.kind === 'team' ? [each.id] : [])));
  const within = teams.filter(
    ({ id, service }) => everywhere || own.has(id) || (service !== null && services.has(service)),
  );
  return [
    ...(everywhere ? [{ kind: 'everywhere' } as const] : []),
    ...[...services].map((id) => ({ kind: 'service', id }) as const),
    ...within.map(({ id }) => ({ kind: 'team', id }) as const),
  ];
}

const isSame = (one: Place, other: Place): boolean =>
  one.kind === other.kind &&
  (one.kind === 'everywhere' || other.kind === 'everywhere' || one.id === other.id);

const teamName = (id: string | null, { teams }: Directory): string | null =>
  teams.find((team) => team.id === id)?.name ?? id;

const nameOf = (place: Place, directory: Directory): string | null =>
  place.kind === 'everywhere'
    ? null
    : place.kind === 'team'
      ? teamName(place.id, directory)
      : place.id;
