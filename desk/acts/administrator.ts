import { z } from 'zod';
import { DeskRefusal } from '../api.ts';
import type { JsonObject } from '../standins/json.ts';

interface AdministratorsCall {
  readonly origin: string;
  readonly method: 'GET' | 'POST';
  /** Below `/api/`. */
  readonly path: string;
  readonly body: JsonObject | null;
  readonly token: string;
}

const refusal = z.object({
  error: z.looseObject({ code: z.string(), message: z.string().default('') }),
});

/** A route of the app, as an administrator's script calls it. @throws DeskRefusal with the app's own words. */
export async function askAsAdministrator({
  origin,
  method,
  path,
  body,
  token,
}: AdministratorsCall): Promise<unknown> {
  const response = await fetch(`${origin}/api/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      // What the tab asks is answered to the app's own page only.
      origin,
      ...(body === null ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  const { code, message, ...more } = refusal.parse(answer).error;
  throw new DeskRefusal(response.status, code, message, more);
}
