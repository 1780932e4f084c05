import assert from 'node:assert/strict';
import { act } from '../../application/act.ts';
import { dispatchCase } from '../../application/dispatch/dispatchCase.ts';
import { sweep } from '../../application/sweep.ts';
import { StorageFailure } from '../../storage/tables/failure.ts';
import { aRaise, at, caseId, ID, IRO, reference, SERVICE_MANAGER } from '../builders/index.ts';
import { aStand, NOW, type Stand } from './stand.ts';

const OTHER = caseId('case-2');

/** Two cases, delivered: their rungs are armed. Due on Monday 8 March. */
async function twoCases(stand: Stand): Promise<void> {
  const procedure = (await stand.deps.procedures.inForce())[0]!;
  await stand.raised();
  const second = aRaise('s3', { reference: reference('2027-FGHJK') });
  const raise = { ...stand.envelope(second, IRO, 'raise'), caseId: OTHER };
  await act(stand.deps, raise, { procedure });
  for (const id of [ID, OTHER]) await dispatchCase(stand.deps, id, NOW);
  stand.tried.length = 0;
}

const rungs = async (stand: Stand, id = ID) =>
  (await stand.storage.cases.events(id)).flatMap((event) =>
    event.type === 'RungFired' && event.clock === 'stage' ? [event] : [],
  );

describe('a sweep', () => {
  it('fires what is due, once, and beats', async () => {
    const stand = await aStand();
    await twoCases(stand);
    const { deps, storage } = stand;
    const nine = at('2027-03-05 09:00');
    assert.deepEqual(await sweep(deps, storage.heartbeat, nine), { rows: 2, failed: 0 });
    assert.deepEqual(await sweep(deps, storage.heartbeat, nine), { rows: 0, failed: 0 });
    assert.deepEqual(
      (await rungs(stand)).map(({ rung }) => rung),
      ['before'],
    );
    assert.equal(await storage.heartbeat.last(), nine);
    assert.deepEqual(stand.tried, ['teams 07 due-tomorrow', 'teams 07 due-tomorrow']);
  });

  it('fires the latest rung after an outage, and records those that were passed by', async () => {
    const stand = await aStand();
    await twoCases(stand);
    await sweep(stand.deps, stand.storage.heartbeat, at('2027-03-09 10:00'));
    assert.deepEqual(
      (await rungs(stand)).map(({ rung, superseded }) => [rung, superseded]),
      [['overdue', ['before', 'on-the-day']]],
    );
  });

  it('goes on past a row that fails, which stays due, and does not beat', async () => {
    let broken = false;
    const stand = await aStand({
      fault: ({ table, kind, keys }, when) => {
        const itsOwn = keys.some(({ partition }) => partition === ID);
        if (broken && when === 'before' && table === 'cases' && kind === 'transact' && itsOwn) {
          throw new StorageFailure('refused');
        }
      },
    });
    await twoCases(stand);
    const { deps, storage } = stand;
    const nine = at('2027-03-05 09:00');
    broken = true;
    assert.deepEqual(await sweep(deps, storage.heartbeat, nine), { rows: 2, failed: 1 });
    assert.equal((await rungs(stand, OTHER)).length, 1);
    assert.equal(await storage.heartbeat.last(), null);
    broken = false;
    assert.deepEqual(await sweep(deps, storage.heartbeat, nine), { rows: 1, failed: 0 });
    assert.equal((await rungs(stand)).length, 1);
    assert.equal(await storage.heartbeat.last(), nine);
  });

  it('keeps the row of a retry while another holds the effect, so that it is not lost with them', async () => {
    const stand = await aStand();
    await stand.raised();
    const { deps, storage } = stand;
    stand.script.sends.push({ kind: 'later', code: '429', afterSeconds: 60 });
    await dispatchCase(deps, ID, NOW);
    storage.wakeUps.sent.length = 0;
    const then = at('2027-03-01 10:01');
    const pending = await storage.cases.pending(ID);
    await storage.cases.claim(ID, pending!.waiting[0]!, 'a sweep that dies', 60_000);
    await sweep(deps, storage.heartbeat, then);
    stand.wall.move(60_000);
    await sweep(deps, storage.heartbeat, then);
    assert.deepEqual((await storage.cases.pending(ID))?.waiting, []);
    assert.ok(stand.tried.includes(`teams ${SERVICE_MANAGER.slice(-2)} alert`));
  });
});
