import { z } from 'zod';
import { parseDay, type Day } from '../../domain/calendar/index.ts';
import type { PersonId, Scope } from '../../domain/people/index.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const personId = z
  .string()
  .regex(UUID, 'This is not an Entra object id (five groups of hexadecimal digits).')
  .transform((id) => id.toLowerCase() as PersonId);
const word = z.string().trim().min(1, 'This text is empty.').max(200);
const key = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'Use small letters, digits and hyphens, beginning with a letter.');
const recordNumber = z
  .string({
    error: ({ input }) =>
      typeof input === 'number'
        ? 'Put the record number in quotes, so that no digit is lost.'
        : undefined,
  })
  .trim()
  .min(1, 'The record number is empty.')
  .refine((text) => !/^\d+([.,]\d+)?E\+\d+$/i.test(text), {
    error:
      'A spreadsheet has shortened this number, and digits are lost. Format the column as text and enter it again.',
  });
const someDay = z.string().transform((text, context): Day => {
  const read = parseDay(text);
  if (read !== null) return read;
  context.addIssue({
    code: 'custom',
    message: `'${text}' is not a day. Write it as 2026-01-01, or null.`,
  });
  return z.NEVER;
});
const optionalDay = someDay.nullish().transform((day) => day ?? null);

/** `{team: north}`, `{child: "100234"}`, any of them together; `{}`, null or `authority` is everybody. */
const scope = z
  .union(
    [
      z.strictObject({
        child: recordNumber.nullish(),
        team: key.nullish(),
        service: key.nullish(),
        procedure: key.nullish(),
      }),
      z.literal('authority').transform(() => null),
    ],
    { error: 'A scope is {team: …}, {service: …}, {child: "…"}, {procedure: …} or authority.' },
  )
  .nullish()
  .transform((given): Readonly<Record<keyof Scope, string | null>> => ({
    child: given?.child ?? null,
    team: given?.team ?? null,
    service: given?.service ?? null,
    procedure: given?.procedure ?? null,
  }));

/** The whole file; what its parts say of each other is checked in `peopleWrongs.ts`. */
export const PeopleFile = z.strictObject({
  /** The desk's own block (desk/authorities/readAuthority.ts). */
  authority: z.unknown().optional(),
  people: z.array(
    z.strictObject({
      id: personId,
      post: word,
      mail: z.email('This is not a mail address.'),
    }),
  ),
  posts: z.array(
    z.strictObject({
      role: key,
      scope,
      holder: personId.nullish(),
      from: optionalDay,
      to: optionalDay,
      deputy: personId.nullish(),
    }),
  ),
  teams: z.array(z.strictObject({ id: key, name: word, service: key.nullish() })),
  children: z
    .array(
      z.strictObject({
        record: recordNumber,
        initials: z.string().trim().max(10).nullish(),
        team: key.nullish(),
      }),
    )
    .default([]),
  /** Who stands in for whom by rota, days inclusive. */
  cover: z
    .array(
      z.strictObject({
        person: personId,
        by: personId,
        from: someDay,
        to: someDay,
        roles: z.array(key).min(1, 'Name a role, or leave out `roles` for every one.').nullish(),
      }),
    )
    .default([]),
});
export type PeopleShape = z.infer<typeof PeopleFile>;
