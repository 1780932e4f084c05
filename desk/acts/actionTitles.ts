import { isObject, textAt, type JsonObject } from '../standins/json.ts';

const NOT_DRAWN: ReadonlySet<string> = new Set(['fallback', 'data', 'refresh', 'authentication']);

/** The titles of all actions of a card, show-cards included, in order of drawing. */
export function actionTitles(card: JsonObject): readonly string[] {
  return [...titlesIn(card)];
}

function* titlesIn(node: unknown): Generator<string> {
  if (Array.isArray(node)) for (const each of node) yield* titlesIn(each);
  if (!isObject(node)) return;
  if (textAt(node, 'type').startsWith('Action.') && textAt(node, 'title') !== '') {
    yield textAt(node, 'title');
  }
  for (const [key, value] of Object.entries(node)) {
    if (!NOT_DRAWN.has(key)) yield* titlesIn(value);
  }
}
