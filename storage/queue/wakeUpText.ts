import { z } from 'zod';
import type { WakeUp } from '../../application/ports/index.ts';
import { caseIdField } from '../cases/fields.ts';
import { StorageFailure } from '../tables/failure.ts';

const wakeUp: z.ZodType<WakeUp> = z.object({
  caseId: caseIdField,
  key: z.string().min(1),
  firstSentMs: z.number().int(),
  round: z.number().int().min(0),
});

/**
 * As the queue trigger of the real host reads it: JSON, in base64, which is the host's default
 * `messageEncoding` (design section 3). A plain-text message would be poisonous there.
 */
export const toMessageText = ({ caseId, key, firstSentMs, round }: WakeUp): string =>
  Buffer.from(JSON.stringify({ caseId, key, firstSentMs, round }), 'utf8').toString('base64');

/**
 * What the trigger hands to its function: the host undoes base64 and, where it can, JSON.
 * @throws StorageFailure `row-unreadable` for a message that is none of ours.
 */
export function parseWakeUp(message: unknown): WakeUp {
  const parsed = wakeUp.safeParse(typeof message === 'string' ? jsonOrNothing(message) : message);
  if (!parsed.success) throw new StorageFailure('row-unreadable', { about: 'wake-up message' });
  return parsed.data;
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
