import { z } from 'zod';
import { BadInput, refused, type CliResult } from './command.ts';

export const USUAL_DESK = 'http://127.0.0.1:4170';

const refusal = z.object({
  error: z.looseObject({
    code: z.string().default(''),
    message: z.string(),
    errors: z
      .array(
        z.object({ file: z.string(), line: z.number(), column: z.number(), message: z.string() }),
      )
      .optional(),
  }),
});

/** What the door says for whoever calls it by HTTP, said for whoever types. */
const HERE: Readonly<Record<string, string>> = {
  'changed-since':
    'The list was changed after this difference was shown, or it was not shown yet. Nothing was changed. Leave out --seen to see the difference as it is now, then send the version that it names.',
};

/** A desk's answer, or how it refuses. @throws BadInput where none answers, or one of another edition. */
export async function askDesk<T>(
  desk: string,
  path: string,
  body: object | null,
  shape: z.ZodType<T>,
): Promise<{ readonly answer: T } | { readonly refused: CliResult; readonly code: string }> {
  const response = await fetched(desk, path, body);
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) {
    const read = shape.safeParse(answer);
    if (read.success) return { answer: read.data };
    throw new BadInput(
      `The desk at ${desk} answers in words that are not known here. Start it and call it from the same edition.`,
    );
  }
  const said = refusal.safeParse(answer);
  if (!said.success)
    throw new BadInput(`The desk at ${desk} answered with ${String(response.status)}.`);
  const { code, message, errors = [] } = said.data.error;
  const places = errors.map(
    (each) => `${each.file}:${String(each.line)}:${String(each.column)} error ${each.message}`,
  );
  return { code, refused: refused([...places, HERE[code] ?? message].join('\n')) };
}

async function fetched(desk: string, path: string, body: object | null): Promise<Response> {
  const post = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  try {
    return await fetch(new URL(path, desk), body === null ? {} : post);
  } catch {
    throw new BadInput(
      `No desk answers at ${desk}. Start one with npm start, or name it with --desk.`,
    );
  }
}
