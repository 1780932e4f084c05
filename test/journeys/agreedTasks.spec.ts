import assert from 'node:assert/strict';
import { packIn } from '../../cli/evidence/readPack.ts';
import { inputsOf, wordsOf } from './deskClient.ts';
import { openDesk, postsOf, type News, type TheDesk } from './theDesk.ts';

const IRO = 'IRO 1';
const TM = 'Team manager, North';
const SCHOOL = 'Find a school place near the carers';
const BED = 'Ask the landlord about the second bedroom';

/**
 * Raised on Monday 1 March 2027, met on Thursday. The team manager's task is for Friday 12 March, one
 * that nobody of the authority does for Thursday 11 March: its recorder, the IRO, keeps it in view.
 */
describe('what a meeting agreed, from the card to the evidence, at the desk', () => {
  let desk: TheDesk;
  let reference = '';

  before(async function () {
    this.timeout(60_000);
    desk = await openDesk({ now: '2027-03-01T10:00' });
    const fill = { record: '100234', initials: 'AB', team: 'north', stage: 'du-2' };
    ({ reference } = await desk.player.raise(desk.id(IRO), fill));
    const slot = { slot: 'own', 'own-start': '2027-03-04', 'own-time': '10:00' };
    const chosen = await desk.player.act(desk.id(IRO), 'chooseSlot', slot, reference);
    assert.equal(chosen.kind, 'card', wordsOf(chosen.card));
    await desk.client.moveClock({ to: '2027-03-05T09:00' });
  });

  after(async () => await desk.stop());

  const headed = (news: readonly News[], words: RegExp): readonly string[] =>
    postsOf(
      news.filter(({ card }) => words.test(wordsOf(card))),
      'notice',
    );

  it('is told to whoever does it, by the person chosen from those who take part [DU-90] [DU-115]', async () => {
    const watch = await desk.watch();
    const card = await desk.player.newestWith(desk.id(IRO), ['recordMeeting'], reference);
    const choices = inputsOf(card.card).find(({ id }) => id === 'doer-1')?.choices ?? [];
    assert.ok(choices.some(({ title, value }) => title === TM && value === desk.id(TM)));
    const held = await desk.client.press(desk.id(IRO), card.id, 'recordMeeting', {
      outcome: 'A plan was agreed.',
      attended: desk.id(TM),
      ...{ 'task-1': SCHOOL, 'doer-1': desk.id(TM), 'due-1': '2027-03-12' },
      ...{ 'task-2': BED, 'owner-2': 'Housing officer', 'due-2': '2027-03-11' },
    });
    assert.match(wordsOf(held.card), /The outcome is recorded/);
    const asked = headed(await watch.news(reference), /this was agreed for you to do/);
    assert.deepEqual(asked, [TM]);
    const shown = wordsOf((await desk.player.case(desk.id(TM), reference)).card);
    assert.match(shown, new RegExp(`${SCHOOL}.*Yours, by Friday 12 March 2027`, 's'));
    const listed = await desk.player.asks(desk.id(TM), '/cases');
    assert.ok(wordsOf(listed.card).includes(reference));
  });

  it('is reminded of before its day, and when the day has passed the recorder hears too', async () => {
    const watch = await desk.watch();
    const toldAt = async (to: string): Promise<readonly string[]> => {
      await desk.client.moveClock({ to });
      const news = await watch.news(reference);
      return ['Something to do is due', 'Something to do is past its day'].flatMap((heading) => {
        const about = news.filter(({ card }) => wordsOf(card).includes(heading));
        return about.map(({ post }) => `${post}: ${heading}`);
      });
    };
    assert.deepEqual(await toldAt('2027-03-10T12:00'), [`${IRO}: Something to do is due`]);
    const both = [`${TM}: Something to do is due`, `${IRO}: Something to do is due`];
    assert.deepEqual([...(await toldAt('2027-03-11T12:00'))].sort(), [...both].sort());
    assert.deepEqual(await toldAt('2027-03-12T12:00'), [
      `${TM}: Something to do is due`,
      `${IRO}: Something to do is past its day`,
    ]);
    const late = [IRO, TM].map((post) => `${post}: Something to do is past its day`);
    assert.deepEqual([...(await toldAt('2027-03-15T12:00'))].sort(), late);
  });

  it('is ended by whoever does it, and by the recorder for others', async () => {
    for (const [post, task, how, note] of [
      [TM, SCHOOL, 'done', 'The place is there from Monday.'],
      [IRO, BED, 'not-needed', 'The family moves nearer.'],
    ] as const) {
      const shown = await desk.player.case(desk.id(post), reference);
      const choices = inputsOf(shown.card).find(({ id }) => id === 'task-ended')?.choices ?? [];
      const mine = choices.find(({ title }) => title.startsWith(task));
      assert.ok(mine !== undefined, choices.map(({ title }) => title).join());
      const ended = await desk.player.pressOn(desk.id(post), shown, 'endTask', {
        ...{ 'task-ended': mine.value, 'task-how': how, 'task-note': note },
      });
      assert.doesNotMatch(wordsOf(ended.card), /Nothing was sent/);
    }
    const shown = wordsOf((await desk.player.case(desk.id(IRO), reference)).card);
    assert.match(shown, /Done, said Team manager, North on Mon 15 Mar 2027/);
    assert.match(shown, /Not needed, said IRO 1 on Mon 15 Mar 2027/);
  });

  it('stands in the evidence in its own words: agreed, told, reminded, ended', async () => {
    const pack = packIn(
      JSON.stringify(
        await desk.client.call<object>(
          'GET',
          `/desk/people/${desk.id(IRO)}/evidence?reference=${reference}`,
        ),
      ),
    );
    const record = pack?.document.record ?? [];
    const words = JSON.stringify(record);
    assert.doesNotMatch(words, /agreed:\d|task:/);
    const held = record.find(({ type }) => type === 'MeetingHeld');
    assert.deepEqual(held?.facts.find(({ name }) => name === 'tasks')?.value, {
      kind: 'list',
      items: [
        {
          kind: 'group',
          facts: [
            { name: 'doer', value: { kind: 'words', words: TM } },
            { name: 'due', value: { kind: 'day', day: '2027-03-12' } },
            { name: 'task', value: { kind: 'text', text: SCHOOL } },
          ],
        },
        {
          kind: 'group',
          facts: [
            { name: 'due', value: { kind: 'day', day: '2027-03-11' } },
            { name: 'owner', value: { kind: 'text', text: 'Housing officer' } },
            { name: 'task', value: { kind: 'text', text: BED } },
          ],
        },
      ],
    });
    const reminders = record.filter(
      ({ type, facts }) => type === 'RungFired' && JSON.stringify(facts).includes(SCHOOL),
    );
    assert.deepEqual(
      reminders.map(({ at }) => at),
      ['2027-03-11T09:00:00.000Z', '2027-03-12T09:00:00.000Z', '2027-03-15T09:00:00.000Z'],
    );
    const ended = record.filter(({ type }) => type === 'TaskEnded');
    assert.deepEqual(
      ended.map(({ by, facts }) => [by, facts.find(({ name }) => name === 'task')?.value]),
      [
        [TM, { kind: 'words', words: SCHOOL }],
        [IRO, { kind: 'words', words: BED }],
      ],
    );
  });
});
