import { z } from 'zod';
import { DeskRefusal } from '../api.ts';
import type { JsonObject } from '../standins/json.ts';

interface PeopleCall {
  readonly origin: string;
  readonly method: 'GET' | 'POST';
  readonly query: string;
  readonly body: JsonObject | null;
  readonly token: string;
}

const refusal = z.object({ error: z.looseObject({ code: z.string(), message: z.string() }) });

/** The app's `/api/people`, as an administrator's script calls it. @throws DeskRefusal with the app's own words. */
export async function askPeople({
  origin,
  method,
  query,
  body,
  token,
}: PeopleCall): Promise<unknown> {
  const response = await fetch(`${origin}/api/people${query}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === null ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  const { code, message, ...more } = refusal.parse(answer).error;
  throw new DeskRefusal(response.status, code, message, more);
}
