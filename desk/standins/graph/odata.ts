import type { JsonObject } from '../json.ts';
import type { Call } from '../server.ts';
import type { ExtendedProperty } from './bodies.ts';
import { refuse, unsupported } from './errors.ts';

/** `field eq 'text'`, with doubled quotes; null when the filter says anything else. */
export function equalsFilter(
  filter: string,
): { readonly field: string; readonly text: string } | null {
  const match = /^([\w/]+) eq '((?:[^']|'')*)'$/.exec(filter.trim());
  if (match === null) return null;
  return { field: match[1] ?? '', text: unquoted(match[2]) };
}

const anyProperty =
  /^singleValueExtendedProperties\/Any\((\w+):\s*\1\/id eq '((?:[^']|'')*)' and \1\/value eq '((?:[^']|'')*)'\)$/i;

/** The filter by our marker (platform 5.2); everything else of OData's filters is not played. */
export function propertyFilter(filter: string): ExtendedProperty {
  const match = anyProperty.exec(filter.trim());
  if (match === null) throw unsupported(`the filter ${filter}`);
  return { id: unquoted(match[2]), value: unquoted(match[3]) };
}

export function hasProperty(
  properties: readonly ExtendedProperty[],
  wanted: ExtendedProperty,
): boolean {
  return properties.some((one) => sameProperty(one.id, wanted.id) && one.value === wanted.value);
}

/** The GUID may be written in any case, the name may not. */
function sameProperty(a: string, b: string): boolean {
  const normal = (id: string): string => id.replace(/\{[^}]*\}/, (guid) => guid.toLowerCase());
  return normal(a) === normal(b);
}

/** Extended properties come only when asked for by id; on a create they are not echoed. */
export function expandedProperties(
  expand: string | undefined,
  properties: readonly ExtendedProperty[],
): JsonObject {
  if (expand === undefined) return {};
  if (!expand.startsWith('singleValueExtendedProperties')) throw unsupported(`$expand=${expand}`);
  const ids = [...expand.matchAll(/id eq '((?:[^']|'')*)'/g)].map((match) => unquoted(match[1]));
  if (ids.length === 0) {
    const text = 'Expand of singleValueExtendedProperties must name the ids in a $filter.';
    throw refuse(400, 'ErrorInvalidUrlQueryFilter', text);
  }
  const found = properties.filter((one) => ids.some((id) => sameProperty(id, one.id)));
  return found.length === 0 ? {} : { singleValueExtendedProperties: found };
}

/** `$select` keeps the named properties, the id and the annotations. */
export function selected(item: JsonObject, select: string | undefined): JsonObject {
  if (select === undefined) return item;
  const names = select.split(',').map((name) => name.trim());
  const missing = names.find((name) => !(name in item));
  if (missing !== undefined) {
    throw refuse(400, 'RequestBroker--ParseUri', `Could not find a property named '${missing}'.`);
  }
  const always = ['id', 'singleValueExtendedProperties'];
  return Object.fromEntries(
    Object.entries(item).filter(
      ([key]) => key.startsWith('@') || always.includes(key) || names.includes(key),
    ),
  );
}

/** Ten to a page unless `$top` says otherwise, and a link to the next. */
export function paged(items: readonly JsonObject[], call: Call, origin: string): JsonObject {
  const top = wholeNumber(call.query['$top'], 10);
  const skip = wholeNumber(call.query['$skip'], 0);
  if (top < 1 || top > 1000) throw refuse(400, 'ErrorInvalidUrlQuery', 'Invalid value for $top.');
  const value = items.slice(skip, skip + top);
  if (skip + top >= items.length) return { value };
  const query = new URLSearchParams({ ...call.query, $skip: String(skip + top) });
  return { value, '@odata.nextLink': `${origin}${call.logged.path}?${query.toString()}` };
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (/^\d+$/.test(text)) return Number(text);
  throw refuse(400, 'ErrorInvalidUrlQuery', `Invalid number '${text}'.`);
}

function unquoted(text: string | undefined): string {
  return (text ?? '').replaceAll("''", "'");
}

/** `Prefer` as sent: the zone of the answer and whether ids shall survive a move (platform 5.3, 5.4). */
export function preferences(call: Call): { readonly zone: string; readonly immutable: boolean } {
  const prefer = call.headers['prefer'] ?? '';
  const zone = /outlook\.timezone\s*=\s*"([^"]*)"/i.exec(prefer)?.[1] ?? 'UTC';
  return { zone, immutable: /IdType\s*=\s*"ImmutableId"/i.test(prefer) };
}
