import { buttons, press } from '../elements/actions.ts';
import { card, type Card } from '../elements/card.ts';
import { facts, heading, list, say, strong } from '../elements/text.ts';
import type { Keys } from '../verbs.ts';
import { COMMAND_HELP, NOT_A_COMMAND, PRIVACY, WHAT_IT_IS } from '../wording/commandHelp.ts';

/** What can be typed, and what stays private; first, where it was so, that nothing was done. */
export function helpCard(keys: Keys, asked: 'help' | 'something-else'): Card {
  return card(
    [
      heading('Help', 1),
      ...(asked === 'help' ? WHAT_IT_IS.map(say) : NOT_A_COMMAND.map(strong)),
      heading('What you can type'),
      facts(COMMAND_HELP.map(({ command, does }) => [command, does] as const)),
      heading('Details stay inside'),
      ...list(PRIVACY),
      ...buttons([
        press({ verb: 'startDraft', title: 'Escalate', address: {}, keys }),
        press({ verb: 'showCases', title: 'My cases', address: {}, keys }),
        press({ verb: 'showAbout', title: 'About the procedure', address: {}, keys }),
      ]),
    ],
    { fallbackText: 'Help' },
  );
}
