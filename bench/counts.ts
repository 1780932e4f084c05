import { createServices } from '../application/createServices.ts';
import type { Dependencies } from '../application/dependencies.ts';
import { lastCounted } from '../application/lastFigures.ts';
import type { WakeUps } from '../application/ports/index.ts';
import { read as readReports } from '../application/reportReading.ts';
import { sweep } from '../application/sweep.ts';
import { moment } from '../domain/calendar/index.ts';
import type { CaseId } from '../domain/case/index.ts';
import { countingMeter, type Meter } from '../storage/index.ts';
import type { Stores } from '../storage/stores.ts';
import {
  aCase,
  aDirectory,
  aReply,
  caseId,
  IRO,
  IRO_MANAGER,
  LADDER,
  personId,
  TEAM_MANAGER,
} from '../test/builders/index.ts';
import {
  handClock,
  memoryStorage,
  nodeHasher,
  type MemoryStorage,
} from '../test/fakes/memoryStorage.ts';
import { modelOf, storeAndProject, type Model } from './cases.ts';
import type { BenchResult } from './result.ts';

/** What one thing asks of storage. */
export interface Count {
  readonly requests: number;
  readonly rows: number;
}
/** Design section 12: the same at every number of cases. */
export type Counts = Readonly<
  Record<'reply' | 'sweep' | 'recipient' | 'list' | 'casePage' | 'allCases' | 'reports', Count>
>;

const DUE = 100;
/** The reminder of the day before a due day, for those raised on Monday; the others come later. */
const SWEEP_AT = moment('2027-03-04T09:00:00.000Z');
const TEXTS = new Map(['We talked twice', 'Contact has not begun'].map((text) => [text, text]));

const dueNow = (): Model => modelOf(aCase().raised('s2').delivered(), TEXTS);
const merelyOpen = (): Model =>
  modelOf(aCase().on('2027-03-03 15:00').raised('s2').delivered(), TEXTS);

/** Lines of somebody's own work that the tab shows. */
const PAGE_LINES = 200;

const EVERY_CASE = { procedure: null, place: null, only: null, overdue: false, after: null };

const THIS_QUARTER = { interval: 'quarter', last: false } as const;

const idOf = (n: number): CaseId => caseId(`case-${String(n).padStart(6, '0')}`);

/** Everything but Teams and Graph, over tables in memory that are as strict as Azure. */
export class Archive {
  readonly #meter = countingMeter();
  readonly #storage: MemoryStorage;
  readonly #deps: Dependencies & Stores;
  #cases = 0;

  constructor() {
    const wall = handClock();
    this.#storage = memoryStorage({
      wall,
      meter: this.#meter,
      procedures: [LADDER],
      cacheMs: 3_600_000,
    });
    this.#deps = {
      ...this.#storage,
      ...outside(),
      wakeUps: metered(this.#storage.wakeUps, this.#meter),
      hasher: nodeHasher,
      wall,
      chance: { id: () => 'dispatcher', below: () => 0 },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      timing: { leaseMs: 60_000, keyWaitsMs: [], sleep: () => Promise.resolve() },
    };
  }

  /** Fills up to so many cases; 100 of them are due. */
  async fill(cases: number): Promise<void> {
    await this.#storage.directory.replaceDirectory(aDirectory());
    const [due, open] = [dueNow(), merelyOpen()];
    for (; this.#cases < cases; this.#cases += 1) {
      const n = this.#cases;
      await storeAndProject(this.#deps, idOf(n), n < DUE ? due : open);
      await this.#storage.conversations.save({
        person: personId(1_000 + n),
        tenantId: 'tenant',
        conversationId: `a:${String(n)}`,
        serviceUrl: 'https://smba.trafficmanager.net/uk/',
        botId: 'bot',
        userId: null,
        seenAt: SWEEP_AT,
      });
    }
  }

  async counts(): Promise<Counts> {
    const services = createServices(this.#deps);
    // What is read once a process is read before.
    await services.myCases(IRO, SWEEP_AT);
    await services.view(idOf(0), IRO, SWEEP_AT);
    await this.countFigures();
    return {
      reply: await this.#count(async () => {
        const outcome = await services.handle(
          {
            caseId: idOf(this.#cases - 1),
            now: SWEEP_AT,
            key: 'press',
            actor: TEAM_MANAGER,
            command: aReply(2),
          },
          { withTexts: false },
        );
        if (outcome.kind !== 'done') throw new Error(`The reply was ${outcome.kind}.`);
        await services.viewOf(outcome.state, TEAM_MANAGER, SWEEP_AT);
      }),
      recipient: await this.#count(
        async () => await this.#storage.conversations.of(personId(1_000 + 7)),
      ),
      list: await this.#count(async () => await services.myCases(IRO, SWEEP_AT)),
      casePage: await this.#count(async () => await services.pages.case(idOf(1), IRO, SWEEP_AT)),
      allCases: await this.#count(
        async () => await services.pages.overseen(IRO_MANAGER, EVERY_CASE, SWEEP_AT),
      ),
      reports: await this.#count(async () => {
        const shown = await this.pages().reports();
        if (shown === null) throw new Error('No figures are shown.');
      }),
      sweep: await this.#count(async () => {
        const { rows, failed } = await sweep(this.#deps, this.#storage.heartbeat, SWEEP_AT);
        if (failed > 0 || rows < DUE)
          throw new Error(`${String(rows)} due, ${String(failed)} failed`);
      }),
    };
  }

  /** One look at each first page of the tab, as a person opens it. */
  pages(): Readonly<
    Record<'work' | 'allCases' | 'stage' | 'case' | 'reports', () => Promise<unknown>>
  > {
    const services = createServices(this.#deps);
    const { pages } = services;
    const stage = {
      ...EVERY_CASE,
      procedure: LADDER.id,
      only: { by: 'stage', key: 's2' },
    } as const;
    return {
      work: async () => await services.myCases(IRO, SWEEP_AT, PAGE_LINES),
      allCases: async () => await pages.overseen(IRO_MANAGER, EVERY_CASE, SWEEP_AT),
      stage: async () => await pages.overseen(IRO_MANAGER, stage, SWEEP_AT),
      case: async () => await pages.case(idOf(1), IRO, SWEEP_AT),
      reports: async () => await lastCounted(this.#deps, IRO_MANAGER, THIS_QUARTER, SWEEP_AT),
    };
  }

  /** Figures of this quarter, counted once over all cases, so that there are some to show. */
  async countFigures(): Promise<void> {
    await readReports(this.#deps, IRO_MANAGER, THIS_QUARTER, SWEEP_AT);
  }

  async #count(deed: () => Promise<unknown>): Promise<Count> {
    this.#meter.take();
    await deed();
    return this.#meter.take();
  }
}

/** Cases are filled into an empty archive, so that nothing but their number differs. */
export async function countsAt(cases: number): Promise<Counts> {
  const archive = new Archive();
  await archive.fill(cases);
  return await archive.counts();
}

const metered = (wakeUps: WakeUps, meter: Meter): WakeUps => ({
  send: async (wakeUp, delaySeconds) => {
    meter.request();
    const takeBack = await wakeUps.send(wakeUp, delaySeconds);
    return async () => {
      meter.request();
      await takeBack();
    };
  },
});

/** Teams takes everything; Graph is not asked. */
function outside(): Pick<
  Dependencies,
  'messenger' | 'installer' | 'mailer' | 'meetings' | 'bulletins' | 'absences'
> {
  const never = (): never => {
    throw new Error('Graph is not asked here.');
  };
  return {
    messenger: {
      send: ({ effect }) => Promise.resolve({ kind: 'accepted', activityId: effect }),
    },
    installer: { install: never },
    mailer: { send: never },
    absences: { of: async () => await Promise.resolve({ kind: 'here' as const }) },
    meetings: {
      schedules: never,
      book: never,
      invite: never,
      cancel: never,
      look: never,
      lookFor: never,
    },
    bulletins: { send: never },
  };
}

const [FEW, MANY] = [1_000, 10_000];

/** Storage requests and rows read, at 1,000 and at 10,000 cases (design section 12). */
export async function countsBench(): Promise<readonly BenchResult[]> {
  const [few, many] = [await countsAt(FEW), await countsAt(MANY)];
  const names: Readonly<Record<keyof Counts, string>> = {
    reply: 'a reply',
    sweep: `a sweep with ${String(DUE)} due`,
    recipient: 'a recipient look-up',
    list: '/cases, first page',
    casePage: 'the page of a case',
    allCases: 'all cases, first page',
    reports: 'figures of a quarter as counted last',
  };
  const measured = [
    'reply',
    'sweep',
    'recipient',
    'list',
    'casePage',
    'allCases',
    'reports',
  ] as const;
  return measured.map((what) => {
    const [at, then] = [few[what], many[what]];
    const ok = at.requests === then.requests && at.rows === then.rows;
    return {
      name: `storage: ${names[what]}`,
      ours: then.requests,
      floor: at.requests,
      ratio: then.requests / at.requests,
      budget: 'as many requests and rows',
      ok,
      note: `requests at ${String(MANY)} cases, floor at ${String(FEW)}; rows ${String(then.rows)} and ${String(at.rows)}; tables in memory`,
    };
  });
}
