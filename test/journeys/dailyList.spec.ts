import assert from 'node:assert/strict';
import { packIn } from '../../cli/evidence/readPack.ts';
import { titlesOf, wordsOf, type Card } from './deskClient.ts';
import { openDesk, postsOf, type TheDesk } from './theDesk.ts';

const IRO = 'IRO 1';

/** Raised on Monday 1 March 2027 at ten; the list of whoever has the copies goes on Tuesday at nine. */
describe('one daily list instead of many messages', () => {
  let desk: TheDesk;

  before(async function () {
    this.timeout(60_000);
    desk = await openDesk({ now: '2027-03-01T10:00' });
  });

  after(async () => await desk.stop());

  const listsOf = async (person: string): Promise<readonly Card[]> =>
    (await desk.client.cards(person))
      .map(({ card }) => card)
      .filter((card) => wordsOf(card).includes('Your daily list'));

  it('holds two copies, comes once next morning, opens the case, and stands in the evidence', async function () {
    this.timeout(60_000);
    const { client, player } = desk;
    const watch = await desk.watch();
    const first = { record: '100234', initials: 'AB', team: 'north', stage: 'du-2' };
    const before = await player.raise(desk.id(IRO), first);
    const [copied] = postsOf(await watch.news(before.reference), 'copy');
    assert.ok(copied !== undefined, 'nobody has a copy as it happens');
    const reader = desk.id(copied);

    const asked = await player.asks(reader, '/messages');
    assert.ok(wordsOf(asked.card).includes('Now: each message as it happens'));
    const chosen = await client.press(reader, asked.id, 'One list each working morning');
    assert.match(wordsOf(chosen.card), /From now on news come in one list/);

    const one = await player.raise(desk.id(IRO), first);
    const two = await player.raise(desk.id(IRO), first);
    const atOnce = await watch.news();
    assert.deepEqual(
      atOnce.filter(({ person, kind }) => person === reader && kind !== 'notice'),
      [],
    );
    assert.equal(postsOf(atOnce, 'alert').length >= 2, true, 'alerts wait for nobody’s list');
    assert.deepEqual(await listsOf(reader), []);

    await client.moveClock({ to: '2027-03-02T09:30:00.000Z' });
    const [list, ...others] = await listsOf(reader);
    assert.deepEqual(others, []);
    assert.ok(list !== undefined);
    for (const { reference } of [one, two]) {
      assert.ok(wordsOf(list).includes(reference), wordsOf(list));
      assert.ok(titlesOf(list).includes(`Open ${reference}`), titlesOf(list).join());
    }
    assert.ok(!wordsOf(list).includes(before.reference));
    const id = (await client.cards(reader)).find(({ card }) => wordsOf(card) === wordsOf(list))?.id;
    assert.ok(id !== undefined);
    await client.press(reader, id, `Open ${one.reference}`);
    const opened = (await client.cards(reader)).at(-1)?.card;
    assert.ok(wordsOf(opened).includes(one.reference), 'the case opens beneath the list');
    assert.ok(!wordsOf(opened).includes(two.reference), wordsOf(opened));

    const pack = packIn(
      JSON.stringify(
        await client.call<object>(
          'GET',
          `/desk/people/${desk.id(IRO)}/evidence?reference=${one.reference}`,
        ),
      ),
    );
    const proof = pack?.document.stages[0]?.deliveries.find(({ post }) => post === copied);
    assert.deepEqual(
      [proof?.as, proof?.route, proof?.delivered],
      ['copy', 'list', '2027-03-02T09:00:00.000Z'],
    );
    const steps = pack?.document.record.filter(({ type }) => type === 'DeliveryListed');
    assert.equal(steps?.length, 1);

    await client.moveClock({ to: '2027-03-03T12:00:00.000Z' });
    assert.equal((await listsOf(reader)).length, 1, 'an empty list was sent, or one twice');
  });
});
