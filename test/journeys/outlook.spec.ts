import assert from 'node:assert/strict';
import { factsOf, titlesOf, wordsOf, type CalendarEvent, type Card } from './deskClient.ts';
import { openDesk, postsOf, type News, type TheDesk } from './theDesk.ts';

const IRO = 'IRO 1';
const MANAGER = 'IRO Operations Manager';
const TM = 'Team manager, North';
const OM = 'Operations manager, North';
const STRATEGIC = "Strategic manager, Children's Social Care";
const HEAD = "Head of Children's Social Care";

const has = (card: Card | undefined, title: string): boolean =>
  titlesOf(card).some((each) => each === title);

/**
 * The meeting of Durham's third stage, raised on Monday 22 March 2027 for five working days. Good Friday
 * is the 26th and Easter Monday the 29th, so that by hand: 23, 24, 25, 30 and 31 March. The clocks go
 * forward on the 28th. No two of these meetings share a time, since the same people come to them.
 */
describe('a booked meeting in people’s Outlook, around Easter', () => {
  let desk: TheDesk;

  before(async function () {
    this.timeout(60_000);
    desk = await openDesk({ now: '2027-03-22T10:00' });
  });

  after(async () => await desk.stop());

  /** London time, an hour from there. */
  const hour = (from: string) => ({
    slot: 'own',
    'own-start': from.slice(0, 10),
    'own-time': from.slice(11),
  });

  const booked = async (convener: string, stage: string, from: string): Promise<string> => {
    const where = { record: '100234', initials: 'AB', team: 'north', stage };
    const fill = { ...where, 'copy-legal-adviser': 'no' };
    const { reference } = await desk.player.raise(desk.id(IRO), fill);
    const answer = await desk.player.act(desk.id(convener), 'chooseSlot', hour(from), reference);
    assert.equal(answer.kind, 'card', wordsOf(answer.card));
    return reference;
  };

  const eventOf = async (post: string, reference: string): Promise<CalendarEvent> => {
    const events = await desk.client.calendar(desk.id(post));
    const found = events.findLast(
      ({ subject = '', isCancelled }) => subject.includes(reference) && isCancelled !== true,
    );
    assert.ok(found !== undefined, `${post} has no such event`);
    return found;
  };

  const startOf = async (post: string, reference: string): Promise<string> =>
    (await eventOf(post, reference)).start.dateTime.slice(0, 16);

  /** What a person does with the meeting in Outlook. */
  const does = async (
    post: string,
    reference: string,
    change: Readonly<Record<string, string>>,
  ): Promise<void> => {
    const { id } = await eventOf(post, reference);
    await desk.client.changeCalendar(desk.id(post), { eventId: id, ...change });
  };

  /** A quarter of an hour later: who has got what of the case. */
  const newsAfter = async (reference: string, minutes = 15): Promise<readonly News[]> => {
    const watch = await desk.watch();
    await desk.client.moveClock({ minutes });
    return await watch.news(reference);
  };

  const only = (news: readonly News[], post: string): News => {
    assert.deepEqual(
      news.map((each) => each.post),
      [post],
    );
    return news[0]!;
  };

  const historyOf = async (post: string, reference: string): Promise<string> => {
    const { id, card } = await desk.player.case(desk.id(post), reference);
    let all = wordsOf(card);
    let title = 'Read all of it';
    for (let page = 0; page < 9 && title !== ''; page += 1) {
      const next = await desk.client.press(desk.id(post), id, title);
      all += `\n${wordsOf(next.card)}`;
      title = titlesOf(next.card).find((each) => each === 'Next page') ?? '';
    }
    return all;
  };

  it('says nothing of who comes, and keeps it [DU-93]', async () => {
    const reference = await booked(IRO, 'du-3', '2027-03-24T10:00');
    await does(TM, reference, { do: 'accept' });
    await does(OM, reference, { do: 'tentative' });
    assert.deepEqual(await newsAfter(reference), []);
    const { id } = await desk.player.case(desk.id(IRO), reference);
    const title = 'Who comes, and who arranges: Stage 3 RP meeting';
    const shown = await desk.client.press(desk.id(IRO), id, title);
    const said = Object.fromEntries(factsOf(shown.card));
    assert.equal(said[TM], 'Comes');
    assert.equal(said[OM], 'Perhaps');
    assert.equal(said[MANAGER], 'No answer yet');
  });

  it('brings a decline to the convener once, who goes ahead with a reason [DU-93] [DU-119]', async () => {
    const reference = await booked(IRO, 'du-3', '2027-03-30T10:00');
    await does(OM, reference, { do: 'decline' });
    const told = only(await newsAfter(reference), IRO);
    assert.match(wordsOf(told.card), /Operations manager, North cannot come to the meeting/);
    assert.ok(has(told.card, 'Go ahead without them'), titlesOf(told.card).join());
    assert.deepEqual(await newsAfter(reference, 60), []);

    const empty = await desk.client.press(desk.id(IRO), told.id, 'keepTime', {});
    assert.match(wordsOf(empty.card), /this needs an answer|give a reason/);
    const done = await desk.client.press(desk.id(IRO), told.id, 'keepTime', {
      'keep-reason': 'The strategic manager speaks for them.',
    });
    assert.match(wordsOf(done.card), /The time stays as it is/);
    const record = await historyOf(IRO, reference);
    assert.match(record, /Operations manager, North declined the invitation/);
    assert.match(record, /without Operations manager, North.*speaks for them/);
    assert.equal(await startOf(TM, reference), '2027-03-30T09:00');
  });

  it('takes a proposed time in one press, and asks why where it lies outside [DU-119]', async () => {
    const reference = await booked(IRO, 'du-3', '2027-03-25T10:00');
    await does(TM, reference, {
      do: 'propose',
      start: '2027-03-30T14:00',
      end: '2027-03-30T15:00',
    });
    const told = only(await newsAfter(reference), IRO);
    assert.match(wordsOf(told.card), /Team manager, North would rather meet on Tue 30 Mar 2027/);
    const take = titlesOf(told.card).find((title) => title.startsWith('Take '))!;
    const done = await desk.client.press(desk.id(IRO), told.id, take);
    assert.match(wordsOf(done.card), /Your time is recorded/);
    assert.equal(await startOf(OM, reference), '2027-03-30T13:00');

    await does(OM, reference, {
      do: 'propose',
      start: '2027-04-01T14:00',
      end: '2027-04-01T15:00',
    });
    const again = only(await newsAfter(reference), IRO);
    const outside = titlesOf(again.card).find((title) => title.startsWith('Take '))!;
    const asked = await desk.client.press(desk.id(IRO), again.id, outside);
    assert.match(wordsOf(asked.card), /outside the days/);
    assert.equal(await startOf(OM, reference), '2027-03-30T13:00');
    const shown = (await desk.player.newestWith(desk.id(IRO), ['chooseSlot'], reference)).id;
    const reason = { 'slot-reason': 'Nobody can come before.' };
    const slot = '2027-04-01T13:00:00.000Z/2027-04-01T14:00:00.000Z';
    const moved = await desk.client.press(desk.id(IRO), shown, 'chooseSlot', { slot, ...reason });
    assert.equal(moved.kind, 'card', wordsOf(moved.card));
    assert.equal(await startOf(TM, reference), '2027-04-01T13:00');
  });

  it('takes over a move by hand, and asks why where it lies outside its days', async () => {
    const reference = await booked(IRO, 'du-3', '2027-03-25T10:00');
    const to = { start: '2027-03-30T11:00', end: '2027-03-30T12:00' };
    await does(TM, reference, { do: 'moveForOrganiser', ...to });
    const inside = only(await newsAfter(reference), IRO);
    assert.match(wordsOf(inside.card), /moved in the calendar by hand.*Tue 30 Mar 2027, 11:00/s);
    assert.ok(!has(inside.card, 'Keep this time'));

    const after = { start: '2027-04-06T11:00', end: '2027-04-06T12:00' };
    await does(TM, reference, { do: 'moveForOrganiser', ...after });
    const outside = only(await newsAfter(reference), IRO);
    assert.match(wordsOf(outside.card), /outside the days of this meeting/);
    const keep = { 'keep-reason': 'The school is closed until then.' };
    const done = await desk.client.press(desk.id(IRO), outside.id, 'keepTime', keep);
    assert.match(wordsOf(done.card), /The time stays as it is/);
    const record = await historyOf(IRO, reference);
    assert.match(record, /moved by hand in Outlook, to Tue 6 Apr 2027, 11:00/);
    assert.match(record, /The school is closed until then/);
    assert.equal(await startOf(OM, reference), '2027-04-06T10:00');
  });

  it('tells convener and raiser that it is gone, and books it again in one press [DU-101] [DU-127]', async () => {
    const reference = await booked(MANAGER, 'du-5', '2027-03-25T10:00');
    await does(HEAD, reference, { do: 'cancelForOrganiser' });
    const news = await newsAfter(reference);
    assert.deepEqual(postsOf(news, 'notice', 'slots'), [IRO, MANAGER]);
    const told = news.find(({ post }) => post === MANAGER)!;
    assert.match(wordsOf(told.card), /taken out of the calendar by hand/);
    const again = titlesOf(told.card).find((title) => title.startsWith('Book it again'))!;
    const done = await desk.client.press(desk.id(MANAGER), told.id, again);
    assert.equal(done.kind, 'card', wordsOf(done.card));
    for (const post of [HEAD, STRATEGIC, MANAGER, OM, IRO]) {
      assert.equal(await startOf(post, reference), '2027-03-25T10:00');
    }
    assert.deepEqual(await newsAfter(reference, 60), []);
  });

  it('the convener hands it to another; the event stays as it is [DU-127]', async () => {
    const reference = await booked(MANAGER, 'du-5', '2027-03-30T12:00');
    const { id } = await desk.player.case(desk.id(MANAGER), reference);
    const title = titlesOf((await desk.player.case(desk.id(MANAGER), reference)).card).find(
      (each) => each.startsWith('Who comes, and who arranges'),
    )!;
    await desk.client.press(desk.id(MANAGER), id, title);
    const watch = await desk.watch();
    const shown = (await desk.client.cards(desk.id(MANAGER))).at(-1)!;
    const opened = await desk.client.press(desk.id(MANAGER), shown.id, title);
    assert.ok(has(opened.card, 'Let somebody else arrange it'), titlesOf(opened.card).join());
    const done = await desk.client.press(desk.id(MANAGER), shown.id, 'handOverMeeting', {
      'hand-to': desk.id(IRO),
    });
    assert.match(wordsOf(done.card), /Somebody else arranges this meeting now/);
    const told = (await watch.news(reference)).find(({ post }) => post === IRO)!;
    assert.match(wordsOf(told.card), /From here on you arrange/);
    assert.equal(await startOf(HEAD, reference), '2027-03-30T11:00');
    await does(HEAD, reference, { do: 'decline' });
    const news = await newsAfter(reference);
    assert.deepEqual(
      news.map(({ post }) => post),
      [IRO],
    );
  });

  it('a decline that nobody has dealt with comes again on the working day before; the raiser hears of it', async () => {
    const reference = await booked(MANAGER, 'du-5', '2027-03-30T13:00');
    await does(HEAD, reference, { do: 'decline' });
    const first = await newsAfter(reference);
    assert.deepEqual(postsOf(first, 'notice'), [IRO, MANAGER]);
    const watch = await desk.watch();
    // Thursday 25 March is the last working day before Tuesday 30 March.
    await desk.client.moveClock({ to: '2027-03-25T08:59' });
    assert.deepEqual(
      (await watch.news(reference)).filter(({ card }) => wordsOf(card).includes('cannot come')),
      [],
    );
    await desk.client.moveClock({ to: '2027-03-25T09:00' });
    const again = (await watch.news(reference)).filter(({ card }) =>
      wordsOf(card).includes('cannot come'),
    );
    assert.deepEqual(again.map(({ post }) => post).sort(), [IRO, MANAGER]);
  });

  it('was not held: why, and another time is looked for; then held, with who was there [DU-115]', async () => {
    const reference = await booked(IRO, 'du-3', '2027-03-25T11:00');
    // Good Friday and Easter Monday lie between the day and the next working day.
    await desk.client.moveClock({ to: '2027-03-30T09:00' });
    const card = await desk.player.newestWith(desk.id(IRO), ['recordNotHeld'], reference);
    const watch = await desk.watch();
    const done = await desk.client.press(desk.id(IRO), card.id, 'recordNotHeld', {
      'not-held-reason': 'The building was closed.',
      'not-held-next': 'another-time',
    });
    assert.match(wordsOf(done.card), /was not held/);
    const news = await watch.news(reference);
    assert.deepEqual(postsOf(news, 'slots'), [IRO]);
    assert.deepEqual(postsOf(news, 'notice'), [MANAGER, OM, TM].sort());
    const again = await desk.player.act(
      desk.id(IRO),
      'chooseSlot',
      hour('2027-03-31T10:00'),
      reference,
    );
    assert.equal(again.kind, 'card', wordsOf(again.card));
    assert.equal(await startOf(TM, reference), '2027-03-31T09:00');

    await desk.client.moveClock({ to: '2027-04-01T09:00' });
    const ask = await desk.player.newestWith(desk.id(IRO), ['recordMeeting'], reference);
    const held = await desk.client.press(desk.id(IRO), ask.id, 'recordMeeting', {
      outcome: 'A plan was agreed.',
      attended: [desk.id(TM), desk.id(MANAGER)].join(','),
    });
    assert.match(wordsOf(held.card), /The outcome is recorded/);
    const record = await historyOf(IRO, reference);
    assert.match(record, /meeting was not held; another time is looked for\. “The building was/);
    assert.match(record, /There were: Team manager, North; IRO Operations Manager\./);
  });
});
