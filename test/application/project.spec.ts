import assert from 'node:assert/strict';
import { act } from '../../application/act.ts';
import { dispatchCase } from '../../application/dispatch/dispatchCase.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import { plusMinutes } from '../../domain/calendar/index.ts';
import type { Command } from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import { collect } from '../../storage/tables/table.ts';
import { ID, IRO, SERVICE_MANAGER, written } from '../builders/index.ts';
import { aStand, NOW, type Stand } from './stand.ts';

const LATER = plusMinutes(NOW, 5);

/** A case that stands on every list, and how often all that happened in it is read from now on. */
async function standing(): Promise<{ stand: Stand; deps: Dependencies; reads: () => number }> {
  const stand = await aStand();
  await stand.raised();
  await dispatchCase(stand.deps, ID, NOW);
  let reads = 0;
  const { cases } = stand.deps;
  const events: typeof cases.events = async (id) => {
    reads += 1;
    return await cases.events(id);
  };
  return { stand, deps: { ...stand.deps, cases: { ...cases, events } }, reads: () => reads };
}

async function done(deps: Dependencies, stand: Stand, command: Command, by: PersonId) {
  const acted = await act(deps, stand.envelope(command, by, command.type, LATER));
  assert.equal(acted.kind, 'done');
  await dispatchCase(deps, ID, LATER);
}

const reported = async ({ storage }: Stand) =>
  (await collect(storage.workIndex.reported())).flatMap(({ events }) => events.map((e) => e.type));

describe('what follows a case beside it (ADR 27)', () => {
  it('reads what happened in it only where reports count something new, and shows the rest all the same', async () => {
    const { stand, deps, reads } = await standing();
    const before = await reported(stand);
    const stateOf = async () =>
      (await stand.storage.workIndex.ofPerson(SERVICE_MANAGER, 9)).lines.map(({ state }) => state);
    const shown = await stateOf();
    await done(deps, stand, { type: 'acknowledge', stage: 2 }, SERVICE_MANAGER);
    assert.notDeepEqual(await stateOf(), shown, 'the list says that it was acknowledged');
    assert.deepEqual(await reported(stand), before);
    assert.equal(reads(), 0);
    await done(deps, stand, { type: 'withdraw', stage: 2, reason: written('Settled') }, IRO);
    assert.deepEqual(await reported(stand), [...before, 'CaseWithdrawn']);
    assert.ok(reads() > 0);
  });

  it('takes a wish of an older edition, which did not say so, as one in which something may count', async () => {
    const { stand, deps, reads } = await standing();
    await act(deps, stand.envelope({ type: 'acknowledge', stage: 2 }, SERVICE_MANAGER, 'a', LATER));
    const pending: typeof deps.cases.pending = async (id) => {
      const found = await deps.cases.pending(id);
      return found && { ...found, waiting: found.waiting.map(asBefore) };
    };
    const asBefore = <W extends { readonly effect: { readonly type: string } }>(waiting: W): W =>
      waiting.effect.type === 'project' ? { ...waiting, effect: { type: 'project' } } : waiting;
    await dispatchCase({ ...deps, cases: { ...deps.cases, pending } }, ID, LATER);
    assert.equal(reads(), 1);
  });
});
