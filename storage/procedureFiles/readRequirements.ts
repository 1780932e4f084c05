import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const rule = z.strictObject({ kind: z.enum(['MUST', 'MAY', 'INFO']), about: z.string().min(1) });
/** How an ambiguity of the authority's text is read; a fixed one is the same for everybody. */
const reading = z.strictObject({ fixed: z.boolean(), reading: z.string().min(1) });
/** A rule that asks a person to act where no software is, and the help that the product gives. */
const outside = z.strictObject({ who: z.string().min(1), help: z.array(z.string().min(1)).min(1) });

const file = z.strictObject({
  procedure: z.string().min(1),
  rules: z.record(z.string(), rule),
  defaults: z.record(z.string(), reading),
  outside: z.record(z.string(), outside).default({}),
});

/** The rules of one procedure, by id, in a few words of ours (`procedures/requirements/`). */
export type Requirements = Readonly<z.infer<typeof file>>;
export type Rule = Requirements['rules'][string];
export type Reading = Requirements['defaults'][string];
export type Outside = Requirements['outside'][string];

/** The lists that come with the product, in the order of their names. @throws when one is not well formed. */
export async function readRequirements(dir: string): Promise<readonly Requirements[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.yaml')).sort();
  return await Promise.all(
    names.map(async (name) => file.parse(parse(await readFile(join(dir, name), 'utf8')))),
  );
}

/** What each id of a default means, over all lists. */
export const readingsOf = (lists: readonly Requirements[]): ReadonlyMap<string, Reading> =>
  new Map(lists.flatMap(({ defaults }) => Object.entries(defaults)));

/** The readings of the lists that come with the product. @throws when they are not there. */
export const readReadings = async (dir: string): Promise<ReadonlyMap<string, Reading>> =>
  readingsOf(await readRequirements(dir));
