import type { Day } from '../calendar/index.ts';
import type { RoleKey } from '../procedure/model.ts';
import type { PersonId } from './directory.ts';

/** A post as a finding names it: never by a child, whose number would be a child's detail. */
export interface PostNamed {
  readonly role: RoleKey;
  /** The role in the words of a procedure that has it, else its key. */
  readonly title: string;
  /** "North", "children (service)", "the whole authority", "one child". */
  readonly where: string;
}

/** What stands in the way of a duty reaching a person, found before an alert meets it (design section 6). */
export type PeopleFinding =
  | {
      readonly what: 'account-missing' | 'account-disabled' | 'mailbox-missing';
      readonly person: PersonId;
      readonly post: string;
    }
  | {
      readonly what: 'mail-differs';
      readonly person: PersonId;
      readonly post: string;
      /** As the account has it. */
      readonly mail: string;
    }
  | {
      /** Nobody knows whether the account is well: the look-up failed. */
      readonly what: 'account-unread';
      readonly person: PersonId;
      readonly post: string;
      readonly code: string;
    }
  | {
      readonly what: 'leaver-with-cases';
      readonly person: PersonId;
      readonly post: string;
      readonly cases: number;
    }
  | { readonly what: 'vacant'; readonly named: PostNamed; readonly deputy: string | null }
  | {
      readonly what: 'ending';
      readonly named: PostNamed;
      readonly post: string;
      readonly to: Day;
    }
  | { readonly what: 'no-deputy'; readonly named: PostNamed; readonly post: string }
  | {
      /** A role that a procedure in force needs, and nobody holds for this team. */
      readonly what: 'role-unheld';
      readonly named: PostNamed;
      /** The procedure's own title. */
      readonly procedure: string;
    };
