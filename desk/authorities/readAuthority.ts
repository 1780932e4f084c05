import { z } from 'zod';
import { parseDay, type Day } from '../../domain/calendar/index.ts';
import { shapeSentence } from '../../storage/peopleFile/shapeSentence.ts';
import { readYaml, type Finding } from '../../storage/procedureFiles/yamlText.ts';

/** A sample authority of the desk: its name, the procedures it runs, its days. */
export interface Authority {
  readonly id: string;
  readonly name: string;
  /** Ids of procedures, in the order in which they are offered. */
  readonly procedures: readonly string[];
  /** Closure days with their names; they stop the clock only where `closuresStopClock` says so. */
  readonly closures: ReadonlyMap<Day, string>;
  readonly closuresStopClock: boolean;
}

const day = z.string().transform((text, context): Day => {
  const read = parseDay(text);
  if (read !== null) return read;
  context.addIssue({ code: 'custom', message: `'${text}' is not a day. Write it as 2026-12-29.` });
  return z.NEVER;
});

const File = z.object({
  authority: z.strictObject({
    id: z.string().min(1),
    name: z.string().min(1),
    procedures: z.array(z.string().min(1)).min(1, 'Name at least one procedure.'),
    closures: z.array(z.strictObject({ day, name: z.string().min(1) })).default([]),
    closuresStopClock: z.boolean().default(false),
  }),
});

/** Reads the `authority` block of a file in desk/authorities; people and posts are read by `readPeople`. */
export function readAuthority(
  text: string,
  fileName: string,
): { readonly authority: Authority } | { readonly errors: readonly Finding[] } {
  const read = readYaml(text, fileName);
  if ('errors' in read) return read;
  const parsed = File.safeParse(read.yaml.value);
  if (!parsed.success) {
    const errors = parsed.error.issues.flatMap(shapeSentence).map(({ path, code, message }) => ({
      file: fileName,
      ...read.yaml.placeOf(path),
      severity: 'error' as const,
      code,
      message,
    }));
    return { errors };
  }
  const { closures, ...rest } = parsed.data.authority;
  const named = closures.map((each): [Day, string] => [each.day, each.name]);
  return { authority: { ...rest, closures: new Map(named) } };
}
