import { invalid, textProblems } from '../checks.ts';
import type { CommandOf } from '../commands.ts';
import { refuse, type Decision } from '../refusals.ts';
import { keep } from '../text.ts';
import { happened, type Ask } from './ask.ts';

/**
 * An auditor reads any case of the authority, each time for a reason that stands in its record before
 * anything is shown (table of design section 6). It changes nothing and nobody is asked.
 */
export function readForAudit(
  { what, reason }: CommandOf<'readForAudit'>,
  { who }: Pick<Ask, 'who'>,
): Decision {
  if (who.audits === null) return refuse({ reason: 'not-yours' });
  const problems = textProblems('reason', reason);
  if (problems.length > 0) return invalid(problems);
  return happened({ type: 'ReadForAudit', what, reason: keep(reason) });
}
