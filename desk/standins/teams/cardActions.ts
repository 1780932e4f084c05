import { isObject, objectAt, objectsAt, textAt, type JsonObject } from '../json.ts';

/** An action as a client would run it: with the inputs it would send along. */
export interface FoundAction {
  readonly action: JsonObject;
  readonly inputs: readonly JsonObject[];
}

/** Parts of a card that a client does not draw: the fallback of what it can show, data, refresh. */
const notDrawn: ReadonlySet<string> = new Set(['fallback', 'data', 'refresh', 'authentication']);

/** Finds the action that a person would press by its title, or a script by its id or verb. */
export function findAction(card: JsonObject, wanted: string): FoundAction | null {
  const all = actionsIn(card, []);
  const by = (key: string): FoundAction | undefined =>
    all.find((found) => textAt(found.action, key) === wanted);
  const loose = all.find(
    (found) => textAt(found.action, 'title').trim().toLowerCase() === wanted.trim().toLowerCase(),
  );
  return by('title') ?? by('id') ?? by('verb') ?? loose ?? null;
}

/** Every action that can be pressed; an action in a show-card sends that card's inputs as well. */
function actionsIn(card: JsonObject, outer: readonly JsonObject[]): readonly FoundAction[] {
  const inputs = [...outer, ...inputsIn(card)];
  const found: FoundAction[] = [];
  walk(card, (node) => {
    if (!textAt(node, 'type').startsWith('Action.') || node['isEnabled'] === false) return;
    if (textAt(node, 'type') === 'Action.ShowCard') {
      found.push(...actionsIn(objectAt(node, 'card'), inputs));
    }
    const sent = textAt(node, 'associatedInputs').toLowerCase() === 'none' ? [] : inputs;
    found.push({ action: node, inputs: sent });
  });
  return found;
}

/** The inputs of a card, without those inside its show-cards. */
function inputsIn(card: JsonObject): readonly JsonObject[] {
  const inputs: JsonObject[] = [];
  walk(card, (node) => {
    if (textAt(node, 'type').startsWith('Input.') && textAt(node, 'id') !== '') inputs.push(node);
  });
  return inputs;
}

/** What the card would send if nobody touched it. */
export function collectInputs(card: JsonObject): JsonObject {
  return defaultsOf(inputsIn(card));
}

function defaultsOf(inputs: readonly JsonObject[]): JsonObject {
  const values: JsonObject = {};
  for (const input of inputs) {
    const value = defaultOf(input);
    if (value !== undefined) values[textAt(input, 'id')] = value;
  }
  return values;
}

/** An empty text or date goes out as '', an untouched number or choice not at all. */
function defaultOf(input: JsonObject): unknown {
  const value = input['value'];
  switch (textAt(input, 'type')) {
    case 'Input.Toggle':
      return value ?? input['valueOff'] ?? 'false';
    case 'Input.ChoiceSet':
    case 'Input.Number':
      return value === '' ? undefined : value;
    default:
      return value ?? '';
  }
}

interface MergedInputs {
  readonly values: JsonObject;
  /** Ids given that the card does not ask for; a client could not have sent them. */
  readonly unknown: readonly string[];
}

/** What the person filled in, laid over the defaults, as text the way Teams sends it. */
export function mergeInputs(inputs: readonly JsonObject[], given: JsonObject): MergedInputs {
  const values = defaultsOf(inputs);
  for (const input of inputs) {
    const id = textAt(input, 'id');
    if (!(id in given)) continue;
    const value = encoded(input, given[id]);
    if (value === undefined) Reflect.deleteProperty(values, id);
    else values[id] = value;
  }
  const known = new Set(inputs.map((input) => textAt(input, 'id')));
  return { values, unknown: Object.keys(given).filter((id) => !known.has(id)) };
}

function encoded(input: JsonObject, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'boolean') {
    return value ? (input['valueOn'] ?? 'true') : (input['valueOff'] ?? 'false');
  }
  return Array.isArray(value) ? value.map(String).join(',') : value;
}

/** Visits the card's parts in order of drawing; stays out of show-cards and what is not drawn. */
function walk(node: unknown, visit: (part: JsonObject) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) walk(item, visit);
    return;
  }
  if (!isObject(node)) return;
  visit(node);
  const showCard = textAt(node, 'type') === 'Action.ShowCard';
  for (const [key, value] of Object.entries(node)) {
    if (notDrawn.has(key) || (showCard && key === 'card')) continue;
    walk(value, visit);
  }
}

export function adaptiveCardsOf(attachments: readonly JsonObject[]): readonly JsonObject[] {
  return attachments
    .filter((attachment) => textAt(attachment, 'contentType') === adaptiveCardType)
    .map((attachment) => objectAt(attachment, 'content'));
}

export const adaptiveCardType = 'application/vnd.microsoft.card.adaptive';

/** What a lock screen shows (platform 2.7): summary, else text, else the first card's fallback text. */
export function notificationOf(activity: JsonObject): string {
  const attachments = objectsAt(activity, 'attachments');
  const fallback = adaptiveCardsOf(attachments).map((card) => textAt(card, 'fallbackText'));
  const shown = [textAt(activity, 'summary'), textAt(activity, 'text'), fallback[0] ?? ''];
  return shown.find((text) => text !== '') ?? (attachments.length > 0 ? 'Sent a card' : '');
}
