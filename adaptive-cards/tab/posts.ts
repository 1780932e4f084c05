import { longDay, type Day } from '../../domain/calendar/index.ts';
import {
  namedPost,
  postOf,
  type Changes,
  type Directory,
  type DirectoryDifference,
  type PeopleFinding,
  type Post,
} from '../../domain/people/index.ts';
import type { Procedure } from '../../domain/procedure/index.ts';
import { capital } from '../wording/dates.ts';
import { findingSections } from '../bulletin/people.ts';
import type { ChangesShown, PeopleImported, PeoplePage, PostRow } from './adminModels.ts';

interface Look {
  readonly today: Day;
  readonly directory: Directory;
  readonly procedures: readonly Procedure[];
  readonly findings: readonly PeopleFinding[];
  /** Null: nobody was looked at yet. */
  readonly checkedOn: Day | null;
}

/** Who holds which post and who stands in; children are not among it. */
export function peoplePage({
  today,
  directory,
  procedures,
  findings,
  checkedOn,
}: Look): PeoplePage {
  const { people, posts, teams, covers = [] } = directory;
  return {
    lead: `${counted(people.size, 'person', 'people')}, ${counted(posts.length, 'post', 'posts')}, ${counted(teams.length, 'team', 'teams')}.`,
    findings: findingSections(findings),
    none:
      checkedOn === null
        ? 'Accounts and posts are looked at each working morning; not yet since the app was set up.'
        : `Nothing was found on ${longDay(checkedOn)}, when accounts and posts were last looked at.`,
    posts: posts
      .map((post) => postRow(post, today, directory, procedures))
      .sort((a, b) => compare(a.role, b.role) || compare(a.where, b.where)),
    cover: covers
      .filter(({ to }) => to >= today)
      .map(
        ({ person, by, from, to }) =>
          `${postOf(by, directory)} stands in for ${postOf(person, directory)} from ${longDay(from)} to ${longDay(to)}.`,
      ),
  };
}

const compare = (one: string, other: string): number => one.localeCompare(other, 'en-GB');

const counted = (n: number, one: string, many: string): string =>
  `${String(n)} ${n === 1 ? one : many}`;

function postRow(
  post: Post,
  today: Day,
  directory: Directory,
  procedures: readonly Procedure[],
): PostRow {
  const { title, where } = namedPost(post, directory, { procedures });
  const { holder, deputy, from, to } = post;
  return {
    // A role that no procedure has, such as the auditor's, is known by its key alone.
    role: title === post.role ? capital(title.replaceAll('-', ' ')) : title,
    where,
    holder: holder === null ? 'Vacant' : postOf(holder, directory),
    days: daysWords(from, to),
    deputy: deputy === null ? 'None' : postOf(deputy, directory),
    ...stateOf(post, today),
  };
}

function daysWords(from: Day | null, to: Day | null): string {
  if (to !== null)
    return from === null ? `Until ${longDay(to)}` : `${longDay(from)} to ${longDay(to)}`;
  return from === null ? 'Without end' : `From ${longDay(from)}`;
}

function stateOf(
  { holder, deputy, from, to }: Post,
  today: Day,
): Pick<PostRow, 'state' | 'urgency'> {
  if (to !== null && to < today) return { state: 'Over', urgency: 'none' };
  if (from !== null && from > today) return { state: 'Begins later', urgency: 'none' };
  if (holder !== null) return { state: 'In post', urgency: 'none' };
  return deputy === null
    ? { state: 'Vacant: nobody would be reached', urgency: 'late' }
    : { state: 'Vacant: the deputy is asked', urgency: 'soon' };
}

interface Seat {
  readonly reference: string;
  readonly role: string;
  readonly to: 'another' | 'nobody';
}

type Answer =
  | {
      readonly kind: 'errors';
      readonly errors: readonly {
        readonly file: string;
        readonly line: number;
        readonly message: string;
      }[];
    }
  | { readonly kind: 'changed-since' | 'no-administrator' }
  | {
      readonly kind: 'shown' | 'imported' | 'same';
      readonly version: string;
      readonly difference: DirectoryDifference;
      readonly seats: readonly Seat[];
    };

/** What the files would change, or did. */
export function peopleImported(answer: Answer): PeopleImported {
  switch (answer.kind) {
    case 'errors':
      return {
        kind: 'wrong',
        says: 'The files have errors. Nothing was changed. Correct them, and choose them again.',
        errors: answer.errors.map(
          ({ file, line, message }) => `${file}, line ${String(line)}: ${message}`,
        ),
      };
    case 'changed-since':
      return {
        kind: 'changed-since',
        says: 'The list was changed since you looked at the difference. Nothing of yours was changed. Look at the difference again.',
      };
    case 'no-administrator':
      return {
        kind: 'no-administrator',
        says: 'After this nobody would be administrator any more. Nothing was changed. Give the role to somebody in the file.',
      };
    case 'same':
      return { kind: 'same', says: 'The files say what stands already. Nothing was changed.' };
    case 'shown':
    case 'imported':
      return {
        kind: answer.kind,
        version: answer.version,
        says: answer.kind === 'shown' ? 'Nothing is changed yet.' : 'The list is taken in.',
        changes: changesOf(answer.difference),
        seats: seatWords(answer.seats),
      };
  }
}

const TABLES = [
  ['people', 'People'],
  ['posts', 'Posts'],
  ['teams', 'Teams'],
  ['children', 'Children'],
  ['cover', 'Cover by rota'],
] as const;

const changesOf = (difference: DirectoryDifference): readonly ChangesShown[] => [
  ...TABLES.map(([key, of]): ChangesShown => ({ of, lines: lines(difference[key]) })).filter(
    (each) => each.lines.length > 0,
  ),
  ...(difference.reordered
    ? [
        {
          of: 'Order',
          lines: [
            'Posts or cover stand in another order. Of several that fit alike, the first counts.',
          ],
        },
      ]
    : []),
];

const lines = ({ added, changed, removed }: Changes): readonly string[] => [
  ...added.map((each) => `Added: ${each}`),
  ...changed.map(({ what, how }) => `Changed: ${what} (${how.join('; ')})`),
  ...removed.map((each) => `Taken out: ${each}`),
];

const seatWords = (seats: readonly Seat[]): readonly string[] =>
  seats.map(
    ({ reference, role, to }) =>
      `${reference}, ${role}: ${to === 'nobody' ? 'nobody is asked any more' : 'somebody else is asked'}`,
  );
