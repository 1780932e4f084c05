import type { IAdaptiveCard } from '@microsoft/teams.cards';
import type { Keys } from '../verbs.ts';
import { execute, type Address, type Data } from './actions.ts';
import type { Element } from './text.ts';

export type Card = IAdaptiveCard;

/** A card and what its notification says. */
export interface Rendered {
  readonly card: Card;
  /** Shown on lock screens: reference, step and due day, never more. */
  readonly summary: string;
}

export interface CardOptions {
  /** What old clients and lock screens show: a reference at most. */
  readonly fallbackText: string;
  /** Brings the card to the present state when it is opened (in a 1:1 chat, for its one reader). */
  readonly refresh?: { readonly address: Address; readonly keys: Keys; readonly data: Data };
}

/** Version 1.5 is the highest that Teams shows from a bot (platform 2.1). */
export function card(body: readonly Element[], options: CardOptions): Card {
  const { fallbackText, refresh } = options;
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText,
    speak: fallbackText,
    ...(refresh === undefined
      ? {}
      : {
          refresh: {
            action: execute({ verb: 'openCard', title: 'Refresh', plain: true, ...refresh }),
          },
        }),
    body: [...body],
  };
}
