import { html, type Html } from '../../../adaptive-cards/pages/html.ts';
import type { Call, ServiceReply } from '../server.ts';
import type { Account, Grant } from './codes.ts';
import type { IdentityStandin } from './identity.ts';

interface Asked {
  readonly grant: Omit<Grant, 'oid'>;
  readonly state: string | null;
  readonly fragment: boolean;
}

/** Entra says to the person what a redirect may not be sent for. */
class NoRedirect extends Error {}
/** What may go back to the page that asked. */
class Back extends Error {
  readonly error: string;
  constructor(error: string, text: string) {
    super(text);
    this.error = error;
  }
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
};

/**
 * `GET …/authorize`: where the real one asks for a password, here one says who one is. The second time,
 * with `chosen`, it goes back to the page with a code.
 */
export function authorize(identity: IdentityStandin, call: Call): ServiceReply {
  try {
    const asked = askedIn(identity, call.query);
    const { chosen } = call.query;
    if (chosen === undefined) return page(200, choosing(identity.accounts, call));
    const account = identity.accounts.find(({ id }) => id === chosen);
    if (account === undefined) throw new NoRedirect('AADSTS50020: There is no such person here.');
    const code = identity.codes.give({ ...asked.grant, oid: account.id });
    return back(asked.grant.redirectUri, asked, { code });
  } catch (error) {
    if (error instanceof NoRedirect) return page(400, refused(error.message));
    if (!(error instanceof Back)) throw error;
    const { redirect_uri: redirectUri = '', state, response_mode: mode } = call.query;
    return back(
      redirectUri,
      { state: state ?? null, fragment: mode === 'fragment' },
      { error: error.error, error_description: error.message },
    );
  }
}

/** In Entra's order: the app and its addresses first, since nothing goes back to an address not its own. */
function askedIn(identity: IdentityStandin, query: Call['query']): Asked {
  const { client_id: clientId, redirect_uri: redirectUri, scope = '', state, nonce } = query;
  if (clientId !== identity.options.appId) {
    throw new NoRedirect(
      `AADSTS700016: Application with identifier '${clientId ?? ''}' was not found in the directory.`,
    );
  }
  if (redirectUri === undefined || !identity.redirectUris.includes(redirectUri)) {
    throw new NoRedirect(
      `AADSTS50011: The redirect URI '${redirectUri ?? ''}' specified in the request does not match the redirect URIs configured for the application.`,
    );
  }
  if (query['response_type'] !== 'code') {
    const text = `AADSTS700054: response_type '${query['response_type'] ?? ''}' is not enabled for the application.`;
    throw new Back('unsupported_response_type', text);
  }
  if (!ownScope(scope, clientId)) {
    const text = `AADSTS70011: The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`;
    throw new Back('invalid_scope', text);
  }
  return {
    grant: { clientId, redirectUri, scope, nonce: nonce ?? null, challenge: challengeIn(query) },
    state: state ?? null,
    fragment: query['response_mode'] === 'fragment',
  };
}

function challengeIn(query: Call['query']): string {
  const challenge = query['code_challenge'];
  if (challenge === undefined) {
    throw new Back(
      'invalid_request',
      'AADSTS9002325: Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
    );
  }
  if (query['code_challenge_method'] !== 'S256' || !/^[\w-]{43}$/.test(challenge)) {
    throw new Back(
      'invalid_request',
      'AADSTS50147: The code challenge or its method is not valid.',
    );
  }
  return challenge;
}

const STANDARD = ['openid', 'profile', 'offline_access', 'email'];

/** Of one registration for itself, by its id: Entra grants no other form (AADSTS90009). */
const ownScope = (scope: string, clientId: string): boolean => {
  const asked = scope.split(' ').filter((each) => !STANDARD.includes(each));
  return asked.length === 1 && asked[0] === `${clientId}/access_as_user`;
};

function back(
  redirectUri: string,
  { state, fragment }: Pick<Asked, 'state' | 'fragment'>,
  answer: Readonly<Record<string, string>>,
): ServiceReply {
  const said = new URLSearchParams({ ...answer, ...(state === null ? {} : { state }) }).toString();
  const location = `${redirectUri}${fragment ? '#' : '?'}${said}`;
  return { status: 302, headers: { location, 'cache-control': 'no-store' } };
}

const page = (status: number, content: Html): ServiceReply => ({
  status,
  headers: HEADERS,
  text: html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Sign in – practice desk</title>
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html>`.html,
});

const choosing = (accounts: readonly Account[], call: Call): Html => {
  const to = (id: string): string =>
    `?${new URLSearchParams({ ...call.query, chosen: id }).toString()}`;
  return html`<h1>Sign in</h1>
    <p>
      In place of a password, the practice desk asks who you are. In a real authority this is the
      sign-in of your work account.
    </p>
    <ul>
      ${accounts.map(({ id, post }) => html`<li><a href="${to(id)}">${post}</a></li>`)}
    </ul>`;
};

const refused = (message: string): Html =>
  html`<h1>Sign-in is not possible</h1>
    <p>${message}</p>`;
