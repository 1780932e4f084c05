import type { Directory } from '../../domain/people/index.ts';

/** A file as somebody handed it in; its name says its kind (`.csv`, else YAML). */
export interface PeopleFile {
  readonly name: string;
  readonly text: string;
}

export type PeopleFormat = 'yaml' | 'csv';

/** What is wrong in a file, and where. Lines and columns count from 1; in CSV a column is a cell. */
export interface FileError {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly message: string;
}

/** The directory as files (design section 9): read and checked as a whole, and written. */
export interface PeopleFiles {
  /** Tables that no CSV file holds stay as they stand. */
  read(
    files: readonly PeopleFile[],
    standing: Directory | null,
  ): { readonly directory: Directory } | { readonly errors: readonly FileError[] };
  write(directory: Directory, format: PeopleFormat): readonly PeopleFile[];
}
