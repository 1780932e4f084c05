import type { Day, WorkingCalendar } from '../calendar/index.ts';
import { rolesHeld, type Directory, type PersonId, type Post } from '../people/index.ts';
import {
  RAISER_MANAGER,
  type Procedure,
  type ReportRule,
  type RoleKey,
} from '../procedure/index.ts';
import { periodBefore, periodKey, sendDay, type Interval, type Period } from './period.ts';

/** `regular` is stated without an interval: a quarter, a default of ours (CB-91, DU-65). */
export const REGULAR: Interval = 'quarter';

/** A report whose day has come, or has passed without it. */
export interface DueReport {
  readonly rule: ReportRule;
  readonly period: Period;
  /** Names the report and its period: it is sent once under this name. */
  readonly key: string;
}

/**
 * Which reports of a procedure are due by this day: those on the period that ended last, from their day
 * on, however late somebody looks. `since` is the first day on which this house looked at the procedure:
 * what was due before is not its own to send.
 */
export const reportsDue = (
  { id, beside }: Procedure,
  { today, since }: { readonly today: Day; readonly since: Day },
  calendar: WorkingCalendar,
  regular: Interval = REGULAR,
): readonly DueReport[] =>
  (beside?.reports ?? []).flatMap((rule) => {
    if (rule.every === null) return [];
    const interval = rule.every === 'regular' ? regular : rule.every;
    const from = sendDay(interval, today, calendar);
    if (today < from || from < since) return [];
    const period = periodBefore(interval, today);
    return [{ rule, period, key: `${id}/${rule.key}/${periodKey(period)}` }];
  });

/** To whom a report goes, and whether they are to pass it on to somebody who is in no directory. */
export interface Recipients {
  readonly people: readonly PersonId[];
  readonly passOnTo: string | null;
}

/**
 * Those whom the rule names by role and who hold it today; where nobody does, whoever makes the report,
 * and at last the raiser's manager, with the words whom it is for. A report is due to somebody always.
 */
export function recipientsOf(
  { recipients = [], from, to }: ReportRule,
  procedure: Procedure,
  directory: Directory,
  today: Day,
): Recipients {
  const holders = (role: RoleKey) => holdersOf(role, procedure, directory, today);
  const named = [...new Set(recipients.flatMap(holders))];
  if (named.length > 0) return { people: named, passOnTo: null };
  const makers = from === null ? [] : holders(from);
  return { people: makers.length > 0 ? makers : holders(RAISER_MANAGER), passOnTo: to };
}

/** Those who hold the post that gives the report. */
export const makersOf = (
  { from }: ReportRule,
  procedure: Procedure,
  directory: Directory,
  today: Day,
): readonly PersonId[] => (from === null ? [] : holdersOf(from, procedure, directory, today));

const holdersOf = (
  role: RoleKey,
  { id }: Procedure,
  directory: Directory,
  today: Day,
): readonly PersonId[] =>
  [...directory.people.keys()].filter((person) =>
    rolesHeld(directory, person, today).some((post) => holds(post, role, id)),
  );

/** Whether this post is the one that a procedure means. */
export const holds = ({ role, scope }: Post, wanted: RoleKey, procedure: string): boolean =>
  role === wanted && (scope.procedure === null || scope.procedure === procedure);
