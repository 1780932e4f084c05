import { card, type Rendered } from '../elements/card.ts';
import { heading, quiet } from '../elements/text.ts';

/**
 * A case by its reference alone, to be shared: whoever is in the conversation reads it, so it says nothing
 * else; whoever may see the case opens it.
 * @param link to the case in the tab
 */
export function referenceCard(reference: string, link: string): Rendered {
  const made = card([heading(reference, 2), quiet('A case of the escalation procedure')], {
    fallbackText: reference,
  });
  const open = { type: 'Action.OpenUrl' as const, title: 'Open the case', url: link };
  return { card: { ...made, actions: [open] }, summary: reference };
}
