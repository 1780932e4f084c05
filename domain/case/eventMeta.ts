import type { Moment } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import type { RoleKey } from '../procedure/index.ts';

/** Who did it, for whom, in what role: stands on every event (design section 4). */
export interface EventMeta {
  readonly at: Moment;
  readonly actor: Actor;
  readonly procedureVersion: string;
  readonly calendarVersion: string;
  /** The command's operation key: the same key never acts twice. */
  readonly key: string;
  /** By which door it came; absent: the chat, or nobody's. */
  readonly door?: Door;
}

/** `page`: the page that a mail leads to, for when Teams is down. `tab`: the app's own pages in Teams or Outlook. */
export type Door = 'page' | 'tab';

export type Actor =
  | {
      readonly kind: 'person';
      readonly person: PersonId;
      readonly onBehalfOf: PersonId | null;
      readonly role: RoleKey;
    }
  /** The clock, the dispatcher: never decides, only records. */
  | { readonly kind: 'system' };
