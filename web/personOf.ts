import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { WallClock } from '../application/ports/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import type { SignInAnchors } from './anchors.ts';

/** Who calls, from a token that the authority's own tenant made for our API. */
export type Signed =
  | { readonly kind: 'ok'; readonly person: PersonId }
  /** 503: the keys could not be had, so nobody can be believed for now. */
  | { readonly kind: 'refused'; readonly status: 401 | 503; readonly code: SignInRefusal };

export type SignInRefusal =
  | 'no-token'
  | 'bad-token'
  | 'token-expired'
  | 'wrong-claim'
  | 'unknown-key'
  | 'wrong-tenant'
  | 'wrong-version'
  | 'no-scope'
  | 'no-person'
  | 'keys-unavailable';

/** The `Authorization` header of a request as the person behind it; nothing stored is read for it. */
export type PersonOf = (authorization: string | undefined) => Promise<Signed>;

export interface PersonOfParts {
  readonly anchors: SignInAnchors;
  readonly tenantId: string;
  /** Client id of the registration that people sign in to; the one audience (platform 8.2). */
  readonly audience: string;
  /** Wall time: lifetimes of tokens are nobody's business time (design section 5). */
  readonly wall: WallClock;
}

/** What a person consents to: that the app is used in their name. */
export const SCOPE = 'access_as_user';

const TOLERANCE_SECONDS = 60;
const KEYS_ARE_KEPT_MS = 24 * 60 * 60 * 1000;
const LONGEST_TOKEN = 16_384;

const refused = (code: SignInRefusal, status: 401 | 503 = 401): Signed => ({
  kind: 'refused',
  status,
  code,
});

class KeysUnavailable extends Error {}

/**
 * Checks a person's token with jose: RS256, the exact issuer and audience, its times, tenant, version 2,
 * our scope, and that a person stands behind it, not an app (platform 8.2). What is wrong is a 401.
 */
export function makePersonOf({ anchors, tenantId, audience, wall }: PersonOfParts): PersonOf {
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
      const { payload } = await jwtVerify(token, keyOf, {
        algorithms: ['RS256'],
        issuer: anchors.issuer,
        audience,
        requiredClaims: ['exp', 'nbf'],
        clockTolerance: TOLERANCE_SECONDS,
        currentDate: new Date(wall.millis()),
      });
      return whoseToken(payload, tenantId, audience);
    } catch (error) {
      return refusalOf(error);
    }
  };
}

const person = z.guid().transform((text) => text.toLowerCase() as PersonId);

/** The signature is the tenant's; whether the token is a person's, and meant for us, its claims say. */
function whoseToken(claims: JWTPayload, tenantId: string, audience: string): Signed {
  // One audience, ours: a list that merely contains it was made for others as well.
  if (claims.aud !== audience) return refused('wrong-claim');
  if (textOf(claims, 'tid')?.toLowerCase() !== tenantId.toLowerCase())
    return refused('wrong-tenant');
  if (claims['ver'] !== '2.0') return refused('wrong-version');
  // An app's own token has roles and no scope: nobody in particular would be acting.
  const scopes = (textOf(claims, 'scp') ?? '').split(' ');
  if (!scopes.includes(SCOPE) || claims['idtyp'] === 'app') return refused('no-scope');
  const oid = person.safeParse(claims['oid']);
  return oid.success ? { kind: 'ok', person: oid.data } : refused('no-person');
}

function textOf(claims: JWTPayload, name: string): string | null {
  const value = claims[name];
  return typeof value === 'string' ? value : null;
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

function refusalOf(error: unknown): Signed {
  if (error instanceof KeysUnavailable) return refused('keys-unavailable', 503);
  if (error instanceof errors.JWTExpired) return refused('token-expired');
  if (error instanceof errors.JWTClaimValidationFailed) return refused('wrong-claim');
  if (error instanceof errors.JWKSNoMatchingKey) return refused('unknown-key');
  return refused('bad-token');
}
