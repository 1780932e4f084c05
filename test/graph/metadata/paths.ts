import {
  isA,
  navigationOf,
  operationsOn,
  propertyOf,
  short,
  type Csdl,
  type Operation,
  type TypeRef,
} from './csdl.ts';

/** Where a path ends. */
export type Place =
  | {
      readonly kind: 'entities' | 'entity' | 'value' | 'values' | 'reference';
      readonly type: string;
    }
  | { readonly kind: 'count' | 'stream'; readonly type: string }
  | { readonly kind: 'operation'; readonly operations: readonly Operation[] };

export interface Found {
  readonly place: Place | null;
  readonly problems: readonly string[];
  /** The names of the segments: navigations and operations as they are, keys as `{id}`. */
  readonly template: string;
  /** The last navigation or operation by its name. */
  readonly last: string;
}

/** Follows a path, decoded and without the version, through entity sets, navigations and operations. */
export function follow(csdl: Csdl, path: string): Found {
  const [first = '', ...rest] = path.split('/').filter((segment) => segment !== '');
  const root = csdl.roots.get(first);
  if (root === undefined) return lost(`/${first}`, `'${first}' is no entity set or singleton`);
  let place: Place = { kind: root.many ? 'entities' : 'entity', type: root.type };
  const names = [first];
  let last = first;
  for (const segment of rest) {
    const step = next(csdl, place, segment);
    const template = `/${names.join('/')}`;
    if (step === null) return lost(template, `'${segment}' does not exist on ${nameOf(place)}`);
    const isKey = place.kind === 'entities' && step.kind === 'entity';
    const name = segment.replace(/\(.*\)$/, '');
    names.push(isKey ? '{id}' : name);
    if (!isKey) last = name;
    place = step;
  }
  const template = `/${names.join('/')}`;
  return held(csdl, place)
    ? { place, problems: [], template, last }
    : lost(template, `${nameOf(place)} is not in these metadata`);
}

function held(csdl: Csdl, place: Place): boolean {
  if (place.kind === 'operation') return true;
  return place.type.startsWith('Edm.') || csdl.types.has(place.type);
}

const lost = (template: string, problem: string): Found => ({
  place: null,
  problems: [problem],
  template,
  last: '',
});

const nameOf = (place: Place): string =>
  place.kind === 'operation' ? (place.operations[0]?.name ?? '') : short(place.type);

function next(csdl: Csdl, place: Place, segment: string): Place | null {
  if (place.kind === 'operation') return afterOperation(csdl, place.operations, segment);
  const many = place.kind === 'entities' || place.kind === 'values';
  const called = operationAt(csdl, { type: place.type, many }, segment);
  if (called !== null) return called;
  if (segment.startsWith('$')) return special(place, segment, many);
  if (segment.includes('.') && isA(csdl, segment, place.type)) return { ...place, type: segment };
  if (place.kind === 'entities') return { kind: 'entity', type: place.type };
  if (place.kind !== 'entity' && place.kind !== 'value') return null;
  return memberOf(csdl, place.type, segment);
}

function special(place: { readonly type: string }, segment: string, many: boolean): Place | null {
  if (segment === '$count' && many) return { kind: 'count', type: 'Edm.Int32' };
  if (segment === '$ref') return { kind: 'reference', type: place.type };
  return segment === '$value' ? { kind: 'stream', type: 'Edm.Stream' } : null;
}

function memberOf(csdl: Csdl, type: string, name: string): Place | null {
  const property = propertyOf(csdl, type, name);
  if (property !== null) return { kind: property.many ? 'values' : 'value', type: property.type };
  const navigation = navigationOf(csdl, type, name);
  if (navigation === null) return null;
  return { kind: navigation.many ? 'entities' : 'entity', type: navigation.type };
}

function operationAt(csdl: Csdl, on: TypeRef, segment: string): Place | null {
  const [, name = '', given] = /^([\w.]+?)(?:\((.*)\))?$/.exec(segment) ?? [];
  const operations = operationsOn(csdl, on, name).filter(
    (one) => one.action === (given === undefined) || (!one.action && one.parameters.length === 0),
  );
  const fitting = operations.filter((one) => one.action || sameNames(one, given ?? ''));
  return fitting.length === 0 ? null : { kind: 'operation', operations: fitting };
}

/** `reminderView(startDateTime='…',endDateTime='…')` names each parameter of the function. */
function sameNames({ parameters }: Operation, given: string): boolean {
  const names = [...given.matchAll(/(\w+)=(?:'(?:[^']|'')*'|[^,]*)/g)].map((match) => match[1]);
  return (
    parameters.every(({ name, nullable }) => nullable || names.includes(name)) &&
    names.every((name) => parameters.some((one) => one.name === name))
  );
}

function afterOperation(
  csdl: Csdl,
  operations: readonly Operation[],
  segment: string,
): Place | null {
  const returns = operations[0]?.action === false ? operations[0].returns : null;
  if (returns === null) return null;
  const entity = csdl.types.get(returns.type)?.kind === 'entity';
  const single = entity ? 'entity' : 'value';
  const all = entity ? 'entities' : 'values';
  return next(csdl, { kind: returns.many ? all : single, type: returns.type }, segment);
}
