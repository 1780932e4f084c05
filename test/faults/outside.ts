import { startStandins, type Standins } from '../../desk/standins/index.ts';
import { makeIdentityKeys, type IdentityKeys } from '../../desk/standins/identity/keys.ts';
import type { LoggedCall } from '../../desk/standins/requestLog.ts';
import {
  bulletinHtml,
  bulletinSubject,
  mailHtml,
  mailSubject,
  meetingBody,
  meetingSubject,
  reportHtml,
  reportSubject,
} from '../../adaptive-cards/index.ts';
import { createBulletins } from '../../application/bulletins.ts';
import { lookAtMeetings } from '../../application/lookAtMeetings.ts';
import { tellOfDeadLetters } from '../../application/deadLetters.ts';
import { checkPeopleDaily } from '../../application/people/checkPeople.ts';
import type { Accounts } from '../../application/ports/index.ts';
import type { Services } from '../../application/services.ts';
import { createBot, TEAMS_LIMITS, type Bot } from '../../bot/index.ts';
import { clientCredentials, createGraph } from '../../graph/index.ts';
import { moment } from '../../domain/calendar/index.ts';
import { nodeHasher } from '../fakes/memoryStorage.ts';
import type { Around, OutsideOf, Theatre } from '../crash/theatre.ts';

export const TENANT = '00000000-0000-4000-8000-00000000aaaa';
export const APP = '00000000-0000-4000-8000-00000000bbbb';
export const MAILBOX = {
  id: '00000000-0000-4000-8000-000000000001',
  mail: 'escalations@desk.test',
};
const LINK = 'https://teams.example/app';

let keys: Promise<IdentityKeys> | null = null;
let stages = 0;

/** A card that stands in somebody's chat. */
export interface Stood {
  readonly caseId: string;
  readonly effect: string;
  readonly person: string;
}

export interface OutsideParts {
  readonly around: Around;
  readonly people: readonly { readonly id: string; readonly post: string; readonly mail: string }[];
  readonly installed: (person: string) => boolean;
  readonly blocked: (person: string) => boolean;
  /** Of each call to Teams and Graph. */
  readonly deadlineMs: number;
  readonly throttle?: boolean;
  /** Null: the app has to ask for it. */
  readonly catalogAppId?: null;
  /** Real time for the day whose pace is measured; else a wall that goes by itself. */
  readonly wall?: () => number;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly chance?: (limit: number) => number;
  readonly onCall?: (call: LoggedCall) => void;
}

/** Teams, Graph and the identity provider as the desk plays them, and the app's own adapters over them. */
export interface RealOutside {
  readonly stand: Standins;
  readonly ports: OutsideOf;
  /** The bot that runs, for who writes to it. */
  readonly bot: (services: () => Services) => Bot;
  /** What stands in people's chats, by the deed that brought it there: each card's own keys name it. */
  readonly stood: () => readonly Stood[];
  /** Bulletins in people's chats: `person words`. */
  readonly bulletins: () => readonly string[];
  /** What the timers of a deployment do beside the sweep, once. */
  readonly timers: (theatre: Theatre) => Promise<void>;
  /** Markers of the mails that were ever drafted. */
  readonly drafted: ReadonlySet<string>;
  readonly trouble: readonly string[];
}

/** Nothing of what Teams and Graph hold is asked of the app: this looks at the stand-ins only. */
export async function realOutside(parts: OutsideParts): Promise<RealOutside> {
  keys ??= makeIdentityKeys();
  const { around } = parts;
  const drafted = new Set<string>();
  const trouble: string[] = [];
  const stand: Standins = await startStandins({
    now: () => around.now,
    tenantId: TENANT,
    appId: APP,
    appSecret: 'secret',
    catalogAppId: 'catalogue',
    manifestAppId: 'manifest',
    people: parts.people,
    serviceMailbox: MAILBOX,
    throttle: parts.throttle ?? false,
    keys: await keys,
    onCall: async (call, phase) => {
      if (phase === 'before') parts.onCall?.(call);
      if (phase === 'before') for (const marker of markersOf(call)) drafted.add(marker);
      return await Promise.resolve('go');
    },
  });
  for (const { id } of parts.people) {
    stand.teams.setInstalled(id, parts.installed(id));
    stand.teams.setBlocked(id, parts.blocked(id));
  }
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (code: string): void => void trouble.push(code),
  };
  const wall = { millis: parts.wall ?? (() => around.wall) };
  const chance = {
    id: () => `id${String((around.count += 1))}`,
    below: parts.chance ?? (() => 0),
  };
  const sleep =
    parts.sleep ??
    (async (ms: number): Promise<void> => {
      around.wall += ms;
      await Promise.resolve();
    });
  let accounts: Accounts | null = null;
  let running: Bot | null = null;
  let servicesOf: () => Services = nobodyWrites;
  stages += 1;
  // botbuilder keeps keys by address, and a port may come back: each stage has an address of its own.
  const openIdUrl = `${stand.urls.channelOpenIdUrl}?stage=${String(stages)}`;
  const ports: OutsideOf = (_world, _breaker, _life, stores) => {
    const tokens = clientCredentials({
      url: stand.urls.tokenUrl,
      clientId: APP,
      clientSecret: 'secret',
      wall,
      deadlineMs: parts.deadlineMs,
    });
    const bot = createBot({
      teamsLimits: TEAMS_LIMITS,
      services: () => servicesOf(),
      conversations: stores.conversations,
      anchors: {
        issuer: stand.identity.channelIssuer,
        openIdUrl,
        keysUrl: stand.urls.channelJwksUrl,
        serviceOrigins: [new URL(stand.urls.teamsServiceUrl).origin],
      },
      appId: APP,
      tenantId: TENANT,
      tokens,
      hasher: nodeHasher,
      log,
      wall,
      chance,
      sleep,
      now: () => moment(around.now),
      defaultServiceUrl: stand.urls.teamsServiceUrl,
      caseLink: (caseId) => caseId,
      deadlineMs: parts.deadlineMs,
    });
    const graph = createGraph({
      baseUrl: stand.urls.graphBaseUrl,
      tokens,
      serviceMailbox: MAILBOX,
      mailOf: async (person) =>
        (await stores.directory.directory()).people.get(person)?.mail ?? null,
      mailDomains: ['desk.test'],
      words: {
        meeting: {
          subject: (wish) => meetingSubject(wish),
          body: (wish) => meetingBody(wish, LINK),
        },
        mail: {
          subject: (message) => mailSubject(message),
          html: (message) => mailHtml(message, { teams: LINK, page: LINK }),
        },
        report: {
          subject: (mail) => reportSubject(mail),
          html: (mail) => reportHtml(mail),
          files: async () => await Promise.resolve([]),
        },
        bulletin: {
          subject: ({ content }) => bulletinSubject(content),
          html: ({ content }) => bulletinHtml(content, LINK),
        },
      },
      appIds: { catalog: parts.catalogAppId === null ? null : 'catalogue', manifest: 'manifest' },
      now: () => moment(around.now),
      wall,
      chance,
      log,
      deadlineMs: parts.deadlineMs,
    });
    ({ accounts } = graph);
    running = bot;
    const { bulletinCards, messenger } = bot;
    const bulletins = createBulletins({ ...stores, ...graph, bulletinCards, log: QUIET });
    return { ...graph, messenger, bulletins };
  };
  const timers = async (theatre: Theatre): Promise<void> => {
    await theatre.withDependencies(async (deps) => {
      if (accounts === null) throw new Error('no accounts');
      await lookAtMeetings(deps, around.now);
      await checkPeopleDaily({ ...deps, accounts, endingDays: 28 }, around.now);
      await tellOfDeadLetters(deps, around.now);
    });
    await theatre.rest();
  };
  const bulletins = (): readonly string[] =>
    parts.people.flatMap(({ id }) =>
      cardsOf(stand, id)
        .filter((text) => !isOfCase(text))
        .map((text) => `${id} ${text}`),
    );
  const stood = (): readonly Stood[] => parts.people.flatMap(({ id }) => stoodWith(stand, id));
  return {
    stand,
    ports,
    bot: (services) => {
      if (running === null) throw new Error('no bot runs');
      servicesOf = services;
      return running;
    },
    stood,
    bulletins,
    timers,
    drafted,
    trouble,
  };
}

const nobodyWrites = (): never => {
  throw new Error('nobody writes to the bot here');
};

const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

const cardsOf = ({ teams }: Standins, person: string): readonly string[] =>
  teams
    .chat(person)
    // An answer to a question is judged where it was asked.
    .filter(({ from, replyToId }) => from.role === 'bot' && replyToId === null)
    .map(({ attachments }) => JSON.stringify(attachments));

/** A bulletin lies beside any case. */
const isOfCase = (text: string): boolean => text.includes('"caseId":"');

/** @throws Error for a card that does not say of which case it is, or what brought it. */
function stoodWith(stand: Standins, person: string): readonly Stood[] {
  return cardsOf(stand, person)
    .filter(isOfCase)
    .map((text) => {
      const caseId = /"caseId":"([^"]+)"/.exec(text)?.[1];
      const effect = /"k":"(\d{8}-\d+)\./.exec(text)?.[1];
      if (caseId === undefined || effect === undefined) throw new Error(`whose card? ${text}`);
      return { caseId, effect, person };
    });
}

function markersOf({ service, method, path, body }: LoggedCall): readonly string[] {
  if (service !== 'graph' || method !== 'POST' || !path.endsWith('/messages')) return [];
  const { singleValueExtendedProperties: marks = [] } = body as {
    singleValueExtendedProperties?: readonly { readonly id: string; readonly value: string }[];
  };
  return marks.map(({ id, value }) => `${id}|${value}`);
}
