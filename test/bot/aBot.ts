import { moment } from '../../domain/calendar/index.ts';
import { createBot, TEAMS_LIMITS, type Bot } from '../../bot/index.ts';
import type { Standins } from '../../desk/standins/index.ts';
import { APP, TENANT } from './activities.ts';
import { atOnce, FakeConversations, FakeLog, hasher } from './fakes.ts';
import type { FakeServices } from './fakeServices.ts';
import { anchorsOf, NOW, tokensOf } from './stand.ts';

/** The whole bot, on loopback. */
export function aBot(stand: Standins, services: FakeServices, log = new FakeLog()): Bot {
  return createBot({
    services: () => services,
    conversations: new FakeConversations(),
    anchors: anchorsOf(stand),
    appId: APP,
    tenantId: TENANT,
    tokens: tokensOf(stand),
    hasher,
    log,
    wall: { millis: () => Date.now() },
    ...atOnce,
    teamsLimits: TEAMS_LIMITS,
    now: () => moment(NOW),
    defaultServiceUrl: stand.urls.teamsServiceUrl,
    caseLink: (caseId) => `https://teams.test/${caseId}`,
    deadlineMs: 1000,
  });
}
