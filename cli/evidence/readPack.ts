import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { EvidencePack } from '../../domain/evidence/index.ts';
import { BadInput } from '../command.ts';

const names = z.record(z.string(), z.string());
const link = z.strictObject({
  version: z.number(),
  text: z.string(),
  previous: z.string(),
  hash: z.string(),
});

/** What verifying leans on is checked; the readable part is worked out again and compared as a whole. */
const pack = z.strictObject({
  format: z.literal('iro-evidence/1'),
  made: z.strictObject({
    at: z.string(),
    for: z.string(),
    rules: z.number().int().min(1).optional(),
  }),
  source: z.strictObject({
    authority: z.string(),
    procedure: z.strictObject({ id: z.string(), title: z.string() }),
    labels: names,
    names: z.strictObject({ people: names, roles: names, stages: names, keys: names }),
    chain: z.array(link).min(1),
    head: z.strictObject({ version: z.number().int().min(1), hash: z.string() }),
    texts: names,
  }),
  document: z.looseObject({ record: z.array(z.unknown()) }),
  seal: z.string(),
});

const isPack = (value: unknown): value is EvidencePack => pack.safeParse(value).success;

/** A pack from its JSON file. @throws BadInput where it is none. */
export async function readPack(file: string): Promise<EvidencePack> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new BadInput(`The file '${file}' cannot be read. Check its name.`);
  });
  const value = packIn(text);
  if (value !== null) return value;
  throw new BadInput(
    `'${file}' is no evidence pack in JSON. Make one with: evidence export REFERENCE --as PERSON --json --out FILE`,
  );
}

/** Null: it is no pack, or one of another format. */
export function packIn(text: string): EvidencePack | null {
  try {
    const value: unknown = JSON.parse(text);
    return isPack(value) ? value : null;
  } catch {
    return null;
  }
}
