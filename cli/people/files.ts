import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PeopleFile } from '../../application/ports/index.ts';
import { BadInput } from '../command.ts';

/** The named files; a spreadsheet's bytes that are no UTF-8 are seen when they are read. @throws BadInput */
export const peopleFiles = async (names: readonly string[]): Promise<readonly PeopleFile[]> =>
  await Promise.all(
    names.map(async (name) => {
      try {
        return { name: path.basename(name), text: await readFile(name, 'utf8') };
      } catch {
        throw new BadInput(`The file ${name} cannot be read. Check the path.`);
      }
    }),
  );
