import { jwtVerify, SignJWT } from 'jose';
import { opaqueGuid, type IdSource } from '../ids.ts';
import { ServiceRefusal } from '../server.ts';
import type { IdentityKeys, SigningKey } from './keys.ts';

export type Claims = Readonly<Record<string, unknown>>;

/** `other` signs under the published key id; `unlisted` under an id that no key set holds. */
export type KeyChoice = 'own' | 'other' | 'unlisted';

export interface TokenShape {
  readonly key?: KeyChoice | undefined;
  readonly expired?: boolean | undefined;
  readonly notYet?: boolean | undefined;
  /** Laid over the usual claims; `undefined` leaves a claim out. */
  readonly claims?: Claims | undefined;
}

export const graphAudience = 'https://graph.microsoft.com';
export const connectorAudience = 'https://api.botframework.com';

export const tokenSeconds = 3600;

/** Leases and lifetimes are wall time, whatever the desk's clock says (design section 5). */
function wallSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** Signs with the real lifetime of an hour. */
export async function signToken(
  keys: IdentityKeys,
  own: SigningKey,
  usual: Claims,
  shape: TokenShape,
): Promise<string> {
  const shift = shape.expired === true ? -2 * tokenSeconds : shape.notYet === true ? 86_400 : 0;
  const from = wallSeconds() + shift;
  const claims: Claims = {
    iat: from,
    nbf: from,
    exp: from + tokenSeconds,
    ...usual,
    ...shape.claims,
  };
  const present = Object.entries(claims).filter(([, value]) => value !== undefined);
  const choice = shape.key ?? 'own';
  const signer = choice === 'own' ? own : keys.other;
  const kid = choice === 'unlisted' ? keys.other.kid : own.kid;
  return await new SignJWT(Object.fromEntries(present))
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid, x5t: kid })
    .sign(signer.privateKey);
}

interface TokenCheck {
  readonly key: SigningKey;
  readonly issuer: string;
  readonly audience: string;
}

/** What a service checks of a bearer token before it serves; null when it is not good. */
export async function checkToken(token: string, check: TokenCheck): Promise<Claims | null> {
  try {
    const { issuer, audience } = check;
    const options = { issuer, audience, algorithms: ['RS256'], clockTolerance: 300 };
    const { payload } = await jwtVerify(token, check.key.publicKey, options);
    return payload;
  } catch {
    return null;
  }
}

/** Entra's error document; code, text and number as the real endpoint gives them. */
export function entraRefusal(
  status: number,
  error: string,
  number: number,
  text: string,
  ids: IdSource,
  now: string,
  headers?: Readonly<Record<string, string>>,
): ServiceRefusal {
  const trace = opaqueGuid('trace', ids('trace'));
  const timestamp = `${now.slice(0, 19).replace('T', ' ')}Z`;
  const body = {
    error,
    error_description: `AADSTS${number}: ${text} Trace ID: ${trace} Correlation ID: ${trace} Timestamp: ${timestamp}`,
    error_codes: [number],
    timestamp,
    trace_id: trace,
    correlation_id: trace,
    error_uri: `https://login.microsoftonline.com/error?code=${number}`,
  };
  return new ServiceRefusal({ status, headers, body });
}
