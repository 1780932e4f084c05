import assert from 'node:assert/strict';
import { inputsOf, wordsOf, type CalendarEvent } from './deskClient.ts';
import { openDesk, type TheDesk } from './theDesk.ts';

const IRO = 'IRO 1';
const NEXT = 'IRO 2';
const MANAGER = 'IRO Operations Manager';

const choiceOf = (card: unknown, id: string, title: string): string => {
  const choices = inputsOf(card).find((input) => input.id === id)?.choices ?? [];
  const found = choices.find((each) => each.title === title);
  assert.ok(found !== undefined, `${id} has no ${title}`);
  return found.value;
};

describe('a booked meeting whose raiser changes, in people’s Outlook', () => {
  let desk: TheDesk;

  before(async function () {
    this.timeout(60_000);
    desk = await openDesk({ now: '2027-03-22T10:00' });
  });

  after(async () => await desk.stop());

  const eventsOf = async (post: string, reference: string): Promise<readonly CalendarEvent[]> => {
    const events = await desk.client.calendar(desk.id(post));
    return events.filter(
      ({ subject = '', isCancelled }) => subject.includes(reference) && isCancelled !== true,
    );
  };

  const startsOf = async (post: string, reference: string): Promise<readonly string[]> =>
    (await eventsOf(post, reference)).map(({ start }) => start.dateTime.slice(0, 16));

  it('[DU-119] stays where somebody has moved it by hand, though nobody has looked yet; the new one is invited', async () => {
    const { player, client } = desk;
    const fill = { record: '100234', initials: 'AB', team: 'north', stage: 'du-3' };
    const { reference } = await player.raise(desk.id(IRO), { ...fill, 'copy-legal-adviser': 'no' });
    const time = { slot: 'own', 'own-start': '2027-03-30', 'own-time': '10:00' };
    await player.act(desk.id(IRO), 'chooseSlot', time, reference);
    assert.deepEqual(await startsOf(IRO, reference), ['2027-03-30T09:00']);

    const [own] = await eventsOf(IRO, reference);
    await client.changeCalendar(desk.id(IRO), {
      ...{ eventId: own!.id, do: 'moveForOrganiser' },
      ...{ start: '2027-03-31T15:00', end: '2027-03-31T16:00' },
    });
    const manager = desk.id(MANAGER);
    const form = await player.asks(manager, '/handover');
    await client.press(manager, form.id, 'showHandOver', {
      'hand-from': choiceOf(form.card, 'hand-from', IRO),
      'hand-to': choiceOf(form.card, 'hand-to', NEXT),
      'hand-parts': 'raised',
    });
    const done = await client.press(manager, form.id, 'handOverAll', {
      'hand-reason': 'Has left the service.',
    });
    assert.match(wordsOf(done.card), /handed over/);
    assert.deepEqual(await startsOf(NEXT, reference), ['2027-03-31T14:00']);
    assert.deepEqual(await startsOf(IRO, reference), []);
    assert.deepEqual(await startsOf('Team manager, North', reference), ['2027-03-31T14:00']);

    const watch = await desk.watch();
    await client.moveClock({ minutes: 15 });
    const news = await watch.news(reference);
    assert.deepEqual(
      news.map(({ post }) => post),
      [NEXT],
    );
    assert.match(wordsOf(news[0]?.card), /moved.* Wed 31 Mar 2027/s);
  });
});
