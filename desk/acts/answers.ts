import type { Answered } from '../api.ts';
import { isObject, textAt, type JsonObject } from '../standins/json.ts';
import { isRefusalCard } from './refusalCard.ts';

/** What the app's endpoint answered to an invoke, read as Teams reads it (platform 2.3). */
export type InvokeAnswer = Omit<Answered, 'replies' | 'ignoredInputs'>;

const CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';

/**
 * `card`: the answer replaces the card. `message`: a line of text beside it. `refused`: an error, or a
 * card that says of itself that it is a refusal.
 */
export function readInvokeAnswer(status: number, body: unknown): InvokeAnswer {
  const said = isObject(body) ? body : {};
  const inner = typeof said['statusCode'] === 'number' ? said['statusCode'] : status;
  const type = textAt(said, 'type');
  const value = said['value'];
  if (type === CARD && isObject(value)) return cardAnswer(inner, value);
  if (type === MESSAGE) return { status: inner, kind: 'message', text: asText(value) };
  if (inner >= 400) return { status: inner, kind: 'refused', text: errorText(value, body) };
  return { status: inner, kind: 'message', text: asText(value) };
}

function cardAnswer(status: number, card: JsonObject): InvokeAnswer {
  const kind = status >= 400 || isRefusalCard(card) ? 'refused' : 'card';
  const text = textAt(card, 'fallbackText');
  return text === '' ? { status, kind, card } : { status, kind, card, text };
}

function errorText(value: unknown, body: unknown): string {
  if (isObject(value)) return textAt(value, 'message') || textAt(value, 'code');
  return asText(value ?? body);
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}
