import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { WallClock } from '../application/ports/index.ts';
import type { TrustAnchors } from './anchors.ts';

/** A token that the channel itself signed for this bot; what it says about the body is still to be compared. */
export interface Verified {
  readonly kind: 'ok';
  /** The address that the activity must name as its own. */
  readonly serviceUrl: string;
  /** Wall time from which the token holds no longer, the tolerance for unequal clocks included. */
  readonly untilMs: number;
}

export interface NotVerified {
  readonly kind: 'refused';
  /** 503: the keys could not be had, so nobody can be believed for now. */
  readonly status: 401 | 403 | 503;
  readonly code: TokenRefusal;
}

type TokenRefusal =
  | 'no-token'
  | 'bad-token'
  | 'token-expired'
  | 'wrong-claim'
  | 'unknown-key'
  | 'not-endorsed'
  | 'no-service-url'
  | 'keys-unavailable';

export type VerifyToken = (authorization: string | undefined) => Promise<Verified | NotVerified>;

const TOLERANCE_SECONDS = 5 * 60;
const KEYS_ARE_KEPT_MS = 24 * 60 * 60 * 1000;
const LONGEST_TOKEN = 16_384;
const CHANNEL = 'msteams';

const refused = (code: TokenRefusal, status: 401 | 503 = 401): NotVerified => ({
  kind: 'refused',
  status,
  code,
});

class KeysUnavailable extends Error {}

/**
 * Checks a channel's token before botbuilder sees it: RS256, issuer, audience, times, and a key that is
 * endorsed for Teams (platform 1.4). Whatever is wrong with a token is a 401, never a 500.
 */
export function makeVerifyToken(
  anchors: TrustAnchors,
  appId: string,
  wall: WallClock,
): VerifyToken {
  const keys = createRemoteJWKSet(new URL(anchors.keysUrl), { cacheMaxAge: KEYS_ARE_KEPT_MS });
  const keyOf: JWTVerifyGetKey = async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (isAboutTheToken(error)) throw error;
      throw new KeysUnavailable('the key set could not be read', { cause: error });
    }
  };
  return async (authorization) => {
    const token = bearerOf(authorization);
    if (token === null) return refused('no-token');
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keyOf, {
        algorithms: ['RS256'],
        issuer: anchors.issuer,
        audience: appId,
        requiredClaims: ['exp', 'nbf'],
        clockTolerance: TOLERANCE_SECONDS,
        currentDate: new Date(wall.millis()),
      });
      // One audience, ours: a list that merely contains it was made for others as well.
      if (payload.aud !== appId) return refused('wrong-claim');
      if (!isEndorsed(keys.jwks()?.keys, protectedHeader.kid)) return refused('not-endorsed');
      const serviceUrl = payload['serviceurl'];
      if (typeof serviceUrl !== 'string' || serviceUrl === '') return refused('no-service-url');
      return { kind: 'ok', serviceUrl, untilMs: ((payload.exp ?? 0) + TOLERANCE_SECONDS) * 1000 };
    } catch (error) {
      return refusalOf(error);
    }
  };
}

function bearerOf(authorization: string | undefined): string | null {
  if (authorization === undefined || authorization.length > LONGEST_TOKEN) return null;
  return /^Bearer ([\w.-]+)$/.exec(authorization)?.[1] ?? null;
}

/** True where the key set answered and the token does not fit it. */
function isAboutTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}

function isEndorsed(keys: readonly object[] | undefined, kid: string | undefined): boolean {
  if (kid === undefined) return false;
  const key = keys?.find((each) => 'kid' in each && each.kid === kid);
  if (key === undefined || !('endorsements' in key)) return false;
  return Array.isArray(key.endorsements) && key.endorsements.includes(CHANNEL);
}

function refusalOf(error: unknown): NotVerified {
  if (error instanceof KeysUnavailable) return refused('keys-unavailable', 503);
  if (error instanceof errors.JWTExpired) return refused('token-expired');
  if (error instanceof errors.JWTClaimValidationFailed) return refused('wrong-claim');
  if (error instanceof errors.JWKSNoMatchingKey) return refused('unknown-key');
  return refused('bad-token');
}
