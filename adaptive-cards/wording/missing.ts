import type { MissingPerson } from '../../domain/case/index.ts';
import { listWords } from './caseWords.ts';

type Missing = readonly { readonly post: string; readonly why: MissingPerson['why'] }[];

const postsOf = (missing: Missing, ...whys: readonly MissingPerson['why'][]): readonly string[] =>
  missing.filter(({ why }) => whys.includes(why)).map(({ post }) => post);

/** Somebody needed is known not to be free: then a line of why is asked for. */
export const isWithout = (missing: Missing): boolean => postsOf(missing, 'busy', 'away').length > 0;

/** "The calendar of Team manager, North could not be read."; nothing where every one could. */
export function unreadWords(posts: readonly string[]): string {
  if (posts.length === 0) return '';
  const whose = posts.length === 1 ? 'The calendar of' : 'The calendars of';
  return `${whose} ${semicolons(posts)} could not be read.`;
}

/** Posts have commas of their own. */
const semicolons = (posts: readonly string[]): string =>
  posts.some((post) => post.includes(',')) ? posts.join('; ') : listWords(posts, 'and');

const isOrAre = (posts: readonly string[]): string => (posts.length === 1 ? 'is' : 'are');

/** Who is missing at a time, in a sentence or two: busy, not at work, or not known. */
export function missingWords(missing: Missing): string {
  const [busy, away] = [postsOf(missing, 'busy'), postsOf(missing, 'away')];
  const parts = [
    ...(busy.length === 0 ? [] : [`${semicolons(busy)}, who ${isOrAre(busy)} busy`]),
    ...(away.length === 0 ? [] : [`${semicolons(away)}, who ${isOrAre(away)} not at work then`]),
  ];
  const free =
    parts.length === 0
      ? 'Everybody whose calendar could be read is free.'
      : `Everybody is free except ${parts.join(', and ')}.`;
  return [free, unreadWords(postsOf(missing, 'unknown'))].filter((each) => each !== '').join(' ');
}

/** The same for the record of a time that was chosen; nothing where nobody is missing. */
export function knownMissing(missing: Missing): string {
  const without = postsOf(missing, 'busy', 'away');
  return [
    ...(without.length === 0 ? [] : [`Known to be missing: ${semicolons(without)}.`]),
    unreadWords(postsOf(missing, 'unknown')),
  ]
    .filter((each) => each !== '')
    .join(' ');
}

/** The same in a few words, for a choice. */
export function missingInShort(missing: Missing): readonly string[] {
  const without = postsOf(missing, 'busy', 'away');
  const unknown = postsOf(missing, 'unknown');
  return [
    ...(without.length === 0 ? [] : [`without ${semicolons(without)}`]),
    ...(unknown.length === 0 ? [] : [`not known: ${semicolons(unknown)}`]),
  ];
}
