import { parse } from 'yaml';
import { z } from 'zod';
import type { Mutant, Outcome } from './mutant.ts';

const Entry = z.strictObject({
  file: z.string(),
  place: z.string(),
  /** Missing: any change there. */
  change: z.string().default('*'),
  why: z.string().min(1),
});

/** Changes that nobody can notice, and why; `*` stands for anything. */
export type Harmless = z.infer<typeof Entry>;

export const readHarmless = (text: string): readonly Harmless[] =>
  z.array(Entry).parse(parse(text) ?? []);

const fits = (pattern: string, text: string): boolean =>
  new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`).test(text);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const isMeant = (entry: Harmless, { file, place, change }: Mutant): boolean =>
  fits(entry.file, file) && fits(entry.place, place) && fits(entry.change, change);

/** Why nobody needs to notice the change; null: no reason is on the list. */
export const reasonFor = (list: readonly Harmless[], mutant: Mutant): string | null =>
  list.find((entry) => isMeant(entry, mutant))?.why ?? null;

/** Entries that no change of the files looked at answers to, or that a test notices by now. */
export function idleEntries(
  list: readonly Harmless[],
  possible: readonly Mutant[],
  outcomes: readonly Outcome[],
): readonly Harmless[] {
  const files = new Set(possible.map(({ file }) => file));
  return list
    .filter((entry) => [...files].some((file) => fits(entry.file, file)))
    .filter((entry) => {
      const meant = possible.filter((mutant) => isMeant(entry, mutant));
      const tried = outcomes.filter(({ mutant }) => isMeant(entry, mutant));
      const allNoticed = tried.length > 0 && tried.every(({ fate }) => fate !== 'survived');
      return meant.length === 0 || (allNoticed && tried.length === meant.length);
    });
}
