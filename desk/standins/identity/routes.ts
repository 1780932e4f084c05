import { isObject } from '../json.ts';
import type { ServiceRefusal, Call, Service, ServiceReply } from '../server.ts';
import { authorize } from './authorize.ts';
import type { IdentityStandin } from './identity.ts';
import { listedKey } from './keys.ts';
import { crossOrigin, redeem } from './redeem.ts';
import { connectorAudience, entraRefusal, graphAudience, tokenSeconds } from './tokens.ts';

const scopes: Readonly<Record<string, string>> = {
  [`${graphAudience}/.default`]: graphAudience,
  [`${connectorAudience}/.default`]: connectorAudience,
};

export function identityService(identity: IdentityStandin, origin: () => string): Service {
  return {
    name: 'identity',
    prefix: '',
    personsOf: () => [],
    handle: (call) => route(identity, origin(), call),
    wording: (status) => ({ error: status === 429 ? 'temporarily_unavailable' : 'server_error' }),
    loggable: withoutSecret,
  };
}

async function route(identity: IdentityStandin, origin: string, call: Call): Promise<ServiceReply> {
  const tenant = identity.options.tenantId;
  switch (`${call.method} ${call.path}`) {
    case 'GET /botframework/.well-known/openidconfiguration':
    case 'GET /botframework/.well-known/openid-configuration':
      return channelDocument(identity, origin);
    case 'GET /botframework/.well-known/keys': {
      const key = await listedKey(identity.keys.channel, { endorsements: ['msteams'] });
      return { status: 200, body: { keys: [key] } };
    }
    case `GET /${tenant}/v2.0/.well-known/openid-configuration`:
      return tenantDocument(identity, origin);
    case `GET /${tenant}/discovery/v2.0/keys`: {
      const key = await listedKey(identity.keys.tenant, { issuer: identity.tenantIssuer });
      return { status: 200, body: { keys: [key] } };
    }
    case `POST /${tenant}/oauth2/v2.0/token`:
      return await tokens(identity, call);
    case `OPTIONS /${tenant}/oauth2/v2.0/token`: {
      const headers = { 'access-control-allow-headers': 'content-type' };
      return { status: 200, headers: { ...crossOrigin(identity, call), ...headers } };
    }
    case `GET /${tenant}/oauth2/v2.0/authorize`:
      return authorize(identity, call);
    default:
      return unknownPlace(identity, call);
  }
}

function channelDocument(identity: IdentityStandin, origin: string): ServiceReply {
  const body = {
    issuer: identity.channelIssuer,
    authorization_endpoint: 'https://invalid.botframework.com',
    jwks_uri: `${origin}/botframework/.well-known/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  };
  return { status: 200, body };
}

function tenantDocument(identity: IdentityStandin, origin: string): ServiceReply {
  const tenant = identity.options.tenantId;
  const body = {
    issuer: identity.tenantIssuer,
    token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
    authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
    jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
    tenant_region_scope: 'EU',
  };
  return { status: 200, body };
}

/** A page's code and refresh token, or the app's own secret. */
async function tokens(identity: IdentityStandin, call: Call): Promise<ServiceReply> {
  const form = new URLSearchParams(call.text);
  return ['authorization_code', 'refresh_token'].includes(form.get('grant_type') ?? '')
    ? await redeem(identity, call, form)
    : await clientCredentials(identity, form);
}

async function clientCredentials(
  identity: IdentityStandin,
  form: URLSearchParams,
): Promise<ServiceReply> {
  const { appId, appSecret, ids, now } = identity.options;
  const refuse = (status: number, error: string, number: number, text: string): ServiceRefusal =>
    entraRefusal(status, error, number, text, ids, now());
  if (form.get('grant_type') !== 'client_credentials') {
    throw refuse(
      400,
      'unsupported_grant_type',
      70003,
      'The app requested an unsupported grant type.',
    );
  }
  if (form.get('client_id') !== appId) {
    const text = `Application with identifier '${form.get('client_id') ?? ''}' was not found in the directory.`;
    throw refuse(400, 'unauthorized_client', 700016, text);
  }
  const secret = form.get('client_secret');
  if (secret === null) {
    const text =
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
    throw refuse(401, 'invalid_client', 7000218, text);
  }
  if (secret !== appSecret) {
    throw refuse(401, 'invalid_client', 7000215, 'Invalid client secret provided.');
  }
  const scope = form.get('scope') ?? '';
  const audience = scopes[scope];
  if (audience === undefined) {
    const text = `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.`;
    throw refuse(400, 'invalid_scope', 1002012, text);
  }
  const access_token = await identity.tokenFor(audience);
  const lifetime = tokenSeconds - 1;
  const body = {
    token_type: 'Bearer',
    expires_in: lifetime,
    ext_expires_in: lifetime,
    access_token,
  };
  return { status: 200, headers: { 'cache-control': 'no-store', pragma: 'no-cache' }, body };
}

function unknownPlace(identity: IdentityStandin, call: Call): ServiceReply {
  const { ids, now } = identity.options;
  const tenant = /^\/([^/]+)\/(?:v2\.0|oauth2|discovery)\//.exec(call.path)?.[1];
  if (tenant === undefined || tenant === identity.options.tenantId) return { status: 404 };
  const text = `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID.`;
  throw entraRefusal(400, 'invalid_request', 90002, text, ids, now());
}

function withoutSecret(body: unknown): unknown {
  if (typeof body === 'string')
    return body.replaceAll(
      /(client_secret|client_assertion|code|code_verifier|refresh_token)=[^&]*/g,
      '$1=…',
    );
  return isObject(body) ? { ...body, client_secret: '…' } : body;
}
