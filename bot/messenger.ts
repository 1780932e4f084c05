import type { Logger, Message, Messenger, Receipts, Sent } from '../application/ports/index.ts';
import type { Moment } from '../domain/calendar/index.ts';
import type { CardKind } from '../domain/case/index.ts';
import { renderMessage } from '../adaptive-cards/index.ts';
import { hasOpenInputs } from './hasOpenInputs.ts';
import type { Outbound } from './outbound.ts';
import { cardActivity } from './toActivity.ts';

interface MessengerParts {
  readonly outbound: Outbound;
  readonly receipts: Receipts;
  /** Business time, for receipts and for conversations made on the way. */
  readonly now: () => Moment;
  readonly log: Logger;
}

/** Cards that ask for something: never changed under a person's hands (design section 7). */
const ASKING: ReadonlySet<CardKind> = new Set([
  'alert',
  'decision',
  'slots',
  'meetingNews',
  'meetingOutcome',
]);

/** The Messenger port over Teams: renders, posts once, and says what became of it. */
export function createMessenger({ outbound, receipts, now, log }: MessengerParts): Messenger {
  return {
    send: async (message) => await send(message),
    update: async (message) => await update(message),
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
    const { activityId, conversationId } = posted;
    if (activityId !== '') {
      // Best effort: without it the card is only never updated, and found stale when it is used.
      await receipts
        .save({ caseId: view.id, effect, person, conversationId, activityId, at })
        .catch(() => log.warn('receipt-not-saved', { caseId: view.id, effect, person }));
    }
    return { kind: 'accepted', activityId };
  }

  async function update(message: Message): Promise<'updated' | 'left'> {
    if (ASKING.has(message.card)) return 'left';
    const rendered = renderMessage(message);
    if (hasOpenInputs(rendered.card)) return 'left';
    const receipt = await receipts.of(message.view.id, message.effect).catch(() => null);
    if (receipt === null) return 'left';
    const activity = cardActivity(rendered);
    const done = await outbound.replace(receipt.person, receipt, activity, now());
    return done ? 'updated' : 'left';
  }
}
