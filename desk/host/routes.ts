import type { HttpFunction } from './registry.ts';

export type Routed =
  | {
      readonly kind: 'found';
      readonly target: HttpFunction;
      readonly params: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'no-such-route' }
  | { readonly kind: 'method-not-allowed'; readonly allowed: readonly string[] };

/** Finds the function for a call, as the real host does under its default prefix `api`. */
export function routeOf(functions: readonly HttpFunction[], method: string, path: string): Routed {
  const fitting = functions.flatMap((target) => {
    const params = paramsOf(`/api/${target.route}`, path);
    return params === null ? [] : [{ target, params }];
  });
  // A route spelled out goes before one with parameters.
  fitting.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
  const found = fitting.find(({ target }) => target.methods.includes(method));
  if (found !== undefined) return { kind: 'found', ...found };
  if (fitting.length === 0) return { kind: 'no-such-route' };
  return { kind: 'method-not-allowed', allowed: fitting.flatMap(({ target }) => target.methods) };
}

/** `{name}` takes one part of the path, `{*name}` the rest; null when the path does not fit. */
function paramsOf(route: string, path: string): Record<string, string> | null {
  const wanted = route.split('/');
  const given = path.split('/');
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const rest = /^\{\*(\w+)\??\}$/.exec(part)?.[1];
    if (rest !== undefined) return { ...params, [rest]: given.slice(at).join('/') };
    const actual = given[at];
    if (actual === undefined) return null;
    const name = /^\{(\w+)(?::\w+)?\}$/.exec(part)?.[1];
    if (name !== undefined && actual !== '') params[name] = actual;
    else if (actual.toLowerCase() !== part.toLowerCase()) return null;
  }
  return given.length === wanted.length ? params : null;
}
