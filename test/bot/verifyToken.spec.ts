import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { exportJWK, SignJWT } from 'jose';
import { makeVerifyToken, type VerifyToken } from '../../bot/verifyToken.ts';
import type { ChannelTokenRequest } from '../../desk/standins/identity/identity.ts';
import type { Standins } from '../../desk/standins/index.ts';
import { APP, SERVICE } from './activities.ts';
import { anchorsOf, startStand } from './stand.ts';

const wall = { millis: () => Date.now() };

describe('a channel token', () => {
  let stand: Standins;
  let verify: VerifyToken;

  before(async function () {
    this.timeout(10_000);
    stand = await startStand();
    verify = makeVerifyToken(anchorsOf(stand), APP, wall);
  });
  after(async () => await stand.stop());

  const outcome = async (authorization: string | undefined): Promise<string> => {
    const answer = await verify(authorization);
    return answer.kind === 'ok' ? `ok ${answer.serviceUrl}` : `${answer.status} ${answer.code}`;
  };
  const made = async (request: ChannelTokenRequest = {}): Promise<string> =>
    `Bearer ${await stand.identity.channelToken({ serviceUrl: SERVICE, ...request })}`;

  it('is believed when all of it is right', async () => {
    assert.equal(await outcome(await made()), `ok ${SERVICE}`);
  });

  const seconds = (shift: number): number => Math.floor(Date.now() / 1000) + shift;
  const refusals: readonly (readonly [string, ChannelTokenRequest, string])[] = [
    ['has expired', { expired: true }, '401 token-expired'],
    ['expired six minutes ago', { claims: { exp: seconds(-360) } }, '401 token-expired'],
    ['is not valid yet', { notYet: true }, '401 wrong-claim'],
    ['never expires', { claims: { exp: undefined } }, '401 wrong-claim'],
    ['says nothing of its beginning', { claims: { nbf: undefined } }, '401 wrong-claim'],
    ['is for another app', { appId: 'another' }, '401 wrong-claim'],
    ['is for several apps', { claims: { aud: [APP, 'another'] } }, '401 wrong-claim'],
    ['is of another issuer', { claims: { iss: 'https://evil.example' } }, '401 wrong-claim'],
    ['is signed by another key', { key: 'other' }, '401 bad-token'],
    ['names a key nobody lists', { key: 'unlisted' }, '401 unknown-key'],
    ['names no service address', { claims: { serviceurl: undefined } }, '401 no-service-url'],
    ['names an empty service address', { claims: { serviceurl: '' } }, '401 no-service-url'],
    ['names a number as address', { claims: { serviceurl: 7 } }, '401 no-service-url'],
    [
      'is of the emulator, version 1',
      {
        claims: {
          iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
          ver: '1.0',
        },
      },
      '401 wrong-claim',
    ],
    [
      'is of the emulator, version 2',
      {
        claims: {
          iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0',
          ver: '2.0',
          azp: APP,
        },
      },
      '401 wrong-claim',
    ],
  ];
  for (const [name, request, expected] of refusals) {
    it(`is refused when it ${name}`, async () => {
      assert.equal(await outcome(await made(request)), expected);
    });
  }

  it('may be five minutes out, as clocks are', async () => {
    assert.match(await outcome(await made({ claims: { exp: seconds(-240) } })), /^ok/);
    assert.match(await outcome(await made({ claims: { nbf: seconds(240) } })), /^ok/);
  });

  it('must come as a bearer token', async () => {
    const token = await stand.identity.channelToken({ serviceUrl: SERVICE });
    assert.equal(await outcome(undefined), '401 no-token');
    assert.equal(await outcome(''), '401 no-token');
    assert.equal(await outcome(token), '401 no-token');
    assert.equal(await outcome(`Basic ${token}`), '401 no-token');
    assert.equal(await outcome(`Bearer ${token} more`), '401 no-token');
    assert.equal(await outcome(`Bearer ${'x'.repeat(20_000)}`), '401 no-token');
  });

  it('must be a token', async () => {
    const [head = '', body = '', signature = ''] = (await made()).split('.');
    assert.equal(await outcome('Bearer x'), '401 bad-token');
    assert.equal(await outcome('Bearer a.b.c'), '401 bad-token');
    assert.equal(await outcome('Bearer ..'), '401 bad-token');
    assert.equal(await outcome(`${head}.${body}.`), '401 bad-token');
    assert.equal(await outcome(`${head}.${body}x.${signature}`), '401 bad-token');
  });

  it('is not believed unsigned, or signed with a public key as a secret', async () => {
    const none = `${part({ alg: 'none', kid: 'standin-channel-1' })}.${part({ aud: APP })}.`;
    assert.equal(await outcome(`Bearer ${none}`), '401 bad-token');
    const jwk = await exportJWK(stand.identity.keys.channel.publicKey);
    const secret = new TextEncoder().encode(JSON.stringify(jwk));
    const forged = await new SignJWT({ serviceurl: SERVICE })
      .setProtectedHeader({ alg: 'HS256', kid: 'standin-channel-1' })
      .setIssuer(anchorsOf(stand).issuer)
      .setAudience(APP)
      .setNotBefore('0s')
      .setExpirationTime('1h')
      .sign(secret);
    assert.equal(await outcome(`Bearer ${forged}`), '401 bad-token');
  });

  it('costs one look at the key set, however many come', async () => {
    verify = makeVerifyToken(anchorsOf(stand), APP, wall);
    const before = stand.log.last;
    for (let n = 0; n < 5; n += 1) await outcome(await made());
    await outcome(await made({ key: 'unlisted' }));
    const asked = stand.log.since(before, 'identity').map(({ path }) => path);
    assert.deepEqual(asked, ['/botframework/.well-known/keys']);
  });
});

describe('a key set', () => {
  let server: Server;
  let stand: Standins;
  let answer: { status: number; body: string };

  before(async function () {
    this.timeout(10_000);
    stand = await startStand();
    server = createServer((_request, response) => {
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(async () => {
    server.close();
    await stand.stop();
  });

  const outcome = async (): Promise<string> => {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const anchors = { ...anchorsOf(stand), keysUrl: `http://127.0.0.1:${String(port)}/keys` };
    const token = await stand.identity.channelToken({ serviceUrl: SERVICE });
    const told = await makeVerifyToken(anchors, APP, wall)(`Bearer ${token}`);
    return told.kind === 'ok' ? 'ok' : `${told.status} ${told.code}`;
  };
  const keySet = async (extra: object): Promise<string> => {
    const jwk = await exportJWK(stand.identity.keys.channel.publicKey);
    return JSON.stringify({ keys: [{ ...jwk, kid: 'standin-channel-1', use: 'sig', ...extra }] });
  };

  it('must endorse its key for Teams', async () => {
    answer = { status: 200, body: await keySet({ endorsements: ['msteams', 'skype'] }) };
    assert.equal(await outcome(), 'ok');
    answer = { status: 200, body: await keySet({}) };
    assert.equal(await outcome(), '401 not-endorsed');
    answer = { status: 200, body: await keySet({ endorsements: [] }) };
    assert.equal(await outcome(), '401 not-endorsed');
    answer = { status: 200, body: await keySet({ endorsements: ['directline'] }) };
    assert.equal(await outcome(), '401 not-endorsed');
    answer = { status: 200, body: await keySet({ endorsements: 'msteams' }) };
    assert.equal(await outcome(), '401 not-endorsed');
  });

  it('that cannot be had means that nobody is believed for now', async () => {
    answer = { status: 500, body: '{}' };
    assert.equal(await outcome(), '503 keys-unavailable');
    answer = { status: 200, body: 'not json' };
    assert.equal(await outcome(), '503 keys-unavailable');
    answer = { status: 200, body: '{"keys":"none"}' };
    assert.equal(await outcome(), '503 keys-unavailable');
  });
});

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
