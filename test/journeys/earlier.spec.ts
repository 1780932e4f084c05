import assert from 'node:assert/strict';
import { verbsOf, wordsOf } from './deskClient.ts';
import type { CardOf, Fill } from './player.ts';
import { openDesk, type TheDesk } from './theDesk.ts';

/** All pages of a case, as one person reads them. */
async function wholeCase(desk: TheDesk, person: string, reference: string): Promise<string> {
  const first = await desk.player.case(person, reference);
  let words = '';
  let card = (await desk.client.press(person, first.id, 'Read all of it')).card ?? {};
  for (let page = 2; page < 12; page += 1) {
    words += `\n${wordsOf(card)}`;
    if (!JSON.stringify(card).includes('"Next page"')) break;
    card = (await desk.client.press(person, first.id, 'Next page')).card ?? {};
  }
  return words;
}

/** `/escalate` as far as the step at which the child is known. */
async function formOf(desk: TheDesk, person: string, fill: Fill): Promise<string> {
  let form: CardOf = await desk.player.asks(person, '/escalate');
  for (let step = 0; step < 3 && verbsOf(form.card).includes('submitDraft'); step += 1) {
    if (wordsOf(form.card).includes('Step 2 of 3')) break;
    const answer = await desk.player.submit(person, form, fill);
    form = { id: form.id, card: answer.card ?? {} };
  }
  return wordsOf(form.card);
}

describe('what was raised before about the same child', () => {
  let desk: TheDesk;
  const start = async (authority: string): Promise<void> => {
    desk = await openDesk({ authority, now: '2027-01-11T10:00' });
  };
  afterEach(async () => await desk.stop());

  it('is shown to the chair before a second concern is raised, and to another only as a number [CPC-05] [A-CPC-03]', async function () {
    this.timeout(60_000);
    await start('waltham-forest');
    const chair = desk.id('CP Chair 1');
    const fill = {
      procedure: 'waltham-forest-cpc',
      record: '300345',
      initials: 'AB',
      team: 'north',
      category: 'cpc.cat.02',
    };
    const { reference, preview } = await desk.player.raise(chair, { ...fill, stage: 'cpc-1' });
    assert.doesNotMatch(wordsOf(preview), /Raised before/);
    const words = await formOf(desk, chair, { ...fill, stage: 'cpc-3' });
    assert.match(words, /Raised before\nUnder the same FWi number:/);
    assert.ok(
      words.includes(`${reference}: Level 1, raised on Monday 11 January 2027. Open.`),
      words,
    );
    const other = await formOf(desk, desk.id('IRO 1'), {
      procedure: 'waltham-forest-iro',
      record: '300345',
      initials: 'AB',
      team: 'north',
      stage: 'wf-1',
    });
    assert.ok(!other.includes(reference), other);
    assert.match(other, /One more was raised that you do not take part in\./);
    const another = await formOf(desk, chair, { ...fill, record: '300999', stage: 'cpc-1' });
    assert.doesNotMatch(another, /Raised before/);
  });

  it('is ready to be copied into the Chair’s Report, with this alert [CB-70]', async function () {
    this.timeout(60_000);
    await start('central-bedfordshire');
    const iro = desk.id('IRO 1');
    const fill = { record: '200234', initials: 'AB', team: 'north', stage: 'cb-2' };
    const first = await desk.player.raise(iro, fill);
    await desk.player.decide(iro, first.reference, 'resolve');
    await desk.client.moveClock({ workingDays: 2 });
    const second = await desk.player.raise(iro, fill);
    const words = await wholeCase(desk, iro, second.reference);
    const text = words.slice(words.indexOf("Summary section of the Chair's Report"));
    const before = `${first.reference}: Stage 2, raised on Monday 11 January 2027. Closed: resolved on Monday 11 January 2027.`;
    assert.ok(text.includes(before), words);
    assert.ok(
      text.includes(`${second.reference}: Stage 2, raised on Wednesday 13 January 2027. Open.`),
    );
    const manager = await wholeCase(desk, desk.id('Team manager, North'), second.reference);
    assert.ok(!manager.includes(first.reference), manager);
  });

  it('tells a fostering family what is being done, in nobody’s words [SW-06]', async function () {
    this.timeout(60_000);
    await start('swindon');
    const raiser = desk.people.find(({ post }) => post.startsWith('FCIRO'))!.id;
    const { reference } = await desk.player.raise(raiser, {
      record: '500234',
      initials: 'AB',
      team: 'north',
      stage: 'sw-2',
    });
    const words = await wholeCase(desk, raiser, reference);
    const text = words.slice(words.indexOf('to show to the fostering family'));
    assert.match(text, new RegExp(`\\(${reference}\\) was raised on Monday 11 January 2027\\.`));
    assert.match(text, /put to .* on Monday 11 January 2027\. A reply is asked for by the end of/);
  });
});
