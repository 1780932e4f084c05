import assert from 'node:assert/strict';
import { inputsOf, titlesOf, verbsOf, wordsOf, type Answer, type Card } from './deskClient.ts';
import { referenceIn, type CardOf } from './player.ts';
import { openDesk, postsOf, type TheDesk } from './theDesk.ts';

const IRO = 'IRO 1';
const TM = 'Team manager, North';

const WHERE = { record: '100234', initials: 'AB', team: 'north', stage: 'du-2' };
const WHAT = {
  worries: 'The plan has not moved for three months.',
  tried: 'Two talks with the team.',
  'outcome-timescales': 'A settled placement by Easter.',
  impact: 'Another move of school.',
  needed: 'A decision on the placement.',
  'skip-reason': 'Talking has not settled it.',
};

const valuesOf = (card: Card | undefined): Readonly<Record<string, string | null>> =>
  Object.fromEntries(inputsOf(card).map(({ id, value }) => [id, value]));

describe('the form of an alert', () => {
  let desk: TheDesk;
  let raiser = '';

  before(async function () {
    this.timeout(60_000);
    desk = await openDesk({ now: '2027-01-11T10:00' });
    raiser = desk.id(IRO);
  });

  after(async () => await desk.stop());

  const begin = async (): Promise<CardOf> => {
    await desk.client.say(raiser, '/escalate');
    return await desk.player.newestWith(raiser, ['submitDraft']);
  };
  const press = async ({ id }: CardOf, verb: string, inputs = {}): Promise<Answer> =>
    await desk.client.press(raiser, id, verb, inputs);
  const seen = async ({ id }: CardOf): Promise<Card> =>
    (await desk.client.cards(raiser)).find((each) => each.id === id)?.card ?? {};

  it('survives a restart after each submitted step, and sends once [DU-43] [DU-44]', async () => {
    const form = await begin();
    await desk.client.restart();
    assert.equal((await press(form, 'submitDraft', WHERE)).kind, 'card');
    await desk.client.restart();
    const what = await press(form, 'submitDraft', WHAT);
    assert.ok(verbsOf(what.card).includes('confirmDraft'), wordsOf(what.card));
    for (const text of Object.values(WHAT)) assert.ok(wordsOf(what.card).includes(text), text);
    await desk.client.restart();
    const watch = await desk.watch();
    const sent = await press(form, 'confirmDraft');
    const reference = referenceIn(sent.card);
    await desk.client.restart();
    const alerts = (await watch.news(reference)).filter(({ kind }) => kind === 'alert');
    assert.deepEqual(postsOf(alerts, 'alert'), [TM]);
    assert.ok(wordsOf(alerts[0]?.card).includes(WHAT.worries));
  });

  it('goes back with all that was typed, and on again', async () => {
    const form = await begin();
    await press(form, 'submitDraft', WHERE);
    await press(form, 'submitDraft', WHAT);
    const back = await press(form, 'backDraft');
    assert.equal(valuesOf(back.card)['worries'], WHAT.worries);
    await desk.client.restart();
    const further = await press(form, 'backDraft');
    const where = valuesOf(further.card);
    assert.deepEqual(
      [where['record'], where['initials'], where['stage']],
      ['100234', 'AB', 'du-2'],
    );
    await press(form, 'submitDraft', WHERE);
    const again = await press(form, 'submitDraft', { ...WHAT, impact: 'A change of school.' });
    assert.ok(wordsOf(again.card).includes('A change of school.'), wordsOf(again.card));
    await press(form, 'discardDraft');
  });

  it('keeps what was typed where something is missing or wrong, and says which', async () => {
    const form = await begin();
    const where = await press(form, 'submitDraft', { ...WHERE, initials: '', team: 'west' });
    assert.equal(where.kind, 'refused', wordsOf(where.card));
    assert.equal(valuesOf(where.card)['record'], '100234');
    assert.ok(wordsOf(where.card).includes('What you wrote is still here'), wordsOf(where.card));
    assert.equal((await press(form, 'submitDraft', WHERE)).kind, 'card');
    const wrong = { ...WHAT, tried: '', 'told-on': '30 February' };
    const what = await press(form, 'submitDraft', wrong);
    assert.equal(what.kind, 'refused', wordsOf(what.card));
    assert.ok(
      wordsOf(what.card).includes('What has been tried to settle them: this needs an answer'),
    );
    assert.ok(wordsOf(what.card).includes('this is not a date'), wordsOf(what.card));
    assert.equal(valuesOf(what.card)['worries'], WHAT.worries);
    await desk.client.restart();
    assert.equal(valuesOf(await seen(form))['needed'], WHAT.needed);
    const right = await press(form, 'submitDraft', { ...WHAT, 'told-on': '2027-01-08' });
    assert.ok(verbsOf(right.card).includes('confirmDraft'), wordsOf(right.card));
    await press(form, 'discardDraft');
  });

  it('a second /escalate is a form of its own; the first goes on', async () => {
    const first = await begin();
    await press(first, 'submitDraft', WHERE);
    const second = await begin();
    assert.notEqual(first.id, second.id);
    await press(second, 'submitDraft', { ...WHERE, record: '100345', initials: 'CD' });
    const one = await press(first, 'submitDraft', WHAT);
    const two = await press(second, 'submitDraft', WHAT);
    assert.ok(wordsOf(one.card).includes('100234 AB') && !wordsOf(one.card).includes('CD'));
    assert.ok(wordsOf(two.card).includes('100345 CD') && !wordsOf(two.card).includes('AB'));
    const references = [await press(first, 'confirmDraft'), await press(second, 'confirmDraft')];
    assert.equal(new Set(references.map(({ card }) => referenceIn(card))).size, 2);
  });

  it('is discarded without a trace, and an old card of it is refused kindly', async () => {
    const form = await begin();
    await press(form, 'submitDraft', WHERE);
    const watch = await desk.watch();
    const gone = await press(form, 'discardDraft');
    assert.ok(wordsOf(gone.card).includes('Nothing was sent'), wordsOf(gone.card));
    assert.ok(!titlesOf(gone.card).includes('Confirm and send'));
    const others = (await watch.news()).filter(({ post }) => post !== IRO);
    assert.deepEqual(others, []);
  });

  it('is not for those who do not raise', async () => {
    await desk.client.say(desk.id(TM), '/escalate');
    const words = wordsOf((await desk.client.cards(desk.id(TM))).at(-1)?.card);
    assert.ok(words.includes('Your post is not one that raises cases here.'), words);
  });

  it('one alert about two children of a family [A-X-08] [DU-07]', async () => {
    const form = await begin();
    await press(form, 'submitDraft', { ...WHERE, record: '100234, 100345', initials: 'AB, CD' });
    await press(form, 'submitDraft', WHAT);
    await press(form, 'confirmDraft');
    const { card } = await desk.player.newestWith(desk.id(TM), ['reply']);
    assert.ok(wordsOf(card).includes('100234 AB, 100345 CD'), wordsOf(card));
  });
});
