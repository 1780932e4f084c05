import assert from 'node:assert/strict';
import { factOf, verbsOf, wordsOf, type Answer, type Card } from './deskClient.ts';
import { openDesk, postsOf, type TheDesk, type Watch } from './theDesk.ts';

const QARO = 'QARO 1';
const CORPORATE = 'Corporate Director for Care and Protection';
const EXECUTIVE = 'Executive Director People - Children';
const BOTH = [CORPORATE, EXECUTIVE];

const taken = (answer: Answer): void => {
  assert.equal(answer.kind, 'card', wordsOf(answer.card));
};

/** Dorset's level 4 asks two directors together: one joint reply stops the clock (A-DO-04). */
describe('two directors who are asked together', () => {
  let desk: TheDesk;
  let reference: string;
  let watch: Watch;

  before(async function () {
    this.timeout(60_000);
    desk = await openDesk({ authority: 'dorset', now: '2027-01-11T10:00' });
  });

  after(async () => await desk.stop());

  beforeEach(async () => {
    watch = await desk.watch();
    const where = { record: '500234', initials: 'AB', team: 'north', stage: 'do-4' };
    const fill = { ...where, category: 'do.crit.02' };
    ({ reference } = await desk.player.raise(desk.id(QARO), fill));
  });

  const alertOf = async (post: string) =>
    await desk.player.newestWith(desk.id(post), ['reply', 'acknowledge'], reference);

  /** Their alert, brought into view again. */
  const refreshed = async (post: string, id: string): Promise<Card> =>
    (await desk.client.open(desk.id(post), id)).card ?? {};

  const replies = async (post: string, text: string): Promise<Answer> =>
    await desk.player.act(desk.id(post), 'reply', { 'reply-text': text }, reference);

  /** Who has got which card since the last look, everybody at the desk. */
  const toldSince = async (): Promise<readonly string[]> =>
    (await watch.news(reference)).map(({ post, kind }) => `${kind} to ${post}`).sort();

  const caseOf = async (post: string): Promise<Card> =>
    (await desk.player.case(desk.id(post), reference)).card;

  it('are both asked, each told that the other is, and nobody is copied in [DO-20] [DO-51] [A-DO-04]', async () => {
    const news = (await watch.news(reference)).filter(({ post }) => post !== QARO);
    assert.deepEqual(postsOf(news, 'alert'), BOTH);
    assert.equal(news.length, 2);
    for (const { card } of news) {
      assert.match(wordsOf(card), /Others are asked as well; you can answer together\./);
      assert.ok(verbsOf(card).includes('reply') && verbsOf(card).includes('acknowledge'));
      assert.ok(factOf(card, 'Due').startsWith('Reply by the end of'), wordsOf(card));
    }
  });

  it('one acknowledges: the raiser hears it once, the other sees it and may still answer [A-DO-04]', async () => {
    const other = await alertOf(EXECUTIVE);
    await toldSince();
    taken(await desk.player.act(desk.id(CORPORATE), 'acknowledge', {}, reference));
    assert.deepEqual(await toldSince(), [`notice to ${QARO}`]);
    const card = await refreshed(EXECUTIVE, other.id);
    assert.match(wordsOf(card), /Acknowledged on/);
    assert.ok(!verbsOf(card).includes('acknowledge') && verbsOf(card).includes('reply'));
    assert.ok(!factOf(card, 'Due').includes('clock stands still'), wordsOf(card));
  });

  it('one answers: it stands for both, the clock stops, the raiser decides [DO-20] [A-DO-04] [A-X-03] [A-X-09]', async () => {
    const other = await alertOf(CORPORATE);
    await toldSince();
    taken(await replies(EXECUTIVE, 'We have agreed a placement.'));
    assert.deepEqual(await toldSince(), [`decision to ${QARO}`]);
    for (const post of [QARO, ...BOTH]) {
      const card = await caseOf(post);
      assert.ok(factOf(card, 'Due').includes('clock stands still'), `${post}: ${wordsOf(card)}`);
      assert.ok(!verbsOf(card).includes('showAlert'), `${post} has nothing left to answer`);
    }
    const seen = await refreshed(CORPORATE, other.id);
    assert.match(wordsOf(seen), new RegExp(`${EXECUTIVE}, .*2027`));
    assert.match(JSON.stringify(seen), /We have agreed a placement\./);
    assert.ok(!verbsOf(seen).includes('reply'), wordsOf(seen));
    const decision = await desk.player.newestWith(desk.id(QARO), ['resolve'], reference);
    assert.match(JSON.stringify(decision.card), /We have agreed a placement\./);
    for (const post of BOTH) {
      assert.ok(!verbsOf(await caseOf(post)).includes('showDecision'), 'the raiser decides');
    }
  });

  it('both answer at once: the first stands, the other is told kindly, the raiser gets one reply [A-DO-04]', async () => {
    await toldSince();
    const texts = ['The one thing.', 'The other thing.'];
    const answers = await Promise.all(
      BOTH.map(async (post, n) => await replies(post, texts[n] ?? '')),
    );
    const late = answers.findIndex(({ kind }) => kind === 'refused');
    assert.deepEqual(answers.map(({ kind }) => kind).sort(), ['card', 'refused']);
    assert.match(wordsOf(answers[late]?.card), /This has been answered already\./);
    assert.match(wordsOf(answers[late]?.card), /The first answer stands\./);
    assert.deepEqual(await toldSince(), [`decision to ${QARO}`]);
    const decision = await desk.player.newestWith(desk.id(QARO), ['resolve'], reference);
    const shown = JSON.stringify(decision.card);
    assert.deepEqual(
      texts.map((text) => shown.includes(text)),
      [0, 1].map((n) => n !== late),
    );
  });

  it('are both asked again when the raiser wants to talk further, and both hear the end [A-DO-04]', async () => {
    taken(await replies(EXECUTIVE, 'A first answer.'));
    await toldSince();
    taken(await desk.player.decide(desk.id(QARO), reference, 'talkFurther'));
    assert.deepEqual(
      (await toldSince()).filter((each) => !each.endsWith(QARO)),
      BOTH.map((post) => `alert to ${post}`),
    );
    taken(await replies(CORPORATE, 'A second answer.'));
    assert.deepEqual(await toldSince(), [`decision to ${QARO}`]);
    const decision = await desk.player.newestWith(desk.id(QARO), ['resolve'], reference);
    const shown = JSON.stringify(decision.card);
    assert.ok(shown.indexOf('A first answer.') < shown.indexOf('A second answer.'), shown);
    assert.ok(shown.includes('A first answer.'));
    taken(await desk.player.decide(desk.id(QARO), reference, 'resolve'));
    assert.deepEqual(
      (await toldSince()).filter((each) => !each.endsWith(QARO)),
      BOTH.map((post) => `notice to ${post}`),
    );
  });

  it('have nothing left on their lists to answer, once one of them has [A-DO-04]', async () => {
    const toAnswer = async (post: string): Promise<boolean> =>
      wordsOf((await desk.player.cases(desk.id(post))).card)
        .split(/\n(?:To do beside the answers|Raised by you)/)[0]!
        .includes(reference);
    assert.deepEqual([await toAnswer(CORPORATE), await toAnswer(EXECUTIVE)], [true, true]);
    taken(await replies(EXECUTIVE, 'For us both.'));
    assert.deepEqual([await toAnswer(CORPORATE), await toAnswer(EXECUTIVE)], [false, false]);
    taken(await desk.player.decide(desk.id(QARO), reference, 'talkFurther'));
    assert.deepEqual([await toAnswer(CORPORATE), await toAnswer(EXECUTIVE)], [true, true]);
  });
});
