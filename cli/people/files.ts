import { readFile } from 'node:fs/promises';
import type { PeopleFile } from '../../application/ports/index.ts';
import { BadInput } from '../command.ts';

/** The files by the names they were given, so that a place can be opened; what is no UTF-8 is seen when they are read. @throws BadInput */
export const peopleFiles = async (names: readonly string[]): Promise<readonly PeopleFile[]> =>
  await Promise.all(
    names.map(async (name) => {
      try {
        return { name, text: await readFile(name, 'utf8') };
      } catch {
        throw new BadInput(`The file ${name} cannot be read. Check the path.`);
      }
    }),
  );
