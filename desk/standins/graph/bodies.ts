import { z } from 'zod';
import { isObject } from '../json.ts';
import type { Call } from '../server.ts';
import { refuse } from './errors.ts';

/** Parses a body as OData does: a property the type does not have is refused, not passed over. */
export function parseBody<T>(schema: z.ZodType<T>, typeName: string, call: Call): T {
  const parsed = schema.safeParse(withoutAnnotations(call.body ?? {}));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path.join('/') ?? '';
  const message =
    issue?.code === 'unrecognized_keys'
      ? `The property '${issue.keys[0] ?? ''}' does not exist on type '${typeName}${path === '' ? '' : `/${path}`}'. Make sure to only use property names that are defined by the type or mark the type as open type.`
      : `Cannot convert the value at '${path}' to the expected type: ${issue?.message ?? 'invalid'}.`;
  throw refuse(400, 'RequestBodyRead', message);
}

/** An action's parameters: the metadata write `Comment`, the reference `comment`; Exchange reads both. */
export function parseParameters<T>(schema: z.ZodType<T>, typeName: string, call: Call): T {
  const body = isObject(call.body)
    ? Object.fromEntries(
        Object.entries(call.body).map(([key, value]) => [
          key.charAt(0).toLowerCase() + key.slice(1),
          value,
        ]),
      )
    : call.body;
  return parseBody(schema, typeName, { ...call, body });
}

/** `@odata.type` and its like may stand anywhere and mean nothing here; a bind does. */
function withoutAnnotations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAnnotations);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !/^[^@]*@odata\.(?!bind$)/.test(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutAnnotations(inner)]));
}

const anyCase = (...names: readonly string[]): z.ZodType<string> =>
  z.string().transform((text, context) => {
    const name = names.find((one) => one.toLowerCase() === text.toLowerCase());
    if (name !== undefined) return name;
    context.addIssue(`'${text}' is not one of ${names.join(', ')}`);
    return z.NEVER;
  });

export const itemBodySchema = z.strictObject({
  contentType: anyCase('text', 'html').default('text'),
  content: z.string().default(''),
});

export const emailAddressSchema = z.strictObject({
  address: z.string(),
  name: z.string().optional(),
});

export const importanceSchema = anyCase('low', 'normal', 'high');
export const sensitivitySchema = anyCase('normal', 'personal', 'private', 'confidential');
export const showAsSchema = anyCase(
  'free',
  'tentative',
  'busy',
  'oof',
  'workingElsewhere',
  'unknown',
);
export const attendeeTypeSchema = anyCase('required', 'optional', 'resource');
export const meetingProviderSchema = anyCase(
  'unknown',
  'teamsForBusiness',
  'skypeForBusiness',
  'skypeForConsumer',
);

/** `String {GUID} Name X`, or a numbered one; the name keeps its case (platform 5.2). */
export const extendedPropertySchema = z.strictObject({ id: z.string(), value: z.string() });
export type ExtendedProperty = z.infer<typeof extendedPropertySchema>;

const propertyId =
  /^[A-Za-z]+ (\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\} (Name .+|Id 0x[0-9a-f]+)|0x[0-9a-f]+)$/i;

export function checkPropertyIds(properties: readonly ExtendedProperty[]): void {
  for (const property of properties) {
    if (propertyId.test(property.id)) continue;
    throw refuse(
      400,
      'ErrorInvalidProperty',
      `The property id '${property.id}' is not well formed.`,
    );
  }
}
