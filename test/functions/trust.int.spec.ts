import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CHILD_ARGS } from '../childArgs.ts';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { buildApp } from '../../scripts/build.ts';

const APP = '00000000-0000-4000-8000-00000000aaaa';
const TENANT = '00000000-0000-4000-8000-00000000bbbb';
const ISSUER = 'https://api.botframework.com';
const SERVICE = 'https://smba.trafficmanager.net/teams/';
const RUNNER = path.resolve('test/functions/bundleRunner.ts');

const GOOD = {
  TENANT_ID: TENANT,
  APP_ID: APP,
  CATALOG_APP_ID: APP,
  MANIFEST_APP_ID: APP,
  STORAGE_ACCOUNT: 'irostore',
  SERVICE_MAILBOX_ID: APP,
  SERVICE_MAILBOX: 'escalations@authority.gov.uk',
  MAIL_DOMAINS: 'authority.gov.uk',
  SIGN_IN_APP_ID: APP,
  WEBSITE_HOSTNAME: 'app.example',
};

/** Every name under which this or its libraries' settings were ever said to move trust. */
const moved = (evil: string): Readonly<Record<string, string>> => ({
  MicrosoftAppId: '',
  MicrosoftAppPassword: '',
  MicrosoftAppType: 'MultiTenant',
  MicrosoftAppTenantId: '',
  ChannelService: evil,
  BotOpenIdMetadata: `${evil}/openid`,
  BotOpenIdMetadataUrl: `${evil}/openid`,
  OAuthUrl: evil,
  LOGIN_URL: evil,
  AUTHORITY: evil,
  AUTHORITY_HOST: evil,
  SIGN_IN_ISSUER: evil,
  SIGN_IN_URL: evil,
  TOKEN_URL: evil,
  OpenIdMetadata: `${evil}/openid`,
  OPENID_URL: `${evil}/openid`,
  KEYS_URL: `${evil}/keys`,
  JWKS_URL: `${evil}/keys`,
  ISSUER: evil,
  ToBotFromChannelTokenIssuer: evil,
  ToBotFromChannelOpenIdMetadataUrl: `${evil}/openid`,
  ToBotFromEmulatorOpenIdMetadataUrl: `${evil}/openid`,
  ToChannelFromBotLoginUrl: evil,
  ValidateAuthority: 'false',
  SERVICE_URL: evil,
  ALLOWED_HOSTS: '127.0.0.1',
  TRUST_ANCHORS: evil,
  GRAPH_URL: evil,
  AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
  NODE_ENV: 'development',
  DESK: 'true',
  AUTH_DISABLED: 'true',
});

interface Heard {
  readonly meantFor: string;
  readonly method: string;
  readonly url: string;
}

interface Key {
  readonly kid: string;
  readonly sign: (claims: Readonly<Record<string, unknown>>) => Promise<string>;
  readonly set: string;
}

async function aKey(kid: string): Promise<Key> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', endorsements: ['msteams'] };
  return {
    kid,
    set: JSON.stringify({ keys: [jwk] }),
    sign: async (claims) =>
      await new SignJWT({ iss: ISSUER, aud: APP, serviceurl: SERVICE, ...claims })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
        .setIssuedAt()
        .setNotBefore('0 s')
        .setExpirationTime('1 h')
        .sign(privateKey),
  };
}

async function listening(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, origin: `http://127.0.0.1:${String(port)}` };
}

/** What a message from Teams looks like. */
const activity = (serviceUrl = SERVICE) => ({
  type: 'message',
  id: '1',
  text: 'cases',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:1', aadObjectId: '00000000-0000-4000-8000-00000000cccc' },
  recipient: { id: `28:${APP}` },
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: TENANT },
  channelData: { tenant: { id: TENANT } },
});

describe('the deployed bundle and whom it believes', function () {
  this.timeout(120_000);
  let folder: string;
  let inputs: readonly string[];
  let bundle: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'bundle-'));
    inputs = await buildApp(folder);
    bundle = path.join(folder, 'functions/index.mjs');
  });
  after(async () => await rm(folder, { recursive: true, force: true }));

  const children = new Set<ChildProcess>();
  afterEach(() => {
    for (const child of children) child.kill('SIGKILL');
    children.clear();
  });

  /** The port at which the bundle answers, or why it did not start. */
  async function start(
    env: Readonly<Record<string, string | undefined>>,
    world: readonly string[] = [],
  ): Promise<{ port: number } | { code: number | null; said: string }> {
    const child = fork(RUNNER, [bundle, ...world], {
      env: { PATH: process.env['PATH'], HOME: folder, ...env },
      execArgv: [...CHILD_ARGS],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    children.add(child);
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return await new Promise((resolve) => {
      child.once('message', (message) => resolve(message as { port: number }));
      child.once('close', (code) => resolve({ code, said }));
    });
  }

  describe('what is in it', () => {
    it('nothing of the desk, the tests, the tools or the benches', () => {
      assert.ok(inputs.length > 100);
      const own = inputs.filter((file) => !file.includes('node_modules/'));
      assert.ok(own.includes('functions/deployedWorld.ts'));
      const strange = own.filter((file) => /^(\.\.\/)*(desk|test|cli|bench|scripts)\//.test(file));
      assert.deepEqual(strange, []);
      assert.deepEqual(
        inputs.filter((file) => /node_modules\/(azurite|tsx|esbuild|sinon|mocha)\//.test(file)),
        [],
      );
    });

    it('no address of this machine of ours, and one place that reads settings', async () => {
      const own = inputs.filter(
        (file) => /^[a-z-]+\/.*\.ts$/.test(file) && !file.includes('node_modules/'),
      );
      const texts = await Promise.all(
        own.map(async (file) => [file, await readFile(file, 'utf8')] as const),
      );
      const having = (pattern: RegExp) =>
        texts.filter(([, text]) => pattern.test(text)).map(([file]) => file);
      // Where plain http is refused but for this machine: the desk's Azurite.
      assert.deepEqual(having(/127\.0\.0\.1|localhost|\[::1\]/), ['storage/tables/connection.ts']);
      assert.deepEqual(having(/process\.env|process\['env'\]/), ['functions/config.ts']);
      assert.deepEqual(having(/http:\/\/(?!adaptivecards\.io)/), []);
    });

    it('the page that mails lead to, in a folder of its own, with nothing of this machine', async () => {
      const page = path.join(folder, 'page');
      assert.deepEqual((await readdir(page)).sort(), ['index.html', 'page.css', 'page.js']);
      for (const name of await readdir(page)) {
        const text = await readFile(path.join(page, name), 'utf8');
        assert.doesNotMatch(text, /127\.0\.0\.1|localhost|desk\.test/, name);
      }
      assert.ok(!inputs.some((file) => file.startsWith('page/')), 'and not in the app’s bundle');
    });

    it('the channel of the public cloud as its only issuer and address', async () => {
      const text = await readFile(bundle, 'utf8');
      for (const anchor of [
        ISSUER,
        'https://login.botframework.com/v1/.well-known/keys',
        'https://smba.trafficmanager.net',
      ]) {
        assert.ok(text.includes(anchor), anchor);
      }
    });
  });

  describe('refuses to start', () => {
    const broken: readonly (readonly [
      string,
      Readonly<Record<string, string | undefined>>,
      RegExp,
    ])[] = [
      [
        'without settings',
        Object.fromEntries(Object.keys(GOOD).map((name) => [name, undefined])),
        /APP_ID: /,
      ],
      [
        'with an empty app id, which would turn authentication off',
        { APP_ID: '' },
        /APP_ID: must be a GUID/,
      ],
      ['for any tenant', { TENANT_ID: 'common' }, /TENANT_ID: must be a GUID/],
      [
        'with storage at an address of its own',
        { STORAGE_ACCOUNT: 'http://127.0.0.1:10002/devstoreaccount1' },
        /STORAGE_ACCOUNT: must be a storage account name/,
      ],
      ['with mail to anywhere', { MAIL_DOMAINS: '*' }, /MAIL_DOMAINS/],
      [
        'where certificates are not checked',
        { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
        /NODE_TLS_REJECT_UNAUTHORIZED/,
      ],
    ];
    for (const [name, change, says] of broken) {
      it(name, async () => {
        const started = await start({
          ...GOOD,
          PROCEDURES_DIR: path.join(folder, 'procedures'),
          ...moved('http://127.0.0.1:9'),
          ...change,
        });
        assert.ok('code' in started, 'it started');
        assert.notEqual(started.code, 0);
        assert.match(started.said, says);
      });
    }

    it('with a procedure that is broken, and names file, line and what is wrong', async () => {
      const procedures = path.join(folder, 'broken');
      await cp('procedures', procedures, { recursive: true });
      const file = path.join(procedures, 'durham-resolution.yaml');
      await writeFile(file, (await readFile(file, 'utf8')).replace('n: 4', 'n: four'));
      const started = await start({ ...GOOD, PROCEDURES_DIR: procedures });
      assert.ok('code' in started, 'it started');
      assert.match(
        started.said,
        /its procedures are missing or broken[^]*durham-resolution\.yaml:\d+:\d+ This is text, but must be a whole number/,
      );
    });
  });

  describe('started with settings that point elsewhere', () => {
    let real: Key;
    let evil: Key;
    let evilAsKnown: Key;
    let heard: Heard[];
    let evilHeard: string[];
    let servers: Server[];
    let evilOrigin: string;
    let port: number;

    before(async () => {
      [real, evil, evilAsKnown] = await Promise.all([aKey('real'), aKey('evil'), aKey('real')]);
      heard = [];
      evilHeard = [];
      const evilServer = await listening((request, response) => {
        evilHeard.push(request.url ?? '');
        const openid = { issuer: evilOrigin, jwks_uri: `${evilOrigin}/keys` };
        response.end(request.url === '/keys' ? evil.set : JSON.stringify(openid));
      });
      evilOrigin = evilServer.origin;
      const world = await listening((request, response) => {
        const meantFor = String(request.headers['x-meant-for'] ?? 'the host');
        heard.push({ meantFor, method: request.method ?? '', url: request.url ?? '' });
        const [status, body] = worldSays(meantFor, request, real);
        response.writeHead(status, { 'content-type': 'application/json', etag: 'W/"1"' });
        response.end(body);
      });
      servers = [evilServer.server, world.server];
    });
    after(() => {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    });

    beforeEach(async () => {
      const { port: worldPort } = servers[1]!.address() as AddressInfo;
      const origin = `http://127.0.0.1:${String(worldPort)}`;
      const started = await start(
        {
          ...moved(evilOrigin),
          ...GOOD,
          PROCEDURES_DIR: path.join(folder, 'procedures'),
          // What App Service itself sets: the app's own tokens for storage and Teams come from here.
          IDENTITY_ENDPOINT: `${origin}/msi/token`,
          IDENTITY_HEADER: 'x',
        },
        [origin],
      );
      assert.ok('port' in started, 'said' in started ? started.said : '');
      ({ port } = started);
      heard = [];
    });

    async function post(body: unknown, token: string | null): Promise<number> {
      const response = await fetch(`http://127.0.0.1:${String(port)}/api/messages`, {
        method: 'POST',
        headers: token === null ? {} : { authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
      await response.arrayBuffer();
      return response.status;
    }

    /** A call of the page, as its own script makes it. */
    async function open(token: string | null): Promise<number> {
      const response = await fetch(`http://127.0.0.1:${String(port)}/api/answer/open`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: 'https://app.example',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ case: 'nobody-s', card: 'case' }),
      });
      await response.arrayBuffer();
      return response.status;
    }

    const done = (): readonly string[] =>
      heard
        .filter(({ meantFor }) => !meantFor.startsWith('login.'))
        .map(({ meantFor, method, url }) => `${meantFor} ${method} ${url}`);

    it('believes the channel, so that the rest of these tests means something', async () => {
      assert.equal(await post(activity(), await real.sign({})), 200);
      assert.ok(
        done().some((each) => each.startsWith('smba.trafficmanager.net POST')),
        done().join('\n'),
      );
      assert.deepEqual(evilHeard, []);
    });

    const PERSON = {
      iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
      aud: APP,
      tid: TENANT,
      ver: '2.0',
      scp: 'access_as_user',
      oid: '00000000-0000-4000-8000-00000000cccc',
    };

    it('sends people to Entra to sign in, whatever the settings say', async () => {
      const response = await fetch(`http://127.0.0.1:${String(port)}/api/answer`);
      const text = await response.text();
      assert.ok(text.includes(`data-issuer="${PERSON.iss}"`));
      assert.ok(!text.includes(evilOrigin));
      assert.match(
        response.headers.get('content-security-policy') ?? '',
        /connect-src 'self' https:\/\/login\.microsoftonline\.com;/,
      );
    });

    it('believes a person of the tenant on the page', async () => {
      assert.equal(await open(await real.sign(PERSON)), 200);
      assert.deepEqual(evilHeard, []);
    });

    it('believes nobody else on the page, and looks at nothing stored for them', async () => {
      const tries: readonly (readonly [string, string | null])[] = [
        ['no token', null],
        ['the loopback issuer', await evil.sign({ ...PERSON, iss: evilOrigin })],
        ['the loopback issuer, as if it were Entra', await evil.sign(PERSON)],
        ['its key under the name of the real one', await evilAsKnown.sign(PERSON)],
        [
          'its key set named in the token',
          await evil.sign({ ...PERSON, jku: `${evilOrigin}/keys` }),
        ],
        ['another tenant', await real.sign({ ...PERSON, tid: APP })],
        ['version 1', await real.sign({ ...PERSON, iss: `https://sts.windows.net/${TENANT}/` })],
        ['an app', await real.sign({ ...PERSON, scp: undefined, roles: ['access_as_user'] })],
        ['the channel', await real.sign({})],
      ];
      for (const [name, token] of tries) assert.equal(await open(token), 401, name);
      assert.deepEqual(evilHeard, []);
      assert.deepEqual(done(), []);
    });

    it('believes nobody else, asks nobody else for keys, and does nothing for them', async () => {
      const loopback = `${evilOrigin}/teams/`;
      const none = Buffer.from(JSON.stringify({ alg: 'none', kid: 'real' })).toString('base64url');
      const [, payload = ''] = (await real.sign({})).split('.');
      const tries: readonly (readonly [string, unknown, string | null, number])[] = [
        ['no token', activity(), null, 401],
        ['no signature', activity(), `${none}.${payload}.`, 401],
        ['the loopback issuer', activity(), await evil.sign({ iss: evilOrigin }), 401],
        ['the loopback issuer, as if it were the channel', activity(), await evil.sign({}), 401],
        ['its key under the name of the real one', activity(), await evilAsKnown.sign({}), 401],
        [
          'its key set named in the token',
          activity(),
          await evil.sign({ jku: `${evilOrigin}/keys` }),
          401,
        ],
        ['no audience', activity(), await real.sign({ aud: '' }), 401],
        ['another app', activity(), await real.sign({ aud: TENANT }), 401],
        [
          'the emulator',
          { ...activity(), channelId: 'emulator' },
          await evil.sign({ iss: `https://sts.windows.net/${TENANT}/` }),
          401,
        ],
        [
          'a service on this machine',
          activity(loopback),
          await real.sign({ serviceurl: loopback }),
          403,
        ],
        ['no app id', activity(), await real.sign({ aud: undefined }), 401],
      ];
      for (const [name, body, token, status] of tries)
        assert.equal(await post(body, token), status, name);
      assert.deepEqual(evilHeard, []);
      assert.deepEqual(done(), []);
    });
  });
});

/** A world in which storage stands, nobody is in the directory, and Teams takes what it is sent. */
function worldSays(
  meantFor: string,
  { method, url }: IncomingMessage,
  real: Key,
): [number, string] {
  if (meantFor === 'login.botframework.com') {
    const openid = {
      issuer: ISSUER,
      jwks_uri: 'https://login.botframework.com/v1/.well-known/keys',
      id_token_signing_alg_values_supported: ['RS256'],
    };
    return [200, url?.endsWith('/keys') === true ? real.set : JSON.stringify(openid)];
  }
  if (meantFor === 'login.microsoftonline.com') return [200, real.set];
  if (meantFor === 'smba.trafficmanager.net') return [200, '{"id":"1"}'];
  if (url?.startsWith('/msi/token') === true) {
    const expires_on = String(Math.floor(Date.now() / 1000) + 3600);
    return [
      200,
      JSON.stringify({ access_token: 'x', expires_on, resource: 'x', token_type: 'Bearer' }),
    ];
  }
  if (meantFor.endsWith('.queue.core.windows.net')) return [201, ''];
  if (method !== 'GET') return [204, ''];
  const list = url?.includes('()') === true;
  return list ? [200, '{"value":[]}'] : [404, '{"odata.error":{"code":"ResourceNotFound"}}'];
}
