import type { Procedure } from '../procedure/index.ts';
import { EVERYWHERE, namedPost, postOf } from './check.ts';
import type { Cover, Directory, Person, Post, Scope, Team } from './directory.ts';

/** What an import would do, in the words of posts; nothing of a child but their number. */
export interface DirectoryDifference {
  readonly people: Changes;
  readonly posts: Changes;
  readonly teams: Changes;
  readonly children: Changes;
  /** Who covers by rota; other days are another cover. */
  readonly cover: Changes;
  /** Posts or covers stand in another order: of several that fit a case alike, the first one counts. */
  readonly reordered: boolean;
}

export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly Change[];
  readonly removed: readonly string[];
}

export interface Change {
  readonly what: string;
  /** "holder: Team manager, North → Team manager, South". */
  readonly how: readonly string[];
}

export function differenceOf(
  before: Directory,
  after: Directory,
  procedures: readonly Procedure[],
): DirectoryDifference {
  return {
    people: changes([...before.people.values()], [...after.people.values()], {
      key: ({ id }) => id,
      name: ({ post }) => post,
      how: (one: Person, other: Person) => [
        ...changed('post', one.post, other.post),
        ...changed('mail', one.mail, other.mail),
      ],
    }),
    posts: postChanges(before, after, procedures),
    teams: changes(before.teams, after.teams, {
      key: ({ id }) => id,
      name: ({ name }) => name,
      how: (one: Team, other: Team) => [
        ...changed('name', one.name, other.name),
        ...changed('service', one.service, other.service),
      ],
    }),
    children: changes(before.children, after.children, {
      key: ({ record }) => record,
      name: ({ record }) => record,
      how: (one, other) => [
        ...changed('initials', one.initials, other.initials),
        ...changed('team', one.team, other.team),
      ],
    }),
    cover: coverChanges(before, after),
    reordered:
      isReordered(before.posts.map(lineOfPost), after.posts.map(lineOfPost)) ||
      isReordered((before.covers ?? []).map(lineOfCover), (after.covers ?? []).map(lineOfCover)),
  };
}

/** Whether anything would change at all. */
export const isSame = ({
  people,
  posts,
  teams,
  children,
  cover,
  reordered,
}: DirectoryDifference): boolean =>
  !reordered &&
  [people, posts, teams, children, cover].every(
    ({ added, changed: moved, removed }) => added.length + moved.length + removed.length === 0,
  );

interface Naming<T> {
  readonly key: (each: T) => string;
  readonly name: (each: T) => string;
  readonly how: (one: T, other: T) => readonly string[];
}

function changes<T>(
  before: readonly T[],
  after: readonly T[],
  { key, name, how }: Naming<T>,
): Changes {
  const stood = new Map(before.map((each) => [key(each), each]));
  const stands = new Set(after.map(key));
  return {
    added: after.filter((each) => !stood.has(key(each))).map(name),
    changed: after.flatMap((each) => {
      const old = stood.get(key(each));
      const ways = old === undefined ? [] : how(old, each);
      return ways.length === 0 ? [] : [{ what: name(each), how: ways }];
    }),
    removed: before.filter((each) => !stands.has(key(each))).map(name),
  };
}

const changed = (
  what: string,
  before: string | null,
  after: string | null,
  none = 'none',
): readonly string[] => (before === after ? [] : [`${what}: ${before ?? none} → ${after ?? none}`]);

const keyOfScope = ({ child, team, service, procedure }: Scope): string =>
  [child, team, service, procedure].join(' ');
const keyOf = ({ role, scope }: Post): string => `${role} ${keyOfScope(scope)}`;
const wholeOf = ({ holder, from, to, deputy, ...post }: Post): string =>
  [keyOf(post as Post), holder, from, to, deputy].join(' ');

/**
 * Posts have no names of their own: those that stand as they stood are taken out, and of the rest those of
 * one role and place are the same post, changed.
 */
function postChanges(
  before: Directory,
  after: Directory,
  procedures: readonly Procedure[],
): Changes {
  const left = withoutEqual(before.posts, after.posts);
  const waiting = inGroups(left.toReversed(), keyOf);
  const matched = new Set<Post>();
  const added: string[] = [];
  const moved: Change[] = [];
  const name = (post: Post, { teams }: Directory): string => {
    const { title, where } = namedPost(post, { teams }, { procedures });
    return where === EVERYWHERE ? title : `${title}, ${where}`;
  };
  for (const post of withoutEqual(after.posts, before.posts)) {
    const old = waiting.get(keyOf(post))?.pop();
    if (old === undefined) {
      added.push(`${name(post, after)} (${holderIn(post, after) ?? 'vacant'})`);
      continue;
    }
    matched.add(old);
    moved.push({ what: name(post, after), how: postHow(old, post, before, after) });
  }
  const removed = left
    .filter((post) => !matched.has(post))
    .map((post) => `${name(post, before)} (${holderIn(post, before) ?? 'vacant'})`);
  return { added, changed: moved, removed };
}

/** In the order in which they stand; one walk, since an authority may have thousands of posts. */
function inGroups<T>(items: readonly T[], groupOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(groupOf(item));
    if (group === undefined) groups.set(groupOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

const holderIn = ({ holder }: Post, directory: Directory): string | null =>
  holder === null ? null : postOf(holder, directory);

const postHow = (old: Post, post: Post, before: Directory, after: Directory): readonly string[] => [
  // By id, since two people may be named by one post.
  ...(old.holder === post.holder
    ? []
    : [`holder: ${holderIn(old, before) ?? 'vacant'} → ${holderIn(post, after) ?? 'vacant'}`]),
  ...changed('from', old.from, post.from, 'always'),
  ...changed('to', old.to, post.to, 'open'),
  ...(old.deputy === post.deputy
    ? []
    : [`deputy: ${deputyIn(old, before)} → ${deputyIn(post, after)}`]),
];

const deputyIn = ({ deputy }: Post, directory: Directory): string =>
  deputy === null ? 'none' : postOf(deputy, directory);

function withoutEqual(posts: readonly Post[], others: readonly Post[]): Post[] {
  const counts = new Map<string, number>();
  for (const each of others) counts.set(wholeOf(each), (counts.get(wholeOf(each)) ?? 0) + 1);
  return posts.filter((each) => {
    const count = counts.get(wholeOf(each)) ?? 0;
    if (count > 0) counts.set(wholeOf(each), count - 1);
    return count === 0;
  });
}

const keyOfCover = ({ person, by, from, to, roles }: Cover): string =>
  [person, by, from, to, ...(roles ?? [])].join(' ');

const coverChanges = (before: Directory, after: Directory): Changes => {
  const lines = (directory: Directory) =>
    (directory.covers ?? []).map((cover) => ({ cover, directory }));
  return changes(lines(before), lines(after), {
    key: ({ cover }) => keyOfCover(cover),
    name: ({ cover, directory }) => coverName(cover, directory),
    how: () => [],
  });
};

const coverName = ({ person, by, from, to, roles }: Cover, directory: Directory): string =>
  `${postOf(by, directory)} for ${postOf(person, directory)}, ${from} to ${to}${roles === null ? '' : ` (${roles.join(', ')})`}`;

/** What stands in a file, and within what its order counts. */
interface Line {
  readonly group: string;
  readonly whole: string;
}

const lineOfPost = (post: Post): Line => ({ group: post.role, whole: wholeOf(post) });
const lineOfCover = (cover: Cover): Line => ({ group: cover.person, whole: keyOfCover(cover) });

/** Of those that stand in both, whether the order of any two of one group differs. */
function isReordered(before: readonly Line[], after: readonly Line[]): boolean {
  const stood = new Set(before.map(({ whole }) => whole));
  const stands = new Set(after.map(({ whole }) => whole));
  const ordered = (lines: readonly Line[]): string => {
    const both = lines.filter(({ whole }) => stood.has(whole) && stands.has(whole));
    const groups = inGroups(both, ({ group }) => group);
    return JSON.stringify([...groups].sort(([a], [b]) => a.localeCompare(b)));
  };
  return ordered(before) !== ordered(after);
}
