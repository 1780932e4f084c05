import { isDeepStrictEqual } from 'node:util';
import { createServices } from '../application/createServices.ts';
import type { Dependencies } from '../application/dependencies.ts';
import { casesBehind } from '../application/figureCases.ts';
import { lastCounted } from '../application/lastFigures.ts';
import type { WakeUps } from '../application/ports/index.ts';
import { read as readReports } from '../application/reportReading.ts';
import { sweep } from '../application/sweep.ts';
import { moment } from '../domain/calendar/index.ts';
import type { CaseId } from '../domain/case/index.ts';
import { countingMeter, type Meter, type Metered } from '../storage/index.ts';
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

/** Design section 12: the same at every number of cases. */
const NEVER_GROWS = [
  'reply',
  'sweep',
  'recipient',
  'list',
  'casePage',
  'allCases',
  'reports',
] as const;
/** Every case is counted, so every case's row is read: as one range, which comes in pages. */
const COUNTS_ALL = ['counted', 'behind'] as const;
export type Counts = Readonly<
  Record<(typeof NEVER_GROWS)[number] | (typeof COUNTS_ALL)[number], Metered>
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

const ALL_RAISED = {
  ...THIS_QUARTER,
  procedure: LADDER.id,
  place: { table: 'flow', row: 'all', column: 'raised' },
} as const;

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
      counted: await this.#count(async () => await this.countFigures()),
      behind: await this.#count(async () => {
        const found = await casesBehind(this.#deps, IRO_MANAGER, ALL_RAISED, SWEEP_AT);
        if (found?.total !== this.#cases) throw new Error('Not all cases are counted.');
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

  async #count(deed: () => Promise<unknown>): Promise<Metered> {
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
/** What a page may read (issue 5). */
const MOST_RANGES = 2;

const NAMES: Readonly<Record<keyof Counts, string>> = {
  reply: 'a reply',
  sweep: `a sweep with ${String(DUE)} due`,
  recipient: 'a recipient look-up',
  list: '/cases, first page',
  casePage: 'the page of a case',
  allCases: 'all cases, first page',
  reports: 'figures of a quarter as counted last',
  counted: 'figures of a quarter, counted anew',
  behind: 'the cases behind a figure',
};

/** Storage requests, range reads and rows, at 1,000 and at 10,000 cases (design section 12). */
export async function countsBench(): Promise<readonly BenchResult[]> {
  const [few, many] = [await countsAt(FEW), await countsAt(MANY)];
  return [
    ...NEVER_GROWS.map((what) => asMany(what, few[what], many[what])),
    ...COUNTS_ALL.map((what) => inFewRanges(what, few[what], many[what])),
  ];
}

function asMany(what: keyof Counts, few: Metered, many: Metered): BenchResult {
  return {
    ...beside(what, few.requests, many.requests),
    budget: 'as many requests and rows',
    ok: isDeepStrictEqual(few, many),
    note: `requests at ${String(MANY)} cases, floor at ${String(FEW)}; range reads ${String(many.ranges)}; ${rowsOf(few, many)}`,
  };
}

function inFewRanges(what: keyof Counts, few: Metered, many: Metered): BenchResult {
  return {
    ...beside(what, few.ranges, many.ranges),
    budget: `as many range reads, at most ${String(MOST_RANGES)}`,
    ok: many.ranges === few.ranges && many.ranges <= MOST_RANGES,
    note: `range reads at ${String(MANY)} cases, floor at ${String(FEW)}; in ${String(many.requests)} requests for pages and kept figures; ${rowsOf(few, many)}`,
  };
}

const beside = (what: keyof Counts, floor: number, ours: number) => ({
  name: `storage: ${NAMES[what]}`,
  ours,
  floor,
  ratio: ours / floor,
});

const rowsOf = (few: Metered, many: Metered): string =>
  `rows ${String(many.rows)} and ${String(few.rows)}; tables in memory`;
