import { ServiceRefusal } from '../server.ts';

/** Graph's error document. The request id is of no use to anybody here, so it is fixed. */
export function graphBody(code: string, message: string): unknown {
  const requestId = '00000000-0000-4000-8000-000000000000';
  const innerError = { 'request-id': requestId, 'client-request-id': requestId };
  return { error: { code, message, innerError } };
}

export function refuse(
  status: number,
  code: string,
  message: string,
  headers?: Readonly<Record<string, string>>,
): ServiceRefusal {
  return new ServiceRefusal({ status, headers, body: graphBody(code, message) });
}

const usual: Readonly<Record<number, string>> = {
  400: 'ErrorInvalidRequest',
  401: 'InvalidAuthenticationToken',
  403: 'ErrorAccessDenied',
  404: 'ErrorItemNotFound',
  409: 'Conflict',
  412: 'ErrorIrresolvableConflict',
  429: 'ApplicationThrottled',
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

/** The error that goes with a status where a fault names only the number. */
export function graphWording(status: number): unknown {
  if (status < 400) return undefined;
  return graphBody(usual[status] ?? 'UnknownError', 'The request could not be served.');
}

export const accessDenied = (): ServiceRefusal =>
  refuse(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');

export const itemNotFound = (): ServiceRefusal =>
  refuse(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');

export const noSuchUser = (id: string): ServiceRefusal =>
  refuse(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );

export const noSuchMailbox = (id: string): ServiceRefusal =>
  refuse(404, 'ErrorInvalidUser', `The requested user '${id}' is invalid.`);

export const unsupported = (what: string): ServiceRefusal =>
  refuse(501, 'StandinDoesNotPlayThis', `The stand-in does not play ${what}.`);
