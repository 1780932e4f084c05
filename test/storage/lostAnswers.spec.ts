import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CaseStore } from '../../application/ports/index.ts';
import { moment } from '../../domain/calendar/index.ts';
import { effectId } from '../../domain/case/index.ts';
import { verifyChain } from '../../storage/cases/chain.ts';
import { StorageFailure } from '../../storage/tables/failure.ts';
import { collect } from '../../storage/tables/table.ts';
import {
  appendOf,
  card,
  caseIdOf,
  dispatchAt,
  draftOf,
  dueRung,
  lineOf,
  NO_LINES,
  NOW,
  personOf,
  referenceOf,
  textOf,
} from '../contracts/sample.ts';
import { memoryStorage, nodeHasher, type MemoryStorage } from '../fakes/memoryStorage.ts';
import type { Fault } from '../fakes/memoryTable.ts';

const id = caseIdOf('c');
const END = moment('2030-01-01T00:00:00.000Z');

async function head(cases: CaseStore) {
  const loaded = await cases.load(id);
  assert.ok(loaded);
  return loaded;
}

/** A small life of a case through every write; it says what it was told. */
async function journey({ cases, dueIndex, workIndex, drafts }: MemoryStorage) {
  const told: unknown[] = [];
  told.push(await drafts.save(draftOf(personOf(1), 'd'), null, NOW));
  told.push(await cases.claimReference(referenceOf('2027-AAAAA'), id));
  const effects = [0, 1, 2].map((n) => ({ id: effectId(1, n), effect: card(n) }));
  told.push(await cases.append(appendOf(id, null, 'k1', { effects, texts: [textOf('x')] })));
  const waiting = (await cases.pending(id))?.waiting ?? [];
  const first = await cases.claim(id, waiting[0]!, 'me', 1000);
  const second = await cases.claim(id, waiting[1]!, 'me', 1000);
  told.push(first?.attempts, second?.attempts);
  await cases.postpone(id, second!, NOW, 'note');
  const closes = { waiting: first!, outcome: 'accepted' };
  const rung = 'stage|overdue';
  told.push(await cases.append(appendOf(id, await head(cases), 'k2', { closes, rung })));
  await cases.finish(id, [waiting[2]!], 'superseded');
  for (const version of [2, 3]) {
    await dueIndex.write(id, version, [dueRung(id, version, '2027-01-05T09:00:00.000Z')]);
    await workIndex.write(id, version, { ...NO_LINES, work: [lineOf(id, version), lineOf(id, 9)] });
  }
  await dueIndex.arm(dispatchAt(id, 2, '2027-01-05T09:00:00.000Z'));
  return told;
}

const TOLD = [true, true, 'appended', 1, 1, 'appended'];

async function checkEnd(storage: MemoryStorage): Promise<void> {
  const { cases, dueIndex, workIndex } = storage;
  assert.equal((await cases.events(id)).length, 2);
  const { lastHash } = await head(cases);
  const anchors = [{ version: 2, hash: lastHash }];
  assert.deepEqual(verifyChain(nodeHasher, await cases.chain(id), anchors), []);
  const waiting = (await cases.pending(id))?.waiting ?? [];
  assert.deepEqual(
    waiting.map(({ id: effect, attempts, note }) => [effect, attempts, note]),
    [[effectId(1, 1), 1, 'note']],
  );
  const due = await collect(dueIndex.due(END));
  assert.deepEqual(
    due.map(({ version, what }) => `${version} ${what.kind}`),
    ['2 dispatch', '3 rung'],
  );
  const lines = await Promise.all([2, 3, 9].map((n) => workIndex.ofPerson(personOf(n), 9)));
  assert.deepEqual(
    lines.map((page) => page.lines.length),
    [0, 1, 1],
  );
  assert.equal(storage.tables.get('due')?.rows().length, 2);
  assert.equal(storage.tables.get('work')?.rows().length, 2);
}

/** Breaks the nth request, `times` in a row. */
function breaking(
  nth: number,
  when: 'before' | 'after',
  times = 1,
): { fault: Fault; count(): number } {
  let seen = 0;
  return {
    count: () => seen,
    fault: (_, at) => {
      if (at === 'before') seen += 1;
      if (at === when && seen >= nth && seen < nth + times) {
        throw new StorageFailure(when === 'before' ? 'busy' : 'unreachable');
      }
    },
  };
}

async function requestsOf(): Promise<number> {
  const counting = breaking(Infinity, 'before');
  const storage = memoryStorage({ fault: counting.fault });
  assert.deepEqual(await journey(storage), TOLD);
  await checkEnd(storage);
  return counting.count();
}

describe('a lost answer', () => {
  for (const when of ['before', 'after'] as const) {
    it(`changes nothing, whichever request it strikes (${when} the deed)`, async () => {
      const requests = await requestsOf();
      assert.ok(requests > 30, `${requests}`);
      for (let nth = 1; nth <= requests; nth += 1) {
        const fault = breaking(nth, when);
        const storage = memoryStorage({ fault: fault.fault });
        assert.deepEqual(await journey(storage), TOLD, `request ${nth}`);
        await checkEnd(storage);
      }
    });
  }

  it('is told as a failure when storage stays away, and the same append can be sent again', async () => {
    let broken = true;
    const storage = memoryStorage({
      fault: ({ kind }, when) => {
        if (broken && kind === 'transact' && when === 'after') throw new StorageFailure('deadline');
        if (broken && kind === 'get' && when === 'before') throw new StorageFailure('server');
      },
    });
    const batch = appendOf(id, null, 'k1');
    await assert.rejects(storage.cases.append(batch), { retryable: true });
    broken = false;
    assert.equal(await storage.cases.append(batch), 'repeated');
    assert.equal((await storage.cases.events(id)).length, 1);
  });

  it('of an index leaves it to the next projector, whoever crashes where', async () => {
    for (let nth = 1; nth <= 12; nth += 1) {
      const crash = { now: false };
      let seen = 0;
      const storage = memoryStorage({
        fault: (_, when) => {
          if (!crash.now) return;
          if (when === 'before') seen += 1;
          if (seen >= nth) throw new Error('crashed');
        },
      });
      const { workIndex, dueIndex } = storage;
      await workIndex.write(id, 1, { ...NO_LINES, work: [lineOf(id, 1), lineOf(id, 9)] });
      await dueIndex.write(id, 1, [dueRung(id, 1, '2027-01-05T09:00:00.000Z')]);
      crash.now = true;
      await workIndex
        .write(id, 2, { ...NO_LINES, work: [lineOf(id, 2), lineOf(id, 9)] })
        .catch(() => undefined);
      seen = 0;
      await dueIndex
        .write(id, 2, [dueRung(id, 2, '2027-01-06T09:00:00.000Z')])
        .catch(() => undefined);
      crash.now = false;
      await workIndex.write(id, 3, { ...NO_LINES, work: [lineOf(id, 3), lineOf(id, 9)] });
      await dueIndex.write(id, 3, [dueRung(id, 3, '2027-01-07T09:00:00.000Z')]);
      assert.equal(storage.tables.get('work')?.rows().length, 2, `${nth}`);
      assert.equal(storage.tables.get('due')?.rows().length, 1, `${nth}`);
    }
  });
});

describe('a projector that stalls', () => {
  it('takes its own late rows away when a newer one was faster', async () => {
    let release = (): void => undefined;
    const stalled = new Promise<void>((resolve) => {
      release = resolve;
    });
    const put = { held: false };
    const storage = memoryStorage({
      fault: async ({ table, kind }, when) => {
        if (table === 'due' && kind === 'put' && when === 'before' && !put.held) {
          put.held = true;
          await stalled;
        }
      },
    });
    const slow = storage.dueIndex.write(id, 1, [dueRung(id, 1, '2027-01-05T09:00:00.000Z')]);
    while (!put.held) await Promise.resolve();
    const newest = dueRung(id, 2, '2027-01-06T09:00:00.000Z');
    await storage.dueIndex.write(id, 2, [newest]);
    release();
    await slow;
    assert.deepEqual(await collect(storage.dueIndex.due(END)), [newest]);
  });
});

describe('projectors that race in any order', () => {
  const MORNING = 'T09:00:00.000Z';
  const daysOf = (version: number): readonly string[] =>
    [5, 6, 7].filter((day) => (version * day) % 3 !== 0).map((day) => `2027-01-0${day}${MORNING}`);

  it('leave exactly the rows of the newest version', async () => {
    const race = fc.record({
      versions: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 6 }),
      delays: fc.array(fc.nat(12), { minLength: 1, maxLength: 40 }),
      lost: fc.option(fc.nat(60)),
    });
    await fc.assert(
      fc.asyncProperty(race, async ({ versions, delays, lost }) => {
        let calls = 0;
        const storage = memoryStorage({
          fault: async (_, when) => {
            calls += 1;
            const mine = calls;
            for (let turn = delays[mine % delays.length] ?? 0; turn > 0; turn -= 1) {
              await Promise.resolve();
            }
            if (mine === lost && when === 'after') throw new StorageFailure('unreachable');
          },
        });
        const { dueIndex, workIndex } = storage;
        await Promise.all(
          versions.map(async (version) => {
            const rows = daysOf(version).map((at) => dueRung(id, version, at));
            await dueIndex.write(id, version, rows);
            const lines = daysOf(version).map((at) => lineOf(id, Number(at.slice(8, 10))));
            await workIndex.write(id, version, { ...NO_LINES, work: lines });
          }),
        );
        const newest = daysOf(Math.max(...versions));
        const due = storage.tables.get('due')?.rows() ?? [];
        assert.deepEqual(
          due.map(({ row }) => row.slice(0, 24)),
          newest,
        );
        const work = storage.tables.get('work')?.rows() ?? [];
        assert.equal(work.length, newest.length);
      }),
      { numRuns: 200 },
    );
  });
});
