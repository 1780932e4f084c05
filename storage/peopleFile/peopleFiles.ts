import type { Hasher, PeopleFiles } from '../../application/ports/index.ts';
import { readPeopleFiles } from './readPeopleFiles.ts';
import { writePeople } from './writePeople.ts';

/** The people file in both its forms. */
export const createPeopleFiles = (hasher: Hasher): PeopleFiles => ({
  read: (files, standing) => readPeopleFiles(files, standing, (text) => hasher.hash(text)),
  write: writePeople,
});
