import type { Logger, Message, Messenger, Sent } from '../application/ports/index.ts';
import type { Moment } from '../domain/calendar/index.ts';
import { renderMessage } from '../adaptive-cards/index.ts';
import type { Outbound } from './outbound.ts';
import { cardActivity } from './toActivity.ts';

interface MessengerParts {
  readonly outbound: Outbound;
  /** Business time, for conversations made on the way. */
  readonly now: () => Moment;
  readonly log: Logger;
}

/** The Messenger port over Teams: renders, posts once, and says what became of it. */
export function createMessenger({ outbound, now, log }: MessengerParts): Messenger {
  return {
    send: async (message) => await send(message),
  };

  async function send(message: Message): Promise<Sent> {
    const at = now();
    const activity = cardActivity(renderMessage(message));
    const posted = await outbound.post(message.to, activity, at);
    const { effect, to: person, view } = message;
    if (posted.kind !== 'accepted') {
      log.warn('card-not-sent', { caseId: view.id, effect, person, code: posted.code });
      return posted;
    }
    return { kind: 'accepted', activityId: posted.activityId };
  }
}
