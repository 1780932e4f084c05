import assert from 'node:assert/strict';
import { titlesOf, wordsOf } from './deskClient.ts';
import { openDesk, type TheDesk } from './theDesk.ts';

const IRO = 'IRO 1';
const TM = 'Team manager, North';

/** Raised on Monday 1 March 2027, cancelled that day: the administrator is told on Tuesday from nine. */
describe('a meeting that Outlook does not let be taken out of the calendars', () => {
  let desk: TheDesk;

  before(async function () {
    this.timeout(60_000);
    desk = await openDesk({ now: '2027-03-01T10:00' });
  });

  after(async () => await desk.stop());

  it('is told to convener and administrator, and goes when it is tried again [DU-93]', async function () {
    this.timeout(60_000);
    const { client, player } = desk;
    const administrator = desk.people.find(({ post }) => post.includes('dministrator'));
    assert.ok(administrator !== undefined);
    const fill = { record: '100234', initials: 'AB', team: 'north', stage: 'du-2' };
    const { reference } = await player.raise(desk.id(IRO), fill);
    const slot = { slot: 'own', 'own-start': '2027-03-04', 'own-time': '10:00' };
    const chosen = await player.act(desk.id(IRO), 'chooseSlot', slot, reference);
    assert.equal(chosen.kind, 'card', wordsOf(chosen.card));
    const stands = async (): Promise<boolean> =>
      (await client.calendar(desk.id(TM))).some(
        ({ subject = '', isCancelled }) => subject.includes(reference) && isCancelled !== true,
      );
    assert.ok(await stands());

    const fault = await client.call<{ id: string }>('POST', '/desk/faults', {
      service: 'graph',
      match: 'POST /v1.0/users/[^/]+/events/[^/]+/cancel$',
      reply: { status: 403, body: { error: { code: 'ErrorAccessDenied', message: 'No.' } } },
    });
    const watch = await desk.watch();
    await player.decide(desk.id(IRO), reference, 'withdraw');
    const told = await watch.news(reference);
    assert.ok(
      told.some(
        ({ post, heading }) => post === IRO && heading.includes('still stands in calendars'),
      ),
      told.map(({ post, heading }) => `${post}: ${heading}`).join('\n'),
    );
    assert.ok(await stands());

    await client.moveClock({ to: '2027-03-02T09:30:00.000Z' });
    const morning = await watch.news(reference);
    assert.ok(
      morning.some(({ person }) => person === administrator.id),
      morning.map(({ post, heading }) => `${post}: ${heading}`).join('\n'),
    );
    await client.call('DELETE', `/desk/faults/${fault.id}`);

    // An IRO reads that the list is not for them, and nothing of it.
    const kindly = JSON.stringify(await client.say(desk.id(IRO), '/undelivered'));
    assert.match(kindly, /for those who look after the app/);
    assert.ok(!kindly.includes(reference), kindly);

    const list = await player.asks(administrator.id, '/undelivered');
    assert.ok(wordsOf(list.card).includes(reference), wordsOf(list.card));
    const again = titlesOf(list.card).find((title) => /^Try .* again$/.test(title));
    assert.ok(again !== undefined, titlesOf(list.card).join());
    const tried = await client.press(administrator.id, list.id, again);
    assert.equal(tried.kind, 'card', wordsOf(tried.card));
    await client.moveClock({ minutes: 6 });
    assert.ok(!(await stands()), 'the event still stands');
    const after = await player.asks(administrator.id, '/undelivered');
    assert.ok(!wordsOf(after.card).includes(reference), wordsOf(after.card));
  });
});
