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

/** The answer to `composeExtension/fetchTask`: a sentence in the dialog; the form waits in the chat. */
export function dialogResponse(text: string): Partial<Activity> {
  return invokeResponse({ task: { type: 'message', value: text } });
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
