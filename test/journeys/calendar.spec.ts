import assert from 'node:assert/strict';
import { oracleDueDay } from '../oracle/workingDayOracle.ts';
import { factOf, verbsOf } from './deskClient.ts';
import { longDay } from './expected.ts';
import { openDesk, postsOf, type News, type TheDesk, type Watch } from './theDesk.ts';

const TM = 'Team manager, North';
const SW = 'Social worker, North';
const STRATEGIC = "Strategic manager, Children's Social Care";
const MANAGER = 'IRO Operations Manager';

/** Durham's limits of one, four and five working days, and the 17 of the whole process. */
const LIMITS = [
  { stage: 'du-1', n: 1, asked: SW },
  { stage: 'du-2', n: 4, asked: TM },
  { stage: 'du-4', n: 5, asked: STRATEGIC },
] as const;
const WHOLE = 17;

/** Start (London), then the days worked out by hand on a paper calendar: 1, 4, 5 and 17 working days. */
type Row = readonly [
  start: string,
  after1: string,
  after4: string,
  after5: string,
  after17: string,
];

const AUTUMN_2026: readonly Row[] = [
  // Friday evening; the clocks go back in the night to Sunday.
  ['2026-10-23T18:30', '2026-10-26', '2026-10-29', '2026-10-30', '2026-11-17'],
  // Sunday, in the hour that comes twice.
  ['2026-10-25T01:30', '2026-10-26', '2026-10-29', '2026-10-30', '2026-11-17'],
];

const CHRISTMAS_2026: readonly Row[] = [
  ['2026-12-22T10:00', '2026-12-23', '2026-12-30', '2026-12-31', '2027-01-19'],
  ['2026-12-24T16:00', '2026-12-29', '2027-01-04', '2027-01-05', '2027-01-21'],
  ['2026-12-25T11:00', '2026-12-29', '2027-01-04', '2027-01-05', '2027-01-21'],
];

const EASTER_2027: readonly Row[] = [
  // The evening before Good Friday; the clocks go forward in the night to Easter Sunday.
  ['2027-03-25T17:45', '2027-03-30', '2027-04-02', '2027-04-05', '2027-04-21'],
  ['2027-03-28T00:30', '2027-03-30', '2027-04-02', '2027-04-05', '2027-04-21'],
];

const LATER: readonly Row[] = [
  // Half past midnight in summer is still the day before in Greenwich.
  ['2027-07-05T00:30', '2027-07-06', '2027-07-09', '2027-07-12', '2027-07-28'],
  ['2027-10-31T01:30', '2027-11-01', '2027-11-04', '2027-11-05', '2027-11-23'],
  ['2027-12-22T10:00', '2027-12-23', '2027-12-30', '2027-12-31', '2028-01-19'],
  ['2027-12-24T19:00', '2027-12-29', '2028-01-04', '2028-01-05', '2028-01-21'],
  ['2027-12-31T09:00', '2028-01-04', '2028-01-07', '2028-01-10', '2028-01-26'],
  ['2028-03-25T23:30', '2028-03-27', '2028-03-30', '2028-03-31', '2028-04-20'],
  ['2028-04-13T12:00', '2028-04-18', '2028-04-21', '2028-04-24', '2028-05-11'],
];

describe('the calendar at the desk', () => {
  let desk: TheDesk;
  let watch: Watch;
  let compared = 0;

  before(async function () {
    this.timeout(60_000);
    desk = await openDesk({ now: AUTUMN_2026[0]![0] });
    watch = await desk.watch();
  });

  after(async () => {
    await desk.stop();
    console.log(`      ${String(compared)} due days compared`);
  });

  const raise = async (stage: string): Promise<string> => {
    const fill = { record: '100234', initials: 'AB', team: 'north', stage };
    return (await desk.player.raise(desk.id('IRO 1'), { ...fill, chosen: 'social-worker' }))
      .reference;
  };

  /** By hand, by the oracle, and on the card of whoever is asked. */
  async function due([start, ...hand]: Row): Promise<readonly string[]> {
    await desk.client.moveClock({ to: start });
    const references: string[] = [];
    const day = start.slice(0, 10);
    for (const [at, { stage, n, asked }] of LIMITS.entries()) {
      const reference = await raise(stage);
      references.push(reference);
      const alert = await desk.player.newestWith(desk.id(asked), ['reply'], reference);
      const expected = hand[at]!;
      assert.equal(oracleDueDay(day, n), expected, `oracle: ${start} and ${String(n)} days`);
      const shown = factOf(alert.card, 'Due');
      assert.ok(shown.startsWith(`Reply by the end of ${longDay(expected)} (`), shown);
      assert.equal(oracleDueDay(day, WHOLE), hand[3], `oracle: ${start}, whole`);
      const whole = factOf(alert.card, 'Whole process');
      assert.ok(whole.startsWith(`By ${longDay(hand[3])}`), whole);
      compared += 2;
    }
    return references;
  }

  /** The news of one case at a London time: what came until then, since the last look. */
  const at = async (time: string, reference: string): Promise<readonly News[]> => {
    await desk.client.moveClock({ to: time });
    return await watch.news(reference);
  };

  /** Of the stage's own clock: notices that bear one of its headings, and overdue decisions. */
  const stageNews = (news: readonly News[], heading: string): readonly string[] =>
    news
      .filter((each) => each.heading.endsWith(heading))
      .map(({ post }) => post)
      .sort();

  it('counts over the clock change of October, from a Friday evening, and tells at nine [DU-83] [A-X-01]', async () => {
    const [one] = await due(AUTUMN_2026[0]!);
    await due(AUTUMN_2026[1]!);
    assert.deepEqual(stageNews(await at('2026-10-26T08:59', one!), 'Due today'), []);
    assert.deepEqual(stageNews(await at('2026-10-26T09:00', one!), 'Due today'), [SW]);
    assert.deepEqual(stageNews(await at('2026-10-27T08:59', one!), 'Past its due day'), []);
    const overdue = await at('2026-10-27T09:00', one!);
    assert.deepEqual(stageNews(overdue, 'Past its due day'), [MANAGER, SW].sort());
    assert.deepEqual(postsOf(overdue, 'decision'), ['IRO 1']);
  });

  it('gives no reminder on the day before where the limit is one day [DU-83]', async () => {
    const reference = await raise('du-1');
    const soon = await at('2026-10-28T08:59', reference);
    assert.deepEqual(stageNews(soon, 'Due on the next working day'), []);
  });

  /** Raised at stage 4 on 22 December: due on the last working day of the year. */
  let five = '';

  for (const [index, row] of CHRISTMAS_2026.entries()) {
    it(`counts over Christmas from ${row[0]} [DU-120] [A-X-01]`, async () => {
      const references = await due(row);
      if (index === 0) five = references[2]!;
    });
  }

  it('reminds at nine on the working day before and on the day, and only who is asked [DU-120]', async () => {
    const early = await at('2026-12-30T08:59', five);
    assert.deepEqual(stageNews(early, 'Due on the next working day'), []);
    const dayBefore = await at('2026-12-30T09:00', five);
    assert.deepEqual(stageNews(dayBefore, 'Due on the next working day'), [STRATEGIC]);
    assert.deepEqual(stageNews(await at('2026-12-31T08:59', five), 'Due today'), []);
    assert.deepEqual(stageNews(await at('2026-12-31T09:00', five), 'Due today'), [STRATEGIC]);
    const { card } = await desk.player.case(desk.id(STRATEGIC), five);
    assert.ok(factOf(card, 'Due').includes('due today'), factOf(card, 'Due'));
  });

  it('is overdue from midnight, and told to responder, raiser and manager at nine [A-X-05]', async () => {
    assert.deepEqual(stageNews(await at('2027-01-01T00:00', five), 'Past its due day'), []);
    const opened = await desk.player.case(desk.id(STRATEGIC), five);
    assert.ok(factOf(opened.card, 'Due').includes('overdue'), factOf(opened.card, 'Due'));
    assert.deepEqual(stageNews(await at('2027-01-01T12:00', five), 'Past its due day'), []);
    assert.deepEqual(stageNews(await at('2027-01-04T08:59', five), 'Past its due day'), []);
    const overdue = await at('2027-01-04T09:00', five);
    assert.deepEqual(stageNews(overdue, 'Past its due day'), [MANAGER, STRATEGIC].sort());
    const [decision] = overdue.filter(({ kind }) => kind === 'decision');
    assert.equal(decision?.post, 'IRO 1');
    assert.ok(verbsOf(decision.card).includes('escalate'), 'one press away');
  });

  it('warns of the whole limit, raiser and manager only, and moves nothing [DU-19] [A-X-05]', async () => {
    const whole = async (time: string): Promise<readonly string[]> =>
      (await at(time, five))
        .filter(({ heading }) => heading.includes('whole process'))
        .map(({ post, heading }) => `${post}: ${heading.includes('past') ? 'past' : 'near'}`)
        .sort();
    assert.deepEqual(await whole('2027-01-18T08:59'), []);
    assert.deepEqual(await whole('2027-01-18T09:00'), ['IRO 1: near', `${MANAGER}: near`]);
    assert.deepEqual(await whole('2027-01-20T08:59'), ['IRO 1: near', `${MANAGER}: near`]);
    assert.deepEqual(await whole('2027-01-20T09:00'), ['IRO 1: past', `${MANAGER}: past`]);
    const { card } = await desk.player.case(desk.id('IRO 1'), five);
    assert.ok(factOf(card, 'Stage 4: Strategic Manager').startsWith('Now here, since'));
  });

  it('counts over Easter and the clock change of March, and tells at nine in summer time [A-X-01]', async () => {
    const [one] = await due(EASTER_2027[0]!);
    await due(EASTER_2027[1]!);
    assert.deepEqual(stageNews(await at('2027-03-30T08:59', one!), 'Due today'), []);
    assert.deepEqual(stageNews(await at('2027-03-30T09:00', one!), 'Due today'), [SW]);
    assert.equal(await desk.client.now(), '2027-03-30T08:00:00.000Z');
  });

  for (const row of LATER) {
    it(`counts from ${row[0]} [A-X-01] [A-DU-02]`, async () => {
      await due(row);
    });
  }
});
