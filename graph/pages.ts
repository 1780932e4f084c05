import { z } from 'zod';
import type { GraphAnswer } from './answers.ts';
import type { GraphClient, GraphRequest } from './client.ts';
import { codes } from './codes.ts';

/** The first page of a collection, as it is asked for. */
export type FirstPage = Pick<GraphRequest<never>, 'path' | 'query'> & { readonly method: 'GET' };

/**
 * Everything in a collection, page after page; Exchange may answer with an empty page and a link on.
 * More pages than `most` count as lost: half a list would say that the rest is not there.
 */
export async function allPages<T>(
  graph: GraphClient,
  first: FirstPage,
  item: z.ZodType<T>,
  most: number,
): Promise<GraphAnswer<readonly T[]>> {
  const read = z.object({ value: z.array(item), '@odata.nextLink': z.string().optional() });
  const found: T[] = [];
  let next: FirstPage = first;
  for (let page = 0; page < most; page += 1) {
    const answer = await graph.call({ ...next, read });
    if (answer.kind !== 'ok') return answer;
    found.push(...answer.body.value);
    const link = answer.body['@odata.nextLink'];
    if (link === undefined) return { ...answer, body: found };
    // A link elsewhere would take our token along.
    if (!link.startsWith(`${graph.baseUrl}/`)) break;
    next = { method: 'GET', path: link.slice(graph.baseUrl.length) };
  }
  return { kind: 'lost', code: codes.tooManyPages, afterSeconds: graph.delay() };
}
