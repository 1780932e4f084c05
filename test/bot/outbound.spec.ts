import assert from 'node:assert/strict';
import { moment } from '../../domain/calendar/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import { BotAdapter } from '../../bot/botAdapter.ts';
import { ConversationBook } from '../../bot/conversationBook.ts';
import type { TokenSource } from '../../bot/credentials.ts';
import { Outbound, type Posted } from '../../bot/outbound.ts';
import type { Standins } from '../../desk/standins/index.ts';
import { APP, OTHER, PERSON, TENANT } from './activities.ts';
import { FakeConversations, FakeLog, openGate } from './fakes.ts';
import { anchorsOf, NOW, startStand, tokensOf } from './stand.ts';

const person = PERSON as PersonId;
const now = moment(NOW);
const message = { type: 'message', text: 'x' };

describe('a message to somebody who did not just write', () => {
  let stand: Standins;
  let store: FakeConversations;
  let outbound: Outbound;

  before(async function () {
    this.timeout(10_000);
    stand = await startStand();
  });
  beforeEach(() => {
    outbound = made();
    stand.faults.clear();
    stand.teams.setInstalled(PERSON, true);
    stand.teams.setBlocked(PERSON, false);
    stand.teams.setForbidden(PERSON, false);
  });
  after(async () => await stand.stop());

  function made(tokens: TokenSource = tokensOf(stand), defaultServiceUrl?: string): Outbound {
    const anchors = anchorsOf(stand);
    const deadlineMs = 150;
    store = new FakeConversations();
    return new Outbound({
      adapter: new BotAdapter({ appId: APP, tenantId: TENANT, anchors, tokens, deadlineMs }),
      book: new ConversationBook(store, anchors, TENANT),
      anchors,
      appId: APP,
      tenantId: TENANT,
      defaultServiceUrl: defaultServiceUrl ?? stand.urls.teamsServiceUrl,
      gate: openGate(),
      wall: { millis: () => 0 },
      log: new FakeLog(),
    });
  }

  const post = async (to: PersonId = person): Promise<Posted> =>
    await outbound.post(to, message, now);
  const told = async (): Promise<string> => {
    const posted = await post();
    const wait = posted.kind === 'later' ? ` ${posted.afterSeconds}` : '';
    return posted.kind === 'accepted' ? 'accepted' : `${posted.kind} ${posted.code}${wait}`;
  };
  const asked = async (deed: () => Promise<unknown>): Promise<readonly string[]> => {
    const before = stand.log.last;
    await deed();
    return stand.log
      .since(before, 'teams')
      .map(({ method, path }) => `${method} ${path.replace(/a:1[^/]+/, '{id}')}`);
  };

  it('goes into a conversation that is made first, and is remembered', async () => {
    assert.deepEqual(await asked(post), [
      'POST /emea/v3/conversations',
      'POST /emea/v3/conversations/{id}/activities',
    ]);
    assert.deepEqual(await asked(post), ['POST /emea/v3/conversations/{id}/activities']);
    assert.deepEqual(store.calls, ['of', 'save']);
    assert.deepEqual(store.rows.get(PERSON), {
      person: PERSON,
      tenantId: TENANT,
      conversationId: stand.teams.conversationId(PERSON),
      serviceUrl: stand.urls.teamsServiceUrl,
      botId: `28:${APP}`,
      userId: null,
      seenAt: NOW,
    });
  });

  it('asks for the conversation by the object id alone', async () => {
    const before = stand.log.last;
    await post();
    assert.deepEqual(stand.log.since(before, 'teams')[0]?.body, {
      isGroup: false,
      bot: { id: `28:${APP}` },
      members: [{ id: PERSON }],
      tenantId: TENANT,
      channelData: { tenant: { id: TENANT } },
    });
  });

  it('says which message it became', async () => {
    const posted = await post();
    assert.equal(posted.kind, 'accepted');
    assert.equal(posted.activityId, stand.teams.chat(PERSON).at(-1)?.id);
  });

  const activities = 'activities$';
  const answers: readonly (readonly [string, number, Record<string, string>, string])[] = [
    ['is throttled', 429, { 'retry-after': '17' }, 'later Throttled 17'],
    ['is throttled without a time', 429, {}, 'later Throttled 1'],
    [
      'is throttled until a date',
      429,
      { 'retry-after': 'Thu, 01 Jan 1970 00:00:30 GMT' },
      'later Throttled 30',
    ],
    ['is throttled until nonsense', 429, { 'retry-after': 'soon' }, 'later Throttled 1'],
    ['meets another write', 412, {}, 'later PreconditionFailed 5'],
    ['is too large', 413, {}, 'refused MessageSizeTooBig'],
    ['is not authorised', 401, {}, 'refused unauthorised'],
    ['is badly made', 400, {}, 'refused BadSyntax'],
    ['meets an error of the service', 500, {}, 'uncertain ServiceError'],
    ['meets a gateway', 502, {}, 'uncertain ServiceError'],
    ['meets a slow gateway', 504, {}, 'uncertain ServiceError'],
    ['is redirected', 307, { location: '/elsewhere' }, 'refused http-307'],
  ];
  for (const [name, status, headers, expected] of answers) {
    it(`that ${name} (${status}) is ${expected}`, async () => {
      await post();
      stand.faults.add({
        service: 'teams',
        match: activities,
        reply: { status, headers },
        times: 1,
      });
      assert.equal(await told(), expected);
    });
  }

  it('that nobody answers, or whose line breaks, is uncertain', async () => {
    await post();
    stand.faults.add({ service: 'teams', match: activities, delayMs: 400, times: 1 });
    assert.equal(await told(), 'uncertain timeout');
    stand.faults.add({ service: 'teams', match: activities, loseAnswer: true, times: 1 });
    assert.match(await told(), /^uncertain/);
    stand.faults.add({ service: 'teams', match: activities, reset: true, times: 1 });
    assert.equal(await told(), 'uncertain ECONNRESET');
  });

  it('is one attempt, whatever the answer', async () => {
    await post();
    for (const status of [500, 503, 412]) {
      stand.faults.add({ service: 'teams', match: activities, reply: { status }, times: 1 });
      assert.equal((await asked(post)).length, 1);
    }
  });

  it('that surely never left is tried again later', async () => {
    const nowhere = 'http://127.0.0.1:1/';
    outbound = made(tokensOf(stand), nowhere);
    assert.match(await told(), /^later ECONNREFUSED 5$/);
    outbound = made({ token: () => Promise.reject(new Error('secret detail')) });
    assert.equal(await told(), 'later no-token 5');
    outbound = made();
    store.broken = true;
    assert.equal(await told(), 'later conversations-unavailable 5');
  });

  it('for which no conversation could be made is never uncertain', async () => {
    const match = 'conversations$';
    for (const status of [500, 503, 412]) {
      stand.faults.add({ service: 'teams', match, reply: { status }, times: 1 });
      assert.match(await told(), /^later .* 5$/);
    }
    stand.faults.add({ service: 'teams', match, delayMs: 400, times: 1 });
    assert.equal(await told(), 'later timeout 5');
    stand.faults.add({ service: 'teams', match, reset: true, times: 1 });
    assert.equal(await told(), 'later ECONNRESET 5');
    assert.equal(await told(), 'accepted');
  });

  it('to somebody without the app says so', async () => {
    assert.deepEqual(await outbound.post(OTHER as PersonId, message, now), {
      kind: 'not-installed',
      code: 'BotNotInConversationRoster',
    });
  });

  it('to somebody who blocked the bot is refused, and the dead conversation forgotten', async () => {
    await post();
    stand.teams.setBlocked(PERSON, true);
    assert.equal(await told(), 'refused MessageWritesBlocked');
    assert.equal(store.rows.size, 0);
    assert.equal(await told(), 'refused MessageWritesBlocked');
  });

  it('that policy forbids is refused', async () => {
    await post();
    stand.teams.setForbidden(PERSON, true);
    assert.equal(await told(), 'refused ForbiddenOperationException');
  });

  it('into a conversation that is gone forgets it, and the next one is made anew', async () => {
    await post();
    stand.faults.add({ service: 'teams', match: activities, reply: { status: 404 }, times: 1 });
    assert.equal(await told(), 'not-installed ConversationNotFound');
    assert.equal(store.rows.size, 0);
    assert.equal(await told(), 'accepted');
  });

  it('never goes to a stored address that is not allowed', async () => {
    const conversationId = stand.teams.conversationId(PERSON);
    store.rows.set(PERSON, {
      person,
      tenantId: TENANT,
      conversationId,
      serviceUrl: 'https://evil.example/',
      botId: `28:${APP}`,
      userId: null,
      seenAt: now,
    });
    assert.equal(await told(), 'accepted');
    assert.equal(store.rows.get(PERSON)?.serviceUrl, stand.urls.teamsServiceUrl);
  });

  it('goes out although its conversation could not be stored', async () => {
    stand.faults.clear();
    store.save = () => Promise.reject(new Error('storage is out of reach'));
    assert.equal(await told(), 'accepted');
  });
});
