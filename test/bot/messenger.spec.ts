import assert from 'node:assert/strict';
import { moment } from '../../domain/calendar/index.ts';
import type { CardKind } from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import type { Message } from '../../application/ports/index.ts';
import { createBot, TEAMS_LIMITS, type Bot } from '../../bot/index.ts';
import { aBot } from './aBot.ts';
import type { Standins } from '../../desk/standins/index.ts';
import { aMessage, aView } from '../adaptive-cards/fixtures.ts';
import { APP, PERSON, TENANT } from './activities.ts';
import { atOnce, FakeConversations, FakeLog, hasher } from './fakes.ts';
import { FakeServices } from './fakeServices.ts';
import { anchorsOf, NOW, startStand, tokensOf } from './stand.ts';

const viewer = PERSON as PersonId;

describe('the messenger', () => {
  let stand: Standins;
  let bot: Bot;
  let log: FakeLog;

  before(async function () {
    this.timeout(10_000);
    stand = await startStand();
    stand.teams.setInstalled(PERSON, true);
  });
  beforeEach(() => {
    stand.faults.clear();
    log = new FakeLog();
    bot = aBot(stand, new FakeServices(), log);
  });
  after(async () => await stand.stop());

  const message = (card: CardKind, over: Partial<Message> = {}): Message => ({
    ...aMessage(card, {}, aView({ viewer })),
    effect: '00000009-0',
    to: viewer,
    ...over,
  });
  const last = () => stand.teams.chat(PERSON).at(-1);

  it('sends the card, and says what Teams calls it', async () => {
    const sent = await bot.messenger.send(message('alert'));
    assert.equal(sent.kind, 'accepted');
    assert.equal(last()?.id, sent.activityId);
    assert.match(JSON.stringify(last()?.attachments), /Send reply/);
  });

  it('lets a lock screen show a reference and a day, and nothing of a child', async () => {
    await bot.messenger.send(message('alert'));
    const outside = `${String(last()?.notification)} ${String(last()?.summary)}`;
    assert.match(outside, /2027-7KQ4M/);
    assert.doesNotMatch(outside, /100234|AB\b|not moved on/);
  });

  it('says what became of a message that did not go out', async () => {
    stand.faults.add({ service: 'teams', match: 'activities$', reply: { status: 503 }, times: 1 });
    const before = stand.log.last;
    assert.deepEqual(await bot.messenger.send(message('alert')), {
      kind: 'uncertain',
      code: 'ServiceError',
    });
    const sent = stand.log.since(before, 'teams').filter(({ path }) => path.endsWith('activities'));
    assert.equal(sent.length, 1);
    assert.match(log.lines.join(), /card-not-sent .*"code":"ServiceError"/);
  });
});

describe('the bot as a whole', () => {
  let stand: Standins;
  let services: FakeServices;
  let bot: Bot;

  before(async function () {
    this.timeout(10_000);
    stand = await startStand();
  });
  beforeEach(() => {
    services = new FakeServices();
    services.views.set(PERSON, aView({ viewer }));
    bot = aBot(stand, services);
  });
  after(async () => await stand.stop());

  const post = async (body: unknown) => {
    const serviceUrl = stand.urls.teamsServiceUrl;
    const authorization = `Bearer ${await stand.identity.channelToken({ serviceUrl })}`;
    return await bot.handleMessages({ headers: { authorization }, body, now: moment(NOW) });
  };

  it('is installed, writes an alert, has it opened and answered', async () => {
    await post(stand.teams.installationUpdate(PERSON, 'add'));
    assert.equal(stand.teams.chat(PERSON).at(-1)?.summary, 'Welcome');

    const view = aView({ viewer });
    const alert = { ...aMessage('alert', {}, view), effect: '00000009-0', to: viewer };
    const sent = await bot.messenger.send(alert);
    assert.equal(sent.kind, 'accepted');

    const refresh = await post(stand.teams.buildRefresh(PERSON, sent.activityId));
    assert.equal(refresh.status, 200);
    assert.deepEqual(services.handled.at(-1)?.command, { type: 'openCard', stage: 2 });

    const pressed = stand.teams.press(PERSON, sent.activityId, 'Send reply', {
      'reply-text': 'We have a plan.',
    });
    assert.equal(pressed.kind, 'invoke');
    const answer = await post(pressed.activity);
    assert.equal(services.handled.at(-1)?.command.type, 'reply');
    assert.match(JSON.stringify(answer.jsonBody), /Your reply is recorded/);
    assert.match(JSON.stringify(answer.jsonBody), /application\/vnd.microsoft.card.adaptive/);
  });

  it('is forgotten when it is removed', async () => {
    await post(stand.teams.installationUpdate(PERSON, 'add'));
    await post(stand.teams.installationUpdate(PERSON, 'remove'));
    const view = aView({ viewer });
    const alert = { ...aMessage('alert', {}, view), effect: '00000009-0', to: viewer };
    assert.equal((await bot.messenger.send(alert)).kind, 'not-installed');
  });

  it('does not start where it could believe everybody', () => {
    const parts = { ...anchorsOf(stand), serviceOrigins: ['https://smba.trafficmanager.net'] };
    const start = (over: object) => () =>
      createBot({
        services: () => services,
        conversations: new FakeConversations(),
        anchors: parts,
        teamsLimits: TEAMS_LIMITS,
        appId: APP,
        tenantId: TENANT,
        tokens: tokensOf(stand),
        hasher,
        log: new FakeLog(),
        wall: { millis: () => 0 },
        ...atOnce,
        now: () => moment(NOW),
        defaultServiceUrl: 'https://smba.trafficmanager.net/teams/',
        caseLink: (caseId) => caseId,
        deadlineMs: 1000,
        ...over,
      });
    assert.throws(start({ appId: '' }), /app id/);
    assert.throws(start({ tenantId: '' }), /tenant id/);
    assert.throws(start({ defaultServiceUrl: 'http://127.0.0.1/' }), /not among the allowed/);
    assert.doesNotThrow(start({}));
  });
});
