import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readingsOf, readRequirements } from '../storage/procedureFiles/readRequirements.ts';
import { done, type CliResult, type Command } from './command.ts';
import { picturePage } from '../adaptive-cards/picture/page.ts';
import { pictureOf } from '../adaptive-cards/picture/pictureOf.ts';
import { procedureIn } from './procedureFile.ts';
import { theOne, typed } from './typed.ts';

const USAGE = `procedure picture FILE [--out FILE] [--json]
    draws the procedure as a page to read and print (HTML): the ladder with everybody, days,
    meetings and monitoring, and each reading of ours with its setting`;

const READINGS = fileURLToPath(new URL('../procedures/requirements', import.meta.url));

const HOW = 'Name one file, such as: procedure picture procedures/durham-resolution.yaml';

async function run(args: readonly string[]): Promise<CliResult> {
  const line = typed(args, {
    json: { type: 'boolean', default: false },
    out: { type: 'string' },
  });
  const { json, out } = line.values;
  const [procedure, lists] = await Promise.all([
    procedureIn(theOne(line, HOW)),
    readRequirements(READINGS),
  ]);
  const picture = pictureOf(procedure, readingsOf(lists));
  const text = json ? `${JSON.stringify(picture, null, 2)}\n` : picturePage(picture);
  if (out === undefined) return done(text);
  await writeFile(out, text);
  return done(`Written to ${out}.\n`);
}

/** `iro procedure picture FILE`: a procedure as somebody checks it who does not read YAML (design section 9). */
export const procedurePicture: Command = { name: 'procedure picture', usage: USAGE, run };
