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
import type { Dependencies } from '../application/dependencies.ts';
import { createReports, type ReportParts, type ReportServices } from '../application/reports.ts';
import type { Services } from '../application/services.ts';
import { codeOf } from '../application/failures.ts';
import { deadWakeUp } from '../application/deadLetters.ts';
import { createUndelivered } from '../application/undelivered.ts';
import type { Undelivered } from '../application/services.ts';
import type { WakeUp } from '../application/ports/index.ts';
import { wakeUp } from '../application/wakeUp.ts';
import type { PeopleAdministration } from '../application/people/administerPeople.ts';
import type { PeopleCheckParts } from '../application/people/checkPeople.ts';
import { createBot, type Bot } from '../bot/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import type { Procedure } from '../domain/procedure/index.ts';
import { createGraph } from '../graph/index.ts';
import { createStorage, parseWakeUp, type Storage } from '../storage/index.ts';
import { loadProcedures } from '../storage/procedureFiles/loadProcedures.ts';
import { readReadings } from '../storage/procedureFiles/readRequirements.ts';
import {
  createWeb,
  makePersonOf,
  peopleDoor,
  readPageFiles,
  readTabFiles,
  type Administration,
  type PeopleDoor,
  type Web,
} from '../web/index.ts';
import { administrationOf } from './administration.ts';
import { answerCalendarNews, oneForMany } from './calendarNews.ts';
import type { Config } from './config.ts';
import { health } from './health.ts';
import type { House } from './house.ts';
import { jobsOf } from './jobs.ts';
import { reportFiles } from './reportFiles.ts';
import type { World } from './world.ts';

/** How long a consumer waits for the append behind its message before it sends itself again. */
const KEY_WAITS_MS = [20, 40, 80, 160, 320] as const;

/** The house built from its parts, once per process; the only place that knows everyone. */
export async function compose(config: Config, world: World): Promise<House> {
  const { procedures, findings } = await loadProcedures(config.proceduresDir);
  const wrong = findings.filter(({ severity }) => severity === 'error');
  if (wrong.length > 0 || procedures.length === 0) throw new Error(brokenProcedures(wrong));
  const [files, tabFiles, readings] = await Promise.all([
    readPageFiles(world.pageDir),
    readTabFiles(world.tabDir),
    readReadings(world.readingsDir),
  ]);
  const storage = storageOf(world, procedures);
  // The bot asks for the services with each turn, since they need its messenger.
  const asked: {
    services: Services | null;
    reports: ReportServices | null;
    undelivered: Undelivered | null;
    administration: Administration | null;
  } = { services: null, reports: null, undelivered: null, administration: null };
  const doors = {
    services: () => composed(asked.services),
    reports: () => composed(asked.reports),
    undelivered: () => composed(asked.undelivered),
    administration: () => composed(asked.administration),
  };
  const bot = botOf(config, world, storage, doors);
  const web = webOf(config, world, { ...doors, files, tabFiles, readings });
  const deps = dependenciesOf(config, world, storage, bot);
  asked.services = createServices(deps);
  asked.reports = createReports(deps);
  const undelivered = createUndelivered(deps);
  asked.undelivered = undelivered;
  const administration = administrationOf(world, storage, deps, undelivered);
  asked.administration = administration;
  return houseOf(
    config,
    world,
    storage,
    { bot, web },
    {
      ...deps,
      reports: asked.reports,
      peopleDoor: peopleDoorOf(config, world, administration.people),
    },
  );
}

const peopleDoorOf = (config: Config, world: World, people: PeopleAdministration): PeopleDoor =>
  peopleDoor({
    personOf: makePersonOf({
      anchors: world.signIn,
      tenantId: config.tenantId,
      audience: config.signInAppId,
      wall: world.wall,
    }),
    log: world.log,
    people,
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
    teamsLimits: world.teamsLimits,
    deadlineMs: world.deadlineMs,
    caseLink: (caseId) => caseLink(world.appLink, caseId),
  });

/** What the tab reads as its sub-page: an opaque id, since links land in logs (platform 8.3). */
const caseLink = (appLink: string, caseId: string): string =>
  `${appLink}?context=${encodeURIComponent(JSON.stringify({ subEntityId: caseId }))}`;

const webOf = (
  config: Config,
  world: World,
  parts: Pick<
    Parameters<typeof createWeb>[0],
    'services' | 'reports' | 'administration' | 'files' | 'tabFiles' | 'readings'
  >,
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
    reportFiles,
    tabHosts: world.tabHosts,
    nonce: () => world.chance.id(),
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
  const jobs = jobsOf(world, storage, deps);
  const look = oneForMany(
    async () =>
      await jobs
        .meetings()
        .catch((error: unknown) => log.error('calendar-look-failed', { code: codeOf(error) })),
  );
  return {
    ...jobs,
    calendarNews: async (news) =>
      await answerCalendarNews(
        {
          clientState: config.calendarClientState ?? null,
          look,
          sleep: world.sleep,
        },
        news,
      ),
    messages: async (request) => await bot.handleMessages({ ...request, now: now() }),
    web,
    wakeUp: async (message) => await wakeUp(deps, parseWakeUp(message), now()),
    deadWakeUp: async (message) => await deadWakeUp(deps, readable(message), now()),
    peopleDoor: deps.peopleDoor,
    now,
    health: async () => await health(world, storage),
    ready: async () => {
      await storage.ensureTables();
      // Registers the versions in force, so that a case can always find the one it began under.
      await storage.procedures.inForce();
    },
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
