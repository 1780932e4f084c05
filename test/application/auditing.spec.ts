import assert from 'node:assert/strict';
import { evidenceForAudit, readForAudit } from '../../application/auditing.ts';
import { StorageFailure } from '../../storage/tables/failure.ts';
import { AUDITOR } from '../../domain/procedure/index.ts';
import {
  aDirectory,
  ID,
  IRO,
  LEGAL,
  post,
  POSTS_HELD,
  reference,
  TEAM_MANAGER,
} from '../builders/index.ts';
import { aStand, NOW, type Stand } from './stand.ts';

const asked = { auditor: LEGAL, reference: ' 2027-cdfgh ', reason: ' Sample of March ' };

async function audited(fault?: () => void): Promise<Stand> {
  const stand = await aStand({
    fault: ({ table, kind }, when) => {
      if (when === 'before' && table === 'cases' && kind === 'transact') fault?.();
    },
  });
  await stand.storage.directory.replaceDirectory({
    ...aDirectory([...POSTS_HELD, post(AUDITOR, LEGAL)]),
    version: 'people-2',
  });
  await stand.raised();
  await stand.deps.cases.claimReference(reference('2027-CDFGH'), ID);
  return stand;
}

const readings = async (stand: Stand) =>
  (await stand.events()).filter(({ type }) => type === 'ReadForAudit');

describe('reading for an audit', () => {
  it('records first and reads then, with this reading in what is read', async () => {
    const stand = await audited();
    const read = await readForAudit(stand.deps, asked, NOW);
    assert.equal(read?.view.depth, 'full');
    assert.deepEqual(read.view.may, []);
    const [last] = read.history.slice(-1);
    assert.deepEqual([last?.type, last?.text], ['ReadForAudit', 'Sample of March']);
    assert.equal((await readings(stand)).length, 1);
  });

  it('records each time anew, also where the same is read again', async () => {
    const stand = await audited();
    await readForAudit(stand.deps, asked, NOW);
    await readForAudit(stand.deps, asked, NOW);
    const pack = await evidenceForAudit(stand.deps, { ...asked, door: 'tab' }, NOW);
    const parts = (await readings(stand)).map((event) => 'what' in event && event.what);
    assert.deepEqual(parts, ['case', 'case', 'evidence']);
    assert.deepEqual(
      pack?.document.record.filter(({ type }) => type === 'ReadForAudit').map(({ role }) => role),
      [AUDITOR, AUDITOR, AUDITOR],
    );
    const doors = (await readings(stand)).map(({ meta }) => meta.door);
    assert.deepEqual(doors, [undefined, undefined, 'tab']);
  });

  it('shows nothing where nothing was recorded', async () => {
    let broken = false;
    const stand = await audited(() => {
      if (broken) throw new StorageFailure('refused');
    });
    broken = true;
    await assert.rejects(readForAudit(stand.deps, asked, NOW), StorageFailure);
    await assert.rejects(evidenceForAudit(stand.deps, asked, NOW), StorageFailure);
    broken = false;
    assert.deepEqual(await readings(stand), []);
  });

  it('tells a case that does not exist and one that they do not audit alike, and records nothing', async () => {
    const stand = await audited();
    for (const wish of [
      { ...asked, reference: '2027-FFFFF' },
      { ...asked, reference: 'no reference' },
      { ...asked, auditor: IRO },
      { ...asked, auditor: TEAM_MANAGER },
      { ...asked, reason: ' ' },
    ]) {
      assert.equal(await readForAudit(stand.deps, wish, NOW), null);
      assert.equal(await evidenceForAudit(stand.deps, wish, NOW), null);
    }
    assert.deepEqual(await readings(stand), []);
  });
});
