import assert from 'node:assert/strict';
import sinon from 'sinon';
import { moment, type Moment } from '../../domain/calendar/index.ts';
import { makeHandleMessages, type MessagesResponse } from '../../bot/adapter.ts';
import type { Card } from '../../adaptive-cards/index.ts';
import type { Answer } from '../../answering/answer.ts';
import { referenceCard } from '../../adaptive-cards/index.ts';
import { SENTENCES } from '../../bot/sentences.ts';
import type { Found } from '../../bot/toActivity.ts';
import type { Inbound } from '../../bot/inbound.ts';
import { makeVerifyToken } from '../../bot/verifyToken.ts';
import type { ChannelTokenRequest } from '../../desk/standins/identity/identity.ts';
import type { Standins } from '../../desk/standins/index.ts';
import * as kit from './activities.ts';
import { FakeLog, openGate } from './fakes.ts';
import { adapterOf, anchorsOf, NOW, startStand } from './stand.ts';

const now = moment(NOW);
const card: Card = { type: 'AdaptiveCard', version: '1.5', body: [] };

describe('the bot’s door', () => {
  let stand: Standins;
  let log: FakeLog;
  let seen: { inbound: Inbound; now: Moment }[];
  let turn: (inbound: Inbound) => Promise<Answer>;
  let found: readonly Found[];
  let handle: ReturnType<typeof makeHandleMessages>;
  let printed: sinon.SinonSpy[];

  before(async function () {
    this.timeout(10_000);
    stand = await startStand();
    stand.teams.setInstalled(kit.PERSON, true);
  });
  beforeEach(() => {
    log = new FakeLog();
    seen = [];
    found = [];
    turn = () => Promise.resolve({ kind: 'none' });
    handle = makeHandleMessages({
      adapter: adapterOf(stand),
      verifyToken: makeVerifyToken(anchorsOf(stand), kit.APP, { millis: () => Date.now() }),
      anchors: anchorsOf(stand),
      tenantId: kit.TENANT,
      gate: openGate(),
      search: () => Promise.resolve(found),
      turn: async (inbound, at) => {
        seen.push({ inbound, now: at });
        return await turn(inbound);
      },
      log,
    });
    printed = (['log', 'warn', 'error', 'info'] as const).map((name) => sinon.spy(console, name));
  });
  afterEach(() => {
    const lines = printed.flatMap((spy) => spy.args);
    sinon.restore();
    assert.deepEqual(lines, [], 'something was printed');
  });
  after(async () => await stand.stop());

  const authorized = async (request: ChannelTokenRequest = {}): Promise<Record<string, string>> => {
    const serviceUrl = stand.urls.teamsServiceUrl;
    const token = await stand.identity.channelToken({ serviceUrl, ...request });
    return { authorization: `Bearer ${token}` };
  };
  const post = async (body: unknown, headers?: Record<string, string>): Promise<MessagesResponse> =>
    await handle({ headers: headers ?? (await authorized()), body, now });
  const here = (over: kit.Json = {}): kit.Json => ({
    serviceUrl: stand.urls.teamsServiceUrl,
    ...over,
  });
  const refused = (code: string) => ({ error: { code } });

  it('hands on who, where, what and when', async () => {
    const activity = stand.teams.userSays(kit.PERSON, 'cases');
    assert.deepEqual(await post(activity), { status: 200 });
    assert.equal(seen.length, 1);
    assert.equal(seen[0]?.now, NOW);
    assert.equal(seen[0].inbound.kind, 'message');
    assert.equal(seen[0].inbound.person, kit.PERSON);
  });

  it('answers a message with a message into the same chat', async () => {
    turn = () => Promise.resolve({ kind: 'text', text: 'Hello' });
    assert.deepEqual(await post(stand.teams.userSays(kit.PERSON, 'help')), { status: 200 });
    assert.equal(stand.teams.chat(kit.PERSON).at(-1)?.text, 'Hello');
  });

  it('answers a message with a card, and says no more of it than its summary', async () => {
    turn = () => Promise.resolve({ kind: 'card', rendered: { card, summary: 'My cases' } });
    await post(stand.teams.userSays(kit.PERSON, 'cases'));
    const last = stand.teams.chat(kit.PERSON).at(-1);
    assert.equal(last?.summary, 'My cases');
    assert.deepEqual(last.attachments, [
      { contentType: 'application/vnd.microsoft.card.adaptive', content: card },
    ]);
  });

  it('answers a press with the card in its place', async () => {
    turn = () => Promise.resolve({ kind: 'card', rendered: { card, summary: 'x' } });
    assert.deepEqual(await post(kit.anExecute('help', {}, here())), {
      status: 200,
      jsonBody: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
    });
  });

  it('answers a press with a sentence', async () => {
    turn = () => Promise.resolve({ kind: 'text', text: 'No' });
    assert.deepEqual(await post(kit.anExecute('help', {}, here())), {
      status: 200,
      jsonBody: {
        statusCode: 200,
        type: 'application/vnd.microsoft.activity.message',
        value: 'No',
      },
    });
  });

  it('answers a Submit with a new message', async () => {
    turn = () => Promise.resolve({ kind: 'card', rendered: { card, summary: 'New' } });
    const conversation = {
      id: stand.teams.conversationId(kit.PERSON),
      conversationType: 'personal',
      tenantId: kit.TENANT,
    };
    assert.deepEqual(await post(kit.aSubmit('help', { k: 'x' }, here({ conversation }))), {
      status: 200,
    });
    assert.equal(stand.teams.chat(kit.PERSON).at(-1)?.summary, 'New');
  });

  it('answers the message extension with a sentence in its dialog', async () => {
    turn = () => Promise.resolve({ kind: 'text', text: 'Look into our chat' });
    assert.deepEqual(await post(kit.aFetchTask('escalate', here())), {
      status: 200,
      jsonBody: { task: { type: 'message', value: 'Look into our chat' } },
    });
  });

  it('answers it with a card in its dialog, whose buttons a dialog knows', async () => {
    const button = {
      type: 'Action.Execute',
      title: 'Go',
      verb: 'help',
      data: { verb: 'help', k: 'x' },
      fallback: { type: 'Action.Submit', title: 'Go', data: { verb: 'help', k: 'x' } },
    } as const;
    const card: Card = {
      type: 'AdaptiveCard',
      refresh: {},
      body: [{ type: 'ActionSet', actions: [button] }],
    };
    turn = () => Promise.resolve({ kind: 'card', rendered: { card, summary: 'Form' } });
    const shown = {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        type: 'AdaptiveCard',
        body: [{ type: 'ActionSet', actions: [button.fallback] }],
      },
    };
    const task = {
      type: 'continue',
      value: { title: 'Escalation', height: 'large', width: 'large', card: shown },
    };
    assert.deepEqual(await post(kit.aFetchTask('escalate', here())), {
      status: 200,
      jsonBody: { task },
    });
    const data = { verb: 'help', k: 'x' };
    assert.deepEqual(await post(kit.aDialogSubmit(data, here())), {
      status: 200,
      jsonBody: { task },
    });
    turn = () => Promise.resolve({ kind: 'none' });
    assert.deepEqual(await post(kit.aDialogSubmit(data, here())), { status: 200, jsonBody: {} });
  });

  it('answers a search with cards to share, or says that there is none', async () => {
    const words = await post(kit.aQuery('2027', here()));
    assert.deepEqual(words.jsonBody, {
      composeExtension: { type: 'message', text: SENTENCES.noneFound },
    });
    const rendered = referenceCard('2027-AAAAA', 'https://teams.test/case-1');
    found = [{ reference: '2027-AAAAA', rendered }];
    const { jsonBody } = await post(kit.aQuery('2027', here()));
    assert.deepEqual(jsonBody, {
      composeExtension: {
        type: 'result',
        attachmentLayout: 'list',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: rendered.card,
            preview: {
              contentType: 'application/vnd.microsoft.card.thumbnail',
              content: { title: '2027-AAAAA' },
            },
          },
        ],
      },
    });
  });

  it('whispers where only the bot was meant to hear', async () => {
    turn = () => Promise.resolve({ kind: 'text', text: 'Only for you' });
    const spoken = stand.teams.userSays(kit.PERSON, 'escalate', 'channel');
    const recipient = { id: `28:${kit.APP}`, isTargeted: true };
    await post({ ...spoken, recipient });
    const last = (person: string) => stand.teams.chat(person, 'channel').at(-1);
    assert.equal(last(kit.PERSON)?.text, 'Only for you');
    assert.notEqual(last(kit.OTHER)?.text, 'Only for you');
  });

  it('says that it cannot do an invoke it does not know', async () => {
    const activity = kit.anExecute('x', {}, here({ name: 'signin/verifyState' }));
    assert.equal((await post(activity)).status, 501);
  });

  it('takes nothing without a good token', async () => {
    const activity = stand.teams.userSays(kit.PERSON, 'cases');
    const unauthorized = { status: 401, jsonBody: refused('unauthorized') };
    assert.deepEqual(await post(activity, {}), unauthorized);
    assert.deepEqual(await post(activity, { authorization: 'Bearer x' }), unauthorized);
    for (const request of [
      { expired: true },
      { key: 'other' },
      { key: 'unlisted' },
      { appId: 'another' },
      { serviceUrl: 'https://smba.trafficmanager.net/other/' },
      { claims: { iss: 'https://evil.example' } },
    ] as const) {
      assert.deepEqual(await post(activity, await authorized(request)), unauthorized);
    }
    assert.deepEqual(seen, []);
    assert.equal(log.lines.length, 8);
    assert.equal(
      log.lines.at(-2),
      'warn message-refused {"status":401,"code":"wrong-service-url"}',
    );
  });

  it('finds the token whatever the case of its header’s name', async () => {
    const { authorization = '' } = await authorized();
    const activity = stand.teams.userSays(kit.PERSON, 'cases');
    assert.equal((await post(activity, { Authorization: authorization })).status, 200);
  });

  it('is checked by botbuilder too, behind us', async () => {
    handle = makeHandleMessages({
      adapter: adapterOf(stand),
      verifyToken: () =>
        Promise.resolve({
          kind: 'ok',
          serviceUrl: stand.urls.teamsServiceUrl,
          untilMs: Infinity,
        }),
      anchors: anchorsOf(stand),
      tenantId: kit.TENANT,
      gate: openGate(),
      search: () => Promise.resolve([]),
      turn: () => Promise.reject(new Error('no turn was to be run')),
      log,
    });
    const activity = stand.teams.userSays(kit.PERSON, 'cases');
    const serviceUrl = 'https://smba.trafficmanager.net/other/';
    assert.equal((await post(activity, await authorized({ serviceUrl }))).status, 401);
    assert.equal((await post(activity, await authorized({ appId: 'another' }))).status, 401);
    assert.equal((await post(activity, {})).status, 401);
    assert.match(log.lines.join(), /not-authenticated/);
  });

  const OUT_OF_REACH = [
    ['are refused', { reply: { status: 503 } }, 'openidconfiguration'],
    ['are refused in the second step', { reply: { status: 500 } }, 'keys'],
    ['cannot be reached', { reset: true }, 'openidconfiguration'],
    ['never come', { delayMs: 60_000 }, 'keys'],
  ] as const;
  for (const [how, fault, step] of OUT_OF_REACH) {
    it(`says that it cannot serve for now, and within its deadline, where botbuilder’s keys ${how}`, async () => {
      // botbuilder keeps keys by address: another one is asked for anew.
      const whole = anchorsOf(stand);
      const anchors = { ...whole, openIdUrl: `${whole.openIdUrl}?${encodeURIComponent(how)}` };
      const door = makeHandleMessages({
        adapter: adapterOf(stand, 300, anchors),
        verifyToken: () =>
          Promise.resolve({
            kind: 'ok',
            serviceUrl: stand.urls.teamsServiceUrl,
            untilMs: Infinity,
          }),
        anchors,
        tenantId: kit.TENANT,
        gate: openGate(),
        search: () => Promise.resolve([]),
        turn,
        log,
      });
      stand.faults.add({ service: 'identity', match: `${step}$`, ...fault, times: 1 });
      const ask = async (): Promise<MessagesResponse> => {
        const body = stand.teams.userSays(kit.PERSON, 'cases');
        return await door({ headers: await authorized(), body, now });
      };
      assert.deepEqual(await ask(), { status: 503, jsonBody: refused('unavailable') });
      assert.match(log.lines.join(), /message-refused .*"code":"keys-unavailable"/);
      assert.deepEqual(await ask(), { status: 200 });
    });
  }

  it('refuses what is no activity', async () => {
    for (const body of [undefined, null, 'text', 7, [], {}, { type: 7 }, { type: 'message' }]) {
      const { status } = await post(body);
      assert.ok(status === 400 || status === 401, `${status} for ${JSON.stringify(body)}`);
    }
    assert.equal((await post({ ...here(), type: 'message' })).status, 400);
    assert.equal((await post(undefined)).status, 400);
    assert.deepEqual(seen, []);
  });

  it('refuses another tenant, another channel, and nobody', async () => {
    const nobody = kit.aMessage('x', here({ from: { id: '29:1' } }));
    assert.deepEqual(await post(nobody), { status: 403, jsonBody: refused('forbidden') });
    assert.equal((await post(kit.aMessage('x', here({ channelId: 'webchat' })))).status, 403);
    const conversation = { id: 'a:1', conversationType: 'personal', tenantId: kit.OTHER };
    assert.equal((await post(kit.aMessage('x', here({ conversation })))).status, 403);
    assert.deepEqual(seen, []);
  });

  it('tells nobody what went wrong inside', async () => {
    turn = () => Promise.reject(new Error('secret detail for child AB'));
    for (const activity of [kit.anExecute('help', {}, here()), kit.aMessage('x', here())]) {
      const answer = await post(activity);
      assert.deepEqual(answer, { status: 500, jsonBody: refused('internal-error') });
    }
    assert.deepEqual(log.lines, [
      'error turn-failed {"status":500,"code":"unexpected"}',
      'error turn-failed {"status":500,"code":"unexpected"}',
    ]);
  });

  it('logs the code of a failure, where it is one', async () => {
    turn = () => Promise.reject(Object.assign(new Error('secret'), { code: 'storage-busy' }));
    await post(kit.anExecute('help', {}, here()));
    turn = () => Promise.reject(Object.assign(new Error('x'), { code: 'secret detail of AB' }));
    await post(kit.anExecute('help', {}, here()));
    assert.match(log.lines[0] ?? '', /storage-busy/);
    assert.doesNotMatch(log.lines.join(), /secret/);
  });

  it('says so when its answer could not be sent', async () => {
    turn = () => Promise.resolve({ kind: 'text', text: 'Hello' });
    stand.faults.add({ service: 'teams', reply: { status: 500 }, times: 1 });
    const before = stand.log.last;
    assert.equal((await post(stand.teams.userSays(kit.PERSON, 'help'))).status, 500);
    assert.equal(stand.log.since(before, 'teams').length, 1);
  });
});
