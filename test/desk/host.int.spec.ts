import assert from 'node:assert/strict';
import { app } from '@azure/functions';
import { startAzurite, type Azurite } from '../../desk/azurite.ts';
import { hookFunctionsCore } from '../../desk/host/coreHook.ts';
import { startHost, type Host } from '../../desk/host/host.ts';
import type { RegisteredFunction } from '../../desk/host/registry.ts';
import { queueClient } from '../../storage/tables/connection.ts';

const NOW = '2026-12-22T10:00:00.000Z';

const encoded = (value: unknown): string =>
  Buffer.from(JSON.stringify(value), 'utf8').toString('base64');

describe('the desk as a Functions host', () => {
  const heard: unknown[] = [];
  const poisoned: unknown[] = [];
  const ticks: string[] = [];
  const lines: string[] = [];
  let azurite: Azurite;
  let registered: readonly RegisteredFunction[];
  let host: Host;

  before(async () => {
    registered = hookFunctionsCore();
    app.http('echo', {
      methods: ['POST'],
      route: 'echo/{name}',
      authLevel: 'anonymous',
      handler: async (request) => ({
        status: 201,
        headers: { 'x-name': request.params['name'] ?? '' },
        jsonBody: { sent: await request.json() },
      }),
    });
    app.http('broken', {
      methods: ['GET'],
      handler: () => {
        throw new Error('secret detail for child');
      },
    });
    app.timer('sweep', { schedule: '0 */5 * * * *', handler: () => void ticks.push('sweep') });
    app.timer('daily', { schedule: '0 30 4 * * *', handler: () => void ticks.push('daily') });
    app.storageQueue('things', {
      queueName: 'things',
      connection: 'AzureWebJobsStorage',
      handler: (message) => {
        heard.push(message);
        if (typeof message === 'object' && message !== null && 'bad' in message) {
          throw new Error('cannot');
        }
      },
    });
    app.storageQueue('deadThings', {
      queueName: 'things-poison',
      connection: 'AzureWebJobsStorage',
      handler: (message) => void poisoned.push(message),
    });
    azurite = await startAzurite({ memory: true });
    host = await startHost(registered, {
      storage: azurite.connection,
      now: NOW,
      visibilitySeconds: 2,
      forced: ['sweep'],
      unhurried: [],
      log: (code, fields) => lines.push(JSON.stringify({ code, ...fields })),
      write: (line) => lines.push(line),
    });
  });

  after(async () => {
    await host.stop();
    await azurite.stop();
  });

  const call = async (path: string, init: RequestInit = {}): Promise<Response> =>
    await fetch(`http://127.0.0.1:${host.port}${path}`, init);

  it('knows every registration by its trigger', () => {
    const found = registered.map(({ kind, name }) => `${kind} ${name}`);
    assert.deepEqual(found, [
      'http echo',
      'http broken',
      'timer sweep',
      'timer daily',
      'queue things',
      'queue deadThings',
    ]);
  });

  it('hands the request over and the answer back', async () => {
    const answer = await call('/api/echo/Ada', { method: 'POST', body: '{"a":1}' });
    assert.equal(answer.status, 201);
    assert.equal(answer.headers.get('x-name'), 'Ada');
    assert.deepEqual(await answer.json(), { sent: { a: 1 } });
  });

  it('answers 404 and 405 as the real host does', async () => {
    assert.equal((await call('/api/nothing')).status, 404);
    assert.equal((await call('/echo/Ada', { method: 'POST' })).status, 404);
    const wrong = await call('/api/echo/Ada');
    assert.equal(wrong.status, 405);
    assert.equal(wrong.headers.get('allow'), 'POST');
  });

  it('answers 500 without a word of the error, in the answer or the log', async () => {
    const answer = await call('/api/broken');
    assert.equal(answer.status, 500);
    assert.equal(await answer.text(), '');
    assert.equal(lines.join('').includes('secret'), false);
    assert.match(lines.join(''), /function-failed/);
  });

  it('delivers a message once and says which case it named', async () => {
    heard.length = 0;
    const queue = queueClient(azurite.connection, 'things');
    await queue.sendMessage(encoded({ caseId: 'case-1' }));
    assert.deepEqual(await host.settle(), ['case-1']);
    assert.deepEqual(heard, [{ caseId: 'case-1' }]);
    assert.deepEqual(await host.settle(), []);
  });

  it('tries a message five times and then moves it to the poison queue', async () => {
    heard.length = 0;
    const queue = queueClient(azurite.connection, 'things');
    await queue.sendMessage(encoded({ bad: true }));
    await host.settle();
    assert.equal(heard.length, 5);
    await host.settle();
    assert.deepEqual(poisoned, [{ bad: true }]);
  });

  it('hands a message that is not base64 to no handler', async () => {
    poisoned.length = 0;
    heard.length = 0;
    await queueClient(azurite.connection, 'things').sendMessage('{"plain":true}');
    await host.settle();
    assert.equal(heard.length, 0);
    assert.equal(poisoned.length, 0);
  });

  it('runs a forced timer at each tick and the others when their time has come', async () => {
    ticks.length = 0;
    assert.equal(host.nextTimer(), '2026-12-23T04:30:00.000Z');
    await host.tick('2026-12-22T11:00:00.000Z');
    assert.deepEqual(ticks, ['sweep']);
    await host.tick('2026-12-24T11:00:00.000Z');
    assert.deepEqual(ticks, ['sweep', 'sweep', 'daily']);
    assert.equal(host.nextTimer(), '2026-12-25T04:30:00.000Z');
  });
});
