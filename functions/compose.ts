import {
  bulletinHtml,
  bulletinSubject,
  answerQuery,
  mailHtml,
  mailSubject,
  meetingBody,
  meetingSubject,
  reportHtml,
  reportSubject,
  type MailLinks,
} from '../adaptive-cards/index.ts';
import { createBulletins } from '../application/bulletins.ts';
import { createServices } from '../application/createServices.ts';
import { daily } from '../application/daily.ts';
import type { Dependencies } from '../application/dependencies.ts';
import { followPosts } from '../application/followPosts.ts';
import { lookAtMeetings } from '../application/lookAtMeetings.ts';
import { createReports, type ReportParts, type ReportServices } from '../application/reports.ts';
import type { Services } from '../application/services.ts';
import { recountCases } from '../application/recountCases.ts';
import { codeOf } from '../application/failures.ts';
import { sweep } from '../application/sweep.ts';
import { deadWakeUp, tellOfDeadLetters } from '../application/deadLetters.ts';
import { createUndelivered } from '../application/undelivered.ts';
import type { Undelivered } from '../application/services.ts';
import type { WakeUp } from '../application/ports/index.ts';
import { wakeUp } from '../application/wakeUp.ts';
import { createPeopleAdministration } from '../application/people/administerPeople.ts';
import {
  administratorsOf,
  checkPeople,
  checkPeopleDaily,
  type PeopleCheckParts,
} from '../application/people/checkPeople.ts';
import { createBot, type Bot } from '../bot/index.ts';
import { localDay } from '../domain/calendar/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import type { Procedure } from '../domain/procedure/index.ts';
import { createGraph } from '../graph/index.ts';
import { createStorage, parseWakeUp, type Storage } from '../storage/index.ts';
import { loadProcedures } from '../storage/procedureFiles/loadProcedures.ts';
import { createPeopleFiles } from '../storage/peopleFile/peopleFiles.ts';
import {
  createWeb,
  makePersonOf,
  peopleDoor,
  readPageFiles,
  type PeopleDoor,
  type Web,
} from '../web/index.ts';
import { answerCalendarNews } from './calendarNews.ts';
import type { Config } from './config.ts';
import type { Health, House } from './house.ts';
import { reportFiles } from './reportFiles.ts';
import type { World } from './world.ts';

/** A sweep older than this has stopped (it runs every five minutes). */
const SWEEP_STALE_MS = 20 * 60_000;
/** How long a consumer waits for the append behind its message before it sends itself again. */
const KEY_WAITS_MS = [20, 40, 80, 160, 320] as const;

/** The house built from its parts, once per process; the only place that knows everyone. */
export async function compose(config: Config, world: World): Promise<House> {
  const { procedures, findings } = await loadProcedures(config.proceduresDir);
  const wrong = findings.filter(({ severity }) => severity === 'error');
  if (wrong.length > 0 || procedures.length === 0) throw new Error(brokenProcedures(wrong));
  const files = await readPageFiles(world.pageDir);
  const storage = storageOf(world, procedures);
  // The bot asks for the services with each turn, since they need its messenger.
  const asked: {
    services: Services | null;
    reports: ReportServices | null;
    undelivered: Undelivered | null;
  } = { services: null, reports: null, undelivered: null };
  const doors = {
    services: () => composed(asked.services),
    reports: () => composed(asked.reports),
    undelivered: () => composed(asked.undelivered),
  };
  const bot = botOf(config, world, storage, doors);
  const web = webOf(config, world, { ...doors, files });
  const deps = dependenciesOf(config, world, storage, bot);
  asked.services = createServices(deps);
  asked.reports = createReports(deps);
  asked.undelivered = createUndelivered(deps);
  return houseOf(
    config,
    world,
    storage,
    { bot, web },
    {
      ...deps,
      reports: asked.reports,
      peopleDoor: peopleDoorOf(config, world, storage, deps),
    },
  );
}

const peopleDoorOf = (
  config: Config,
  world: World,
  storage: Storage,
  deps: Dependencies & PeopleCheckParts,
): PeopleDoor =>
  peopleDoor({
    personOf: makePersonOf({
      anchors: world.signIn,
      tenantId: config.tenantId,
      audience: config.signInAppId,
      wall: world.wall,
    }),
    log: world.log,
    people: createPeopleAdministration({
      ...deps,
      directory: storage.directory,
      peopleFiles: createPeopleFiles(world.hasher),
      afterImport: async ({ gone }, now) => {
        await checkPeople(deps, now, gone);
      },
    }),
  });

function composed<T>(part: T | null): T {
  if (part === null) throw new Error('not-composed');
  return part;
}

const brokenProcedures = (
  findings: readonly { file: string; line: number; column: number; message: string }[],
): string =>
  [
    'The app cannot start: its procedures are missing or broken.',
    ...findings.map(
      ({ file, line, column, message }) => `  ${file}:${String(line)}:${String(column)} ${message}`,
    ),
  ].join('\n');

const storageOf = (world: World, procedures: readonly Procedure[]): Storage =>
  createStorage({
    connection: world.storage,
    sleep: world.sleep,
    wall: world.wall,
    hasher: world.hasher,
    procedures,
    cacheMs: world.cacheMs,
    ...(world.meter === undefined ? {} : { meter: world.meter }),
  });

const botOf = (
  config: Config,
  world: World,
  storage: Storage,
  asked: {
    readonly services: () => Services;
    readonly reports: () => ReportServices;
    readonly undelivered: () => Undelivered;
  },
): Bot =>
  createBot({
    ...asked,
    conversations: storage.conversations,
    receipts: storage.receipts,
    anchors: world.anchors,
    appId: config.appId,
    tenantId: config.tenantId,
    tokens: world.tokens,
    hasher: world.hasher,
    log: world.log,
    wall: world.wall,
    chance: world.chance,
    sleep: world.sleep,
    now: world.now,
    defaultServiceUrl: world.defaultServiceUrl,
    deadlineMs: world.deadlineMs,
  });

const webOf = (
  config: Config,
  world: World,
  parts: Pick<Parameters<typeof createWeb>[0], 'services' | 'reports' | 'files'>,
): Web =>
  createWeb({
    ...parts,
    personOf: makePersonOf({
      anchors: world.signIn,
      tenantId: config.tenantId,
      audience: config.signInAppId,
      wall: world.wall,
    }),
    anchors: world.signIn,
    clientId: config.signInAppId,
    origin: world.publicOrigin,
    hasher: world.hasher,
    log: world.log,
  });

/** Both ways to what a mail is about: in Teams, and on the page when Teams is down. */
const linksOf = (
  { appLink, publicOrigin }: World,
  message: Parameters<typeof answerQuery>[0],
): MailLinks => ({
  teams: appLink,
  page: `${publicOrigin}/api/answer?${answerQuery(message)}`,
});

function dependenciesOf(
  config: Config,
  world: World,
  storage: Storage,
  bot: Bot,
): Dependencies & ReportParts & PeopleCheckParts {
  const mailOf = async (person: PersonId): Promise<string | null> =>
    (await storage.directory.directory()).people.get(person)?.mail ?? null;
  const graph = createGraph({
    baseUrl: world.graphBaseUrl,
    tokens: world.tokens,
    serviceMailbox: config.serviceMailbox,
    mailOf,
    mailDomains: config.mailDomains,
    words: {
      meeting: {
        subject: (wish) => meetingSubject(wish),
        body: (wish) => meetingBody(wish, world.appLink),
      },
      mail: {
        subject: (message) => mailSubject(message),
        html: (message) => mailHtml(message, linksOf(world, message)),
      },
      report: {
        subject: (mail) => reportSubject(mail),
        html: (mail) => reportHtml(mail),
        files: async ({ report }) => await reportFiles(report),
      },
      bulletin: {
        subject: ({ content }) => bulletinSubject(content),
        html: ({ content }) => bulletinHtml(content, world.appLink),
      },
    },
    appIds: { catalog: config.catalogAppId, manifest: config.manifestAppId },
    wall: world.wall,
    now: world.now,
    chance: world.chance,
    log: world.log,
    deadlineMs: world.deadlineMs,
  });
  const { wall, chance, hasher, log } = world;
  return {
    ...storage,
    ...graph,
    messenger: bot.messenger,
    reportCards: bot.reportCards,
    bulletins: createBulletins({ ...storage, ...graph, bulletinCards: bot.bulletinCards, log }),
    wall,
    chance,
    hasher,
    log,
    endingDays: config.postEndingDays,
    timing: { leaseMs: world.leaseMs, keyWaitsMs: KEY_WAITS_MS, sleep: world.sleep },
  };
}

function houseOf(
  config: Config,
  world: World,
  storage: Storage,
  { bot, web }: { readonly bot: Bot; readonly web: Web },
  deps: Dependencies &
    PeopleCheckParts & { readonly reports: ReportServices; readonly peopleDoor: PeopleDoor },
): House {
  const { log, now } = world;
  const look = oneLook(async () => {
    const { news, failed } = await lookAtMeetings(deps, now());
    if (news > 0) log.info('calendar-news', { count: news });
    if (failed > 0) log.error('meetings-not-looked-at', { count: failed });
  });
  return {
    meetings: look,
    calendarNews: async (news) =>
      await answerCalendarNews(
        {
          clientState: config.calendarClientState ?? null,
          look: async () =>
            await look().catch((error: unknown) =>
              log.error('calendar-look-failed', { code: codeOf(error) }),
            ),
          sleep: world.sleep,
        },
        news,
      ),
    messages: async (request) => await bot.handleMessages({ ...request, now: now() }),
    web,
    wakeUp: async (message) => await wakeUp(deps, parseWakeUp(message), now()),
    deadWakeUp: async (message) => await deadWakeUp(deps, readable(message), now()),
    sweep: async () => {
      const { rows, failed } = await sweep(deps, storage.heartbeat, now());
      if (rows > 0 || failed > 0)
        log.info('swept', { count: rows, ...(failed > 0 && { status: failed }) });
      if (failed > 0) log.error('sweep-failed-rows', { count: failed });
      const { moved, failed: uncounted } = await recountCases(deps, storage.counted, now());
      if (moved > 0) log.info('recounted', { count: moved });
      if (uncounted > 0) log.error('recount-failed-cases', { count: uncounted });
      const followed = await followPosts(deps, storage.followed, now());
      if (followed.moved > 0) log.info('posts-followed', { count: followed.moved });
      if (followed.failed > 0) log.error('posts-not-followed', { count: followed.failed });
    },
    reports: async () => {
      const told = await tellOfDeadLetters(deps, now());
      if (told > 0) log.info('dead-letters-told', { count: told });
      const { sent, failed } = await deps.reports.regular(now());
      if (sent > 0) log.info('reports-sent', { count: sent });
      if (failed > 0) log.error('reports-not-sent', { count: failed });
    },
    people: async () => {
      const checked = await checkPeopleDaily(deps, now());
      if (checked !== null) log.info('people-checked', { count: checked.standing });
    },
    peopleDoor: deps.peopleDoor,
    now,
    daily: async () => {
      const { purged, calendarEnds } = await daily(deps, now());
      log.info('daily', { count: purged });
      if (calendarEnds) log.error('calendar-ends-within-a-year', {});
    },
    health: async () => await health(world, storage),
    ready: async () => {
      await storage.ensureTables();
      // Registers the versions in force, so that a case can always find the one it began under.
      await storage.procedures.inForce();
    },
  };
}

/** Whoever asks while one is under way waits for that one. */
function oneLook(look: () => Promise<void>): () => Promise<void> {
  let looking: Promise<void> | null = null;
  return async () => {
    looking ??= look().finally(() => {
      looking = null;
    });
    await looking;
  };
}

/** Null where nobody can read it: that is a dead letter too, of no case that is known. */
function readable(message: unknown): WakeUp | null {
  try {
    return parseWakeUp(message);
  } catch {
    return null;
  }
}

async function health(world: World, storage: Storage): Promise<Health> {
  const now = world.now();
  try {
    const [lastSweep, dead, directory] = await Promise.all([
      storage.heartbeat.last(),
      storage.deadLetters.list(),
      storage.directory.directory(),
    ]);
    const isLookedAfter = administratorsOf(directory, localDay(now)).length > 0;
    const fresh = lastSweep !== null && Date.parse(now) - Date.parse(lastSweep) < SWEEP_STALE_MS;
    const open = dead.filter(({ handled }) => handled === undefined);
    return {
      ok: fresh,
      now,
      lastSweep,
      deadLetters: open.length,
      problems: isLookedAfter ? [] : ['no-administrator'],
    };
  } catch (error) {
    world.log.error('health-failed', { code: codeOf(error) });
    return { ok: false, now, lastSweep: null, deadLetters: 0, problems: [] };
  }
}
