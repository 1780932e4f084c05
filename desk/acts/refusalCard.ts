import { objectsAt, textAt, type JsonObject } from '../standins/json.ts';

/**
 * What a card says when nothing was done: the second sentence of every refusal
 * (adaptive-cards/wording/refusals.ts), and the line above a form's problems. A spec holds this list
 * against the wording, so that a new refusal cannot pass for a success here.
 */
const NOTHING_DONE =
  /^(Nothing was (changed|started|sent)|Your answer was not recorded|The first answer stands|The record stays as it was|What you (wrote is kept|sent from the older card was not recorded)|There (is a problem|are problems)$)/;

/** Whether the card that answered a press says no: a refusal, or the form again with its problems. */
export function isRefusalCard(card: JsonObject): boolean {
  return blocksOf(card).some((text) => NOTHING_DONE.test(text));
}

/** The card's own sentences: what people wrote stands in text runs, never in a block (style 4). */
function blocksOf(node: JsonObject): readonly string[] {
  const inner = ['body', 'items'].flatMap((key) => objectsAt(node, key)).flatMap(blocksOf);
  const own = textAt(node, 'type') === 'TextBlock' ? [textAt(node, 'text')] : [];
  return [...own, ...inner];
}
