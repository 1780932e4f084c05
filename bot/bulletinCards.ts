import { renderBulletin } from '../adaptive-cards/index.ts';
import type { BulletinCards } from '../application/ports/index.ts';
import type { Outbound } from './outbound.ts';
import { cardActivity } from './toActivity.ts';

/** A bulletin in its reader's own chat: one attempt, and what became of it. */
export const createBulletinCards = (outbound: Pick<Outbound, 'post'>): BulletinCards => ({
  post: async ({ key, to, content }, now) =>
    await outbound.post(to, cardActivity(renderBulletin(content, key)), now),
});
