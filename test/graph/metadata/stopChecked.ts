import type { Desk } from '../../../desk/desk.ts';
import type { LoggedCall } from '../../../desk/standins/requestLog.ts';
import { assertFaultsArePlayed } from '../../faults/declared.ts';
import type { GraphRequest } from './check.ts';
import { assertFitsGraph } from './fits.ts';

/**
 * Stops a desk; before that, all that its app has sent to Graph in its life must fit the metadata, and
 * each kind of call that it has made to anybody must be one at which the faults are played.
 */
export async function stopChecked(desk: Desk): Promise<void> {
  try {
    const answer = await fetch(new URL('/desk/requests', desk.url));
    const { requests } = (await answer.json()) as {
      readonly requests: readonly (LoggedCall & GraphRequest)[];
    };
    assertFitsGraph(requests.filter(({ service }) => service === 'graph'));
    assertFaultsArePlayed(requests);
  } finally {
    await desk.stop();
  }
}
