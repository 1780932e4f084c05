import { z } from 'zod';

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/);
/** A whole number, or one as text: no list, no truth value and no empty text is read as a number. */
const count = z.union([
  z.number().int().min(0).max(100_000_000),
  z
    .string()
    .regex(/^\d{1,8}$/)
    .transform(Number),
]);

/** What a button says about itself. Anything that is not exactly this is read as nothing at all. */
const ADDRESS = z.object({
  caseId: id.optional(),
  draftId: id.optional(),
  v: count.optional(),
  meeting: count.optional(),
  page: count.optional(),
  k: z.string().min(1).max(200),
});

export type RawAddress = z.infer<typeof ADDRESS>;

export function parseAddress(data: Readonly<Record<string, unknown>>): RawAddress | null {
  const parsed = ADDRESS.safeParse(data);
  return parsed.success ? parsed.data : null;
}

/** The stage entry; read apart, because the draft's form has an input of the same name. */
export function parseEntry(value: unknown): number | null {
  const parsed = count.safeParse(value);
  return value !== undefined && value !== null && value !== '' && parsed.success
    ? parsed.data
    : null;
}
