import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';

/** Access tokens of the app itself; caches and renews them, with a deadline of its own. */
export interface TokenSource {
  token(scope: string): Promise<string>;
}

const CONNECTOR_SCOPE = 'https://api.botframework.com/.default';

/** No token, so nothing was sent: unlike after a lost answer, trying again is surely safe. */
export class TokenUnavailable extends Error {
  constructor(cause: unknown) {
    super('no token for the connector', { cause });
  }
}

type Factory = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]
>;

/**
 * Outbound credentials from our own token source. Authentication is never off: botbuilder's own factory
 * turns it off for an empty app id, and then believes everybody (platform 1.4).
 */
export function ownCredentials(appId: string, tokens: TokenSource): Factory {
  const credentials: Awaited<ReturnType<Factory['createCredentials']>> = {
    async signRequest(request) {
      const token = await tokens.token(CONNECTOR_SCOPE).catch((error: unknown) => {
        throw new TokenUnavailable(error);
      });
      request.headers.set('authorization', `Bearer ${token}`);
      return request;
    },
  };
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- botbuilder exports this abstract class as a type only, and calls these three methods
  return {
    isValidAppId: (id) => Promise.resolve(id !== '' && id === appId),
    isAuthenticationDisabled: () => Promise.resolve(false),
    createCredentials: () => Promise.resolve(credentials),
  };
}
