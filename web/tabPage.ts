import type { z } from 'zod';
import type { PersonId } from '../domain/people/index.ts';
import { json, type Asked } from './door.ts';
import type { WebRequest, WebResponse } from './request.ts';

interface Question<B> {
  readonly person: PersonId;
  readonly now: WebRequest['now'];
  readonly body: B;
}

/** How one page of the tab is answered, from the parts that it asks for. */
export type Page<P> = (
  parts: P,
  asked: Asked & { readonly now: WebRequest['now'] },
) => Promise<WebResponse>;

/** What does not exist and what is none of theirs are told alike (design section 6). */
export const notFound = (): WebResponse => json(404, { error: { code: 'not-found' } });

/** Makes pages from what they are asked with; null: there is none for this person. */
export const pagesFrom =
  <P>() =>
  <B>(
    schema: z.ZodType<B>,
    answer: (parts: P, asked: Question<B>) => Promise<object | null>,
  ): Page<P> =>
  async (parts, { person, body, now }) => {
    const read = schema.safeParse(body);
    if (!read.success) return json(400, { error: { code: 'bad-request' } });
    const found = await answer(parts, { person, now, body: read.data });
    return found === null ? notFound() : json(200, found);
  };
