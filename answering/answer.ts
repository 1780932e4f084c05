import type { Rendered } from '../adaptive-cards/index.ts';

/** What a turn answers, in our own words; `toActivity.ts` turns it into what Teams understands. */
export type Answer =
  | { readonly kind: 'none' }
  | { readonly kind: 'card'; readonly rendered: Rendered }
  | { readonly kind: 'text'; readonly text: string };

export const NO_ANSWER: Answer = { kind: 'none' };
export const sayText = (text: string): Answer => ({ kind: 'text', text });
