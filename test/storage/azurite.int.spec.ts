import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { effectId } from '../../domain/case/index.ts';
import { parseWakeUp } from '../../storage/index.ts';
import { azureTable } from '../../storage/tables/azureTable.ts';
import { queueClient, tableClient } from '../../storage/tables/connection.ts';
import { countingMeter } from '../../storage/tables/meter.ts';
import { collect, type Table } from '../../storage/tables/table.ts';
import { startAzurite, type Azurite } from '../azurite.ts';
import { appendOf, card, caseIdOf, draftOf, NOW, personOf } from '../contracts/sample.ts';
import { HURRIED } from '../fakes/memoryTable.ts';
import { storageOn } from './azuriteRig.ts';
import { losingProxy, type LosingProxy } from './losingProxy.ts';

const isBatch = (_: string, path: string): boolean => path.endsWith('/$batch');
const isPut = (method: string): boolean => method === 'PUT';
const isPost = (method: string): boolean => method === 'POST';

describe('tables and queue on Azurite', () => {
  let azurite: Azurite;
  let proxy: LosingProxy;
  const meter = countingMeter();
  let table: Table;

  before(async () => {
    azurite = await startAzurite({ memory: true });
    proxy = await losingProxy(azurite.connection.tablesUrl);
    await storageOn(azurite.connection).ensureTables();
    table = azureTable(tableClient(azurite.connection, 'settings'), {
      meter,
      pace: HURRIED,
      deadlineMs: 5_000,
    });
  });
  after(async () => {
    await proxy.stop();
    await azurite.stop();
  });

  const viaProxy = (deadlineMs = 5_000) =>
    storageOn({ ...azurite.connection, tablesUrl: proxy.url }, { deadlineMs });

  it('reads 1,500 rows over two pages, and no more than it is asked for', async () => {
    for (let from = 0; from < 1500; from += 100) {
      await table.transact(
        Array.from({ length: 100 }, (_, n) => ({
          kind: 'insert' as const,
          row: {
            partition: 'many',
            row: String(from + n).padStart(5, '0'),
            values: { n: from + n },
          },
        })),
      );
    }
    meter.take();
    const all = await collect(table.query({ where: [['partition', 'eq', 'many']] }));
    assert.deepEqual(
      all.map(({ values }) => values['n']),
      Array.from({ length: 1500 }, (_, n) => n),
    );
    assert.deepEqual(meter.take(), { requests: 2, ranges: 1, rows: 1500 });
    const some = await collect(table.query({ where: [['partition', 'eq', 'many']], take: 1200 }));
    assert.equal(some.length, 1200);
    const few = await collect(table.query({ where: [['partition', 'eq', 'many']], take: 7 }));
    assert.equal(few.length, 7);
    assert.ok(meter.take().rows <= 2000 + 7);
  });

  it('goes on after an empty page that bears a continuation token', async () => {
    const client = tableClient(azurite.connection, 'settings');
    let pages = 0;
    const emptyFirstPage: Parameters<typeof client.pipeline.addPolicy>[0] = {
      name: 'emptyFirstPage',
      sendRequest: async (request, next) => {
        pages += 1;
        const url = new URL(request.url);
        assert.equal(url.searchParams.get('NextRowKey'), pages === 1 ? null : '00000');
        // Azurite writes its tokens in another way than this one.
        url.searchParams.delete('NextPartitionKey');
        url.searchParams.delete('NextRowKey');
        request.url = url.href;
        const response = await next(request);
        if (pages === 1) {
          response.bodyAsText = '{"value":[]}';
          response.headers.set('x-ms-continuation-NextPartitionKey', 'many');
          response.headers.set('x-ms-continuation-NextRowKey', '00000');
        }
        return response;
      },
    };
    // Nearest to the wire: before the answer is parsed.
    client.pipeline.addPolicy(emptyFirstPage, { phase: 'Sign' });
    const patient = azureTable(client, { meter, pace: HURRIED, deadlineMs: 5_000 });
    const found = await collect(
      patient.query({
        where: [
          ['partition', 'eq', 'many'],
          ['row', 'lt', '00003'],
        ],
      }),
    );
    assert.equal(found.length, 3);
    assert.equal(pages, 2);
  });

  it('refuses a deletion in a transaction by its etag, and rolls everything back', async () => {
    const key = { partition: 'p', row: "h|x|1 'quoted' ~/\\#?%" };
    const first = await table.insert({ ...key, values: { a: 1 } });
    const second = await table.replace({ ...key, values: { a: 2 } }, first);
    const beside = { partition: 'p', row: 'beside', values: {} };
    const removing = (etag: string) =>
      table.transact([
        { kind: 'insert', row: beside },
        { kind: 'remove', key, etag },
      ]);
    await assert.rejects(removing(first), { code: 'stale', status: 412 });
    assert.equal((await table.get(key))?.values['a'], 2);
    assert.equal(await table.get(beside), null);
    await removing(second);
    assert.equal(await table.get(key), null);
    assert.ok(await table.get(beside));
    await assert.rejects(removing(second), { code: 'exists', status: 409 });
    const only = table.transact([{ kind: 'remove', key, etag: second }]);
    await assert.rejects(only, { code: 'absent', status: 404 });
  });

  it('takes its own lost append for done', async () => {
    const { cases } = viaProxy();
    const id = caseIdOf('lost-append');
    proxy.lose(isBatch);
    assert.equal(await cases.append(appendOf(id, null, 'k1')), 'appended');
    const loaded = await cases.load(id);
    proxy.lose(isBatch);
    assert.equal(await cases.append(appendOf(id, loaded, 'k2')), 'appended');
    proxy.hang(isBatch);
    const hurried = viaProxy(300).cases;
    const again = await cases.load(id);
    assert.equal(await hurried.append(appendOf(id, again, 'k3')), 'appended');
    assert.equal((await cases.events(id)).length, 3);
  });

  it('does an append that a busy service had refused, once', async () => {
    const { cases } = viaProxy();
    const id = caseIdOf('busy-append');
    proxy.refuse(isBatch, 503);
    proxy.refuse(isBatch, 500);
    assert.equal(await cases.append(appendOf(id, null, 'k1')), 'appended');
    assert.equal((await cases.events(id)).length, 1);
  });

  it('knows a conflict from its own lost append', async () => {
    const { cases } = viaProxy();
    const id = caseIdOf('lost-conflict');
    await cases.append(appendOf(id, null, 'k1'));
    const loaded = await cases.load(id);
    await cases.append(appendOf(id, loaded, 'k2'));
    proxy.lose(isBatch);
    assert.equal(await cases.append(appendOf(id, loaded, 'k3')), 'conflict');
    proxy.lose(isBatch);
    assert.equal(await cases.append(appendOf(id, loaded, 'k2')), 'appended');
    assert.equal((await cases.events(id)).length, 2);
  });

  it('holds an effect whose claim was answered by nobody', async () => {
    const { cases } = viaProxy();
    const id = caseIdOf('lost-claim');
    const effects = [{ id: effectId(1, 0), effect: card() }];
    await cases.append(appendOf(id, null, 'k1', { effects }));
    const [waiting] = (await cases.pending(id))?.waiting ?? [];
    proxy.lose(isPut);
    const claimed = await cases.claim(id, waiting!, 'me', 1000);
    assert.equal(claimed?.attempts, 1);
    proxy.lose(isPut);
    await cases.postpone(id, claimed, NOW, 'later');
    const [again] = (await cases.pending(id))?.waiting ?? [];
    proxy.lose(isBatch);
    await cases.finish(id, [again!], 'done');
    assert.deepEqual((await cases.pending(id))?.waiting, []);
  });

  it('saves a draft once though the answer was lost', async () => {
    const { drafts } = viaProxy();
    proxy.lose(isPost);
    assert.equal(await drafts.save(draftOf(personOf(7), 'd'), null, NOW), true);
    const loaded = await drafts.load(personOf(7), 'd');
    proxy.lose(isPut);
    const next = draftOf(personOf(7), 'd', { version: 2 });
    assert.equal(await drafts.save(next, loaded?.etag ?? '', NOW), true);
  });

  it('sends one request for a load, one for an append, one for what waits', async () => {
    const counted = countingMeter();
    const { cases } = storageOn(azurite.connection, { meter: counted });
    const id = caseIdOf('counted');
    await cases.append(appendOf(id, null, 'k1'));
    const loaded = await cases.load(id);
    await cases.append(appendOf(id, loaded, 'k2'));
    await cases.pending(id);
    assert.deepEqual(counted.take(), { requests: 4, ranges: 1, rows: 2 });
  });

  it('sends wake-ups as the queue trigger reads them: JSON in base64, without end', async () => {
    const { wakeUps } = storageOn(azurite.connection);
    const wakeUp = { caseId: caseIdOf('c/é'), key: 'k', firstSentMs: 1_799_000_000_000, round: 0 };
    const takeBack = await wakeUps.send(wakeUp);
    const queue = queueClient(azurite.connection, 'wake-ups');
    const [raw] = (await queue.peekMessages()).peekedMessageItems;
    assert.ok(raw);
    assert.match(raw.messageText, /^[A-Za-z0-9+/]+=*$/);
    const json = Buffer.from(raw.messageText, 'base64').toString('utf8');
    assert.deepEqual(JSON.parse(json), wakeUp);
    assert.deepEqual(parseWakeUp(json), wakeUp);
    assert.deepEqual(parseWakeUp(JSON.parse(json)), wakeUp);
    assert.equal(raw.expiresOn.getUTCFullYear(), 9999);
    await takeBack();
    await takeBack();
    assert.equal((await queue.peekMessages()).peekedMessageItems.length, 0);
    await wakeUps.send(wakeUp, 3600);
    assert.equal((await queue.peekMessages()).peekedMessageItems.length, 0);
    for (const none of ['hello', '{}', null, 7, { ...wakeUp, key: '' }]) {
      assert.throws(() => parseWakeUp(none), { code: 'row-unreadable' });
    }
  });
});

describe('Azurite with a folder', () => {
  it('keeps what was written', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'azurite-'));
    try {
      const id = caseIdOf('kept');
      const first = await startAzurite({ memory: false, folder });
      const before = storageOn(first.connection);
      await before.ensureTables();
      await before.cases.append(appendOf(id, null, 'k1'));
      await first.stop();
      const second = await startAzurite({ memory: false, folder });
      try {
        assert.ok(await storageOn(second.connection).cases.load(id));
      } finally {
        await second.stop();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
