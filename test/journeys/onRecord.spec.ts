import assert from 'node:assert/strict';
import { titlesOf, wordsOf } from './deskClient.ts';
import { openDesk, type TheDesk } from './theDesk.ts';

const IRO = 'IRO 1';
const TM = 'Team manager, North';
const FORM = 'Form on Liquid Logic completed and assigned back to the IRO';

describe('what a person puts into the record system', () => {
  let desk: TheDesk;

  before(async function () {
    this.timeout(60_000);
    desk = await openDesk({ now: '2027-01-11T10:00' });
  });

  after(async () => await desk.stop());

  it('is asked of the manager with the reply, confirmed by them, and told in the case [DU-51] [DU-56] [A-X-10]', async () => {
    const fill = { record: '100234', initials: 'AB', team: 'north', stage: 'du-2' };
    const { reference } = await desk.player.raise(desk.id(IRO), fill);
    const before = wordsOf((await desk.player.case(desk.id(TM), reference)).card);
    assert.ok(!before.includes(FORM), 'there is nothing to enter yet');

    const { card } = await desk.player.answer(desk.id(TM), reference, 'reply', {
      'reply-text': 'We will move the review forward.',
    });
    assert.ok(wordsOf(card).includes('Still to be put into Liquid Logic'), wordsOf(card));
    assert.ok(wordsOf(card).includes(`${FORM} (Stage 2)`), wordsOf(card));

    const shown = await desk.player.case(desk.id(TM), reference);
    assert.ok(titlesOf(shown.card).includes('Say what is on record'), titlesOf(shown.card).join());
    const done = await desk.player.pressOn(desk.id(TM), shown, 'fileRecord', {});
    assert.equal(done.kind, 'card', wordsOf(done.card));
    const after = wordsOf((await desk.player.case(desk.id(TM), reference)).card);
    assert.ok(!after.includes(FORM), after);

    const whole = await desk.player.case(desk.id(IRO), reference);
    const { card: record } = await desk.player.pressOn(desk.id(IRO), whole, 'showCase', {});
    const told = `${TM} confirmed that this is on record: ${FORM}.`;
    assert.ok(wordsOf(record).includes(told), wordsOf(record));
  });
});
