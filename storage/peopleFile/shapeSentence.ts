import type { z } from 'zod';

/** What zod found, as a place in the file and a sentence that says what to do. */
export interface ShapeSentence {
  readonly path: readonly string[];
  readonly code: string;
  readonly message: string;
}

const WANTED: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a group of entries',
  boolean: 'true or false',
};

/** One sentence for each part of a finding: several unknown entries are several findings. */
export function shapeSentence(issue: z.core.$ZodIssue): ShapeSentence[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      code: 'unknown-entry',
      message: `The entry '${key}' is not known here. Correct it, or take it out.`,
    }));
  }
  if (issue.code !== 'invalid_type' || !issue.message.startsWith('Invalid input')) {
    return [{ path, code: 'not-right', message: issue.message }];
  }
  const wanted = WANTED[issue.expected] ?? issue.expected;
  const last = path.at(-1) ?? 'the file';
  const missing = issue.message.endsWith('received undefined');
  const message = missing
    ? `'${last}' is missing here. Add it: ${wanted}.`
    : `'${last}' must be ${wanted}.`;
  return [{ path, code: missing ? 'missing' : 'wrong-type', message }];
}
