import assert from 'node:assert/strict';
import { textAt } from '../../../desk/standins/json.ts';
import { ann, ben, serviceMail, startBench, type Bench } from './kit.ts';

const opened = { members: [{ id: ann }], tenantId: '00000000-0000-4000-8000-0000000000aa' };

describe('the fault book', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench();
    bench.teams.setInstalled(ann, true);
    bench.teams.setInstalled(ben, true);
  });
  afterEach(async () => {
    await bench.stop();
  });

  const write = (oid: string) =>
    bench.connector('POST', `/v3/conversations/${bench.teams.conversationId(oid)}/activities`, {
      type: 'message',
      text: 'hello',
    });

  it('refuses as often as told, with the given answer, and does nothing', async () => {
    const headers = { 'retry-after': '3' };
    bench.faults.add({ service: 'teams', reply: { status: 429, headers }, times: 2 });
    const answers = [await write(ann), await write(ann), await write(ann)];
    assert.deepEqual(
      answers.map((answer) => [answer.status, answer.code]),
      [
        [429, 'Throttled'],
        [429, 'Throttled'],
        [201, ''],
      ],
    );
    assert.equal(answers[0]?.headers.get('retry-after'), '3');
    assert.equal(bench.teams.chat(ann).length, 1);
    assert.deepEqual(bench.faults.list(), []);
  });

  it('matches method and path, with or without the region', async () => {
    bench.faults.add({ service: 'teams', match: '^PUT /v3/', reply: { status: 502 } });
    const id = textAt((await write(ann)).body, 'id');
    const path = `/v3/conversations/${bench.teams.conversationId(ann)}/activities/${id}`;
    assert.equal((await bench.connector('PUT', path, { type: 'message', text: 'x' })).status, 502);
  });

  it('touches only the person it names, by conversation and by mailbox', async () => {
    bench.faults.add({ service: 'teams', person: ann, reply: { status: 403 } });
    assert.equal((await write(ann)).status, 403);
    assert.equal((await write(ben)).status, 201);
    assert.equal((await bench.connector('POST', '/v3/conversations', opened)).status, 403);
    bench.faults.add({ service: 'graph', person: ben, reply: { status: 503 } });
    assert.equal((await bench.graphCall('GET', `/users/ben@desk.test`)).status, 503);
    assert.equal((await bench.graphCall('GET', `/users/${ann}`)).status, 200);
  });

  it('ends at its business time', async () => {
    bench.faults.add({
      service: 'teams',
      reply: { status: 503 },
      untilBusinessTime: '2026-12-22T09:00:00.000Z',
    });
    assert.equal((await write(ann)).status, 503);
    bench.clock = '2026-12-22T09:00:00.000Z';
    assert.equal((await write(ann)).status, 201);
  });

  it('does the deed and loses the answer', async () => {
    bench.faults.add({ service: 'teams', loseAnswer: true, times: 1 });
    await assert.rejects(write(ann));
    assert.equal(bench.teams.chat(ann).length, 1);
    assert.equal(bench.log.all('teams').at(-1)?.answer, 'lost');
  });

  it('resets before the deed', async () => {
    bench.faults.add({ service: 'teams', reset: true, times: 1 });
    await assert.rejects(write(ann));
    assert.equal(bench.teams.chat(ann).length, 0);
    assert.equal(bench.log.all('teams').at(-1)?.answer, 'reset');
  });

  it('delays in wall time', async () => {
    bench.faults.add({ service: 'teams', delayMs: 80 });
    const from = performance.now();
    assert.equal((await write(ann)).status, 201);
    assert.ok(performance.now() - from >= 75);
  });

  it('lets a harness halt before the deed and after it', async () => {
    const seen: string[] = [];
    let halt: string | null = 'before';
    const away = bench.faults.onCall((one, phase) => {
      seen.push(`${phase} ${one.method}`);
      return Promise.resolve(phase === halt ? 'halt' : 'go');
    });
    await assert.rejects(write(ann));
    assert.equal(bench.teams.chat(ann).length, 0);
    halt = 'after';
    await assert.rejects(write(ann));
    assert.equal(bench.teams.chat(ann).length, 1);
    away();
    assert.equal((await write(ann)).status, 201);
    assert.deepEqual(seen, ['before POST', 'before POST', 'after POST']);
  });

  it('refuses a rule that says nothing or holds no pattern', () => {
    assert.throws(() => bench.faults.add({ service: 'teams' }));
    assert.throws(() => bench.faults.add({ service: 'teams', match: '(', reset: true }));
    assert.throws(() =>
      bench.faults.add({ service: 'teams', reset: true, untilBusinessTime: 'soon' }),
    );
  });

  it('logs what was sent, without the token and with its claims', async () => {
    await write(ann);
    const start = bench.log.last;
    const path = `/users/${serviceMail}/messages?$top=1`;
    await bench.graphCall('GET', path);
    const [entry] = bench.log.since(start);
    assert.equal(entry?.path, `/v1.0/users/${serviceMail}/messages`);
    assert.deepEqual(entry.query, { $top: '1' });
    assert.equal(entry.headers['authorization'], 'Bearer …');
    assert.equal(entry.claims?.['aud'], 'https://graph.microsoft.com');
    assert.deepEqual([entry.answer, entry.businessTime], [200, '2026-12-21T10:00:00.000Z']);
    assert.deepEqual(bench.log.pending(), []);
  });
});
