import assert from 'node:assert/strict';
import fc from 'fast-check';
import { z } from 'zod';
import { withDeletionEtags } from '../../storage/tables/batchEtags.ts';
import {
  parseConnectionString,
  queueClient,
  tableClient,
} from '../../storage/tables/connection.ts';
import { filterOf } from '../../storage/tables/entity.ts';
import { STORAGE_FAILURES, StorageFailure } from '../../storage/tables/failure.ts';
import { decodeKey, encodeKey } from '../../storage/tables/keys.ts';
import { checkBatch, checkRow } from '../../storage/tables/limits.ts';
import { onceOnly, persist } from '../../storage/tables/pace.ts';
import { pack, unpack } from '../../storage/tables/pack.ts';
import { shape } from '../../storage/tables/shape.ts';
import type { Value, Write } from '../../storage/tables/table.ts';
import { toFailure } from '../../storage/tables/toFailure.ts';

const row = (values: Record<string, Value>, key = 'r') => ({ partition: 'p', row: key, values });
const insert = (values: Record<string, Value>, key: string): Write => ({
  kind: 'insert',
  row: row(values, key),
});

describe('table keys', () => {
  it('give back every text, and hold nothing that Azure forbids', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const key = encodeKey(text);
        assert.equal(decodeKey(key), text);
        // eslint-disable-next-line no-control-regex -- what Azure forbids
        assert.doesNotMatch(key, /[/\\#?%'\u0000-\u001f\u007f-\u009f]/);
        assert.doesNotThrow(() => encodeURIComponent(key));
      }),
    );
    assert.equal(decodeKey(encodeKey('half \ud83d ~0041')), 'half \ud83d ~0041');
  });

  it('are refused beyond 512 characters', () => {
    assert.equal(encodeKey('x'.repeat(512)).length, 512);
    assert.throws(() => encodeKey('x'.repeat(513)), { code: 'key-too-long' });
    assert.throws(() => encodeKey('/'.repeat(103)), { code: 'key-too-long' });
  });
});

describe('limits of Azure, checked before sending', () => {
  const refused = (values: Record<string, Value>, code: string) =>
    assert.throws(() => checkRow(row(values)), { code });
  const nothing = JSON.parse('null') as Value;

  it('refuse what Azurite would take', () => {
    refused({ a: nothing }, 'null-value');
    refused({ 'a-b': 1 }, 'property-name');
    refused({ ['x'.repeat(256)]: 1 }, 'property-name');
    refused({ Timestamp: 'x' }, 'property-name');
    refused({ etag: 'x' }, 'property-name');
    refused(
      Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`p${n}`, 1])),
      'too-many-properties',
    );
    refused({ a: 'x'.repeat(32_769) }, 'property-too-long');
    refused({ a: 1.5 }, 'not-int32');
    refused({ a: 2 ** 31 }, 'not-int32');
    const chunk = 'x'.repeat(32_768);
    refused(
      Object.fromEntries(Array.from({ length: 32 }, (_, n) => [`t${n}`, chunk])),
      'row-too-large',
    );
  });

  it('let through what fits just so', () => {
    checkRow(row(Object.fromEntries(Array.from({ length: 252 }, (_, n) => [`p${n}`, 1]))));
    const chunk = 'x'.repeat(32_768);
    checkRow(row(Object.fromEntries(Array.from({ length: 15 }, (_, n) => [`t${n}`, chunk]))));
    checkRow(row({ a: -(2 ** 31), b: true, c: '' }));
  });

  it('hold for a transaction: rows, bytes, one partition, each row once', () => {
    const many = (n: number) => Array.from({ length: n }, (_, at) => insert({ a: 1 }, `${at}`));
    checkBatch(many(100));
    assert.throws(() => checkBatch([]), { code: 'batch-empty' });
    assert.throws(() => checkBatch(many(101)), { code: 'batch-too-many' });
    const elsewhere: Write = { kind: 'remove', key: { partition: 'q', row: 'r' }, etag: '*' };
    assert.throws(() => checkBatch([insert({}, 'a'), elsewhere]), { code: 'batch-two-partitions' });
    assert.throws(() => checkBatch([insert({}, 'a'), insert({}, 'a')]), {
      code: 'batch-row-twice',
    });
    const long = { a: 'é'.repeat(32_000), b: 'é'.repeat(32_000) };
    const large = Array.from({ length: 40 }, (_, at) => insert(long, `${at}`));
    assert.throws(() => checkBatch(large), { code: 'batch-too-large' });
  });
});

describe('packed text', () => {
  it('comes back whole, and no part is too long or ends in half a character', () => {
    const text = fc
      .tuple(fc.string({ unit: 'binary', maxLength: 3 }), fc.nat(3))
      .map(([seed, more]) => `${seed}${'😀'.repeat(17_000 * more)}`);
    fc.assert(
      fc.property(text, (whole) => {
        const parts = pack(whole);
        assert.equal(unpack(parts), whole);
        for (const part of Object.values(parts).slice(0, -1)) {
          assert.ok(part.length <= 32_768);
          assert.doesNotMatch(part, /[\ud800-\udbff]$/);
        }
      }),
      { numRuns: 30 },
    );
    assert.equal(unpack({}), null);
    assert.deepEqual(pack(''), { t0: '' });
  });
});

describe('a row shape', () => {
  const parser = z.object({ name: z.string(), size: z.number() });
  const old = shape(z.object({ title: z.string() }));
  const now = shape(parser, [
    ({ title, ...rest }) => ({ ...rest, name: title }),
    (stored) => ({ size: 0, ...stored }),
  ]);

  it('reads rows of every earlier schema by upgrading them', () => {
    assert.deepEqual(now.read(row(old.write({ title: 'A' }))), { name: 'A', size: 0 });
    assert.deepEqual(now.read(row({ schema: 2, name: 'B' })), { name: 'B', size: 0 });
    assert.deepEqual(now.read(row(now.write({ name: 'C', size: 3 }))), { name: 'C', size: 3 });
  });

  it('refuses rows of a newer schema, of none, and of another shape, without quoting them', () => {
    assert.throws(() => old.read(row({ schema: 2, title: 'A' })), { code: 'row-too-new' });
    assert.throws(() => old.read(row({ title: 'A' })), { code: 'row-unreadable' });
    assert.throws(
      () => now.read(row({ schema: 3, name: 'secret', size: 'large' }, 'h|x|1')),
      (error: StorageFailure) =>
        error.code === 'row-unreadable' && !error.message.includes('secret'),
    );
  });
});

describe('failures of storage', () => {
  const rest = (more: object) => Object.assign(new Error('secret'), { name: 'RestError' }, more);

  it('are coded by status, service code or the kind of loss', () => {
    const codes: readonly (readonly [object, string])[] = [
      [{ statusCode: 409 }, 'exists'],
      [{ statusCode: 412 }, 'stale'],
      [{ statusCode: 404 }, 'absent'],
      [{ statusCode: 404, code: 'TableNotFound' }, 'no-table'],
      [{ statusCode: 404, details: { odataError: { code: 'TableNotFound' } } }, 'no-table'],
      [{ statusCode: 403 }, 'forbidden'],
      [{ statusCode: 400 }, 'refused'],
      [{ statusCode: 503 }, 'busy'],
      [{ statusCode: 429 }, 'busy'],
      [{ statusCode: 500 }, 'server'],
      [{ code: 'ECONNRESET' }, 'unreachable'],
      [{ code: 'REQUEST_SEND_ERROR' }, 'unreachable'],
      [{ name: 'AbortError' }, 'deadline'],
    ];
    for (const [thrown, code] of codes) assert.equal(toFailure(rest(thrown))?.code, code);
    assert.equal(toFailure(new TypeError('a bug')), null);
    assert.equal(toFailure('text'), null);
  });

  it('keep no words of the request', () => {
    const failure = toFailure(rest({ statusCode: 500, request: { body: 'secret' } }));
    assert.ok(failure);
    assert.doesNotMatch(`${failure.message} ${String(failure.cause)}`, /secret/);
    assert.equal(failure.status, 500);
  });

  it('each say whether to try again', () => {
    for (const { says, retryable, uncertain } of Object.values(STORAGE_FAILURES)) {
      assert.ok(says.endsWith('.'));
      assert.ok(retryable || !uncertain);
    }
  });
});

describe('repeating', () => {
  const pace = (waits: readonly number[]) => {
    const slept: number[] = [];
    return {
      slept,
      waits,
      sleep: (ms: number) => {
        slept.push(ms);
        return Promise.resolve();
      },
    };
  };
  const failing = (failures: StorageFailure[]) => () => {
    const failure = failures.shift();
    return failure === undefined ? Promise.resolve('done') : Promise.reject(failure);
  };
  const lost = () => new StorageFailure('unreachable');

  it('happens three times with the given waits, and only where nothing is certain', async () => {
    const calm = pace([1, 2, 3]);
    assert.equal(await persist(calm, failing([lost(), lost(), lost()])), 'done');
    assert.deepEqual(calm.slept, [1, 2, 3]);
    await assert.rejects(persist(calm, failing([lost(), lost(), lost(), lost()])), {
      code: 'unreachable',
    });
    const twice = pace([1, 2]);
    await assert.rejects(persist(twice, failing([new StorageFailure('stale')])), { code: 'stale' });
    assert.deepEqual(twice.slept, []);
  });

  it('of what is done once looks first at what stands', async () => {
    const calm = pace([1, 2]);
    const seen: unknown[] = [];
    const answer = await onceOnly<string>(
      calm,
      failing([lost(), new StorageFailure('exists')]),
      (doubt) => {
        seen.push(doubt);
        return Promise.resolve(doubt.answered ? 'was ours' : undefined);
      },
    );
    assert.equal(answer, 'was ours');
    assert.deepEqual(seen, [
      { unsure: true, answered: false },
      { unsure: true, answered: true },
    ]);
    await assert.rejects(
      onceOnly<string>(calm, failing([new StorageFailure('forbidden')]), () => {
        throw new Error('must not look');
      }),
      { code: 'forbidden' },
    );
  });
});

describe('etags of deletions in a transaction', () => {
  const part = (method: string, key: string, body: string) =>
    `--changeset_1\r\ncontent-type: application/http\r\n\r\n${method} http://h/t(PartitionKey='p',RowKey='${key}') HTTP/1.1\r\nIf-Match: *\r\n\r\n${body}\r\n`;
  const body = `--batch_1\r\n\r\n${part('PUT', 'a', '{"t":"DELETE x"}')}${part('DELETE', 'h%7Cx', '')}--changeset_1--\r\n`;

  it('are put where they belong and nowhere else', () => {
    const text = withDeletionEtags(body, [{ rowKey: 'h|x', etag: `W/"$&'1'"` }]);
    assert.equal(text.match(/If-Match: \*/g)?.length, 1);
    assert.match(text, /DELETE .*\r\nIf-Match: W\/"\$&'1'"\r\n/);
  });

  it('are never left out: a text that is not understood is not sent', () => {
    assert.throws(() => withDeletionEtags(body, []), { code: 'batch-text' });
    const two = [
      { rowKey: 'h|x', etag: '1' },
      { rowKey: 'h|y', etag: '2' },
    ];
    assert.throws(() => withDeletionEtags(body, two), { code: 'batch-text' });
    const strange = body.replaceAll('If-Match: *', 'Strange: *');
    assert.throws(() => withDeletionEtags(strange, two.slice(0, 1)), { code: 'batch-text' });
  });
});

describe('the way to an account', () => {
  const azurite =
    'DefaultEndpointsProtocol=http;AccountName=dev;AccountKey=a2V5==;TableEndpoint=http://127.0.0.1:1/dev;QueueEndpoint=http://127.0.0.1:2/dev;';

  it('is read from a connection string', () => {
    assert.deepEqual(parseConnectionString(azurite), {
      kind: 'shared-key',
      account: 'dev',
      key: 'a2V5==',
      tablesUrl: 'http://127.0.0.1:1/dev',
      queuesUrl: 'http://127.0.0.1:2/dev',
    });
    assert.deepEqual(parseConnectionString('AccountName=acc;AccountKey=k='), {
      kind: 'shared-key',
      account: 'acc',
      key: 'k=',
      tablesUrl: 'https://acc.table.core.windows.net',
      queuesUrl: 'https://acc.queue.core.windows.net',
    });
    assert.throws(() => parseConnectionString('AccountName=acc'), { code: 'connection-text' });
  });

  it('goes over plain http to this machine only', () => {
    const to = (url: string) =>
      ({
        kind: 'token',
        credential: { getToken: () => Promise.resolve(null) },
        tablesUrl: url,
        queuesUrl: url,
      }) as const;
    for (const open of [tableClient, queueClient]) {
      assert.throws(() => open(to('http://acc.table.core.windows.net'), 'first'), {
        code: 'insecure-address',
      });
      assert.throws(() => open(to('http://127.0.0.1.evil.test'), 'first'), {
        code: 'insecure-address',
      });
      open(to('https://acc.table.core.windows.net'), 'first');
    }
  });
});

describe('a filter', () => {
  it('quotes what people typed', () => {
    assert.equal(
      filterOf([
        ['partition', 'eq', "o'x/"],
        [{ property: 'startedAt' }, 'lt', "' or 1 eq 1 or '"],
      ]),
      "PartitionKey eq 'o~0027x~002f' and startedAt lt ''' or 1 eq 1 or '''",
    );
  });
});
