import assert from 'node:assert/strict';
import { rememberTokens } from '../../bot/rememberedTokens.ts';
import type { NotVerified, Verified, VerifyToken } from '../../bot/verifyToken.ts';
import { makeVerifyToken } from '../../bot/verifyToken.ts';
import { APP, SERVICE } from './activities.ts';
import { anchorsOf, startStand } from './stand.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a channel token that comes again', () => {
  let nowMs = 0;
  let looks: (string | undefined)[] = [];
  let answer: Verified | NotVerified;
  let verify: VerifyToken;

  beforeEach(() => {
    nowMs = 10 * HOUR;
    looks = [];
    answer = { kind: 'ok', serviceUrl: SERVICE, untilMs: nowMs + HOUR };
    verify = rememberTokens(
      (token) => {
        looks.push(token);
        return Promise.resolve(answer);
      },
      { millis: () => nowMs },
    );
  });

  const address = async (token: string | undefined): Promise<string> => {
    const told = await verify(token);
    return told.kind === 'ok' ? told.serviceUrl : told.code;
  };

  it('is believed without a second look, for five minutes', async () => {
    assert.equal(await address('Bearer a'), SERVICE);
    nowMs += 5 * MINUTE - 1;
    assert.equal(await address('Bearer a'), SERVICE);
    assert.deepEqual(looks, ['Bearer a']);
    nowMs += 1;
    assert.equal(await address('Bearer a'), SERVICE);
    assert.deepEqual(looks, ['Bearer a', 'Bearer a']);
  });

  it('is looked at again from the moment on which it holds no longer', async () => {
    answer = { kind: 'ok', serviceUrl: SERVICE, untilMs: nowMs + MINUTE };
    await address('Bearer a');
    answer = { kind: 'refused', status: 401, code: 'token-expired' };
    nowMs += MINUTE - 1;
    assert.equal(await address('Bearer a'), SERVICE);
    nowMs += 1;
    assert.equal(await address('Bearer a'), 'token-expired');
  });

  it('is not believed when a single letter differs', async () => {
    await address('Bearer a');
    answer = { kind: 'refused', status: 401, code: 'bad-token' };
    assert.equal(await address('Bearer A'), 'bad-token');
    assert.equal(await address('Bearer a '), 'bad-token');
    assert.equal(await address(undefined), 'bad-token');
    assert.equal(await address('Bearer a'), SERVICE);
  });

  it('is looked at each time while it is refused', async () => {
    answer = { kind: 'refused', status: 503, code: 'keys-unavailable' };
    assert.equal(await address('Bearer a'), 'keys-unavailable');
    answer = { kind: 'ok', serviceUrl: SERVICE, untilMs: nowMs + HOUR };
    assert.equal(await address('Bearer a'), SERVICE);
  });

  it('takes no more room than two hundred tokens', async () => {
    for (let n = 0; n < 200; n += 1) await address(`Bearer ${String(n)}`);
    await address('Bearer 0');
    assert.equal(looks.length, 200);
    await address('Bearer one more');
    await address('Bearer 0');
    assert.equal(looks.length, 202);
  });
});

describe('a channel token with a real signature', () => {
  it('holds to its own end and the five minutes by which clocks may differ', async function () {
    this.timeout(10_000);
    const stand = await startStand();
    const exp = Math.floor(Date.now() / 1000) + 120;
    let nowMs = Date.now();
    const wall = { millis: () => nowMs };
    const verify = rememberTokens(makeVerifyToken(anchorsOf(stand), APP, wall), wall);
    const claims = { exp };
    const token = `Bearer ${await stand.identity.channelToken({ serviceUrl: SERVICE, claims })}`;
    const outcome = async () => {
      const told = await verify(token);
      return told.kind === 'ok' ? 'ok' : told.code;
    };
    const last = (exp + 300) * 1000;
    // Remembered from the first look to the fifth minute, then once more to the very end.
    for (const at of [nowMs, nowMs + 4 * MINUTE, last - 60_000, last - 1]) {
      nowMs = at;
      assert.equal(await outcome(), 'ok');
    }
    nowMs = last;
    assert.equal(await outcome(), 'token-expired');
    await stand.stop();
  });
});
