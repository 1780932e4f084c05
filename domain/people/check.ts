import { addDays, type Day } from '../calendar/index.ts';
import type { Procedure, Role, RoleKey } from '../procedure/index.ts';
import { holdersOf, type Directory, type PersonId, type Post, type Team } from './directory.ts';
import type { PeopleFinding, PostNamed } from './finding.ts';

export interface CheckAt {
  readonly procedures: readonly Procedure[];
  readonly today: Day;
  /** An ending post is told so many days ahead. */
  readonly endingDays: number;
}

/** What the directory itself says before an alert meets it: vacant, ending, without deputy, nobody there. */
export const checkPosts = (directory: Directory, at: CheckAt): readonly PeopleFinding[] => [
  ...directory.posts
    .filter((post) => inForce(post, at.today))
    .flatMap((post) => [
      ...vacancy(post, directory, at),
      ...ending(post, directory, at),
      ...withoutDeputy(post, directory, at),
    ]),
  ...unheld(directory, at),
];

/** Everybody on whom a duty may fall today: holders and deputies of posts in force, each once. */
export function postHolders(directory: Directory, today: Day): readonly PersonId[] {
  const held = directory.posts.filter((post) => inForce(post, today));
  return [
    ...new Set(held.flatMap(({ holder, deputy }) => [holder, deputy].filter((id) => id !== null))),
  ];
}

const inForce = ({ from, to }: Post, on: Day): boolean =>
  (from === null || from <= on) && (to === null || on <= to);

const samePost = (one: Post, other: Post): boolean =>
  one.role === other.role &&
  one.scope.child === other.scope.child &&
  one.scope.team === other.scope.team &&
  one.scope.service === other.scope.service &&
  one.scope.procedure === other.scope.procedure;

function vacancy(post: Post, directory: Directory, at: CheckAt): readonly PeopleFinding[] {
  if (post.holder !== null) return [];
  const deputy = post.deputy === null ? null : postOf(post.deputy, directory);
  return [{ what: 'vacant', named: namedPost(post, directory, at), deputy }];
}

function ending(post: Post, directory: Directory, at: CheckAt): readonly PeopleFinding[] {
  const { holder, to } = post;
  if (holder === null || to === null || to > addDays(at.today, at.endingDays)) return [];
  const next = addDays(to, 1);
  const followed = directory.posts.some(
    (other) => samePost(other, post) && other.holder !== null && inForce(other, next),
  );
  if (followed) return [];
  const named = namedPost(post, directory, at);
  return [{ what: 'ending', named, post: postOf(holder, directory), to }];
}

/** Only where somebody is asked to answer: a deputy answers for them, and of a group the others do. */
function withoutDeputy(post: Post, directory: Directory, at: CheckAt): readonly PeopleFinding[] {
  const { holder, deputy, role } = post;
  if (holder === null || deputy !== null || !at.procedures.some((each) => asks(each, role)))
    return [];
  const others = directory.posts.some(
    (other) =>
      other !== post && samePost(other, post) && other.holder !== null && inForce(other, at.today),
  );
  if (others) return [];
  const named = namedPost(post, directory, at);
  return [{ what: 'no-deputy', named, post: postOf(holder, directory) }];
}

const asks = (procedure: Procedure, heldAs: RoleKey): boolean =>
  procedure.stages.some(({ to }) =>
    to.roles.some((role) => (procedure.roles[role]?.heldAs ?? role) === heldAs),
  );

/** Per team, since a team is what a case belongs to; where all teams lack it, once for all. */
function unheld(directory: Directory, at: CheckAt): readonly PeopleFinding[] {
  return at.procedures.flatMap((procedure) =>
    Object.entries(procedure.roles)
      .filter(([key, role]) => role.outside !== true && !isOnlyCopiedIfHeld(procedure, key))
      .flatMap(([key, role]) => unheldRole(procedure, key, role, directory, at.today)),
  );
}

/** A post that the procedure itself does without (A-CB-04). */
const isOnlyCopiedIfHeld = ({ stages }: Procedure, key: RoleKey): boolean =>
  stages.some(({ copies }) => copies.some(({ role, ifHeld }) => role === key && ifHeld === true)) &&
  !stages.some(({ to }) => to.roles.includes(key));

function unheldRole(
  procedure: Procedure,
  key: RoleKey,
  role: Role,
  directory: Directory,
  today: Day,
): readonly PeopleFinding[] {
  const heldAs = role.heldAs ?? key;
  // Held child by child: then no team lacks it as a whole.
  const byChild = directory.posts.some((post) => post.role === heldAs && post.scope.child !== null);
  if (byChild) return [];
  const teams: readonly (Team | null)[] = directory.teams.length === 0 ? [null] : directory.teams;
  const without = teams.filter((team) => !isHeld(procedure, heldAs, team, directory, today));
  const finding = (where: string): PeopleFinding => ({
    what: 'role-unheld',
    named: { role: heldAs, title: role.title, where },
    procedure: procedure.title,
  });
  if (without.length === teams.length) return [finding(EVERYWHERE)];
  return without.flatMap((team) => (team === null ? [] : [finding(team.name)]));
}

const isHeld = (
  { id, sharesPostsWith = [] }: Procedure,
  role: RoleKey,
  team: Team | null,
  directory: Directory,
  today: Day,
): boolean =>
  [id, ...sharesPostsWith].some((procedure) => {
    const scope = {
      procedure,
      children: [],
      team: team?.id ?? null,
      service: team?.service ?? null,
    };
    return holdersOf(directory, role, scope, today).length > 0;
  });

export const EVERYWHERE = 'the whole authority';

/** A post by its role and where it holds; a child's stays "one child". */
export function namedPost(
  { role, scope }: Post,
  { teams }: Pick<Directory, 'teams'>,
  { procedures }: Pick<CheckAt, 'procedures'>,
): PostNamed {
  const title = procedures.map((each) => titleIn(each, role)).find((each) => each !== null);
  const team = teams.find(({ id }) => id === scope.team)?.name ?? scope.team;
  const parts = [
    scope.child === null ? null : 'one child',
    team,
    scope.service === null ? null : `${scope.service} service`,
    scope.procedure,
  ].filter((part) => part !== null);
  return { role, title: title ?? role, where: parts.length === 0 ? EVERYWHERE : parts.join(', ') };
}

function titleIn({ roles }: Procedure, heldAs: RoleKey): string | null {
  const found = Object.entries(roles).find(([key, role]) => (role.heldAs ?? key) === heldAs);
  return found?.[1].title ?? null;
}

/** By what a person is named: their post. */
export const postOf = (person: PersonId, { people }: Pick<Directory, 'people'>): string =>
  people.get(person)?.post ?? person;

/** What a finding is about, so that it is told once; what else it says may change, and is told anew. */
export function findingKey(finding: PeopleFinding): string {
  switch (finding.what) {
    case 'vacant':
    case 'ending':
    case 'no-deputy':
      return `${finding.what} ${finding.named.role} ${finding.named.where}${'post' in finding ? ` ${finding.post}` : ''}`;
    case 'role-unheld':
      return `${finding.what} ${finding.named.role} ${finding.named.where} ${finding.procedure}`;
    default:
      return `${finding.what} ${finding.person}`;
  }
}
