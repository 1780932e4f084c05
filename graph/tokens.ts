import { z } from 'zod';
import type { WallClock } from '../application/ports/index.ts';

/** Whatever the app was granted for Graph (platform 5.7). */
export const GRAPH_SCOPE = 'https://graph.microsoft.com/.default';

/** Where tokens come from; @azure/identity only in the deployed entry point (design section 7). */
export interface TokenSource {
  /** Rejects when none can be had. */
  token(scope: string): Promise<string>;
  /** The service refused the last token given for this scope: the next one must be fresh. */
  forget?(scope: string): void;
}

interface ClientCredentials {
  /** The token endpoint itself. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly wall: WallClock;
  readonly fetch?: typeof fetch;
  readonly deadlineMs?: number;
}

/** No token: the status says why, and neither the secret nor the answer is repeated. */
class NoToken extends Error {
  override readonly name = 'NoToken';
  readonly status: number;

  constructor(status: number) {
    super(`The identity provider answered ${status}.`);
    this.status = status;
  }
}

const DEADLINE_MS = 10_000;
const RENEW_BEFORE_MS = 5 * 60_000;
const grantSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
});

interface Held {
  readonly token: Promise<string>;
  until: number;
}

/**
 * Client credentials over fetch, for the desk and the tests. A token is held until five minutes
 * before its end (wall time); callers at the same time share one request; a failure is not held.
 */
export function clientCredentials(parts: ClientCredentials): TokenSource {
  const held = new Map<string, Held>();
  return {
    forget: (scope) => void held.delete(scope),
    token: async (scope) => {
      const known = held.get(scope);
      if (known !== undefined && parts.wall.millis() < known.until) return await known.token;
      const granted = request(parts, scope);
      const fresh: Held = {
        token: granted.then(({ access_token }) => access_token),
        until: Number.POSITIVE_INFINITY,
      };
      held.set(scope, fresh);
      try {
        const { expires_in } = await granted;
        const life = expires_in * 1000;
        fresh.until = parts.wall.millis() + life - Math.min(RENEW_BEFORE_MS, life / 2);
      } catch {
        if (held.get(scope) === fresh) held.delete(scope);
      }
      return await fresh.token;
    },
  };
}

async function request(
  parts: ClientCredentials,
  scope: string,
): Promise<z.infer<typeof grantSchema>> {
  const response = await (parts.fetch ?? fetch)(parts.url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: parts.clientId,
      client_secret: parts.clientSecret,
      scope,
    }).toString(),
    redirect: 'error',
    signal: AbortSignal.timeout(parts.deadlineMs ?? DEADLINE_MS),
  });
  if (!response.ok) throw new NoToken(response.status);
  return grantSchema.parse(await response.json());
}
