import type { QueueClient } from '@azure/storage-queue';
import type { WakeUps } from '../../application/ports/index.ts';
import { asking, type Manners } from '../tables/azureTable.ts';
import { toMessageText } from './wakeUpText.ts';

/** The queue the trigger listens to; its poison queue is the host's own name for it. */
export const WAKE_UPS_QUEUE = 'wake-ups';
export const POISON_QUEUE = `${WAKE_UPS_QUEUE}-poison`;

/** A message lives until it is handled (design section 3); seven days would be Azure's default. */
const FOR_EVER = -1;
/** Azure's longest visibility delay: seven days. */
const LONGEST_DELAY_S = 7 * 24 * 3600;

/** Sending twice wakes twice, which does no harm: so a lost answer is followed by another attempt. */
export function createWakeUps(queue: QueueClient, manners: Manners): WakeUps {
  const ask = asking(manners);
  return {
    send: async (wakeUp, delaySeconds = 0) => {
      const visibilityTimeout = Math.min(Math.max(0, Math.ceil(delaySeconds)), LONGEST_DELAY_S);
      const { messageId, popReceipt } = await ask.patiently(
        async (abortSignal) =>
          await queue.sendMessage(toMessageText(wakeUp), {
            messageTimeToLive: FOR_EVER,
            visibilityTimeout,
            abortSignal,
          }),
      );
      return async () => {
        try {
          await ask.once(
            async (abortSignal) =>
              await queue.deleteMessage(messageId, popReceipt, { abortSignal }),
          );
        } catch {
          // Best effort: the handler finds no key and lets the message go (port).
        }
      };
    },
  };
}
