import { readFile } from 'node:fs/promises';
import type { Procedure } from '../domain/procedure/index.ts';
import { readProcedure } from '../storage/procedureFiles/readProcedure.ts';
import { BadInput } from './command.ts';
import { withHints } from './yamlHints.ts';

/** @throws BadInput with what to do where it cannot be read. */
export async function fileText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new BadInput(`The file '${file}' cannot be read. Check its name.`);
  }
}

/** A procedure file that can be used. @throws BadInput with what to do where it cannot. */
export async function procedureIn(file: string): Promise<Procedure> {
  const text = await fileText(file);
  const read = readProcedure(text, file);
  if ('procedure' in read) return read.procedure;
  const [first] = withHints(read.errors, text);
  const where =
    first === undefined ? '' : ` ${file}:${first.line}:${first.column} ${first.message}`;
  throw new BadInput(`This procedure cannot be used.${where} 'procedure check' lists everything.`);
}
