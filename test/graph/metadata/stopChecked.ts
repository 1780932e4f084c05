import type { Desk } from '../../../desk/desk.ts';
import type { GraphRequest } from './check.ts';
import { assertFitsGraph } from './fits.ts';

/** Stops a desk; before that, all that its app has sent to Graph in its life must fit the metadata. */
export async function stopChecked(desk: Desk): Promise<void> {
  try {
    const answer = await fetch(new URL('/desk/requests?to=graph', desk.url));
    const { requests } = (await answer.json()) as { readonly requests: readonly GraphRequest[] };
    assertFitsGraph(requests);
  } finally {
    await desk.stop();
  }
}
