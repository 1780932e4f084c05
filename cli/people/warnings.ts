import { addDays, type Day } from '../../domain/calendar/index.ts';
import {
  checkPosts,
  namedPost,
  postOf,
  type Directory,
  type PeopleFinding,
  type Post,
} from '../../domain/people/index.ts';
import {
  ADMINISTRATOR,
  AUDITOR,
  DUTY,
  QUALITY,
  RAISER,
  type Procedure,
} from '../../domain/procedure/index.ts';
import { distance } from '../../storage/procedureFiles/plainEnglish.ts';

export interface PeopleWarning {
  readonly code: string;
  readonly message: string;
}

export interface WarnAbout {
  readonly procedures: readonly Procedure[];
  /** The authority's own domains; empty: not looked at. */
  readonly mailDomains: readonly string[];
  readonly today: Day;
}

/** A file is looked at earlier than the daily look does: whoever writes it can still plan. */
const ENDING_DAYS = 60;
/** Roles that no procedure names and the product knows (design section 6). */
const KNOWN = [ADMINISTRATOR, AUDITOR, DUTY, 'support', ...QUALITY];

/** Doubtful, but no error: the file can be taken in. */
export const warningsOf = (directory: Directory, about: WarnAbout): readonly PeopleWarning[] => [
  ...roles(directory, about),
  ...checkPosts(directory, { ...about, endingDays: ENDING_DAYS }).map(worded),
  ...unnamed(directory),
  ...mails(directory, about),
  ...turns(directory, about),
];

function roles({ posts }: Directory, { procedures }: WarnAbout): readonly PeopleWarning[] {
  if (procedures.length === 0) {
    const message =
      'Not looked at: unknown roles, roles that nobody holds, missing deputies, and two holders at the same time. Name the folder of the procedures with --procedures.';
    return [{ code: 'without-procedures', message }];
  }
  const named = procedures.flatMap((procedure) => [
    ...(procedure.raisers ?? [RAISER]),
    ...Object.entries(procedure.roles).map(([key, role]) => role.heldAs ?? key),
  ]);
  const known = [...new Set([...KNOWN, ...named])];
  const strange = [...new Set(posts.map(({ role }) => role))].filter(
    (role) => !known.includes(role),
  );
  return strange.map((role) => {
    const near = known
      .map((each) => ({ each, far: distance(role, each) }))
      .filter(({ far }) => far <= Math.min(3, Math.floor(role.length / 2)))
      .sort((a, b) => a.far - b.far)[0];
    const hint =
      near === undefined ? `Known are ${known.join(', ')}.` : `Did you mean '${near.each}'?`;
    return { code: 'unknown-role', message: `No procedure has the role '${role}'. ${hint}` };
  });
}

function worded(finding: PeopleFinding): PeopleWarning {
  const code = finding.what;
  switch (finding.what) {
    case 'vacant':
      return {
        code,
        message: `${at(finding.named)} is vacant${finding.deputy === null ? ' and has no deputy' : `; ${finding.deputy} deputises`}.`,
      };
    case 'ending':
      return {
        code,
        message: `${at(finding.named)}: ${finding.post} is in post until ${finding.to}, and nobody follows.`,
      };
    case 'no-deputy':
      return { code, message: `${at(finding.named)}: ${finding.post} has no deputy.` };
    case 'role-unheld':
      return {
        code,
        message: `${at(finding.named)}: nobody holds this role, which '${finding.procedure}' needs.`,
      };
    default:
      return { code, message: `${finding.post}: see to this account.` };
  }
}

const at = ({ title, where }: { readonly title: string; readonly where: string }): string =>
  `${title}, ${where}`;

const unnamed = (directory: Directory): readonly PeopleWarning[] =>
  directory.posts.some(({ role, holder }) => role === ADMINISTRATOR && holder !== null)
    ? []
    : [
        {
          code: 'no-administrator',
          message:
            'Nobody holds the role administrator, so nobody would be told of what is found here.',
        },
      ];

function mails(directory: Directory, { mailDomains }: WarnAbout): readonly PeopleWarning[] {
  if (mailDomains.length === 0) return [];
  const holders = new Set(directory.posts.flatMap(({ holder, deputy }) => [holder, deputy]));
  return [...directory.people.values()]
    .filter(
      ({ id, mail }) =>
        holders.has(id) && !mailDomains.includes(mail.split('@')[1]?.toLowerCase() ?? ''),
    )
    .map(({ post }) => ({
      code: 'foreign-mail',
      message: `${post}: the mail address is not of the authority (${mailDomains.join(', ')}), so no mail and no invitation goes there.`,
    }));
}

/** One holder after the other: who overlaps, and where nobody holds it in between. Groups are held together. */
function turns(directory: Directory, about: WarnAbout): readonly PeopleWarning[] {
  const groups = new Set(
    about.procedures.flatMap(({ roles: all, raisers = [RAISER] }) => [
      ...raisers,
      ...Object.entries(all).flatMap(([key, role]) =>
        role.group === true ? [role.heldAs ?? key] : [],
      ),
    ]),
  );
  const places = new Map<string, Post[]>();
  for (const post of directory.posts) {
    if (groups.has(post.role) || KNOWN.includes(post.role)) continue;
    const key = JSON.stringify([post.role, post.scope]);
    places.set(key, [...(places.get(key) ?? []), post]);
  }
  return [...places.values()].flatMap((posts) => turnsAt(posts, directory, about));
}

function turnsAt(
  posts: readonly Post[],
  directory: Directory,
  about: WarnAbout,
): readonly PeopleWarning[] {
  const order = [...posts].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  const [first, ...rest] = order;
  if (first === undefined) return [];
  const warnings: PeopleWarning[] = [];
  // Of those begun before, the one that holds it longest.
  let last = first;
  for (const post of rest) {
    const where = at(namedPost(post, directory, about));
    // Which roles are held together, only a procedure says.
    if (overlap(last, post) && about.procedures.length > 0) {
      warnings.push({
        code: 'overlap',
        message: `${where}: ${who(last, directory)} and ${who(post, directory)} stand at the same time; the first in the file counts.`,
      });
    }
    if (last.to !== null && post.from !== null && addDays(last.to, 1) < post.from) {
      const message = `${where}: nobody holds it from ${addDays(last.to, 1)} until ${post.from} begins.`;
      warnings.push({ code: 'gap', message });
    }
    last = longer(last, post);
  }
  return warnings;
}

const overlap = ({ to }: Post, { from }: Post): boolean =>
  to === null || from === null || from <= to;

const longer = (one: Post, other: Post): Post =>
  one.to !== null && (other.to === null || other.to > one.to) ? other : one;

const who = ({ holder }: Post, directory: Directory): string =>
  holder === null ? 'a vacancy' : postOf(holder, directory);
