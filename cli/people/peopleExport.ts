import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { BadInput, done, type CliResult, type Command } from '../command.ts';
import { typed } from '../typed.ts';
import { askDesk, USUAL_DESK } from '../deskCall.ts';

const USAGE = `people export [--format yaml|csv] [--out DIR] [--desk URL]
    people, posts, teams and children of a running desk (${USUAL_DESK}), to read in again; CSV is a file
    for each table, for a spreadsheet`;

const exported = z.object({
  text: z.string(),
  files: z.array(z.object({ name: z.string().regex(/^[\w-]+\.(csv|yaml)$/), text: z.string() })),
});

async function run(args: readonly string[]): Promise<CliResult> {
  const { positionals, values } = typed(args, {
    format: { type: 'string', default: 'yaml' },
    out: { type: 'string' },
    desk: { type: 'string', default: USUAL_DESK },
  });
  const { format, out, desk } = values;
  if (positionals.length > 0) throw new BadInput('Name the folder to write to with --out.');
  if (format !== 'yaml' && format !== 'csv') throw new BadInput('The format is yaml or csv.');
  const asked = await askDesk(desk, `/desk/directory?format=${format}`, null, exported);
  if ('refused' in asked) return asked.refused;
  const { text, files } = asked.answer;
  if (out === undefined) return done(text);
  await written(out, files);
  return done(`Written to ${out}: ${files.map(({ name }) => name).join(', ')}.\n`);
}

async function written(
  out: string,
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<void> {
  try {
    await mkdir(out, { recursive: true });
    for (const { name, text } of files) await writeFile(path.join(out, name), text);
  } catch {
    throw new BadInput(`The folder ${out} cannot be written to. Check the path.`);
  }
}

/** `iro people export`: the list as it stands at the desk. */
export const peopleExport: Command = { name: 'people export', usage: USAGE, run };
