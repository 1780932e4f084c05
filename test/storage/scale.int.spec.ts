import assert from 'node:assert/strict';
import { plusMinutes, moment } from '../../domain/calendar/index.ts';
import { effectId } from '../../domain/case/index.ts';
import { toDueRow } from '../../storage/indexes/dueRow.ts';
import { toWorkRow } from '../../storage/indexes/workRow.ts';
import { azureTable } from '../../storage/tables/azureTable.ts';
import { tableClient } from '../../storage/tables/connection.ts';
import { countingMeter, NO_METER } from '../../storage/tables/meter.ts';
import { collect, type NewRow } from '../../storage/tables/table.ts';
import { startAzurite, type Azurite } from '../azurite.ts';
import { appendOf, card, caseIdOf, dueRung, lineOf, NOW, personOf } from '../contracts/sample.ts';
import { HURRIED } from '../fakes/memoryTable.ts';
import { storageOn } from './azuriteRig.ts';

/** Cases in all, and how many of them are due now. */
const SMALL = 200;
const LARGE = 2_000;
const DUE = 100;
const PAGE = 20;

async function fill(azurite: Azurite, from: number, to: number): Promise<void> {
  const { cases, conversations } = storageOn(azurite.connection);
  const numbers = Array.from({ length: to - from }, (_, n) => from + n);
  for (let at = 0; at < numbers.length; at += 50) {
    await Promise.all(
      numbers.slice(at, at + 50).map(async (n) => {
        const effects = [{ id: effectId(1, 0), effect: card(n) }];
        await cases.append(appendOf(caseIdOf(`c${n}`), null, 'begin', { effects }));
        await conversations.save({
          person: personOf(n),
          tenantId: 't',
          conversationId: `a:${n}`,
          serviceUrl: 'https://smba.trafficmanager.net/uk/',
          botId: 'b',
          userId: null,
          seenAt: NOW,
        });
      }),
    );
  }
  const due = numbers.map((n) => {
    const at = n < DUE ? plusMinutes(NOW, -60 * n) : plusMinutes(NOW, n);
    return toDueRow(dueRung(caseIdOf(`c${n}`), 1, at));
  });
  const lines = numbers.flatMap((n) => [
    toWorkRow(lineOf(caseIdOf(`c${n}`), 1)),
    toWorkRow(lineOf(caseIdOf(`c${n}`), n + 10)),
  ]);
  await insertAll(azurite, 'due', due);
  await insertAll(azurite, 'work', lines);
}

async function insertAll(azurite: Azurite, name: string, rows: readonly NewRow[]): Promise<void> {
  const manners = { meter: NO_METER, pace: HURRIED, deadlineMs: 10_000 };
  const table = azureTable(tableClient(azurite.connection, name), manners);
  const byPartition = new Map<string, NewRow[]>();
  for (const row of rows) {
    byPartition.set(row.partition, [
      ...(byPartition.get(row.partition) ?? []),
      { ...row, row: `${row.row}|1` },
    ]);
  }
  for (const [, group] of byPartition) {
    for (let at = 0; at < group.length; at += 100) {
      await table.transact(
        group.slice(at, at + 100).map((row) => ({ kind: 'insert' as const, row })),
      );
    }
  }
}

/** Requests and rows of each thing that must not grow (design section 12). */
async function countsOf(azurite: Azurite, key: string) {
  const meter = countingMeter();
  const { cases, dueIndex, workIndex, conversations } = storageOn(azurite.connection, { meter });
  const id = caseIdOf('c150');
  const loaded = await cases.load(id);
  const version = (loaded?.state.version ?? 0) + 1;
  const effects = [{ id: effectId(version, 0), effect: card() }];
  assert.equal(await cases.append(appendOf(id, loaded, key, { effects })), 'appended');
  const reply = meter.take();
  const [waiting] = (await cases.pending(id))?.waiting ?? [];
  await cases.finish(id, [waiting!], 'done');
  const dispatch = meter.take();
  const due = await collect(dueIndex.due(NOW));
  assert.equal(due.length, DUE);
  const sweep = meter.take();
  await dueIndex.next(moment('2026-01-01T00:00:00.000Z'));
  const next = meter.take();
  const page = await workIndex.ofPerson(personOf(1), PAGE);
  assert.equal(page.lines.length, PAGE);
  assert.equal(page.more, true);
  const list = meter.take();
  assert.ok(await conversations.of(personOf(7)));
  const lookUp = meter.take();
  assert.ok(await cases.hasKey(id, key));
  const hasKey = meter.take();
  return { reply, dispatch, sweep, next, list, lookUp, hasKey };
}

describe('what storage is asked', () => {
  it(`is the same at ${SMALL} cases and at ${LARGE}`, async function () {
    this.timeout(60_000);
    const azurite = await startAzurite({ memory: true });
    try {
      await storageOn(azurite.connection).ensureTables();
      await fill(azurite, 0, SMALL);
      const small = await countsOf(azurite, 'first');
      await fill(azurite, SMALL, LARGE);
      const large = await countsOf(azurite, 'second');
      assert.deepEqual(
        { ...large, dispatch: { ...large.dispatch, rows: 0 } },
        { ...small, dispatch: { ...small.dispatch, rows: 0 } },
      );
      assert.deepEqual(large.reply, { requests: 2, ranges: 0, rows: 1 });
      assert.deepEqual(large.sweep, { requests: 2, ranges: 2, rows: DUE });
      assert.deepEqual(large.list, { requests: 1, ranges: 1, rows: PAGE + 1 });
      assert.deepEqual(large.lookUp, { requests: 1, ranges: 0, rows: 1 });
    } finally {
      await azurite.stop();
    }
  });
});
