import { BodyCheck } from './bodies.ts';
import type { Csdl, Operation, TypeRef } from './csdl.ts';
import { follow, type Place } from './paths.ts';
import { queryProblems } from './queries.ts';

/** A request to Graph as the desk has logged it: its path decoded, with the version. */
export interface GraphRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
}

export interface Verdict {
  /** `POST /users/{id}/events`: what the request is, whomever it is about. */
  readonly template: string;
  readonly problems: readonly string[];
}

const VERSION = /^\/v1\.0(?=\/|$)/;

/** Holds one request against the metadata: path, method, query and body. */
export function checkRequest(csdl: Csdl, request: GraphRequest): Verdict {
  const { method, path, query = {}, body } = request;
  const version = VERSION.test(path) ? [] : ['the path is not below /v1.0'];
  const found = follow(csdl, path.replace(VERSION, ''));
  const template = `${method} ${found.template}`;
  if (found.place === null) return { template, problems: [...version, ...found.problems] };
  return {
    template,
    problems: [
      ...version,
      ...methodProblems(method, found.place),
      ...optionProblems(csdl, method, found.place, found.last, query),
      ...bodyProblems(csdl, method, found.place, body),
    ],
  };
}

const METHODS: Readonly<Record<Exclude<Place['kind'], 'operation'>, readonly string[]>> = {
  entities: ['GET', 'POST'],
  entity: ['GET', 'PATCH', 'DELETE'],
  // Graph lets a complex property be changed by itself, as mailboxSettings is.
  value: ['GET', 'PATCH'],
  values: ['GET'],
  count: ['GET'],
  stream: ['GET', 'PUT'],
  reference: ['GET', 'POST', 'PUT', 'DELETE'],
};

function methodProblems(method: string, place: Place): readonly string[] {
  const allowed =
    place.kind === 'operation'
      ? [place.operations[0]?.action === true ? 'POST' : 'GET']
      : METHODS[place.kind];
  return allowed.includes(method) ? [] : [`${method} is not for this: ${allowed.join(', ')}`];
}

function optionProblems(
  csdl: Csdl,
  method: string,
  place: Place,
  last: string,
  query: Readonly<Record<string, string>>,
): readonly string[] {
  const type = readType(place);
  if (type === null) return Object.keys(query).map((name) => `${name} is no option of this path`);
  if (method === 'GET') return queryProblems(csdl, type, last, query);
  return Object.keys(query)
    .filter((name) => name !== '$select' && name !== '$expand')
    .map((name) => `${name} does not go with ${method}`);
}

function readType(place: Place): string | null {
  if (place.kind !== 'operation') return place.type;
  return place.operations[0]?.returns?.type ?? null;
}

function bodyProblems(csdl: Csdl, method: string, place: Place, body: unknown): readonly string[] {
  const check = new BodyCheck(csdl, (address) => leadsTo(csdl, address));
  const empty = body === undefined || body === null || body === '';
  if (method === 'GET' || method === 'DELETE') return empty ? [] : [`${method} carries a body`];
  if (place.kind === 'operation') return fittingOperation(csdl, place.operations, body);
  if (empty) return ['there is no body'];
  if (place.kind === 'entities' || place.kind === 'entity' || place.kind === 'value') {
    check.structured(place.type, body, '');
  }
  return check.problems;
}

/** Actions may share a name: one that fits will do, else the first says what does not. */
function fittingOperation(
  csdl: Csdl,
  operations: readonly Operation[],
  body: unknown,
): readonly string[] {
  const tried = operations.map((operation) => {
    const check = new BodyCheck(csdl, (address) => leadsTo(csdl, address));
    check.parameters(operation, body);
    return check.problems;
  });
  return tried.find((problems) => problems.length === 0) ?? tried[0] ?? [];
}

/** A bound address may be whole or begin at the version. */
function leadsTo(csdl: Csdl, address: string): TypeRef | null {
  const path = address.replace(/^https?:\/\/[^/]+/, '');
  if (!VERSION.test(path)) return null;
  const { place } = follow(csdl, decodeURIComponent(path.replace(VERSION, '')));
  if (place === null || place.kind === 'operation') return null;
  return { type: place.type, many: place.kind === 'entities' || place.kind === 'values' };
}
