import assert from 'node:assert/strict';
import { oracleDueDay } from '../oracle/workingDayOracle.ts';
import { factOf, inputsOf, wordsOf, type CalendarEvent, type Card } from './deskClient.ts';
import { longDay } from './expected.ts';
import { openDesk, type TheDesk } from './theDesk.ts';

const IRO = 'IRO 1';
const TM = 'Team manager, North';
const OM = 'Operations manager, North';
const MANAGER = 'IRO Operations Manager';
/** Durham's stage 3: the IRO convenes, the operations manager answers; the other two are needed beside them. */
const NEEDED = [IRO, TM, OM, MANAGER];
const MONDAY = '2027-01-11';
const ARRANGE = 'Arrange: Stage 3 RP meeting';

interface Choice {
  readonly title: string;
  readonly value: string;
}

const choicesOn = (card: Card): readonly Choice[] =>
  (inputsOf(card).find(({ id }) => id === 'slot')?.choices ?? []).filter(({ value }) =>
    value.includes('/'),
  );
const startOf = ({ value }: Choice): string => value.slice(0, 16);

describe('a meeting for which there is no common free time', () => {
  let desk: TheDesk;
  /** Five working days from Monday: the last day of the meeting. */
  const last = oracleDueDay(MONDAY, 5)!;

  beforeEach(async function () {
    this.timeout(120_000);
    desk = await openDesk({ now: `${MONDAY}T08:00` });
  });

  afterEach(async () => await desk.stop());

  const busy = async (post: string, start: string, end: string) =>
    await desk.client.changeCalendar(desk.id(post), { do: 'add', start, end });

  const raise = async (): Promise<string> => {
    const fill = { record: '100234', initials: 'AB', team: 'north', stage: 'du-3' };
    return (await desk.player.raise(desk.id(IRO), { ...fill, 'copy-legal-adviser': 'no' }))
      .reference;
  };

  const offered = async (reference: string): Promise<Card> =>
    (await desk.player.newestWith(desk.id(IRO), ['chooseSlot'], reference)).card;

  const choose = async (reference: string, fill: Readonly<Record<string, string>>) =>
    await desk.player.act(desk.id(IRO), 'chooseSlot', fill, reference);

  const events = async (post: string, reference: string): Promise<readonly CalendarEvent[]> =>
    (await desk.client.calendar(desk.id(post))).filter(
      ({ subject, isCancelled }) => (subject ?? '').includes(reference) && isCancelled !== true,
    );

  const timesOf = async (post: string, reference: string): Promise<readonly string[]> =>
    (await events(post, reference)).map(({ start }) => start.dateTime.slice(0, 16));

  const history = async (reference: string): Promise<string> => {
    const { id } = await desk.player.case(desk.id(IRO), reference);
    return wordsOf((await desk.client.press(desk.id(IRO), id, 'Read all of it')).card);
  };

  it('is offered without the one who is busy, booked with a line of why, and recorded so', async () => {
    // The team manager is away until after the last day, and free on that Tuesday.
    await busy(TM, `${MONDAY}T00:00`, `${oracleDueDay(last, 1)!}T00:00`);
    const reference = await raise();
    const card = await offered(reference);
    const words = wordsOf(card);
    assert.match(words, /everybody needed is known to be free\. These come nearest\./);
    assert.ok(
      words.includes(`Everybody is free except ${TM}, who is busy. You will be asked why.`),
    );
    const choices = choicesOn(card);
    const inside = choices.filter(({ title }) => title.endsWith(`(without ${TM})`));
    assert.equal(inside.length, 3, words);
    assert.ok(inside.every((each) => startOf(each).slice(0, 10) <= last));
    const after = choices.filter(({ title }) => title.endsWith('(after the last day)'));
    assert.deepEqual(
      after.map((each) => startOf(each).slice(0, 10)),
      [1, 2].map((n) => oracleDueDay(last, n)),
    );
    assert.ok(
      words.includes(`After the last day, ${longDay(last)}. You will be asked why.`),
      words,
    );
    const [first] = inside;
    const refused = await choose(reference, { slot: first!.value });
    assert.equal(refused.kind, 'refused', wordsOf(refused.card));
    assert.match(wordsOf(refused.card), /known to be missing then/);
    const watch = await desk.watch();
    const chosen = await choose(reference, {
      slot: first!.value,
      'slot-reason': 'Their deputy speaks for them.',
    });
    assert.equal(chosen.kind, 'card', wordsOf(chosen.card));
    for (const post of NEEDED) {
      assert.deepEqual(await timesOf(post, reference), [startOf(first!)], post);
    }
    const told = (await watch.news(reference)).find(({ heading }) => heading.includes('booked'));
    assert.ok(wordsOf(told?.card).includes(`Known to be missing: ${TM}.`), wordsOf(told?.card));
    const record = await history(reference);
    assert.match(
      record,
      /Within its days none was found at which everybody needed is known to be free\./,
    );
    assert.match(
      record,
      new RegExp(
        `for the meeting\\. Known to be missing: ${TM}\\. “Their deputy speaks for them\\.”`,
      ),
    );
  });

  it('is offered after the last day where those it cannot do without are never free together', async () => {
    await busy(OM, `${MONDAY}T00:00`, `${oracleDueDay(last, 1)!}T00:00`);
    const reference = await raise();
    const card = await offered(reference);
    const choices = choicesOn(card);
    assert.ok(choices.length > 0, wordsOf(card));
    assert.ok(choices.every(({ title }) => title.endsWith('(after the last day)')));
    const [first] = choices;
    const refused = await choose(reference, { slot: first!.value });
    assert.match(wordsOf(refused.card), /outside the days/);
    const reason = 'The operations manager is on leave until then.';
    const chosen = await choose(reference, { slot: first!.value, 'slot-reason': reason });
    assert.equal(chosen.kind, 'card', wordsOf(chosen.card));
    assert.deepEqual(await timesOf(OM, reference), [startOf(first!)]);
    assert.ok((await history(reference)).includes(`“${reason}”`));
  });

  it('says whose calendar nobody could read, and asks for no reason', async () => {
    await desk.client.changeCalendar(desk.id(TM), { do: 'hideFreeBusy' });
    const reference = await raise();
    const card = await offered(reference);
    const words = wordsOf(card);
    const whose = `The calendar of ${TM} could not be read.`;
    assert.ok(words.includes(`Everybody whose calendar could be read is free. ${whose}`), words);
    const choices = choicesOn(card);
    assert.ok(
      choices.every(({ title }) => title.endsWith(`(not known: ${TM})`)),
      words,
    );
    const chosen = await choose(reference, { slot: choices[0]!.value });
    assert.equal(chosen.kind, 'card', wordsOf(chosen.card));
    assert.deepEqual(await timesOf(TM, reference), [startOf(choices[0]!)]);
    assert.ok((await history(reference)).includes(whose));
  });

  it('a time of the convener’s own is looked into first, and booked on the second press', async () => {
    await busy(OM, '2027-01-13T09:00', '2027-01-13T12:00');
    const reference = await raise();
    const own = { slot: 'own', 'own-start': '2027-01-13', 'own-time': '10:00' };
    const watch = await desk.watch();
    assert.equal((await choose(reference, own)).kind, 'card');
    for (const post of NEEDED) assert.deepEqual(await events(post, reference), [], post);
    const [told] = (await watch.news(reference)).filter(({ post }) => post === IRO);
    assert.match(wordsOf(told?.card), /not everybody needed is free\. Nothing was booked/);
    assert.ok(wordsOf(told?.card).includes(`Everybody is free except ${OM}, who is busy.`));
    const again = choicesOn(told?.card ?? {}).find(({ title }) => title.includes('without'));
    assert.equal(again && startOf(again), '2027-01-13T10:00');
    const slot = again!.value;
    assert.equal((await choose(reference, { slot })).kind, 'refused');
    const booked = await choose(reference, { slot, 'slot-reason': 'Nothing else is left.' });
    assert.equal(booked.kind, 'card', wordsOf(booked.card));
    assert.deepEqual(await timesOf(OM, reference), ['2027-01-13T10:00']);
    // Half an hour later: the meeting itself stands in everybody's way no more than it should.
    await desk.player.through(desk.id(IRO), reference, ARRANGE, 'chooseSlot', {
      ...{ slot: 'own', 'own-start': '2027-01-14', 'own-time': '14:00' },
    });
    assert.deepEqual(await timesOf(TM, reference), ['2027-01-14T14:00']);
    await desk.player.through(desk.id(IRO), reference, ARRANGE, 'chooseSlot', {
      ...{ slot: 'own', 'own-start': '2027-01-14', 'own-time': '14:30' },
    });
    assert.deepEqual(await timesOf(TM, reference), ['2027-01-14T14:30']);
    // One that cannot be had leaves the booked time as it is.
    await busy(TM, '2027-01-15T09:00', '2027-01-15T12:00');
    await desk.player.through(desk.id(IRO), reference, ARRANGE, 'chooseSlot', {
      ...{ slot: 'own', 'own-start': '2027-01-15', 'own-time': '10:00' },
    });
    assert.deepEqual(await timesOf(TM, reference), ['2027-01-14T14:30']);
    assert.match(await history(reference), /was not booked, since not everybody needed is free/);
    const { card } = await desk.player.case(desk.id(IRO), reference);
    assert.match(wordsOf(card), /Booked, Thu 14 Jan 2027, 14:30/);
    assert.equal(factOf(card, 'State') === '', false);
  });
});
