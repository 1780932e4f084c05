import assert from 'node:assert/strict';
import { CALENDAR_CLIENT_STATE } from '../../desk/app/world.ts';
import { wordsOf } from './deskClient.ts';
import { openDesk, type TheDesk } from './theDesk.ts';

const IRO = 'IRO 1';
const OM = 'Operations manager, North';
const SLOT = { slot: 'own', 'own-start': '2027-03-24', 'own-time': '10:00' };
const WHERE = { record: '100234', initials: 'AB', team: 'north', stage: 'du-3' };

interface Call {
  readonly n: number;
  readonly path: string;
}

/** What Graph sends to a subscription, through the handlers that the running app has registered. */
describe('news of the calendar, sent to the running app', () => {
  let desk: TheDesk;
  let app: string;

  before(async function () {
    this.timeout(60_000);
    desk = await openDesk({ now: '2027-03-22T10:00' });
    app = (await desk.client.call<{ url: string }>('GET', '/desk/app')).url;
  });

  after(async () => await desk.stop());

  const send = async (body: unknown, query = ''): Promise<Response> =>
    await fetch(new URL(`/api/calendar-news${query}`, app), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const notices = (clientState: string, n = 1) => ({
    value: Array.from({ length: n }, () => ({
      ...{ subscriptionId: 'one', clientState, changeType: 'updated' },
      resource: 'Users/x/Events/y',
    })),
  });
  const requests = async (since: number): Promise<readonly Call[]> => {
    const path = `/desk/requests?since=${String(since)}`;
    return (await desk.client.call<{ requests: readonly Call[] }>('GET', path)).requests;
  };
  const looks = async (since: number): Promise<number> =>
    (await requests(since)).filter(({ path }) => path.includes('/calendarView')).length;
  const last = async (): Promise<number> => (await requests(0)).at(-1)?.n ?? 0;

  it('gives the validation token back as plain text, decoded, and no more than a token', async () => {
    const since = await last();
    const answer = await send({}, `?validationToken=${encodeURIComponent('a token: <b>+ü</b>')}`);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain/);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(await answer.text(), 'a token: <b>+ü</b>');
    const long = await send({}, `?validationToken=${'x'.repeat(2_001)}`);
    assert.deepEqual([long.status, await long.text()], [400, '']);
    assert.equal(await looks(since), 0);
  });

  it('brings a decline to its convener at once, by one look for all notifications', async () => {
    const fill = { ...WHERE, 'copy-legal-adviser': 'no' };
    const { reference } = await desk.player.raise(desk.id(IRO), fill);
    const chosen = await desk.player.act(desk.id(IRO), 'chooseSlot', SLOT, reference);
    assert.equal(chosen.kind, 'card', wordsOf(chosen.card));
    const events = await desk.client.calendar(desk.id(OM));
    const event = events.find(({ subject = '' }) => subject.includes(reference));
    const decline = { eventId: event!.id, do: 'decline' };
    await desk.client.changeCalendar(desk.id(OM), decline);
    const watch = await desk.watch();
    // A minute is none of the timer's: only what the notifications have begun comes to rest in it.
    const told = async () => {
      await desk.client.moveClock({ minutes: 1 });
      return (await watch.news(reference)).map(({ post, card }) => [
        post,
        wordsOf(card).includes('Operations manager, North cannot come'),
      ]);
    };

    const since = await last();
    const forged = await send(notices('not the word that Graph was told', 3));
    assert.deepEqual([forged.status, await forged.text()], [202, '']);
    assert.deepEqual([await looks(since), await told()], [0, []]);

    const answer = await send(notices(CALENDAR_CLIENT_STATE, 20));
    assert.deepEqual([answer.status, await answer.text()], [202, '']);
    assert.deepEqual([await looks(since), await told()], [1, [[IRO, true]]]);
    await send(notices(CALENDAR_CLIENT_STATE));
    assert.deepEqual([await looks(since), await told()], [2, []]);
  });

  it('takes neither what is no notification nor what is too much', async () => {
    const since = await last();
    assert.equal((await send({ value: [] })).status, 400);
    assert.equal((await send({ value: ['x'.repeat(1_100_000)] })).status, 413);
    assert.equal(await looks(since), 0);
  });
});
