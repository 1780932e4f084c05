/** A code for the log: failures carry one; a bug is named by its class only, never by its text. */
export function codeOf(error: unknown): string {
  if (isFailure(error)) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}

/** A service, or storage, said no and why; anything else that is thrown is a bug (style rule 15). */
export const isFailure = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';
