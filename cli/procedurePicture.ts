import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readingsOf, readRequirements } from '../storage/procedureFiles/readRequirements.ts';
import { BadInput, badInput, done, type CliResult, type Command } from './command.ts';
import { picturePage } from './picture/page.ts';
import { pictureOf } from './picture/pictureOf.ts';
import { plainWords, procedureIn } from './procedureFile.ts';

const USAGE = `procedure picture FILE [--out FILE] [--json]
    draws the procedure as a page to read and print (HTML): the ladder with everybody, days,
    meetings and monitoring, and each reading of ours with its setting`;

const READINGS = fileURLToPath(new URL('../procedures/requirements', import.meta.url));

interface Asked {
  readonly file: string;
  readonly out: string | null;
  readonly json: boolean;
}

function read(args: readonly string[]): Asked {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, out: { type: 'string' } },
    });
    const [file, ...rest] = positionals;
    if (file !== undefined && rest.length === 0) {
      return { file, out: values.out ?? null, json: values.json };
    }
  } catch (error) {
    throw new BadInput(plainWords(error));
  }
  throw new BadInput('Name one file, such as: procedure picture procedures/durham-resolution.yaml');
}

async function run(args: readonly string[]): Promise<CliResult> {
  try {
    const { file, out, json } = read(args);
    const [procedure, lists] = await Promise.all([procedureIn(file), readRequirements(READINGS)]);
    const picture = pictureOf(procedure, readingsOf(lists));
    const text = json ? `${JSON.stringify(picture, null, 2)}\n` : picturePage(picture);
    if (out === null) return done(text);
    await writeFile(out, text);
    return done(`Written to ${out}.\n`);
  } catch (error) {
    if (error instanceof BadInput) return badInput(error.message);
    throw error;
  }
}

/** `iro procedure picture FILE`: a procedure as somebody checks it who does not read YAML (design section 9). */
export const procedurePicture: Command = { name: 'procedure picture', usage: USAGE, run };
