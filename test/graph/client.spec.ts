import assert from 'node:assert/strict';
import { z } from 'zod';
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

  it('is never more than four at once, the most one mailbox serves', async () => {
    let [atOnce, most] = [0, 0];
    const slow: typeof fetch = async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      return Response.json({ id: 'x' });
    };
    const client = graphClient(partsFor({ fetch: slow }));
    const calls = Array.from({ length: 20 }, () =>
      client.call({ method: 'GET', path: '/me', read }),
    );
    const kinds = (await Promise.all(calls)).map(({ kind }) => kind);
    assert.deepEqual([kinds.filter((kind) => kind === 'ok').length, most], [20, 4]);
  });
});
