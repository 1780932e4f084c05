import { objectsAt, textAt, type JsonObject } from '../standins/json.ts';

/** The id that the product gives to the words by which a card says that nothing was done. */
const REFUSED = 'refused';

/** Whether the card that answered a press says no: a refusal, or the form again with its problems. */
export function isRefusalCard(card: JsonObject): boolean {
  return ['body', 'items']
    .flatMap((key) => objectsAt(card, key))
    .some((each) => isMark(each) || isRefusalCard(each));
}

const isMark = (element: JsonObject): boolean =>
  textAt(element, 'type') === 'TextBlock' && textAt(element, 'id') === REFUSED;
