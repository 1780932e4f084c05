import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { TabTokenRequest } from '../../desk/standins/identity/identity.ts';
import type { Standins } from '../../desk/standins/index.ts';
import { entraOf, type SignInAnchors } from '../../web/anchors.ts';
import { makePersonOf, type PersonOf } from '../../web/personOf.ts';
import { APP, PERSON, TENANT } from '../bot/activities.ts';
import { startStand } from '../bot/stand.ts';

const wall = { millis: () => Date.now() };
const OTHER_TENANT = '11111111-0000-4000-8000-000000000000';

describe('a person’s token at the web door', () => {
  let stand: Standins;
  let personOf: PersonOf;

  before(async function () {
    this.timeout(20_000);
    stand = await startStand();
    personOf = doorFor({ ...entraOf(TENANT), keysUrl: stand.urls.tenantJwksUrl });
  });
  after(async () => await stand.stop());

  const doorFor = (anchors: SignInAnchors, at = wall): PersonOf =>
    makePersonOf({ anchors, tenantId: TENANT, audience: APP, wall: at });
  const answering = async <T>(listener: RequestListener, ask: (url: string) => Promise<T>) => {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      return await ask(`http://127.0.0.1:${String(port)}/keys`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  };
  const outcome = async (authorization: string | undefined): Promise<string> => {
    const answer = await personOf(authorization);
    return answer.kind === 'ok' ? `ok ${answer.person}` : `${answer.status} ${answer.code}`;
  };
  const made = async (request: Partial<TabTokenRequest> = {}): Promise<string> =>
    `Bearer ${await stand.identity.tabToken({ oid: PERSON, ...request })}`;
  const seconds = (shift: number): number => Math.floor(Date.now() / 1000) + shift;

  it('is believed when all of it is right, and names its person by their object id', async () => {
    assert.equal(await outcome(await made()), `ok ${PERSON}`);
    const oid = 'ABCDEF00-0000-4000-8000-000000000001';
    assert.equal(await outcome(await made({ oid })), `ok ${oid.toLowerCase()}`);
    assert.equal(await outcome(await made({ scp: 'openid access_as_user' })), `ok ${PERSON}`);
  });

  const refusals: readonly (readonly [string, Partial<TabTokenRequest>, string])[] = [
    ['is signed by another key', { key: 'other' }, '401 bad-token'],
    ['names a key nobody lists', { key: 'unlisted' }, '401 unknown-key'],
    ['has expired', { expired: true }, '401 token-expired'],
    ['expired two minutes ago', { claims: { exp: seconds(-120) } }, '401 token-expired'],
    ['is not valid yet', { notYet: true }, '401 wrong-claim'],
    ['never expires', { claims: { exp: undefined } }, '401 wrong-claim'],
    ['says nothing of its beginning', { claims: { nbf: undefined } }, '401 wrong-claim'],
    [
      'is of another tenant’s issuer',
      { claims: { iss: entraOf(OTHER_TENANT).issuer } },
      '401 wrong-claim',
    ],
    ['names another tenant', { tid: OTHER_TENANT }, '401 wrong-tenant'],
    ['names no tenant', { claims: { tid: undefined } }, '401 wrong-tenant'],
    [
      'is of an issuer for everybody',
      { claims: { iss: entraOf('common').issuer } },
      '401 wrong-claim',
    ],
    ['is for another app', { aud: OTHER_TENANT }, '401 wrong-claim'],
    ['is for several apps', { claims: { aud: [APP, OTHER_TENANT] } }, '401 wrong-claim'],
    ['has the form of version 1', { ver: '1.0' }, '401 wrong-claim'],
    [
      'says version 1 under the issuer of version 2',
      { claims: { ver: '1.0' } },
      '401 wrong-version',
    ],
    ['names no version', { claims: { ver: undefined } }, '401 wrong-version'],
    ['has no scope', { claims: { scp: undefined } }, '401 no-scope'],
    ['has another scope', { scp: 'User.Read access_as_user_not' }, '401 no-scope'],
    [
      'is an app’s own',
      { claims: { scp: undefined, roles: ['access_as_user'], idtyp: 'app' } },
      '401 no-scope',
    ],
    ['is an app’s own, whatever its scope says', { claims: { idtyp: 'app' } }, '401 no-scope'],
    ['names nobody', { claims: { oid: undefined } }, '401 no-person'],
    ['names somebody by their address', { oid: 'tm.north@desk.test' }, '401 no-person'],
  ];
  for (const [name, request, expected] of refusals) {
    it(`is refused when it ${name}`, async () => {
      assert.equal(await outcome(await made(request)), expected);
    });
  }

  it('is refused when it is none, another kind, unsigned, or longer than any', async () => {
    const [, payload = ''] = (await made()).split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    assert.equal(await outcome(undefined), '401 no-token');
    assert.equal(await outcome('Basic eDp5'), '401 no-token');
    assert.equal(await outcome(`Bearer ${none}.${payload}.`), '401 bad-token');
    assert.equal(await outcome('Bearer a.b.c'), '401 bad-token');
    assert.equal(await outcome(`Bearer ${'a'.repeat(20_000)}`), '401 no-token');
  });

  it('is refused when it is signed in another way than RS256, though by a listed key', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS512');
    const from = seconds(0);
    const token = await new SignJWT({ scp: 'access_as_user', tid: TENANT, ver: '2.0', oid: PERSON })
      .setProtectedHeader({ alg: 'RS512', kid: 'one' })
      .setIssuer(entraOf(TENANT).issuer)
      .setAudience(APP)
      .setNotBefore(from)
      .setExpirationTime(from + 3600)
      .sign(privateKey);
    // As Entra lists its keys: without saying for what they are used.
    const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one' }] };
    const answer = await answering(
      (_, response) => response.end(JSON.stringify(keys)),
      async (keysUrl) => await doorFor({ ...entraOf(TENANT), keysUrl })(`Bearer ${token}`),
    );
    assert.deepEqual(answer, { kind: 'refused', status: 401, code: 'bad-token' });
  });

  it('has its lifetime by wall time as it is handed in', async () => {
    const later = { millis: () => Date.now() + 2 * 3600 * 1000 };
    const anchors = { ...entraOf(TENANT), keysUrl: stand.urls.tenantJwksUrl };
    const answer = await doorFor(anchors, later)(await made());
    assert.deepEqual(answer, { kind: 'refused', status: 401, code: 'token-expired' });
  });

  it('is refused when it is the channel’s: the bot’s token opens no other door', async () => {
    const token = await stand.identity.channelToken({ serviceUrl: 'https://x.test/' });
    assert.equal(await outcome(`Bearer ${token}`), '401 unknown-key');
  });

  it('is believed from nobody while the keys cannot be had', async () => {
    const answer = await answering(
      (_, response) => response.writeHead(500).end(),
      async (keysUrl) => await doorFor({ ...entraOf(TENANT), keysUrl })(await made()),
    );
    assert.deepEqual(answer, { kind: 'refused', status: 503, code: 'keys-unavailable' });
  });
});
