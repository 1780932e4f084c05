import type { Day } from '../calendar/index.ts';
import { rolesHeld, type Directory, type PersonId } from '../people/index.ts';
import {
  QUALITY,
  RAISER_MANAGER,
  type Procedure,
  type ReportRule,
  type RoleKey,
} from '../procedure/index.ts';

/** Head of QA and deputy see reports (design section 6), and so does the raiser's manager (requirements 5.4). */
const READERS: readonly RoleKey[] = [...QUALITY, RAISER_MANAGER];

/**
 * How a person may see the reports of a procedure: `whole` inside the service, that is those above and
 * whoever makes one of its reports; `suppressed` for those to whom one goes; null: not at all, which is
 * the rule for everybody else.
 */
export function mayRead(
  directory: Directory,
  person: PersonId,
  { id, beside }: Procedure,
  today: Day,
): 'whole' | 'suppressed' | null {
  const held = rolesHeld(directory, person, today)
    .filter(({ scope }) => scope.procedure === null || scope.procedure === id)
    .map(({ role }) => role);
  const rules = beside?.reports ?? [];
  const holds = (roles: readonly (RoleKey | null)[]): boolean =>
    held.some((role) => roles.includes(role));
  if (holds([...READERS, ...rules.map(({ from }) => from)])) return 'whole';
  return holds(rules.flatMap(toWhom)) ? 'suppressed' : null;
}

const toWhom = ({ recipients = [], teamRecipients = [] }: ReportRule): readonly RoleKey[] => [
  ...recipients,
  ...teamRecipients,
];
