import type { Day } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import type { RoleKey } from '../procedure/index.ts';
import type { StageEntryId } from './state.ts';
import type { StoredText } from './text.ts';

/** Who has it from here on. Clocks, days and what was said stay as they are. */
export type HandedOver =
  | {
      readonly type: 'CaseHandedOver';
      readonly handedFrom: PersonId;
      readonly handedTo: PersonId;
      readonly reason: StoredText;
    }
  | {
      readonly type: 'SeatHandedOver';
      readonly stage: StageEntryId;
      readonly role: RoleKey;
      /** Null: the post was vacant. */
      readonly handedFrom: PersonId | null;
      /** Null: the post is vacant now; its deputy is asked, where there is one. */
      readonly handedTo: PersonId | null;
      readonly deputy: PersonId | null;
      /** For whom a deputy has it; absent: for nobody else. */
      readonly onBehalfOf?: PersonId;
      /** `post`: by itself, because the post has another holder, or none. */
      readonly why: 'asked' | 'post';
      readonly reason: StoredText | null;
    }
  | {
      readonly type: 'CoverRecorded';
      readonly person: PersonId;
      readonly firstDay: Day;
      readonly lastDay: Day;
      readonly reason: StoredText | null;
    }
  | { readonly type: 'CoverBegan'; readonly person: PersonId }
  | {
      readonly type: 'CoverEnded';
      readonly person: PersonId;
      readonly how: 'last-day' | 'ended' | 'replaced' | 'handed-over';
    }
  /** The raiser holds no post any more that may raise; what is theirs waits for their manager. */
  | { readonly type: 'RaiserLeft'; readonly person: PersonId }
  | { readonly type: 'RaiserReturned'; readonly person: PersonId };
