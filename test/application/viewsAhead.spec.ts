import assert from 'node:assert/strict';
import { setImmediate as nextRound } from 'node:timers/promises';
import { createServices } from '../../application/createServices.ts';
import { aReply, ID, IRO, SERVICE_MANAGER } from '../builders/index.ts';
import { aStand, NOW } from './stand.ts';

/** A reply that was appended, and what is worked out meanwhile. */
async function replied() {
  const stand = await aStand();
  await stand.raised();
  const services = createServices(stand.deps);
  const outcome = await services.handle(stand.envelope(aReply(2), SERVICE_MANAGER, 'press'));
  assert.equal(outcome.kind, 'done');
  const { state } = outcome;
  await nextRound();
  return { services, state };
}

describe('a view that is worked out while its append is under way', () => {
  it('shows what reading the case again shows', async () => {
    const { services, state } = await replied();
    const ahead = await services.viewOf(state, SERVICE_MANAGER, NOW);
    assert.notEqual(ahead, null);
    assert.deepEqual(ahead, await services.view(ID, SERVICE_MANAGER, NOW));
  });

  it('is worked out once', async () => {
    const { services, state } = await replied();
    assert.equal(
      await services.viewOf(state, SERVICE_MANAGER, NOW),
      await services.viewOf(state, SERVICE_MANAGER, NOW),
    );
  });

  it('is for the person who acted, and for nobody else', async () => {
    const { services, state } = await replied();
    const shown = await services.viewOf(state, IRO, NOW);
    assert.deepEqual(shown, await services.view(ID, IRO, NOW));
    assert.equal(shown?.viewer, IRO);
  });
});
