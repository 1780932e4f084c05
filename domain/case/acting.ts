import type { PersonId } from '../people/index.ts';
import type { RoleKey } from '../procedure/index.ts';

/** In what role a person acts, and for whom where that is not themselves. */
export interface Acting {
  readonly role: RoleKey;
  readonly onBehalfOf: PersonId | null;
}
