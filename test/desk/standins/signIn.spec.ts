import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { textAt } from '../../../desk/standins/json.ts';
import { ann, appId, startBench, tenantId, type Bench } from './kit.ts';

const ORIGIN = 'https://app.example';
const REDIRECT = `${ORIGIN}/api/answer`;
const VERIFIER = 'a-verifier-that-is-long-enough-to-be-one-0123456789';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

/** As Entra for a single-page application: a code with PKCE, no secret (platform 8.2). */
describe('signing in on a page, at the identity stand-in', () => {
  let bench: Bench;
  let wall = Date.now();
  beforeEach(async () => {
    wall = Date.now();
    bench = await startBench({ redirectUris: [REDIRECT], wall: () => wall });
  });
  afterEach(async () => await bench.stop());

  const asking = {
    client_id: appId,
    response_type: 'code',
    redirect_uri: REDIRECT,
    response_mode: 'fragment',
    scope: `openid offline_access ${appId}/access_as_user`,
    state: 'the state',
    nonce: 'the nonce',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
  };
  type Form = Readonly<Record<string, string | undefined>>;
  const params = (form: Form): URLSearchParams =>
    new URLSearchParams(
      Object.entries(form).flatMap(([name, value]): [string, string][] =>
        value === undefined ? [] : [[name, value]],
      ),
    );
  const authorize = async (change: Form = {}): Promise<Response> =>
    await fetch(`${bench.urls.authorizeUrl}?${params({ ...asking, ...change }).toString()}`, {
      redirect: 'manual',
    });
  const answerOf = (response: Response): URLSearchParams =>
    new URLSearchParams(new URL(response.headers.get('location') ?? 'x:').hash.slice(1));
  const code = async (): Promise<string> =>
    answerOf(await authorize({ chosen: ann })).get('code') ?? '';
  const redeem = async (form: Form, origin: string | null = ORIGIN) => {
    const response = await fetch(bench.urls.tokenUrl, {
      method: 'POST',
      headers: origin === null ? {} : { origin },
      body: params({
        grant_type: 'authorization_code',
        client_id: appId,
        redirect_uri: REDIRECT,
        code_verifier: VERIFIER,
        ...form,
      }),
    });
    const body: unknown = await response.json();
    const number = /^AADSTS(\d+)/.exec(response.ok ? '' : textAt(body, 'error_description'))?.[1];
    return { status: response.status, headers: response.headers, body, number };
  };

  it('asks who one is, by posts, on a page that loads nothing', async () => {
    const page = await authorize();
    const text = await page.text();
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(page.headers.get('content-security-policy') ?? '', /^default-src 'none'/);
    assert.match(text, /<li><a href="\?[^"]*chosen=[^"]*">Team manager, North<\/a><\/li>/);
    assert.doesNotMatch(text, /<script/);
  });

  it('goes back with code and state, and gives that person’s tokens for the code, to that page', async () => {
    const response = await authorize({ chosen: ann });
    assert.equal(response.status, 302);
    assert.ok(response.headers.get('location')?.startsWith(`${REDIRECT}#`));
    assert.equal(answerOf(response).get('state'), 'the state');
    const done = await redeem({ code: answerOf(response).get('code') ?? '' });
    assert.equal(done.status, 200);
    assert.equal(done.headers.get('access-control-allow-origin'), ORIGIN);
    const access = decodeJwt(textAt(done.body, 'access_token'));
    assert.deepEqual(
      [access.aud, access['oid'], access['tid'], access['scp'], access['ver'], access['azp']],
      [appId, ann, tenantId, 'access_as_user', '2.0', appId],
    );
    const id = decodeJwt(textAt(done.body, 'id_token'));
    assert.deepEqual([id.aud, id['oid'], id['nonce']], [appId, ann, 'the nonce']);
    const again = await redeem({
      grant_type: 'refresh_token',
      refresh_token: textAt(done.body, 'refresh_token'),
    });
    assert.equal(decodeJwt(textAt(again.body, 'access_token'))['oid'], ann);
    assert.equal((await redeem({ grant_type: 'refresh_token', refresh_token: 'x' })).status, 400);
  });

  it('keeps codes, verifiers and refresh tokens out of its log', async () => {
    const given = await code();
    await redeem({ code: given });
    const logged = JSON.stringify(bench.log.all('identity').map(({ body }) => body));
    assert.ok(!logged.includes(given) && !logged.includes(VERIFIER));
  });

  it('sends nobody to an address that is not registered, exactly', async () => {
    for (const redirect_uri of [
      undefined,
      `${REDIRECT}/`,
      `${REDIRECT}?x=1`,
      'https://evil.example/',
    ])
      for (const chosen of [undefined, ann]) {
        const response = await authorize({ redirect_uri, chosen });
        assert.deepEqual([response.status, response.headers.get('location')], [400, null]);
        assert.match(await response.text(), /AADSTS50011/);
      }
    assert.equal((await authorize({ client_id: tenantId })).status, 400);
    assert.equal((await authorize({ chosen: tenantId })).status, 400);
  });

  const refusals: readonly (readonly [string, Form, string, RegExp])[] = [
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request', /AADSTS50147/],
    ['no method', { code_challenge_method: undefined }, 'invalid_request', /AADSTS50147/],
    ['no challenge', { code_challenge: undefined }, 'invalid_request', /AADSTS9002325/],
    ['a short challenge', { code_challenge: 'x' }, 'invalid_request', /AADSTS50147/],
    ['a token without a code', { response_type: 'token' }, 'unsupported_response_type', /./],
    ['no scope', { scope: 'openid' }, 'invalid_scope', /AADSTS70011/],
    ['another scope', { scope: `${appId}/everything` }, 'invalid_scope', /AADSTS70011/],
    [
      'a second scope beside its own',
      { scope: `openid ${appId}/access_as_user ${appId}/everything` },
      'invalid_scope',
      /AADSTS70011/,
    ],
  ];
  for (const [name, change, error, said] of refusals) {
    it(`refuses ${name}, back to the page`, async () => {
      const answer = answerOf(await authorize({ ...change, chosen: ann }));
      assert.equal(answer.get('error'), error);
      assert.equal(answer.get('state'), 'the state');
      assert.match(answer.get('error_description') ?? '', said);
      assert.equal(answer.get('code'), null);
    });
  }

  it('gives nothing for a code used before, late, unknown, of another page, or without its verifier', async () => {
    const used = await code();
    await redeem({ code: used });
    const numbers = [await redeem({ code: used }), await redeem({ code: 'x' })];
    for (const change of [
      { redirect_uri: 'https://app.example/other' },
      { code_verifier: `${VERIFIER}x` },
      { code_verifier: undefined },
      { code_verifier: CHALLENGE },
      { client_id: tenantId },
    ])
      numbers.push(await redeem({ code: await code(), ...change }));
    numbers.push(await redeem({ code: await code() }, null));
    const late = await code();
    wall += 61_000;
    numbers.push(await redeem({ code: late }));
    assert.deepEqual(
      numbers.map(({ status, number }) => [status, number]),
      [
        '54005',
        '9002313',
        '500112',
        '501481',
        '9002325',
        '501481',
        '700016',
        '9002327',
        '70008',
      ].map((number) => [400, number]),
    );
  });

  it('gives nothing for a verifier shorter than 43 characters, though its challenge fits', async () => {
    const redeemed = async (verifier: string) => {
      const code_challenge = createHash('sha256').update(verifier).digest('base64url');
      const response = await authorize({ chosen: ann, code_challenge });
      const given = answerOf(response).get('code') ?? '';
      return (await redeem({ code: given, code_verifier: verifier })).status;
    };
    assert.deepEqual([await redeemed('v'.repeat(42)), await redeemed('v'.repeat(43))], [400, 200]);
  });

  it('lets no other page read the answer', async () => {
    const { headers } = await redeem({ code: await code() }, 'https://evil.example');
    assert.equal(headers.get('access-control-allow-origin'), null);
  });
});
