import type { Directory, PersonId, Post } from '../../domain/people/index.ts';
import { personId } from './brands.ts';

export const IRO = personId(1);
export const IRO_COVER = personId(2);
export const IRO_MANAGER = personId(3);
export const SOCIAL_WORKER = personId(4);
export const TEAM_MANAGER = personId(5);
export const TEAM_DEPUTY = personId(6);
export const SERVICE_MANAGER = personId(7);
export const HEAD = personId(8);
export const DIRECTOR = personId(9);
export const CHIEF = personId(10);
export const QA_HEAD = personId(11);
export const SUPPORT = personId(12);
export const LEGAL = personId(13);
export const STRANGER = personId(14);
export const NEW_TEAM_MANAGER = personId(15);
export const OTHER_IRO = personId(16);

const POSTS: readonly (readonly [PersonId, string])[] = [
  [IRO, 'Reviewing officer 1'],
  [IRO_COVER, 'Reviewing officer 2'],
  [IRO_MANAGER, 'Reviewing manager'],
  [SOCIAL_WORKER, 'Social worker, North'],
  [TEAM_MANAGER, 'Team manager, North'],
  [TEAM_DEPUTY, 'Deputy team manager, North'],
  [SERVICE_MANAGER, 'Service manager'],
  [HEAD, 'Head of service'],
  [DIRECTOR, 'Director'],
  [CHIEF, 'Chief executive'],
  [QA_HEAD, 'Head of quality'],
  [SUPPORT, 'Business support'],
  [LEGAL, 'Legal adviser'],
  [STRANGER, 'Team manager, South'],
  [NEW_TEAM_MANAGER, 'New team manager, North'],
  [OTHER_IRO, 'Reviewing officer 3'],
];

/** A post of the whole authority, in force always, unless the test says otherwise. */
export const post = (
  role: string,
  holder: PersonId | null,
  rest: Partial<Omit<Post, 'scope'>> & { readonly scope?: Partial<Post['scope']> } = {},
): Post => ({
  role,
  holder,
  from: null,
  to: null,
  deputy: null,
  ...rest,
  scope: { child: null, team: null, service: null, procedure: null, ...rest.scope },
});

export const NORTH = { team: 'north' } as const;

export const POSTS_HELD: readonly Post[] = [
  post('raiser', IRO, { deputy: IRO_COVER }),
  post('raiser', OTHER_IRO),
  post('raiser-manager', IRO_MANAGER),
  post('social-worker', SOCIAL_WORKER, { scope: NORTH }),
  post('team-manager', TEAM_MANAGER, { scope: NORTH, deputy: TEAM_DEPUTY }),
  post('team-manager', STRANGER, { scope: { team: 'south' } }),
  post('service-manager', SERVICE_MANAGER),
  post('head', HEAD),
  post('director', DIRECTOR),
  post('chief', CHIEF),
  post('qa-head', QA_HEAD),
  post('support', SUPPORT),
  post('legal', LEGAL),
];

/** The authority's people; `held` replaces the posts. */
export const aDirectory = (held: readonly Post[] = POSTS_HELD): Directory => ({
  version: 'people-1',
  people: new Map(
    POSTS.map(([id, title]) => [id, { id, post: title, mail: `${id.slice(-4)}@desk.test` }]),
  ),
  posts: held,
  teams: [
    { id: 'north', name: 'North', service: 'children' },
    { id: 'south', name: 'South', service: 'children' },
  ],
  children: [{ key: '#100234', record: '100234', initials: 'AB', team: 'north' }],
});

/** The same with one role held otherwise. */
export const directoryWith = (role: string, ...posts: readonly Post[]): Directory =>
  aDirectory([...POSTS_HELD.filter((each) => each.role !== role), ...posts]);
