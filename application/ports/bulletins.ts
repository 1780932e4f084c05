import type { Bulletin } from '../../domain/bulletin/index.ts';
import type { Moment } from '../../domain/calendar/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import type { Mailed, Sent } from './messenger.ts';

/** A bulletin on its way to one person. */
export interface BulletinWish {
  /** Names the occasion: under one key a person is told once, however often it is tried. */
  readonly key: string;
  readonly to: PersonId;
  readonly content: Bulletin;
}

/** Tells a person something beside any case: Teams first, mail second. */
export interface Bulletins {
  send(wish: BulletinWish, now: Moment): Promise<BulletinSent>;
}

export type BulletinSent =
  /** The route took it, now or before under the same key. */
  | { readonly kind: 'teams' | 'mail'; readonly at: Moment }
  /** Not told yet: send it again, under the same key, after so many seconds of business time. */
  | { readonly kind: 'later'; readonly code: string; readonly afterSeconds: number }
  /** Neither route reaches this person as things stand. Sending again under the same key tries mail anew. */
  | { readonly kind: 'not-reached'; readonly code: string };

/** Posts a bulletin as a card in a person's own chat: one attempt. */
export interface BulletinCards {
  post(wish: BulletinWish, now: Moment): Promise<Sent>;
}

/** The same as a mail from the service mailbox; never doubled. */
export interface BulletinMailer {
  send(wish: BulletinWish): Promise<Mailed>;
}

/** How far the telling under one key has come. */
export interface BulletinTrack {
  readonly state:
    | 'posting'
    /** Teams would not take it for now. */
    | 'put-off'
    /** Teams is closed for this one, or may have taken it: mail makes sure. */
    | 'mailing'
    | 'teams'
    | 'mail';
  /** Times that Teams put it off. */
  readonly putOff: number;
  /** Business time of the last change. */
  readonly at: Moment;
}

export interface BulletinLog {
  /**
   * Claims the posting: what stood before, null where nothing did. Where nothing stood or Teams had put it
   * off, it now says 'posting', and of two who come at once only one is told so.
   */
  begin(key: string, to: PersonId, at: Moment): Promise<BulletinTrack | null>;
  note(key: string, to: PersonId, track: BulletinTrack): Promise<void>;
}
