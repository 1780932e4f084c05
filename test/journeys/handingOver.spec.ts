import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inputsOf, titlesOf, verbsOf, wordsOf, type Answer } from './deskClient.ts';
import { openDesk, postsOf, type TheDesk } from './theDesk.ts';

const TM = 'Team manager, North';
const NEW_TM = 'New team manager, North';
const MANAGER = 'IRO Operations Manager';
const NORTH = { record: '100234', initials: 'AB', team: 'north', stage: 'du-2' };

const taken = (answer: Answer): string => {
  const words = wordsOf(answer.card);
  assert.equal(answer.kind, 'card', answer.text);
  assert.doesNotMatch(words, /Nothing was sent|Nothing was changed/);
  return words;
};

const choiceOf = (card: unknown, id: string, title: RegExp): string => {
  const choices = inputsOf(card).find((input) => input.id === id)?.choices ?? [];
  const found = choices.find((each) => title.test(each.title));
  assert.ok(found !== undefined, `${id} has no ${String(title)}`);
  return found.value;
};

/** Durham's people, with another team manager in the north from the Tuesday after Easter 2027 on. */
function peopleFile(folder: string): string {
  const durham = readFileSync(
    fileURLToPath(new URL('../../desk/authorities/durham.yaml', import.meta.url)),
    'utf8',
  );
  const at =
    '  - role: team-manager\n    scope: { team: north }\n    holder: 00000000-0000-4000-8000-000000000101\n';
  assert.ok(durham.includes(at));
  const changed = durham
    .replace(
      at,
      `${at}    to: 2027-03-29\n    deputy: null\n  - role: team-manager\n    scope: { team: north }\n    holder: 00000000-0000-4000-8000-000000000190\n    from: 2027-03-30\n`,
    )
    .replace(
      'people:\n',
      `people:\n  - id: 00000000-0000-4000-8000-000000000190\n    post: '${NEW_TM}'\n    mail: ntm.north@desk.test\n`,
    );
  const file = join(folder, 'people.yaml');
  writeFileSync(file, changed);
  return file;
}

describe('cases that are handed over, at the desk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'people-'));
  let desk: TheDesk;

  before(async function () {
    this.timeout(60_000);
    desk = await openDesk({ now: '2027-03-24T10:00', people: peopleFile(folder) });
  });

  after(async () => {
    await desk.stop();
    rmSync(folder, { recursive: true });
  });

  it('a team manager leaves mid-stage: the new one gets the card with the due day as it stands, over Easter, and answers in time', async () => {
    const { player } = desk;
    const { reference } = await player.raise(desk.id('IRO 1'), NORTH);
    const old = await player.newestWith(desk.id(TM), ['reply'], reference);
    // Four working days, by hand: 25, 30 and 31 March, 1 April; Good Friday and Easter Monday are none.
    assert.match(wordsOf(old.card), /by the end of Thursday 1 April 2027 \(4 working days left\)/);
    const watch = await desk.watch();
    await desk.client.moveClock({ to: '2027-03-30T09:30' });
    const news = await watch.news(reference);
    assert.deepEqual(postsOf(news, 'alert'), [NEW_TM]);
    const alert = news.find(({ kind }) => kind === 'alert');
    assert.match(wordsOf(alert?.card), /This was handed over to you\. The days are not new/);
    assert.match(
      wordsOf(alert?.card),
      /by the end of Thursday 1 April 2027 \(2 working days left\)/,
    );
    const told = news
      .filter(({ kind }) => kind === 'notice')
      .map(({ post, heading }) => `${post}: ${heading}`);
    assert.ok(
      told.some((each) => each.startsWith(`${TM}: `) && each.includes('No longer yours')),
      told.join(),
    );
    assert.ok(
      told.some((each) => each.startsWith('IRO 1: ') && each.includes('Somebody else is asked')),
      told.join(),
    );

    const refused = await player.pressOn(desk.id(TM), old, 'reply', { 'reply-text': 'Too late' });
    assert.match(wordsOf(refused.card), new RegExp(`handed over to ${NEW_TM}.*no longer yours`));
    const shown = await desk.client.open(desk.id(TM), old.id);
    assert.match(wordsOf(shown.card), new RegExp(`handed over to ${NEW_TM}`));
    assert.doesNotMatch(JSON.stringify(shown.card), /100234/);

    taken(
      await player.act(
        desk.id(NEW_TM),
        'reply',
        { 'reply-text': 'A visit is arranged.' },
        reference,
      ),
    );
    const decided = await player.newestWith(desk.id('IRO 1'), ['resolve', 'showCase'], reference);
    assert.match(wordsOf(decided.card), /New team manager, North/);
  });

  it('an IRO leaves with three open cases: their manager hands them over at once, and the new IRO decides', async () => {
    const { player, client } = desk;
    const references: string[] = [];
    for (const record of ['100301', '100302', '100303']) {
      const raised = await player.raise(desk.id('IRO 1'), { ...NORTH, record });
      references.push(raised.reference);
    }
    const manager = desk.id(MANAGER);
    assert.match(
      (await client.say(desk.id('IRO 2'), '/handover')).map(({ text }) => text ?? '').join(),
      /handed over by the managers/,
    );
    const form = await player.asks(manager, '/handover');
    const preview = await client.press(manager, form.id, 'showHandOver', {
      'hand-from': choiceOf(form.card, 'hand-from', /^IRO 1$/),
      'hand-to': choiceOf(form.card, 'hand-to', /^IRO 2$/),
      'hand-parts': 'raised',
    });
    const words = taken(preview);
    for (const reference of references) assert.match(words, new RegExp(reference));
    assert.doesNotMatch(JSON.stringify(preview.card), /10030[123]/);
    await client.restart();
    const watch = await desk.watch();
    const done = await client.press(manager, form.id, 'handOverAll', {
      'hand-reason': 'Has left the service.',
    });
    assert.match(taken(done), /cases are handed over/);
    const all = await watch.news();
    for (const reference of references) {
      const news = all.filter(({ card }) => JSON.stringify(card).includes(reference));
      assert.deepEqual(postsOf(news, 'decision'), ['IRO 2']);
      assert.deepEqual(postsOf(news, 'notice'), ['IRO 1']);
      const decided = await player.decide(desk.id('IRO 2'), reference, 'resolve', {
        'resolve-reason': 'Agreed with the team manager.',
      });
      taken(decided);
      const before = await player.case(desk.id('IRO 1'), reference);
      assert.match(wordsOf(before.card), /handed over to IRO 2/);
      assert.deepEqual(verbsOf(before.card).includes('showDecision'), false);
    }
  });

  it('a cover decides on behalf of the IRO, and every card and the record say so', async () => {
    const { player, client } = desk;
    const { reference } = await player.raise(desk.id('IRO 1'), { ...NORTH, record: '100401' });
    const iro = desk.id('IRO 1');
    const page = await player.case(iro, reference);
    const whose = await client.press(iro, page.id, 'Hand over or cover');
    const shown = await player.withForm(
      iro,
      { id: page.id, card: whose.card ?? {} },
      'coverRaiser',
    );
    taken(
      await player.pressOn(iro, shown, 'coverRaiser', {
        'cover-by': choiceOf(shown.card, 'cover-by', /^IRO 2$/),
        'cover-from': '2027-03-30',
        'cover-to': '2027-04-06',
      }),
    );
    const card = await player.newestWith(desk.id('IRO 2'), ['showCase'], reference);
    assert.match(wordsOf(card.card), /You are acting for IRO 1\. The record says so\./);
    assert.match(wordsOf(card.card), /IRO 2 covers for IRO 1/);
    taken(
      await player.decide(desk.id('IRO 2'), reference, 'resolve', { 'resolve-reason': 'Agreed.' }),
    );
    const case1 = await player.case(iro, reference);
    let turned = case1.card;
    let words = wordsOf(turned);
    while (titlesOf(turned).some((title) => /Read all of it|Next page/.test(title))) {
      const next = titlesOf(turned).find((title) => /Read all of it|Next page/.test(title)) ?? '';
      turned = (await client.press(iro, case1.id, next)).card ?? {};
      words += wordsOf(turned);
    }
    assert.match(words, /IRO 2 for IRO 1 recorded .* as resolved/);
    assert.match(
      words,
      /IRO 1 recorded that IRO 2 covers from Tuesday 30 March 2027 to Tuesday 6 April 2027/,
    );
  });
});
