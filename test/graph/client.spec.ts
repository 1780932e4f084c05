import assert from 'node:assert/strict';
import { z } from 'zod';
import { moment } from '../../domain/calendar/index.ts';
import { graphClient } from '../../graph/client.ts';
import {
  broken,
  empty,
  json,
  KeptLog,
  partsFor,
  problem,
  ScriptedGraph,
  type Reply,
} from './kit.ts';

const read = z.object({ id: z.string() });

async function answerTo(reply: Reply) {
  const service = new ScriptedGraph([reply]);
  const log = new KeptLog();
  const client = graphClient(partsFor({ fetch: service.fetch, log }));
  const answer = await client.call({ method: 'POST', path: '/me', body: { a: 1 }, read });
  return { answer, service, log };
}

describe('a call to Graph', () => {
  it('bears token, preferences and an id of its own', async () => {
    const { answer, service } = await answerTo(json(201, { id: 'x', more: true }));
    assert.deepEqual(answer, { kind: 'ok', status: 201, body: { id: 'x' } });
    const { 'content-type': type, ...headers } = service.sent[0]?.headers ?? {};
    assert.deepEqual(headers, {
      accept: 'application/json',
      authorization: 'Bearer token',
      'client-request-id': 'id-1',
      prefer: 'IdType="ImmutableId", outlook.timezone="UTC"',
    });
    assert.equal(type, 'application/json');
  });

  const cases: readonly (readonly [string, Reply, object])[] = [
    ['429', problem(429, 'TooMany'), { kind: 'later', code: 'TooMany', afterSeconds: 30 }],
    [
      '429 with Retry-After in seconds',
      problem(429, 'TooMany', { 'retry-after': '7' }),
      { kind: 'later', code: 'TooMany', afterSeconds: 7 },
    ],
    [
      '429 with Retry-After as a date',
      problem(429, 'TooMany', { 'retry-after': 'Mon, 04 Jan 2027 10:01:30 GMT' }),
      { kind: 'later', code: 'TooMany', afterSeconds: 90 },
    ],
    [
      '429 with a Retry-After that has passed',
      problem(429, 'TooMany', { 'retry-after': 'Mon, 04 Jan 2027 09:00:00 GMT' }),
      { kind: 'later', code: 'TooMany', afterSeconds: 30 },
    ],
    [
      '429 with nonsense',
      problem(429, 'TooMany', { 'retry-after': 'soon' }),
      { kind: 'later', code: 'TooMany', afterSeconds: 30 },
    ],
    ['401', problem(401, 'BadToken'), { kind: 'later', code: 'BadToken', afterSeconds: 30 }],
    ...[500, 502, 503, 504].map(
      (status) =>
        [
          String(status),
          problem(status, 'Broken'),
          { kind: 'lost', code: 'Broken', afterSeconds: 30 },
        ] as const,
    ),
    ['a lost connection', broken, { kind: 'lost', code: 'ConnectionLost', afterSeconds: 30 }],
    [
      'an unknown shape of success',
      json(200, { name: 1 }),
      { kind: 'lost', code: 'UnreadableAnswer', afterSeconds: 30 },
    ],
    [
      'a success that is no JSON',
      () => new Response('<html>'),
      { kind: 'lost', code: 'UnreadableAnswer', afterSeconds: 30 },
    ],
    ...[400, 403, 404, 409, 412, 413].map(
      (status) =>
        [
          String(status),
          problem(status, 'ErrorNo'),
          { kind: 'refused', status, code: 'ErrorNo' },
        ] as const,
    ),
    ['403 without a body', empty(403), { kind: 'refused', status: 403, code: 'NoCode' }],
    [
      'a redirection, which is not followed',
      () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.example' } }),
      { kind: 'refused', status: 302, code: 'NoCode' },
    ],
  ];
  for (const [name, reply, expected] of cases) {
    it(`answers ${name} with what it means, after one attempt`, async () => {
      const { answer, service } = await answerTo(reply);
      assert.deepEqual(answer, expected);
      assert.equal(service.sent.length, 1);
    });
  }

  it('is lost when no answer comes before the deadline', async () => {
    const silent: typeof fetch = (_input, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'TimeoutError')));
        setTimeout(() => undefined, 200); // The deadline's own timer does not keep node awake.
      });
    const client = graphClient(partsFor({ fetch: silent, deadlineMs: 20 }));
    const answer = await client.call({ method: 'GET', path: '/me', read });
    assert.deepEqual(answer, { kind: 'lost', code: 'Timeout', afterSeconds: 30 });
  });

  it('sends nothing without a token', async () => {
    const service = new ScriptedGraph([]);
    const tokens = { token: () => Promise.reject(new Error('secret')) };
    const client = graphClient(partsFor({ fetch: service.fetch, tokens }));
    const answer = await client.call({ method: 'GET', path: '/me', read });
    assert.deepEqual(answer, { kind: 'later', code: 'NoToken', afterSeconds: 30 });
    assert.deepEqual(service.sent, []);
  });

  it('throws away a token that was refused', async () => {
    const forgotten: string[] = [];
    const tokens = {
      token: () => Promise.resolve('old'),
      forget: (scope: string) => void forgotten.push(scope),
    };
    const service = new ScriptedGraph([problem(401, 'InvalidAuthenticationToken')]);
    const client = graphClient(partsFor({ fetch: service.fetch, tokens }));
    await client.call({ method: 'GET', path: '/me', read });
    assert.deepEqual(forgotten, ['https://graph.microsoft.com/.default']);
  });

  it('logs codes and ids, never what was written', async () => {
    const { log } = await answerTo(problem(503, 'Broken'));
    assert.deepEqual(log.lines, [
      { level: 'warn', code: 'graph.lost', fields: { key: 'id-1', code: 'Broken' } },
    ]);
    const refused = await answerTo(problem(403, 'AB was born in 2015'));
    assert.deepEqual(refused.log.lines, [
      {
        level: 'info',
        code: 'graph.refused',
        fields: { key: 'id-1', code: 'NoCode', status: 403 },
      },
    ]);
  });

  it('is never more than four at once in a mailbox, and no mailbox waits for another', async () => {
    const atOnce = new Map<string, number>();
    const most = new Map<string, number>();
    let all = 0;
    const slow: typeof fetch = async (input) => {
      const mailbox = /users\/(\w+)/.exec(z.string().parse(input))?.[1] ?? '';
      const count = (step: number): number => {
        atOnce.set(mailbox, (atOnce.get(mailbox) ?? 0) + step);
        return atOnce.get(mailbox) ?? 0;
      };
      most.set(mailbox, Math.max(most.get(mailbox) ?? 0, count(1)));
      all = Math.max(all, sum(atOnce));
      await new Promise((resolve) => setImmediate(resolve));
      count(-1);
      return Response.json({ id: 'x' });
    };
    const client = graphClient(partsFor({ fetch: slow }));
    const calls = Array.from({ length: 40 }, (_, n) =>
      client.call({ method: 'GET', path: `/users/${n % 2 === 0 ? 'a' : 'b'}/events`, read }),
    );
    const kinds = (await Promise.all(calls)).map(({ kind }) => kind);
    assert.equal(kinds.filter((kind) => kind === 'ok').length, 40);
    assert.deepEqual([most.get('a'), most.get('b'), all], [4, 4, 8]);
  });

  it('gives up its turn after half of the deadline, and has sent nothing', async () => {
    let sent = 0;
    const silent: typeof fetch = (_input, init) =>
      new Promise((_resolve, reject) => {
        sent += 1;
        init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'TimeoutError')));
      });
    const client = graphClient(partsFor({ fetch: silent, deadlineMs: 80 }));
    const calls = Array.from({ length: 6 }, () =>
      client.call({ method: 'GET', path: '/users/a/events', read }),
    );
    const awake = setInterval(() => undefined, 10); // The deadline's own timer does not keep node awake.
    const answers = (await Promise.all(calls)).map((answer) => 'code' in answer && answer.code);
    clearInterval(awake);
    assert.deepEqual(answers, [...Array<string>(4).fill('Timeout'), 'NoTurn', 'NoTurn']);
    assert.equal(sent, 4);
  });

  it('waits for a token no longer than its deadline, and has sent nothing', async () => {
    const service = new ScriptedGraph([]);
    const tokens = { token: () => new Promise<string>(() => undefined) };
    const client = graphClient(partsFor({ fetch: service.fetch, tokens, deadlineMs: 20 }));
    const awake = setInterval(() => undefined, 10);
    const answer = await client.call({ method: 'GET', path: '/me', read });
    clearInterval(awake);
    assert.deepEqual(answer, { kind: 'later', code: 'NoToken', afterSeconds: 30 });
  });
});

const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((total, count) => total + count, 0);

describe('a service that asks for a pause', () => {
  const SOON = 'Mon, 04 Jan 2027 10:01:30 GMT';

  function paused(reply: Reply, below: (limit: number) => number = () => 0) {
    let now = moment('2027-01-04T10:00:00.000Z');
    const service = new ScriptedGraph([reply, ...Array<Reply>(9).fill(json(200, { id: 'x' }))]);
    const client = graphClient(
      partsFor({ fetch: service.fetch, now: () => now, chance: { id: () => 'id', below } }),
    );
    const call = async (path: string) => await client.call({ method: 'GET', path, read });
    return {
      service,
      call,
      wait: (seconds: number) => {
        now = moment(new Date(Date.parse(now) + seconds * 1000).toISOString());
      },
    };
  }

  for (const [name, reply, seconds] of [
    ['429 with Retry-After', problem(429, 'TooMany', { 'retry-after': '7' }), 7],
    ['429 with a date', problem(429, 'TooMany', { 'retry-after': SOON }), 90],
    ['429 without Retry-After', problem(429, 'TooMany'), 30],
    ['429 with nonsense', problem(429, 'TooMany', { 'retry-after': '-1e9' }), 30],
    ['429 with a year', problem(429, 'TooMany', { 'retry-after': '31536000' }), 3600],
    ['503 with Retry-After', problem(503, 'Busy', { 'retry-after': '20' }), 20],
  ] as const) {
    it(`is left alone by all after ${name}`, async () => {
      const { call, service, wait } = paused(reply);
      const first = await call('/users/a/messages');
      assert.ok(first.kind !== 'ok' && first.kind !== 'refused');
      assert.equal(first.afterSeconds, seconds);
      wait(seconds - 1);
      assert.deepEqual(await call('/users/A/calendar/getSchedule'), {
        kind: 'later',
        code: 'Paused',
        afterSeconds: 1,
      });
      assert.equal(service.sent.length, 1);
      wait(1);
      assert.equal((await call('/users/a/messages')).kind, 'ok');
      assert.equal(service.sent.length, 2);
    });
  }

  it('does not silence the other services: another mailbox, Teams, the directory', async () => {
    const { call } = paused(problem(429, 'TooMany', { 'retry-after': '60' }));
    await call('/users/a/events');
    const paths = ['/users/b/events', '/users/a/teamwork/installedApps', '/users/a'];
    for (const path of paths) assert.equal((await call(path)).kind, 'ok', path);
    assert.equal((await call('/users/a/mailboxSettings')).kind, 'later');
  });

  it('is not lengthened by 503 without Retry-After', async () => {
    const { call } = paused(problem(503, 'Broken'));
    assert.equal((await call('/users/a/events')).kind, 'lost');
    assert.equal((await call('/users/a/events')).kind, 'ok');
  });

  it('is met again at different times where it has not said when', async () => {
    const limits: number[] = [];
    const below = (limit: number): number => {
      limits.push(limit);
      return limit - 1;
    };
    const own = await paused(problem(500, 'Broken'), below).call('/users/a/events');
    assert.deepEqual([own, limits], [{ kind: 'lost', code: 'Broken', afterSeconds: 45 }, [16]]);
    const told = paused(problem(429, 'TooMany', { 'retry-after': '7' }), below);
    const answer = await told.call('/users/a/events');
    assert.equal(answer.kind === 'later' && answer.afterSeconds, 7);
  });
});
