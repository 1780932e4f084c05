import assert from 'node:assert/strict';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { textAt } from '../../../desk/standins/json.ts';
import { ann, appId, call, startBench, tenantId, type Bench } from './kit.ts';

describe('the identity stand-in', () => {
  let bench: Bench;
  before(async () => {
    bench = await startBench();
  });
  after(async () => {
    await bench.stop();
  });

  const asked = async (form: Record<string, string>) => {
    const response = await fetch(bench.urls.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: appId,
        client_secret: 'a secret',
        scope: 'https://graph.microsoft.com/.default',
        ...form,
      }),
    });
    return { status: response.status, body: await response.json() };
  };

  it('gives the app a token that the service it names accepts, and no other', async () => {
    const { status, body } = await asked({});
    assert.equal(status, 200);
    const token = textAt(body, 'access_token');
    const claims = decodeJwt(token);
    assert.equal(claims.aud, 'https://graph.microsoft.com');
    assert.equal((claims.exp ?? 0) - (claims.iat ?? 0), 3600);
    const users = `${bench.urls.graphBaseUrl}/users/${ann}`;
    assert.equal((await call(users, 'GET', token)).status, 200);
    const connector = `${bench.urls.teamsServiceUrl}v3/conversations`;
    assert.equal((await call(connector, 'POST', token, {})).status, 401);
  });

  it('refuses as Entra does', async () => {
    const wrongSecret = await asked({ client_secret: 'a guess' });
    assert.equal(wrongSecret.status, 401);
    assert.equal(textAt(wrongSecret.body, 'error'), 'invalid_client');
    assert.match(textAt(wrongSecret.body, 'error_description'), /^AADSTS7000215: /);
    const others = [
      await asked({ client_id: 'somebody' }),
      await asked({ scope: 'https://vault.azure.net/.default' }),
      await asked({ grant_type: 'password' }),
    ];
    assert.deepEqual(
      others.map(({ status, body }) => [status, textAt(body, 'error')]),
      [
        [400, 'unauthorized_client'],
        [400, 'invalid_scope'],
        [400, 'unsupported_grant_type'],
      ],
    );
  });

  it('keeps the secret out of the log', async () => {
    await asked({});
    const logged = JSON.stringify(bench.log.all('identity'));
    assert.ok(!logged.includes('a+secret') && logged.includes('client_secret=…'));
  });

  it('publishes the channel keys with endorsements, and signs what they verify', async () => {
    const document = await call(bench.urls.channelOpenIdUrl, 'GET', null);
    assert.equal(document.body['issuer'], 'https://api.botframework.com');
    const keys = await call(textAt(document.body, 'jwks_uri'), 'GET', null);
    assert.deepEqual(
      (keys.body['keys'] as { endorsements: string[] }[]).map((key) => key.endorsements),
      [['msteams']],
    );
    const remote = createRemoteJWKSet(new URL(textAt(document.body, 'jwks_uri')));
    const check = { issuer: 'https://api.botframework.com', audience: appId };
    const good = await bench.identity.channelToken({ serviceUrl: 'https://smba/' });
    assert.equal((await jwtVerify(good, remote, check)).payload['serviceurl'], 'https://smba/');
    const bad = [
      await bench.identity.channelToken({ key: 'other' }),
      await bench.identity.channelToken({ key: 'unlisted' }),
      await bench.identity.channelToken({ expired: true }),
      await bench.identity.channelToken({ notYet: true }),
      await bench.identity.channelToken({ appId: 'another' }),
      await bench.identity.channelToken({ claims: { iss: 'https://evil' } }),
    ];
    for (const token of bad) await assert.rejects(jwtVerify(token, remote, check));
  });

  it('gives a tab a version 2 token of the tenant', async () => {
    const document = await call(bench.urls.tenantOpenIdUrl, 'GET', null);
    const remote = createRemoteJWKSet(new URL(textAt(document.body, 'jwks_uri')));
    const issuer = `https://login.microsoftonline.com/${tenantId}/v2.0`;
    assert.equal(document.body['issuer'], issuer);
    const token = await bench.identity.tabToken({ oid: ann });
    const { payload } = await jwtVerify(token, remote, { issuer, audience: appId });
    assert.deepEqual(
      [payload['oid'], payload['tid'], payload['scp'], payload['ver']],
      [ann, tenantId, 'access_as_user', '2.0'],
    );
    const old = decodeJwt(await bench.identity.tabToken({ oid: ann, ver: '1.0' }));
    assert.deepEqual(
      [old.iss, old.aud],
      [`https://sts.windows.net/${tenantId}/`, `api://${appId}`],
    );
  });

  it('serves no other tenant', async () => {
    const other = bench.urls.tokenUrl.replace(tenantId, 'common');
    const answer = await call(other, 'POST', null, {});
    assert.deepEqual([answer.status, answer.body['error']], [400, 'invalid_request']);
  });
});
