import assert from 'node:assert/strict';
import { createBulletins } from '../../application/bulletins.ts';
import type { Installer, Mailed, Sent } from '../../application/ports/index.ts';
import { day } from '../../domain/calendar/index.ts';
import { at, IRO } from '../builders/index.ts';
import { memoryStorage } from '../fakes/memoryStorage.ts';

const NOW = at('2027-03-01 09:00');
const wish = {
  key: 'people/1',
  to: IRO,
  content: { kind: 'people', on: day('2027-03-01'), findings: [], standing: 0, cleared: 0 },
} as const;

const TAKEN: Sent = { kind: 'accepted', activityId: 'a' };
const BUSY: Sent = { kind: 'later', code: 'Throttled', afterSeconds: 5 };
const MISSING: Sent = { kind: 'not-installed', code: 'ConversationNotFound' };
const BLOCKED: Sent = { kind: 'refused', code: 'MessageWritesBlocked' };
const UNKNOWN: Sent = { kind: 'uncertain', code: 'timeout' };

/** Teams answers by a script, `die` for a process that ends at the call; mail by another. */
function outside(posts: (Sent | 'die')[], mails: Mailed[] = []) {
  const done: string[] = [];
  const { bulletinLog } = memoryStorage();
  const installed: Awaited<ReturnType<Installer['install']>> = { kind: 'installed' };
  const bulletins = createBulletins({
    bulletinLog,
    bulletinCards: {
      post: () => {
        done.push('post');
        const next = posts.shift() ?? TAKEN;
        return next === 'die' ? Promise.reject(new Error('died')) : Promise.resolve(next);
      },
    },
    bulletinMailer: {
      send: () => {
        done.push('mail');
        return Promise.resolve(mails.shift() ?? { kind: 'accepted', messageId: 'm' });
      },
    },
    installer: {
      install: () => {
        done.push('install');
        return Promise.resolve(installed);
      },
    },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  const send = async (time = NOW) => await bulletins.send(wish, time);
  return { send, done };
}

describe('bulletins', () => {
  it('go by Teams, once for a key', async () => {
    const { send, done } = outside([]);
    assert.deepEqual(await send(), { kind: 'teams', at: NOW });
    assert.deepEqual(await send(at('2027-03-02 09:00')), { kind: 'teams', at: NOW });
    assert.deepEqual(done, ['post']);
  });

  it('install the app where it is missing', async () => {
    const { send, done } = outside([MISSING]);
    assert.deepEqual(await send(), { kind: 'teams', at: NOW });
    assert.deepEqual(done, ['post', 'install', 'post']);
  });

  for (const closed of [BLOCKED, UNKNOWN])
    it(`go by mail where Teams says ${closed.kind}, and by no second card`, async () => {
      const { send, done } = outside([closed]);
      assert.deepEqual(await send(), { kind: 'mail', at: NOW });
      assert.deepEqual(await send(), { kind: 'mail', at: NOW });
      assert.deepEqual(done, ['post', 'mail']);
    });

  it('wait while Teams is busy, three times at most', async () => {
    const { send, done } = outside([BUSY, BUSY, BUSY]);
    assert.deepEqual(await send(), BUSY);
    assert.deepEqual(await send(), BUSY);
    assert.deepEqual(await send(), { kind: 'mail', at: NOW });
    assert.deepEqual(done, ['post', 'post', 'post', 'mail']);
  });

  it('are made sure of by mail where the process died at the card', async () => {
    const { send, done } = outside(['die']);
    await assert.rejects(send(), /died/);
    assert.equal((await send()).kind, 'later');
    assert.deepEqual(await send(at('2027-03-01 09:10')), {
      kind: 'mail',
      at: at('2027-03-01 09:10'),
    });
    assert.deepEqual(done, ['post', 'mail']);
  });

  it('say when nothing reaches the person, and try mail again under the same key', async () => {
    const { send, done } = outside([BLOCKED], [{ kind: 'refused', code: 'NoInternalAddress' }]);
    assert.deepEqual(await send(), { kind: 'not-reached', code: 'NoInternalAddress' });
    assert.deepEqual(await send(), { kind: 'mail', at: NOW });
    assert.deepEqual(done, ['post', 'mail', 'mail']);
  });
});
