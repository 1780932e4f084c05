import type { Call, ServiceReply } from '../server.ts';
import { fits, type Grant } from './codes.ts';
import type { IdentityStandin } from './identity.ts';
import { entraRefusal, tokenSeconds } from './tokens.ts';

type Refuse = (status: number, error: string, number: number, text: string) => Error;

/** The token endpoint for a page: no secret, another origin, and a code or a refresh token. */
export async function redeem(
  identity: IdentityStandin,
  call: Call,
  form: URLSearchParams,
): Promise<ServiceReply> {
  const { ids, now, appId } = identity.options;
  const refuse: Refuse = (status, error, number, text) =>
    entraRefusal(status, error, number, text, ids, now(), crossOrigin(identity, call));
  if (call.headers['origin'] === undefined) {
    const text =
      "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.";
    throw refuse(400, 'invalid_request', 9002327, text);
  }
  if (form.get('client_id') !== appId) {
    const text = `Application with identifier '${form.get('client_id') ?? ''}' was not found in the directory.`;
    throw refuse(400, 'unauthorized_client', 700016, text);
  }
  const grant =
    form.get('grant_type') === 'refresh_token'
      ? refreshed(identity, form, refuse)
      : codeOf(identity, form, refuse);
  return {
    status: 200,
    headers: { ...crossOrigin(identity, call), 'cache-control': 'no-store', pragma: 'no-cache' },
    body: await tokensFor(identity, grant),
  };
}

function codeOf(identity: IdentityStandin, form: URLSearchParams, refuse: Refuse): Grant {
  const grant = identity.codes.take(form.get('code') ?? '');
  switch (grant) {
    case 'unknown':
      throw refuse(
        400,
        'invalid_grant',
        9002313,
        'Invalid request. Request is malformed or invalid.',
      );
    case 'used':
      throw refuse(400, 'invalid_grant', 54005, 'OAuth2 Authorization code was already redeemed.');
    case 'expired':
      throw refuse(400, 'invalid_grant', 70008, 'The provided authorization code has expired.');
  }
  if (form.get('redirect_uri') !== grant.redirectUri) {
    const text =
      'The reply address does not match the reply address provided when requesting the authorization code.';
    throw refuse(400, 'invalid_grant', 500112, text);
  }
  const verifier = form.get('code_verifier');
  if (verifier === null) {
    const text =
      'Proof Key for Code Exchange is required for cross-origin authorization code redemption.';
    throw refuse(400, 'invalid_request', 9002325, text);
  }
  if (!fits(verifier, grant.challenge)) {
    const text =
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.';
    throw refuse(400, 'invalid_grant', 501481, text);
  }
  return grant;
}

function refreshed(identity: IdentityStandin, form: URLSearchParams, refuse: Refuse): Grant {
  const grant = identity.codes.ofRefresh(form.get('refresh_token') ?? '');
  if (grant === null) {
    throw refuse(
      400,
      'invalid_grant',
      9002313,
      'Invalid request. Request is malformed or invalid.',
    );
  }
  return grant;
}

async function tokensFor(identity: IdentityStandin, grant: Grant): Promise<object> {
  const { oid, clientId, scope, nonce } = grant;
  const lifetime = tokenSeconds - 1;
  return {
    token_type: 'Bearer',
    scope: `${clientId}/access_as_user`,
    expires_in: lifetime,
    ext_expires_in: lifetime,
    access_token: await identity.tabToken({ oid, claims: { azp: clientId } }),
    ...(scope.split(' ').includes('openid')
      ? { id_token: await identity.idToken(oid, clientId, nonce) }
      : {}),
    ...(scope.split(' ').includes('offline_access')
      ? { refresh_token: identity.codes.giveRefresh(grant) }
      : {}),
  };
}

/** Only pages whose redirect address is registered may read the answer. */
export function crossOrigin(
  identity: IdentityStandin,
  call: Call,
): Readonly<Record<string, string>> {
  const origin = call.headers['origin'] ?? '';
  const known = identity.redirectUris.some((each) => new URL(each).origin === origin);
  return known ? { 'access-control-allow-origin': origin, vary: 'origin' } : {};
}
