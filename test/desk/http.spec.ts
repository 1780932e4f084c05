import assert from 'node:assert/strict';
import { request } from 'node:http';
import { DeskRefusal } from '../../desk/api.ts';
import { AppStopped } from '../../desk/app/appProcess.ts';
import { serveDesk, type DeskServer } from '../../desk/http/httpServer.ts';
import { NotQuiet } from '../../desk/quiet.ts';
import { fakeDesk } from './fakeDesk.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const JSON_TYPE = { 'content-type': 'application/json' };

describe('the HTTP interface of the desk', () => {
  const errors: unknown[] = [];
  let server: DeskServer;
  let desk = fakeDesk();

  beforeEach(async () => {
    desk = fakeDesk();
    errors.length = 0;
    await open();
  });
  afterEach(async () => await server.close());

  async function open(): Promise<void> {
    const page = new Map([['/', { type: 'text/html; charset=utf-8', content: '<p>page</p>' }]]);
    server = await serveDesk({
      desk,
      page,
      port: 0,
      app: 'http://127.0.0.1:9',
      onError: (error) => errors.push(error),
    });
  }

  async function reopenWith(over: Parameters<typeof fakeDesk>[0]): Promise<void> {
    await server.close();
    desk = fakeDesk(over);
    await open();
  }

  /** node:http, because fetch does not let Host be said. */
  async function ask(method: string, path: string, { headers = {}, body = '' }: Sent = {}) {
    return await new Promise<Answer>((resolve, reject) => {
      const call = request(
        {
          host: '127.0.0.1',
          port: server.port,
          method,
          path,
          headers: { 'content-length': Buffer.byteLength(body), ...headers },
        },
        (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => (text += chunk.toString()));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
          );
        },
      );
      call.on('error', reject);
      call.end(body);
    });
  }

  const codeOf = (answer: Answer): unknown =>
    (JSON.parse(answer.body) as { error: { code: unknown } }).error.code;

  it('serves the page with a policy that lets no foreign or inline script run', async () => {
    const answer = await ask('GET', '/');
    assert.equal(answer.status, 200);
    const policy = String(answer.headers['content-security-policy']);
    assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self'/);
    assert.equal(policy.includes('unsafe'), false);
  });

  it('answers to 127.0.0.1 and localhost on its own port', async () => {
    for (const host of [`127.0.0.1:${server.port}`, `localhost:${server.port}`]) {
      assert.equal((await ask('GET', '/desk/clock', { headers: { host } })).status, 200);
    }
  });

  it('refuses another Host, as a name that was rebound would send it', async () => {
    const hosts = ['evil.test', `evil.test:${server.port}`, '127.0.0.1', '127.0.0.1:1'];
    for (const host of hosts) {
      const answer = await ask('GET', '/desk/clock', { headers: { host } });
      assert.equal(answer.status, 403, host);
      assert.equal(codeOf(answer), 'wrong-host');
    }
    assert.deepEqual(desk.asked, []);
  });

  it('refuses a foreign Origin and takes its own', async () => {
    const own = `http://127.0.0.1:${server.port}`;
    assert.equal((await ask('GET', '/desk/clock', { headers: { origin: own } })).status, 200);
    for (const origin of ['https://evil.test', 'null', `https://127.0.0.1:${server.port}`]) {
      const answer = await ask('POST', '/desk/app/kill', { headers: { origin } });
      assert.equal(codeOf(answer), 'wrong-origin', origin);
    }
    assert.equal(desk.asked.filter(([name]) => name === 'killApp').length, 0);
  });

  it('wants a body that says it is JSON, and is', async () => {
    const path = '/desk/clock';
    const typed = await ask('POST', path, { body: '{"minutes":1}' });
    assert.equal(typed.status, 415);
    const form = { 'content-type': 'text/plain' };
    assert.equal((await ask('POST', path, { body: '{"minutes":1}', headers: form })).status, 415);
    const broken = await ask('POST', path, { body: '{"minutes":', headers: JSON_TYPE });
    assert.equal(broken.status, 400);
    assert.equal(codeOf(broken), 'not-json');
  });

  it('refuses a body above 1 MB', async () => {
    const body = JSON.stringify({ text: 'x'.repeat(1_100_000) });
    const answer = await ask('POST', '/desk/people/x/messages', { body, headers: JSON_TYPE });
    assert.equal(answer.status, 413);
  });

  it('names each wrong field without repeating what was sent', async () => {
    const body = '{"text":"","secretword":1}';
    const answer = await ask('POST', '/desk/people/x/messages', { body, headers: JSON_TYPE });
    assert.equal(answer.status, 400);
    assert.match(answer.body, /text/);
    assert.deepEqual(desk.asked, []);
  });

  it('answers 404 for an unknown call and 405 for the wrong method', async () => {
    assert.equal((await ask('GET', '/desk/nothing')).status, 404);
    const wrong = await ask('PUT', '/desk/clock', { body: '{}', headers: JSON_TYPE });
    assert.equal(wrong.status, 405);
    assert.match(wrong.body, /GET and POST/);
  });

  it('hands each call over as it is meant', async () => {
    const post = async (path: string, body: object): Promise<number> =>
      (await ask('POST', path, { body: JSON.stringify(body), headers: JSON_TYPE })).status;
    assert.equal(await post('/desk/people/p/messages', { text: '/escalate' }), 200);
    assert.equal(await post('/desk/people/p/actions', { activityId: 'a', action: 'Send' }), 200);
    assert.equal(await post('/desk/clock', { to: '2027-07-01T09:00' }), 200);
    assert.equal(await post('/desk/activities', { activity: { type: 'x' } }), 200);
    assert.equal((await ask('GET', '/desk/requests?to=teams&since=3')).status, 200);
    assert.deepEqual(desk.asked, [
      ['say', 'p', '/escalate', 'personal'],
      ['press', 'p', 'a', 'Send', {}],
      ['moveClock', { to: '2027-07-01T08:00:00.000Z' }],
      ['post', { type: 'x' }, {}],
      ['requests', 'teams', 3],
    ]);
  });

  it('hands out evidence as a page of its own, whose style stands in it', async () => {
    const { status, headers, body } = await ask(
      'GET',
      '/desk/people/p1/evidence?reference=2027-ABCDE&as=html',
    );
    assert.deepEqual(desk.asked, [['evidence', 'p1', '2027-ABCDE', 'html']]);
    assert.deepEqual(
      [status, headers['content-type'], headers['content-security-policy'], body],
      [
        200,
        'text/html; charset=utf-8',
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        '<!doctype html><p>Evidence</p>',
      ],
    );
    assert.equal((await ask('GET', '/desk/people/p1/evidence')).status, 400);
  });

  it('clears one fault or all of them', async () => {
    await ask('DELETE', '/desk/faults/fault-7');
    await ask('DELETE', '/desk/faults', { body: '{"id":"fault-8"}', headers: JSON_TYPE });
    await ask('DELETE', '/desk/faults');
    const cleared = desk.asked.filter(([name]) => name === 'clearFaults').map(([, id]) => id);
    assert.deepEqual(cleared, ['fault-7', 'fault-8', null]);
  });

  it('says 503 while the app is stopped and 504 with what is pending', async () => {
    await reopenWith({ restartApp: () => Promise.reject(new AppStopped()) });
    assert.equal(codeOf(await ask('POST', '/desk/app/restart')), 'app-stopped');
    await reopenWith({ killApp: () => Promise.reject(new NotQuiet(['case 1 effect 2'])) });
    const late = await ask('POST', '/desk/app/kill');
    assert.equal(late.status, 504);
    assert.match(late.body, /"pending":\["case 1 effect 2"\]/);
  });

  it('hands on what a refusal adds, and tells nothing of a bug', async () => {
    const refusal = new DeskRefusal(404, 'no-such-action', 'No.', { actions: ['Send'] });
    await reopenWith({ killApp: () => Promise.reject(refusal) });
    assert.match((await ask('POST', '/desk/app/kill')).body, /"actions":\["Send"\]/);
    await reopenWith({ killApp: () => Promise.reject(new Error('inner words')) });
    const bug = await ask('POST', '/desk/app/kill');
    assert.equal(bug.status, 500);
    assert.equal(bug.body.includes('inner words'), false);
    assert.equal(errors.length, 1);
  });
});
