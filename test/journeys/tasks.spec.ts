import assert from 'node:assert/strict';
import { inputsOf, wordsOf, type Answer } from './deskClient.ts';
import { openDesk, postsOf, type TheDesk } from './theDesk.ts';

const TM = 'Team manager, North';
const MANAGER = 'IRO Operations Manager';

const taken = (answer: Answer): string => {
  const words = wordsOf(answer.card);
  assert.doesNotMatch(words, /Nothing was sent/);
  return words;
};

describe('things to do beside the answers, at the desk', () => {
  let desk: TheDesk;
  let reference = '';

  before(async function () {
    this.timeout(60_000);
    desk = await openDesk({ now: '2027-01-11T10:00' });
    const start = { record: '100234', initials: 'AB', team: 'north', stage: 'du-2' };
    ({ reference } = await desk.player.raise(desk.id('IRO 1'), start));
  });

  after(async () => await desk.stop());

  it('stand on the alert of whoever is asked, who says what came of them [DU-50] [DU-87]', async () => {
    const tm = desk.id(TM);
    const alert = await desk.player.newestWith(tm, ['reply'], reference);
    assert.match(wordsOf(alert.card), /Talk with the IRO about what must happen and by when/);
    const shown = await desk.player.case(tm, reference);
    const choices = inputsOf(shown.card).find(({ id }) => id === 'task-ended')?.choices ?? [];
    const talk = choices.find(({ title }) => title.startsWith('Talk with the IRO'));
    const why = choices.find(({ title }) => title.startsWith('Look into why'));
    assert.ok(talk !== undefined && why !== undefined);
    const refused = await desk.player.pressOn(tm, shown, 'endTask', {
      'task-ended': why.value,
      'task-how': 'not-needed',
      'task-note': '',
    });
    assert.match(wordsOf(refused.card), /Nothing was sent\./);
    taken(
      await desk.player.pressOn(tm, shown, 'endTask', {
        'task-ended': talk.value,
        'task-how': 'done',
        'task-note': 'We talked on Teams; a visit is arranged.',
      }),
    );
    const iro = await desk.player.case(desk.id('IRO 1'), reference);
    assert.match(wordsOf(iro.card), /Done, said Team manager, North on Mon 11 Jan 2027, 10:00/);
  });

  it('are asked for when a stage ends, and stand on the list of whoever does them [DU-84] [DU-90]', async () => {
    const watch = await desk.watch();
    taken(
      await desk.player.decide(desk.id('IRO 1'), reference, 'escalate', { 'to-stage': 'du-3' }),
    );
    const news = await watch.news(reference);
    // The operations manager is asked at stage 3: one card, with what is to be done on it.
    assert.deepEqual(postsOf(news, 'alert'), ['Operations manager, North']);
    const alert = news.find(({ kind }) => kind === 'alert');
    assert.match(wordsOf(alert?.card), /Follow up what stage 2 agreed with Team Manager and IRO/);
    const list = await desk.player.cases(desk.id(TM));
    assert.match(wordsOf(list.card), /To do beside the answers/);
  });

  it('legal advice is a day on the record, and no word of it, for the reviewing side [DU-33] [DU-143]', async () => {
    const iro = desk.id('IRO 1');
    const shown = await desk.player.case(iro, reference);
    const added = await desk.player.pressOn(iro, shown, 'addNote', {
      'note-kind': 'legal-advice',
      'note-on': '2027-01-11',
      'note-text': 'PRIVILEGED words',
    });
    taken(added);
    const manager = await desk.player.case(desk.id(MANAGER), reference);
    assert.match(wordsOf(manager.card), /Independent legal advice was sought/);
    assert.doesNotMatch(wordsOf(manager.card), /PRIVILEGED/);
    const responder = await desk.player.case(desk.id(TM), reference);
    assert.doesNotMatch(wordsOf(responder.card), /legal advice/i);
  });
});
