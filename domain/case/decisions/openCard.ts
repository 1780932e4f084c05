import type { CommandOf } from '../commands.ts';
import { entryOf } from '../find.ts';
import { NOTHING, type Decision } from '../refusals.ts';
import { standsIn } from '../standIns.ts';
import type { CaseState } from '../state.ts';
import { happened, type Ask } from './ask.ts';

/** The card's first refresh by somebody to whom the stage was sent: a fact of its own. */
export function openCard(state: CaseState, command: CommandOf<'openCard'>, ask: Ask): Decision {
  const entry = entryOf(state, command.stage);
  const sent = [
    ...(entry?.responders ?? []).filter(
      (seat) => seat.person === ask.person || standsIn(seat, ask.person),
    ),
    ...(entry?.copies ?? []).filter(({ person }) => person === ask.person),
  ];
  if (sent.every(({ delivery }) => delivery.openedAt !== null)) return NOTHING;
  return happened({ type: 'CardOpened', stage: command.stage, person: ask.person });
}
