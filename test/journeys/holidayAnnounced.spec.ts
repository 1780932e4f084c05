import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { packIn } from '../../cli/evidence/readPack.ts';
import { day, DEFAULT_COUNT } from '../../domain/calendar/index.ts';
import { createStorage, type Storage, type StorageConnection } from '../../storage/index.ts';
import { oracleCalendar, oracleCount } from '../oracle/workingDayOracle.ts';
import { factOf, wordsOf } from './deskClient.ts';
import { longDay } from './expected.ts';
import type { Fill } from './player.ts';
import { openDesk, type News, type TheDesk, type Watch } from './theDesk.ts';

const IRO = 'IRO 1';
const CHAIR = 'CP Chair 1';
const TM = 'Team manager, North';
const MANAGER = 'Line manager of the IROs';

const THURSDAY = '2026-12-10';
const MONDAY = '2026-12-21';
const HOLIDAY = '2026-12-29';
const NAME = 'Day of national thanksgiving';
const PROMISED = '2027-01-08';

const STAGE_MOVED = 'The due day has moved';
const WHOLE_MOVED = 'The due day of the whole process has moved';

/** The authority's calendar with and without the proclaimed day, by the oracle. */
const usual = oracleCalendar();
const proclaimed = oracleCalendar({ extra: new Map([[HOLIDAY, NAME]]) });
const dueIn = (calendar: typeof usual, from: string, n: number): string =>
  oracleCount(calendar, from, n)!.due;

/** Those that run; what moves of each, in working days from its day 0, and who is concerned. */
interface Running {
  readonly what: string;
  readonly raiser: string;
  readonly fill: Fill;
  readonly from: string;
  /** Of the stage; a text: a day that was promised, or one that lies before the holiday. */
  readonly stage: number;
  readonly promised?: string;
  readonly whole: number | null;
  /** `post: heading` of every notice about a moved day. */
  readonly told: readonly string[];
}

const wf = (stage: string): Fill => ({
  procedure: 'waltham-forest-iro',
  record: '300234',
  initials: 'AB',
  team: 'north',
  stage,
});
const cpc = (stage: string): Fill => ({
  ...wf(stage),
  procedure: 'waltham-forest-cpc',
  record: '300345',
  category: 'cpc.cat.02',
});
const ofWhole = [`${IRO}: ${WHOLE_MOVED}`, `${MANAGER}: ${WHOLE_MOVED}`];

const CASES = {
  early: {
    what: 'due before the holiday',
    raiser: CHAIR,
    fill: cpc('cpc-3'),
    from: THURSDAY,
    stage: 10,
    whole: null,
    told: [],
  },
  both: {
    what: 'stage and whole limit due after it',
    raiser: IRO,
    fill: wf('wf-2'),
    from: MONDAY,
    stage: 5,
    whole: 20,
    told: [`${IRO}: ${STAGE_MOVED}`, `${TM}: ${STAGE_MOVED}`, ...ofWhole],
  },
  wholeOnly: {
    what: 'only the whole limit due after it',
    raiser: IRO,
    fill: wf('wf-4'),
    from: MONDAY,
    stage: 3,
    whole: 20,
    told: ofWhole,
  },
  stageOnly: {
    what: 'another procedure, without a whole limit',
    raiser: CHAIR,
    fill: cpc('cpc-3'),
    from: MONDAY,
    stage: 10,
    whole: null,
    told: [`${CHAIR}: ${STAGE_MOVED}`, `${TM}: ${STAGE_MOVED}`],
  },
  promised: {
    what: 'a day that was promised',
    raiser: IRO,
    fill: wf('wf-2'),
    from: MONDAY,
    stage: 5,
    promised: PROMISED,
    whole: 20,
    told: ofWhole,
  },
} as const satisfies Readonly<Record<string, Running>>;
type Name = keyof typeof CASES;
const NAMES = Object.keys(CASES) as Name[];

describe('a bank holiday announced while cases run, Waltham Forest', () => {
  let desk: TheDesk;
  let watch: Watch;
  let storage: Storage;
  let closed = '';
  const references = new Map<Name, string>();
  const referenceOf = (name: Name): string => references.get(name) ?? '';

  before(async function () {
    this.timeout(120_000);
    const between = (connection: StorageConnection & { readonly kind: 'shared-key' }) => {
      storage = authorityStorage(connection);
      return Promise.resolve(connection);
    };
    desk = await openDesk({ authority: 'waltham-forest', now: `${THURSDAY}T10:00`, between });
    await raise('early');
    await desk.client.moveClock({ to: `${MONDAY}T10:00` });
    for (const name of NAMES) if (name !== 'early') await raise(name);
    await promise();
    closed = (await desk.player.raise(desk.id(IRO), wf('wf-2'))).reference;
    await desk.player.decide(desk.id(IRO), closed, 'withdraw', { 'withdraw-reason': 'Settled.' });
    watch = await desk.watch();
  });

  after(async () => {
    await desk.stop();
  });

  async function raise(name: Name): Promise<void> {
    const { raiser, fill } = CASES[name];
    references.set(name, (await desk.player.raise(desk.id(raiser), fill)).reference);
  }

  async function promise(): Promise<void> {
    const reference = referenceOf('promised');
    const asked = { until: PROMISED, 'time-reason': 'The report comes then.' };
    await desk.player.answer(desk.id(TM), reference, 'requestTime', asked);
    await desk.player.decide(desk.id(IRO), reference, 'giveTime', { until: PROMISED });
  }

  /** As an administrator's change reaches the app: the settings, and the app that reads them anew. */
  async function setHolidays(...days: string[]): Promise<void> {
    await storage.calendar.replaceSettings({
      calendar: {
        closures: new Map(),
        extraHolidays: new Map(days.map((each) => [day(each), NAME])),
        closuresStopClock: false,
      },
      counting: DEFAULT_COUNT,
    });
    await desk.client.restart();
  }

  /** Sweep after sweep, with a start of the app in between: whoever is told is told by one of them. */
  async function severalSweeps(): Promise<readonly News[]> {
    for (let n = 0; n < 3; n += 1) await desk.client.moveClock({ minutes: 5 });
    await desk.client.restart();
    for (let n = 0; n < 3; n += 1) await desk.client.moveClock({ minutes: 5 });
    return await watch.news();
  }

  const toldOf = (news: readonly News[], reference: string): readonly string[] =>
    news
      .filter(({ card }) => JSON.stringify(card).includes(reference))
      .map(({ post, heading }) => `${post}: ${heading.split(': ').at(-1) ?? ''}`)
      .sort();

  async function checkTold(news: readonly News[]): Promise<void> {
    for (const name of NAMES) {
      const { what, told } = CASES[name];
      assert.deepEqual(toldOf(news, referenceOf(name)), [...told].sort(), what);
    }
    assert.deepEqual(toldOf(news, closed), [], 'a closed case');
    assert.deepEqual((await watch.news()).length, 0);
  }

  /** On the raiser's card: the due days of the oracle, the first ones, and why. */
  async function checkDue(name: Name, calendar: typeof usual): Promise<void> {
    const of: Running = CASES[name];
    const { card } = await desk.player.case(desk.id(of.raiser), referenceOf(name));
    const due = of.promised ?? dueIn(calendar, of.from, of.stage);
    const shown = factOf(card, 'Due');
    assert.ok(shown.includes(`by the end of ${longDay(due)}`), `${of.what}: ${shown}`);
    const first = dueIn(usual, of.from, of.stage);
    assert.equal(factOf(card, 'First due day'), first === due ? '' : longDay(first), of.what);
    const whole = factOf(card, 'Whole process');
    const by = of.whole === null ? '' : `By ${longDay(dueIn(calendar, of.from, of.whole))}`;
    assert.ok(of.whole === null ? whole === '' : whole.startsWith(by), `${of.what}: ${whole}`);
    const named = wordsOf(card).includes(`Not counted: ${longDay(HOLIDAY)} (${NAME}).`);
    assert.equal(named, calendar === proclaimed && of.told.length > 0, of.what);
  }

  async function checkAll(calendar: typeof usual): Promise<void> {
    for (const name of NAMES) await checkDue(name, calendar);
  }

  it('stands on the usual days before [A-X-01]', async () => {
    await checkAll(usual);
  });

  it('moves each due day that lies behind it, says why, and tells those concerned once [A-X-01] [A-X-02]', async () => {
    await desk.client.moveClock({ to: '2026-12-22T10:00' });
    await watch.news();
    await setHolidays(HOLIDAY);
    const news = await severalSweeps();
    await checkTold(news);
    await checkAll(proclaimed);
    const of = (post: string): string =>
      wordsOf(
        news.find(
          (each) => each.post === post && JSON.stringify(each.card).includes(referenceOf('both')),
        )?.card,
      );
    const words = of(TM);
    assert.ok(words.includes(`Stage 2 is now due by the end of ${longDay('2026-12-31')}.`), words);
    assert.ok(words.includes(`The first due day was ${longDay('2026-12-30')}.`), words);
    const whole = `The whole process is now due by the end of ${longDay('2027-01-22')}. Its first due day was ${longDay('2027-01-21')}.`;
    assert.ok(of(MANAGER).includes(whole), of(MANAGER));
  });

  it('is on the record, as a change of the calendar and nobody’s deed [A-X-02]', async () => {
    const path = `/desk/people/${desk.id(IRO)}/evidence?reference=${referenceOf('both')}`;
    const pack = packIn(JSON.stringify(await desk.client.call<object>('GET', path)));
    const moved = (pack?.document.record ?? []).filter(({ type }) => type.endsWith('DueDayMoved'));
    assert.deepEqual(
      moved.map(({ type, by }) => [type, by]),
      [
        ['DueDayMoved', null],
        ['WholeDueDayMoved', null],
      ],
    );
    assert.ok(JSON.stringify(moved).includes(NAME), 'with the name of the day');
  });

  it('moves back when the holiday is taken back, and tells the same people once [A-X-01]', async () => {
    await watch.news();
    await setHolidays();
    await checkTold(await severalSweeps());
    await checkAll(usual);
  });

  it('reminds on the days that follow from the new due day, and of no other [DU-83] [A-X-05]', async () => {
    await watch.news();
    await setHolidays(HOLIDAY);
    await checkTold(await severalSweeps());
    const of = async (time: string, name: Name): Promise<readonly string[]> => {
      await desk.client.moveClock({ to: time });
      return toldOf(await watch.news(), referenceOf(name));
    };
    assert.deepEqual(await of('2026-12-29T12:00', 'both'), [], 'the holiday itself');
    assert.deepEqual(await of('2026-12-30T08:59', 'both'), []);
    assert.deepEqual(await of('2026-12-30T09:00', 'both'), [`${TM}: Due on the next working day`]);
    assert.deepEqual(await of('2026-12-31T08:59', 'both'), []);
    assert.deepEqual(await of('2026-12-31T09:00', 'both'), [`${TM}: Due today`]);
    assert.deepEqual(await of('2027-01-04T08:59', 'both'), []);
    const overdue = await of('2027-01-04T09:00', 'both');
    assert.deepEqual(
      overdue.filter((each) => each.endsWith('Past its due day')),
      [`${MANAGER}: Past its due day`, `${TM}: Past its due day`],
    );
  });
});

function authorityStorage(connection: StorageConnection): Storage {
  return createStorage({
    connection,
    sleep: (millis) => wait(millis),
    wall: { millis: () => Date.now() },
    hasher: { hash: (text) => createHash('sha256').update(text).digest('base64url') },
    procedures: [],
  });
}
