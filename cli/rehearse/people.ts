import type { Directory, Person, PersonId, Post } from '../../domain/people/index.ts';
import { RAISER, type Procedure } from '../../domain/procedure/index.ts';

const TEAM = 'team';
const ANYWHERE = { child: null, team: null, service: null, procedure: null };

export interface Cast {
  readonly directory: Directory;
  readonly raiser: PersonId;
  readonly team: string;
}

/**
 * Made-up people: one for each role that the product can reach, named by the post alone. Officers
 * outside the authority are never messaged, so nobody plays them.
 */
export function castFor({ roles, labels }: Procedure): Cast {
  const played = Object.entries(roles).filter(([, { outside }]) => outside !== true);
  const titles = new Map<string, string>([[RAISER, labels.raiser]]);
  for (const [role, { title }] of played) if (!titles.has(role)) titles.set(role, title);
  const people = [...titles].map(([role, title], at): readonly [string, Person] => [
    role,
    { id: idOf(at + 1), post: title, mail: `${role}@rehearsal.test` },
  ]);
  const posts = people.map(([role, { id }]): Post => ({
    role,
    scope: ANYWHERE,
    holder: id,
    from: null,
    to: null,
    deputy: null,
  }));
  return {
    raiser: idOf(1),
    team: TEAM,
    directory: {
      version: 'rehearsal',
      people: new Map(people.map(([, person]) => [person.id, person])),
      posts,
      teams: [{ id: TEAM, name: 'Rehearsal', service: null }],
      children: [],
    },
  };
}

const idOf = (n: number): PersonId =>
  `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as PersonId;
