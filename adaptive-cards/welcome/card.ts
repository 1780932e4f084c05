import { buttons, press } from '../elements/actions.ts';
import { card, type Card } from '../elements/card.ts';
import { heading, list, say } from '../elements/text.ts';
import type { Keys } from '../verbs.ts';
import { PRIVACY, WHAT_IT_IS } from '../wording/commandHelp.ts';

/** What a person sees when the bot comes to them: what it is, and two ways to begin. */
export function welcomeCard(keys: Keys): Card {
  return card(
    [
      heading('Welcome', 1),
      ...WHAT_IT_IS.map(say),
      heading('Details stay inside'),
      ...list(PRIVACY),
      ...buttons([
        press({ verb: 'startDraft', title: 'Escalate', address: {}, keys }),
        press({ verb: 'showCases', title: 'My cases', address: {}, keys }),
        press({ verb: 'help', title: 'Help', address: {}, keys }),
      ]),
    ],
    { fallbackText: 'Welcome' },
  );
}
