import { z } from 'zod';
import { BadInput, refused, type CliResult } from '../command.ts';

export const USUAL_DESK = 'http://127.0.0.1:4170';

const refusal = z.object({
  error: z.looseObject({
    message: z.string(),
    errors: z
      .array(
        z.object({ file: z.string(), line: z.number(), column: z.number(), message: z.string() }),
      )
      .optional(),
  }),
});

/** A desk's answer, or how it refuses. @throws BadInput where none answers. */
export async function askDesk(
  desk: string,
  path: string,
  body: object | null,
): Promise<{ readonly answer: unknown } | { readonly refused: CliResult }> {
  const response = await fetched(desk, path, body);
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return { answer };
  const said = refusal.safeParse(answer);
  if (!said.success)
    throw new BadInput(`The desk at ${desk} answered with ${String(response.status)}.`);
  const { message, errors = [] } = said.data.error;
  const places = errors.map(
    (each) => `${each.file}:${String(each.line)}:${String(each.column)} error ${each.message}`,
  );
  return { refused: refused([...places, message].join('\n')) };
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
