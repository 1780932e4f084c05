import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { BotAdapter, type Connector } from '../../bot/botAdapter.ts';
import { oneAttempt, TARGETED } from '../../bot/oneAttempt.ts';
import { APP, TENANT } from './activities.ts';

/** platform 1.6: by itself botbuilder posts the same message four times and waits for ever. */
describe('a call of the connector client is one attempt', () => {
  let server: Server;
  let connector: Connector;
  let asked: string[];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  before(async () => {
    server = createServer((request, response) => {
      asked.push(`${String(request.method)} ${String(request.url)}`);
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const origin = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`;
    const adapter = new BotAdapter({
      appId: APP,
      tenantId: TENANT,
      anchors: {
        issuer: 'https://api.botframework.com',
        openIdUrl: origin,
        keysUrl: origin,
        serviceOrigins: [origin],
      },
      tokens: { token: () => Promise.resolve('token') },
      deadlineMs: 200,
    });
    connector = await adapter.connector(`${origin}/emea/`);
  });
  beforeEach(() => {
    asked = [];
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = async () =>
    await connector.conversations.sendToConversation('a:1', { type: 'message', text: 'x' });
  const replying =
    (status: number, headers: Record<string, string> = {}) =>
    (_request: IncomingMessage, response: ServerResponse) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end('{"error":{"code":"ServiceError","message":"no"}}');
    };

  for (const status of [500, 502, 503, 504, 429, 412, 408]) {
    it(`when the server answers ${status}`, async () => {
      answer = replying(status, { 'retry-after': '1' });
      await assert.rejects(send(), { statusCode: status });
      assert.deepEqual(asked, ['POST /emea/v3/conversations/a%3A1/activities']);
    });
  }

  it('when the connection breaks', async () => {
    answer = (request) => request.socket.resetAndDestroy();
    await assert.rejects(send());
    assert.equal(asked.length, 1);
  });

  it('when the server never answers: it ends with the deadline', async () => {
    answer = () => undefined;
    await assert.rejects(send(), { name: 'AbortError' });
    assert.equal(asked.length, 1);
  });

  it('when the answer begins and never ends', async () => {
    answer = (_request, response) => {
      response.writeHead(201, { 'content-type': 'application/json' });
      response.write('{"id":');
    };
    await assert.rejects(send(), { name: 'RestError', statusCode: undefined });
    assert.equal(asked.length, 1);
  });

  it('and follows no redirection, since a card must not go elsewhere', async () => {
    answer = replying(307, { location: '/elsewhere' });
    await assert.rejects(send(), { statusCode: 307 });
    assert.equal(asked.length, 1);
  });

  it('and asks for a targeted message in the address, not in a header', async () => {
    let headers: IncomingMessage['headers'] = {};
    answer = (request, response) => {
      headers = request.headers;
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end('{"id":"1"}');
    };
    const options = { customHeaders: { [TARGETED]: '1' } };
    const sent = await connector.conversations.sendToConversation('a:1', { text: 'x' }, options);
    assert.equal(sent.id, '1');
    assert.deepEqual(asked, [
      'POST /emea/v3/conversations/a%3A1/activities?isTargetedActivity=true',
    ]);
    assert.equal(headers[TARGETED], undefined);
    assert.equal(headers.authorization, 'Bearer token');
  });

  it('or botbuilder has changed, and the first use says so', () => {
    assert.throws(() => oneAttempt({}, 5), /not where it was/);
    assert.throws(() => oneAttempt({ client: {} }, 5), /not where it was/);
    const pipeline = {
      getOrderedPolicies: () => [{ name: 'newRetryPolicy' }],
      removePolicy: () => undefined,
      addPolicy: () => undefined,
    };
    assert.throws(() => oneAttempt({ client: { pipeline } }, 5), /newRetryPolicy/);
  });
});
