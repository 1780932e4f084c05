import type { Day, Moment } from '../../domain/calendar/index.ts';

/** Up to which day, and with which people, the seats of all cases have followed their posts. */
export interface FollowedPosts {
  /** Null: never yet. */
  read(): Promise<Followed | null>;
  write(followed: Followed): Promise<void>;
}

export interface Followed {
  /** Version of the people with which all cases were gone through last. */
  readonly version: string;
  readonly day: Day;
  /** Version seen last, and since when: it is acted on once every process knows it. */
  readonly seen: string;
  readonly since: Moment;
}
