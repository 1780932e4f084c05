import type { Chance, Hasher, Logger, WallClock } from '../application/ports/index.ts';
import type { TeamsLimits, TrustAnchors } from '../bot/index.ts';
import type { Moment } from '../domain/calendar/index.ts';
import type { Meter, StorageConnection } from '../storage/index.ts';
import type { SignInAnchors } from '../web/index.ts';

/**
 * What the app finds around it: clocks, chance, addresses and keys of trust. The deployed entry point
 * has constants for them; only the desk hands in others, in code (design section 7).
 */
export interface World {
  /** Business time: read once per turn, here and nowhere else (design section 5). */
  readonly now: () => Moment;
  readonly wall: WallClock;
  readonly sleep: (ms: number) => Promise<void>;
  readonly chance: Chance;
  readonly hasher: Hasher;
  readonly log: Logger;
  readonly anchors: TrustAnchors;
  readonly defaultServiceUrl: string;
  readonly teamsLimits: TeamsLimits;
  /** Whom the page's door believes, and where people sign in. */
  readonly signIn: SignInAnchors;
  /** `https://host` under which people reach the app; links in mails begin with it. */
  readonly publicOrigin: string;
  /** Where the built page lies. */
  readonly pageDir: string;
  /** Where the built tab lies. */
  readonly tabDir: string;
  /** Where the lists of readings lie that come with the product. */
  readonly readingsDir: string;
  /** Who may frame the tab, as sources of a content security policy. */
  readonly tabHosts: readonly string[];
  readonly graphBaseUrl: string;
  readonly tokens: TokenSource;
  readonly storage: StorageConnection;
  readonly leaseMs: number;
  /** Of each call to Teams and Graph; shorter than the lease. */
  readonly deadlineMs: number;
  /** How long people and settings are kept in memory. */
  readonly cacheMs: number;
  /** Link to the app in Teams; mail and invitations bear it. */
  readonly appLink: string;
  readonly meter?: Meter;
}

/** Access tokens by scope: for the connector and for Graph. */
export interface TokenSource {
  token(scope: string): Promise<string>;
  forget?(scope: string): void;
}
