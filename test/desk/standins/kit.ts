import { makeIdentityKeys } from '../../../desk/standins/identity/keys.ts';
import { startStandins, type StandinOptions, type Standins } from '../../../desk/standins/index.ts';
import { isObject, textAt, type JsonObject } from '../../../desk/standins/json.ts';

export const tenantId = '00000000-0000-4000-8000-0000000000aa';
export const appId = '00000000-0000-4000-8000-0000000000bb';
export const ann = '00000000-0000-4000-8000-000000000101';
export const ben = '00000000-0000-4000-8000-000000000102';
export const service = '00000000-0000-4000-8000-000000000199';
export const serviceMail = 'escalations@desk.test';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: JsonObject;
  readonly code: string;
}

export interface Bench extends Standins {
  clock: string;
  readonly connector: (method: string, path: string, body?: unknown) => Promise<Answer>;
  readonly graphCall: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
}

/** Made once, while loading: making them is slow and no hook's time should pay for it. */
const identityKeys = makeIdentityKeys();

export async function startBench(options: Partial<StandinOptions> = {}): Promise<Bench> {
  const time = { clock: '2026-12-21T10:00:00.000Z' };
  const standins = await startStandins({
    now: () => time.clock,
    tenantId,
    appId,
    appSecret: 'a secret',
    catalogAppId: 'catalogue-1',
    manifestAppId: 'manifest-1',
    people: [
      { id: ann, post: 'Team manager, North', mail: 'ann@desk.test' },
      { id: ben, post: 'Head of service', mail: 'ben@desk.test' },
    ],
    serviceMailbox: { id: service, mail: serviceMail },
    keys: await identityKeys,
    throttle: false,
    ...options,
  });
  const connectorToken = await standins.identity.tokenFor('https://api.botframework.com');
  const graphToken = await standins.identity.tokenFor('https://graph.microsoft.com');
  return Object.assign(time, standins, {
    connector: (method: string, path: string, body?: unknown) =>
      call(standins.urls.teamsServiceUrl.replace(/\/$/, '') + path, method, connectorToken, body),
    graphCall: (
      method: string,
      path: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ) => call(standins.urls.graphBaseUrl + path, method, graphToken, body, headers),
  });
}

export async function call(
  url: string,
  method: string,
  token: string | null,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed: unknown = text === '' ? {} : JSON.parse(text);
  const answer = isObject(parsed) ? parsed : { list: parsed };
  const code = textAt(answer['error'], 'code');
  return { status: response.status, headers: response.headers, body: answer, code };
}

export function query(parameters: Record<string, string>): string {
  return `?${new URLSearchParams(parameters).toString()}`;
}
