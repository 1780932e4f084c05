import assert from 'node:assert/strict';
import { oracleDueDay } from '../oracle/workingDayOracle.ts';
import { factsOf, inputsOf, wordsOf, type CalendarEvent, type Card } from './deskClient.ts';
import { longDay } from './expected.ts';
import { openDesk, postsOf, type TheDesk } from './theDesk.ts';

const IRO = 'IRO 1';
const MANAGER = 'IRO Operations Manager';
const TM = 'Team manager, North';
const OM = 'Operations manager, North';
const STRATEGIC = "Strategic manager, Children's Social Care";
const HEAD = "Head of Children's Social Care";

/** No clock change lies in these weeks: London is Greenwich. */
interface Time {
  readonly from: string;
  readonly to: string;
}

/** Whose calendars hold what of a case, everybody at the desk looked at: nobody else is named. */
type Calendars = Readonly<Record<string, readonly string[]>>;

const slotsOn = (card: Card): readonly Time[] =>
  (inputsOf(card).find(({ id }) => id === 'slot')?.choices ?? [])
    .map(({ value }) => value.split('/'))
    .filter(([, to]) => to !== undefined)
    .map(([from = '', to = '']) => ({ from: from.slice(0, 16), to: to.slice(0, 16) }));

const valueOf = ({ from, to }: Time): string => `${from}:00.000Z/${to}:00.000Z`;

const eventWords = ({ start, end, isCancelled }: CalendarEvent): string =>
  `${start.dateTime.slice(0, 16)} to ${end.dateTime.slice(0, 16)}${isCancelled === true ? ', cancelled' : ''}`;

describe('a booked meeting is given another time', () => {
  let desk: TheDesk;

  before(async function () {
    this.timeout(60_000);
    desk = await openDesk({ now: '2027-01-11T10:00' });
  });

  after(async () => await desk.stop());

  const raise = async (stage: string): Promise<string> => {
    const where = { record: '100234', initials: 'AB', team: 'north', stage };
    const fill = { ...where, 'copy-legal-adviser': 'no' };
    return (await desk.player.raise(desk.id(IRO), fill)).reference;
  };

  const offeredTo = async (post: string, reference: string): Promise<readonly Time[]> =>
    slotsOn((await desk.player.newestWith(desk.id(post), ['chooseSlot'], reference)).card);

  const choose = async (post: string, reference: string, time: Time): Promise<void> => {
    const slot = valueOf(time);
    const answer = await desk.player.act(desk.id(post), 'chooseSlot', { slot }, reference);
    assert.equal(answer.kind, 'card', wordsOf(answer.card));
  };

  const calendars = async (reference: string): Promise<Calendars> => {
    const found: Record<string, readonly string[]> = {};
    for (const { id, post } of desk.people) {
      const events = (await desk.client.calendar(id)).filter(({ subject = '' }) =>
        subject.includes(reference),
      );
      if (events.length > 0) found[post] = events.map(eventWords).sort();
    }
    return found;
  };

  /** The time that was given up stands as cancelled, as Outlook shows it; the others stand. */
  const all = (posts: readonly string[], gone: readonly Time[], standing: readonly Time[]) => {
    const words = [
      ...gone.map(({ from, to }) => `${from} to ${to}, cancelled`),
      ...standing.map(({ from, to }) => `${from} to ${to}`),
    ].sort();
    return Object.fromEntries(posts.map((post) => [post, words]));
  };

  it('in one press: the old event goes, new times come, the new one is booked [DU-93] [DU-119]', async () => {
    const invited = [IRO, TM, OM, MANAGER];
    const reference = await raise('du-3');
    const [old] = await offeredTo(IRO, reference);
    await choose(IRO, reference, old!);
    assert.deepEqual(await calendars(reference), all(invited, [], [old!]));

    const shown = await desk.player.case(desk.id(IRO), reference);
    const title = 'Find another time: Stage 3 RP meeting';
    const watch = await desk.watch();
    const done = await desk.client.press(desk.id(IRO), shown.id, title);
    assert.match(wordsOf(done.card), /Other times are being looked for/);
    assert.deepEqual(await calendars(reference), all(invited, [old!], []));
    assert.deepEqual(postsOf(await watch.news(reference), 'slots', 'notice'), [IRO]);

    const offered = await offeredTo(IRO, reference);
    assert.equal(offered.length, 3);
    for (const { from, to } of offered) {
      assert.ok(to <= old!.from || from >= old!.to, `${from} is the time that was given up`);
    }
    const { card } = await desk.player.case(desk.id(IRO), reference);
    assert.deepEqual(
      factsOf(card).filter(([name]) => name.startsWith('Stage 3 RP meeting')),
      [
        ['Stage 3 RP meeting (1)', 'Cancelled'],
        [
          'Stage 3 RP meeting (2)',
          `Times are offered to the person who arranges it, to be held by ${longDay(oracleDueDay('2027-01-11', 5)!)}. To talk through the IRO's worries and settle on how things can go forward.`,
        ],
      ],
    );
    await choose(IRO, reference, offered[1]!);
    assert.deepEqual(await calendars(reference), all(invited, [old!], [offered[1]!]));
  });

  it('pressed twice, side by side and again: one new meeting, and no second search', async () => {
    const reference = await raise('du-3');
    const [old] = await offeredTo(IRO, reference);
    await choose(IRO, reference, old!);
    const shown = await desk.player.case(desk.id(IRO), reference);
    const press = async () =>
      await desk.client.press(desk.id(IRO), shown.id, 'Find another time: Stage 3 RP meeting');
    const watch = await desk.watch();
    await Promise.all([press(), press()]);
    assert.deepEqual(postsOf(await watch.news(reference), 'slots'), [IRO]);
    const names = factsOf((await desk.player.case(desk.id(IRO), reference)).card)
      .map(([name]) => name)
      .filter((name) => name.startsWith('Stage 3 RP meeting'));
    assert.equal(names.length, 2);
  });

  it('by the convener alone; the raiser hears that it is moved [DU-101] [DU-127]', async () => {
    const invited = [HEAD, STRATEGIC, MANAGER, OM, IRO];
    const reference = await raise('du-5');
    const [old] = await offeredTo(MANAGER, reference);
    await choose(MANAGER, reference, old!);
    assert.deepEqual(await calendars(reference), all(invited, [], [old!]));
    const { card } = await desk.player.case(desk.id(HEAD), reference);
    assert.ok(!JSON.stringify(card).includes('findAnotherTime'), wordsOf(card));

    const watch = await desk.watch();
    const shown = await desk.player.case(desk.id(MANAGER), reference);
    await desk.client.press(desk.id(MANAGER), shown.id, 'findAnotherTime');
    assert.deepEqual(await calendars(reference), all(invited, [old!], []));
    const news = await watch.news(reference);
    assert.deepEqual(postsOf(news, 'slots'), [MANAGER]);
    assert.deepEqual(
      postsOf(news, 'notice').filter((post) => post !== MANAGER),
      [IRO],
    );
    const told = news.find(({ kind, post }) => kind === 'notice' && post === IRO);
    assert.match(wordsOf(told?.card), /is cancelled\. Another time is being looked for\./);

    const [next] = await offeredTo(MANAGER, reference);
    await choose(MANAGER, reference, next!);
    assert.deepEqual(await calendars(reference), all(invited, [old!], [next!]));
  });
});
