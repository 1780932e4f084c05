import * as oauth from 'oauth4webapi';
import { z } from 'zod/mini';

/** Where people sign in, as the service wrote it into the page. */
export interface SignInPlace {
  readonly issuer: string;
  readonly authorize: string;
  readonly token: string;
  readonly client: string;
  readonly scope: string;
}

export type CameBack =
  | { readonly kind: 'signed-in'; readonly session: Session; readonly link: string }
  | { readonly kind: 'failed'; readonly link: string };

/** What has to outlive the way to the sign-in page and back. No token is among it, and no text. */
const Kept = z.object({
  verifier: z.string(),
  state: z.string(),
  nonce: z.string(),
  link: z.string(),
});
const KEPT = 'iro-sign-in';

const redirectUri = `${location.origin}/api/answer`;

const serverOf = ({ issuer, authorize, token }: SignInPlace): oauth.AuthorizationServer => ({
  issuer,
  authorization_endpoint: authorize,
  token_endpoint: token,
});

const clientOf = ({ client }: SignInPlace): oauth.Client => ({ client_id: client });

/** A page that came without encryption is the practice desk's, and so is its sign-in. */
// eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so that it stands out; the desk has no certificate
const transport = { [oauth.allowInsecureRequests]: location.protocol === 'http:' };

/** Goes to where people sign in, by authorization code with PKCE; there is no client secret. */
export async function goToSignIn(place: SignInPlace): Promise<void> {
  const kept = {
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    link: location.search,
  };
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
  const url = new URL(place.authorize);
  url.search = new URLSearchParams({
    client_id: place.client,
    response_type: 'code',
    redirect_uri: redirectUri,
    // The code comes behind a #, which no server on the way is sent or writes down.
    response_mode: 'fragment',
    scope: place.scope,
    state: kept.state,
    nonce: kept.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(kept.verifier),
    code_challenge_method: 'S256',
  }).toString();
  location.assign(url);
}

/** Back from signing in: who it is, and for which link; null where nobody comes from there. */
export async function comeBack(place: SignInPlace): Promise<CameBack | null> {
  const answer = new URLSearchParams(location.hash.slice(1));
  if (!answer.has('code') && !answer.has('error')) return null;
  const kept = takeKept();
  const link = kept?.link ?? '';
  history.replaceState(null, '', `${location.pathname}${link}`);
  if (kept === null) return { kind: 'failed', link };
  try {
    return { kind: 'signed-in', session: await sessionFrom(place, answer, kept), link };
  } catch {
    return { kind: 'failed', link };
  }
}

/** Once: a code that is brought a second time finds nothing to go with it. */
function takeKept(): z.infer<typeof Kept> | null {
  const text = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  if (text === null) return null;
  try {
    return Kept.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function sessionFrom(
  place: SignInPlace,
  answer: URLSearchParams,
  { state, nonce, verifier }: z.infer<typeof Kept>,
): Promise<Session> {
  const [server, client] = [serverOf(place), clientOf(place)];
  const checked = oauth.validateAuthResponse(server, client, answer, state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    checked,
    redirectUri,
    verifier,
    transport,
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: nonce,
    requireIdToken: true,
  });
  return new Session(place, tokens);
}

/** A person who has signed in. Their tokens are in memory and nowhere else: a new page, a new sign-in. */
export class Session {
  readonly #place: SignInPlace;
  #tokens: oauth.TokenEndpointResponse;

  constructor(place: SignInPlace, tokens: oauth.TokenEndpointResponse) {
    this.#place = place;
    this.#tokens = tokens;
  }

  get token(): string {
    return this.#tokens.access_token;
  }

  /** Another hour, without leaving the page and what was typed on it. False: they have to sign in again. */
  async renew(): Promise<boolean> {
    const { refresh_token: refresh } = this.#tokens;
    if (refresh === undefined) return false;
    const [server, client] = [serverOf(this.#place), clientOf(this.#place)];
    try {
      const response = await oauth.refreshTokenGrantRequest(
        server,
        client,
        oauth.None(),
        refresh,
        transport,
      );
      const tokens = await oauth.processRefreshTokenResponse(server, client, response);
      this.#tokens = { refresh_token: refresh, ...tokens };
      return true;
    } catch {
      return false;
    }
  }
}
