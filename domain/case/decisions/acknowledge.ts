import type { CommandOf, Context } from '../commands.ts';
import { entryOf } from '../find.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import { respondsAt } from '../standing.ts';
import type { CaseState } from '../state.ts';
import { NO_TEXT } from '../text.ts';
import { happened, running, type Ask } from './ask.ts';

/**
 * A responder has seen the alert. It stops no clock; a reply that stands says it already. What is only
 * to be seen (a notice of good practice) ends with it.
 */
export function acknowledge(
  state: CaseState,
  command: CommandOf<'acknowledge'>,
  ask: Ask,
  ctx: Context,
): Decision {
  if (respondsAt(ask.who, command.stage) === null) return refuse({ reason: 'only-the-responder' });
  const entry = entryOf(state, command.stage);
  if (entry?.acknowledgedAt !== null || entry.answered) return NOTHING;
  const at = running(state, command.stage, ctx);
  if ('reason' in at) return refuse(at);
  const seen = { type: 'Acknowledged', stage: command.stage } as const;
  if (at.stage.ends !== 'acknowledgement') return happened(seen);
  return happened(seen, { type: 'StageResolved', stage: command.stage, reason: NO_TEXT });
}
