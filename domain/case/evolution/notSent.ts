import type { Delivery } from '../state.ts';

export const NOT_SENT: Delivery = {
  sentAt: null,
  deliveredAt: null,
  uncertain: false,
  route: null,
  openedAt: null,
  failed: null,
  effect: null,
};
