import type { Day } from '../calendar/index.ts';
import type { RoleKey } from '../procedure/model.ts';

/** A person is their Entra object id (design section 6). Lower case. */
export type PersonId = string & { readonly __brand: 'PersonId' };

export interface Person {
  readonly id: PersonId;
  /** People are named by their post: "Team manager, North". */
  readonly post: string;
  readonly mail: string;
}

/** Where a post holds: the narrowest scope that fits wins; all null means the whole authority. */
export interface Scope {
  /** Digest of a child's record number. */
  readonly child: string | null;
  readonly team: string | null;
  readonly service: string | null;
  /** Only cases of this procedure, where an authority runs more than one. */
  readonly procedure: string | null;
}

export interface Post {
  readonly role: RoleKey;
  readonly scope: Scope;
  readonly holder: PersonId | null;
  readonly from: Day | null;
  /** Last day in post. */
  readonly to: Day | null;
  readonly deputy: PersonId | null;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly service: string | null;
}

export interface Child {
  /** Digest of the record number (`textHash`), so that cases can be matched without holding it. */
  readonly key: string;
  readonly record: string;
  readonly initials: string | null;
  readonly team: string | null;
}

/** On these days, first and last included, somebody stands in for a person by rota (design section 6). */
export interface Cover {
  readonly person: PersonId;
  readonly by: PersonId;
  readonly from: Day;
  readonly to: Day;
  /** Only in these roles, as the people file names them; null: in every one. */
  readonly roles: readonly RoleKey[] | null;
}

/** The authority's people at one moment: a snapshot, replaced as a whole. */
export interface Directory {
  readonly version: string;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly posts: readonly Post[];
  readonly teams: readonly Team[];
  readonly children: readonly Child[];
  /** Who stands in for whom by rota; absent: nobody does. */
  readonly covers?: readonly Cover[];
}

/** What a case is about, as far as finding its officers goes. */
export interface CaseScope {
  readonly procedure: string;
  /** Digests of the record numbers. */
  readonly children: readonly string[];
  readonly team: string | null;
  readonly service: string | null;
}

export interface Holder {
  readonly role: RoleKey;
  readonly person: PersonId | null;
  readonly deputy: PersonId | null;
  /** Who covers for the holder on that day, by rota; absent: nobody. */
  readonly covers?: readonly PersonId[];
}

/** Posts by their role, in the file's order: every look at a case asks for a dozen roles. */
const byRole = new WeakMap<readonly Post[], ReadonlyMap<RoleKey, readonly Post[]>>();

function postsOf({ posts }: Directory, role: RoleKey): readonly Post[] {
  const index = byRole.get(posts) ?? sorted(posts);
  byRole.set(posts, index);
  return index.get(role) ?? [];
}

function sorted(posts: readonly Post[]): ReadonlyMap<RoleKey, readonly Post[]> {
  const index = new Map<RoleKey, Post[]>();
  for (const post of posts) {
    const known = index.get(post.role);
    if (known === undefined) index.set(post.role, [post]);
    else known.push(post);
  }
  return index;
}

export const isInForce = (post: Post, on: Day): boolean =>
  (post.from === null || post.from <= on) && (post.to === null || on <= post.to);

/** How narrowly a post fits a case: higher is narrower; null when it does not fit. */
function fit(post: Post, scope: CaseScope): number | null {
  const { child, team, service, procedure } = post.scope;
  if (child !== null && !scope.children.includes(child)) return null;
  const misses =
    isOther(procedure, scope.procedure) ||
    isOther(team, scope.team) ||
    isOther(service, scope.service);
  if (misses) return null;
  return worth(child, 8) + worth(team, 4) + worth(service, 2) + worth(procedure, 1);
}

const isOther = (wanted: string | null, found: string | null): boolean =>
  wanted !== null && wanted !== found;
const worth = (wanted: string | null, points: number): number => (wanted === null ? 0 : points);

/**
 * Who holds a role for a case on a day: the narrowest scope wins (child, team, service, authority).
 * A vacant post answers with nobody rather than falling back to a wider one, unless no post fits at all.
 */
export function holderOf(directory: Directory, role: RoleKey, scope: CaseScope, on: Day): Holder {
  return holdersOf(directory, role, scope, on)[0] ?? { role, person: null, deputy: null };
}

/** Everybody who holds a group role (Heads of Service) for a case on a day, in the file's order. */
export function holdersOf(
  directory: Directory,
  role: RoleKey,
  scope: CaseScope,
  on: Day,
): readonly Holder[] {
  const fitting = postsOf(directory, role)
    .filter((post) => isInForce(post, on))
    .map((post) => ({ post, rank: fit(post, scope) }))
    .filter((each): each is { post: Post; rank: number } => each.rank !== null);
  const best = Math.max(-1, ...fitting.map((each) => each.rank));
  return fitting
    .filter((each) => each.rank === best)
    .map(({ post }) => seatOf(post, directory, on));
}

function seatOf({ role, holder, deputy }: Post, directory: Directory, on: Day): Holder {
  const covers = coversFor(directory, holder, [role], on);
  return { role, person: holder, deputy, ...(covers.length > 0 && { covers }) };
}

/** The roles a person holds on a day, anywhere. */
export function rolesHeld(directory: Directory, person: PersonId, on: Day): readonly Post[] {
  return directory.posts.filter((post) => post.holder === person && isInForce(post, on));
}

/** Who covers for a person in any of these roles on a day, in the order of the file. */
export function coversFor(
  { covers = [] }: Pick<Directory, 'covers'>,
  person: PersonId | null,
  roles: readonly RoleKey[],
  on: Day,
): readonly PersonId[] {
  return covers
    .filter((cover) => cover.person === person && cover.from <= on && on <= cover.to)
    .filter((cover) => cover.roles?.some((role) => roles.includes(role)) ?? true)
    .map(({ by }) => by);
}
