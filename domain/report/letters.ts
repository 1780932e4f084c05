import type { Day } from '../calendar/index.ts';
import { rolesHeld, type Directory, type PersonId, type Post } from '../people/index.ts';
import type { Procedure, ReportRule } from '../procedure/index.ts';
import type { Report } from './report.ts';
import { holds, makersOf, recipientsOf } from './schedule.ts';
import { ofTheirTeams, withoutSmallNumbers } from './suppress.ts';

/** What belongs to a report and is counted nowhere here, and who adds it; `you`: whoever reads this. */
export interface Besides {
  readonly what: string;
  readonly by: 'you' | { readonly post: string } | null;
}

/** One regular report on its way to one person. */
export interface Letter {
  readonly to: PersonId;
  /** Whom the procedure says it is for, where the reader is to pass it on. */
  readonly passOnTo: string | null;
  /** What the procedure asks of the report; null: it was asked for by somebody. */
  readonly content: string | null;
  readonly besides: Besides | null;
  /** As this person may see it. */
  readonly report: Report;
}

/** Everybody who is sent a regular report, each once: its readers, who adds to it, who is told of their teams. */
export function lettersOf(
  rule: ReportRule,
  report: Report,
  directory: Directory,
  today: Day,
): readonly Letter[] {
  const { procedure } = report;
  const { people, passOnTo } = recipientsOf(rule, procedure, directory, today);
  const shown = rule.inside === true ? report : withoutSmallNumbers(report);
  const makers = makersOf(rule, procedure, directory, today);
  const besides = besidesOf(rule, procedure);
  const theirs = besides && ({ ...besides, by: 'you' } as const);
  const letter = { passOnTo, content: rule.content, besides, report: shown };
  const whole = people.map((to): Letter => ({
    ...letter,
    to,
    besides: makers.includes(to) ? theirs : besides,
  }));
  const adding = besides === null ? [] : makers.filter((to) => !people.includes(to));
  const added = adding.map((to): Letter => ({ ...letter, to, passOnTo: rule.to, besides: theirs }));
  const told = new Set([...people, ...adding]);
  const ofTeams = teamReaders(rule, procedure, directory, today).filter(({ to }) => !told.has(to));
  const teams = ofTeams.map(({ to, teams: own }): Letter => {
    return { ...letter, to, passOnTo: null, besides: null, report: ofTheirTeams(report, own) };
  });
  return [...whole, ...added, ...teams];
}

function besidesOf({ besides, from }: ReportRule, { roles }: Procedure): Besides | null {
  if (besides === undefined) return null;
  const post = from === null ? undefined : roles[from]?.title;
  return { what: besides, by: post === undefined ? null : { post } };
}

interface TeamReader {
  readonly to: PersonId;
  readonly teams: ReadonlySet<string>;
}

/** Those who hold a post that the rule names, with the teams of these posts. */
const teamReaders = (
  { teamRecipients = [] }: ReportRule,
  { id }: Procedure,
  directory: Directory,
  today: Day,
): readonly TeamReader[] =>
  [...directory.people.keys()].flatMap((to) => {
    const posts = rolesHeld(directory, to, today).filter((post) =>
      teamRecipients.some((role) => holds(post, role, id)),
    );
    const teams = new Set(posts.flatMap((post) => teamsOf(post, directory)));
    return teams.size === 0 ? [] : [{ to, teams }];
  });

/** A post for a service is one for its teams; one with neither is for all; one for a child is for no team. */
const teamsOf = ({ scope }: Post, { teams }: Directory): readonly string[] =>
  teams
    .filter(() => scope.child === null)
    .filter(({ id }) => scope.team === null || id === scope.team)
    .filter(({ service }) => scope.service === null || service === scope.service)
    .map(({ id }) => id);
