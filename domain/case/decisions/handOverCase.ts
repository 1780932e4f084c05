import { invalid, textProblems } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { caseTakers } from '../takers.ts';
import { keep } from '../text.ts';
import { happened, type Ask } from './ask.ts';
import { inviteAgain } from './inviteAgain.ts';

/**
 * A raiser's case becomes another raiser's, or the manager's own. It is the manager's to say (design
 * section 6). No clock and no day changes, and whoever is asked keeps their card.
 */
export function handOverCase(
  state: CaseState,
  command: CommandOf<'handOverCase'>,
  ask: Ask,
  ctx: Context,
): Decision {
  if (ask.who.manager === null) return refuse({ reason: 'only-the-manager' });
  if (command.to === state.raiser) return NOTHING;
  const takers = caseTakers(state, ask.who, ask.today, ctx);
  if (!takers.includes(command.to)) return refuse({ reason: 'cannot-have-it' });
  const { reason } = command;
  const problems = textProblems('reason', reason);
  if (problems.length > 0 || reason === null) return invalid(problems);
  const { covering } = state;
  return happened(
    ...(covering === undefined
      ? []
      : [{ type: 'CoverEnded', person: covering.person, how: 'handed-over' } as const]),
    {
      type: 'CaseHandedOver',
      handedFrom: state.raiser,
      handedTo: command.to,
      reason: keep(reason),
    },
    ...inviteAgain(state, [state.raiser], ask.now),
  );
}
