import type { Directory, Person, PersonId, Post } from '../../domain/people/index.ts';
import {
  RAISER,
  RAISER_MANAGER,
  type Procedure,
  type RoleKey,
} from '../../domain/procedure/index.ts';
import { titleOf } from '../picture/words.ts';

const TEAM = 'team';
const ANYWHERE = { child: null, team: null, service: null, procedure: null };

export interface Cast {
  readonly directory: Directory;
  readonly raiser: PersonId;
  readonly team: string;
  /** Who plays a role, whatever the people file calls its post; null: nobody, it is outside. */
  readonly playing: (role: RoleKey) => PersonId | null;
}

/**
 * Made-up people: one for each post that the product can reach, named by the post alone. Officers
 * outside the authority are never messaged, so nobody plays them.
 */
export function castFor(procedure: Procedure): Cast {
  const posts = [...postsOf(procedure)];
  const people = new Map(
    posts.map(([role, title], at): readonly [RoleKey, Person] => [
      role,
      { id: idOf(at + 1), post: title, mail: `${role}@rehearsal.test` },
    ]),
  );
  const playing = (role: RoleKey): PersonId | null =>
    people.get(heldAs(role, procedure))?.id ?? null;
  const [raiser = RAISER] = raisersOf(procedure);
  return {
    raiser: playing(raiser) ?? idOf(1),
    team: TEAM,
    playing,
    directory: {
      version: 'rehearsal',
      people: new Map([...people.values()].map((person) => [person.id, person])),
      posts: [...people].map(([role, { id }]) => postOf(role, id)),
      teams: [{ id: TEAM, name: 'Rehearsal', service: null }],
      children: [],
    },
  };
}

const raisersOf = ({ raisers }: Procedure): readonly RoleKey[] => raisers ?? [RAISER];

/** The name under which the people file has the post of a role. */
const heldAs = (role: RoleKey, { roles }: Procedure): RoleKey => roles[role]?.heldAs ?? role;

/** Each post once, with its title; where several roles share one, that of the role it is called after. */
function postsOf(procedure: Procedure): ReadonlyMap<RoleKey, string> {
  const raisers = raisersOf(procedure);
  const roles = [...new Set([...raisers, ...Object.keys(procedure.roles), RAISER_MANAGER])].filter(
    (role) =>
      procedure.roles[role]?.outside !== true && (role !== RAISER || raisers.includes(RAISER)),
  );
  const posts = new Map<RoleKey, string>();
  for (const own of [true, false]) {
    for (const role of roles) {
      const post = heldAs(role, procedure);
      if ((post === role) === own && !posts.has(post)) posts.set(post, titleOf(role, procedure));
    }
  }
  return posts;
}

const postOf = (role: RoleKey, holder: PersonId): Post => ({
  role,
  scope: ANYWHERE,
  holder,
  from: null,
  to: null,
  deputy: null,
});

const idOf = (n: number): PersonId =>
  `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as PersonId;
