import type { Activity, ConversationParameters } from 'botbuilder';
import type { Answer } from '../answering/answer.ts';
import type { PersonId } from '../domain/people/index.ts';
import type { Rendered } from '../adaptive-cards/index.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';

/** A message that bears a card; `summary` is all that a lock screen shows. */
export function cardActivity({ card, summary }: Rendered): Partial<Activity> {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: CARD, content: card }],
    channelData: { notification: { alert: true } },
  };
}

function textActivity(text: string): Partial<Activity> {
  return { type: 'message', text, textFormat: 'plain' };
}

/** The answer as a message of its own; null where there is nothing to say. */
export function answerActivity(answer: Answer): Partial<Activity> | null {
  switch (answer.kind) {
    case 'none':
      return null;
    case 'card':
      return cardActivity(answer.rendered);
    case 'text':
      return textActivity(answer.text);
  }
}

/** The answer to `adaptiveCard/action`: the card takes the place of the one that was pressed. */
export function actionResponse(answer: Answer): Partial<Activity> {
  switch (answer.kind) {
    case 'none':
      return invokeResponse({ statusCode: 200, type: MESSAGE, value: '' });
    case 'card':
      return invokeResponse({ statusCode: 200, type: CARD, value: answer.rendered.card });
    case 'text':
      return invokeResponse({ statusCode: 200, type: MESSAGE, value: answer.text });
  }
}

/** The answer to a command that opens a dialog, and to a button in it: the next card, or a sentence. */
export function dialogResponse(answer: Answer): Partial<Activity> {
  switch (answer.kind) {
    case 'none':
      return invokeResponse({});
    case 'text':
      return invokeResponse({ task: { type: 'message', value: answer.text } });
    case 'card': {
      const card = { contentType: CARD, content: forDialog(answer.rendered.card) };
      const value = { title: 'Escalation', height: 'large', width: 'large', card };
      return invokeResponse({ task: { type: 'continue', value } });
    }
  }
}

/** A dialog sends what `Action.Submit` holds and knows no `Action.Execute`: each has its fallback. */
const forDialog = (card: Rendered['card']): unknown =>
  JSON.parse(JSON.stringify(card), (key, value: unknown) => {
    if (key === 'refresh') return undefined;
    return isExecute(value) ? value.fallback : value;
  });

const isExecute = (value: unknown): value is { readonly fallback: object } =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'Action.Execute' &&
  'fallback' in value &&
  typeof value.fallback === 'object';

/** What a search found, each to be put into the conversation as a card. */
export interface Found {
  readonly reference: string;
  readonly rendered: Rendered;
}

const THUMBNAIL = 'application/vnd.microsoft.card.thumbnail';

/** The answer to `composeExtension/query`. */
export function searchResponse(found: readonly Found[], none: string): Partial<Activity> {
  if (found.length === 0)
    return invokeResponse({ composeExtension: { type: 'message', text: none } });
  const attachments = found.map(({ reference, rendered }) => ({
    contentType: CARD,
    content: rendered.card,
    preview: { contentType: THUMBNAIL, content: { title: reference } },
  }));
  return invokeResponse({
    composeExtension: { type: 'result', attachmentLayout: 'list', attachments },
  });
}

function invokeResponse(body: object): Partial<Activity> {
  return { type: 'invokeResponse', value: { status: 200, body } };
}

/**
 * The personal conversation with somebody who may never have written. botbuilder's type asks for names
 * and a first message, which this call must not carry (platform 3.2): hence the cast.
 */
export function conversationWith(
  person: PersonId,
  tenantId: string,
  botId: string,
): ConversationParameters {
  const wish = {
    isGroup: false,
    bot: { id: botId },
    members: [{ id: person }],
    tenantId,
    channelData: { tenant: { id: tenantId } },
  };
  return wish as unknown as ConversationParameters;
}
