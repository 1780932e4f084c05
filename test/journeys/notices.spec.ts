import assert from 'node:assert/strict';
import { oracleDueDay } from '../oracle/workingDayOracle.ts';
import { inputsOf, verbsOf, wordsOf, type Answer } from './deskClient.ts';
import { longDay } from './expected.ts';
import { referenceIn, type Fill } from './player.ts';
import { openDesk, postsOf, type TheDesk } from './theDesk.ts';

const TM = 'Team manager, North';
const SW = 'Social worker, North';

/** Writes `/notice`, fills the form, confirms. */
async function tell(desk: TheDesk, post: string, fill: Fill): Promise<string> {
  const person = desk.id(post);
  const form = await desk.player.asks(person, '/notice');
  await desk.player.fillForm(person, form, {
    record: '200234',
    initials: 'AB',
    team: 'north',
    ...fill,
  });
  const sent = await desk.client.press(person, form.id, 'confirmDraft', {});
  return referenceIn(sent.card);
}

const taken = (answer: Answer): string => {
  const words = wordsOf(answer.card);
  assert.doesNotMatch(words, /Nothing was sent/);
  return words;
};

describe('notices at the desk', () => {
  describe('central-bedfordshire', () => {
    let desk: TheDesk;

    before(async function () {
      this.timeout(60_000);
      desk = await openDesk({ authority: 'central-bedfordshire', now: '2027-01-11T10:00' });
    });

    after(async () => await desk.stop());

    it('a social worker tells of a change; the IRO answers that the review comes earlier [CB-72] [CB-73] [CB-74]', async () => {
      const watch = await desk.watch();
      const reference = await tell(desk, SW, {
        procedure: 'central-bedfordshire-change',
        category: 'cb.change.03',
        'happened-on': '2027-01-08',
        change: 'Contact with his brother has stopped.',
      });
      const [alert] = (await watch.news(reference)).filter(({ kind }) => kind === 'alert');
      assert.match(alert?.post ?? '', /^IRO/);
      assert.match(wordsOf(alert?.card), /A major change to contact/);
      taken(
        await desk.player.act(
          desk.id(alert!.post),
          'reply',
          { 'reply-text': 'The review comes earlier.' },
          reference,
        ),
      );
      const told = (await watch.news(reference)).filter(({ post }) => post === SW);
      assert.match(wordsOf(told.at(-1)?.card), /has been answered, and is closed with that/);
      const shown = await desk.player.case(desk.id(SW), reference);
      assert.match(wordsOf(shown.card), /Closed: resolved/);
    });

    it('good practice ends when it was seen, and asks for its two records [CB-66] [CB-67]', async () => {
      const watch = await desk.watch();
      const reference = await tell(desk, 'IRO 1', {
        procedure: 'central-bedfordshire-good-practice',
        practice: 'She prepared him well for the move.',
      });
      const news = await watch.news(reference);
      assert.deepEqual(postsOf(news, 'alert'), [TM]);
      assert.deepEqual(postsOf(news, 'copy'), ['IRO Practice Manager']);
      taken(await desk.player.act(desk.id(TM), 'acknowledge', {}, reference));
      const { card } = await desk.player.case(desk.id('IRO 1'), reference);
      assert.match(wordsOf(card), /Closed: resolved/);
      const records = inputsOf(card).find(({ id }) => id === 'record')?.choices ?? [];
      assert.deepEqual(
        records.map(({ value }) => value.replace(/^\d+\./, '')),
        ['qa-form', 'case-note'],
      );
    });

    it('a change that waits for a review is closed after both, or with a name and a reason [CB-76] [CB-77]', async () => {
      const watch = await desk.watch();
      const reference = await tell(desk, SW, {
        procedure: 'central-bedfordshire-plan-hold',
        category: 'cb.hold.04',
        proposal: 'He would live with his aunt from Monday on.',
      });
      const closing = { 'resolve-reason': 'Agreed with all.', 'ahead-by': '', 'ahead-why': '' };
      const asked = await desk.player.decide(desk.id(SW), reference, 'resolve', closing);
      assert.match(wordsOf(asked.card), /This waits for: Record that the review was held; Record/);
      assert.match(wordsOf(asked.card), /Who decided to go ahead .*: this needs an answer/);
      const [alert] = (await watch.news(reference)).filter(({ kind }) => kind === 'alert');
      const form = await desk.player.newestWith(desk.id(SW), ['resolve'], reference);
      await desk.player.pressOn(desk.id(SW), form, 'resolve', {
        ...closing,
        'ahead-by': 'Head of service',
        'ahead-why': 'The placement ended today.',
      });
      const officer = desk.id(alert!.post);
      const shown = await desk.player.case(officer, reference);
      assert.match(wordsOf(shown.card), /Closed: resolved/);
      const record = await desk.client.press(officer, shown.id, 'Read all of it');
      assert.match(
        wordsOf(record.card),
        /went ahead at Waiting before this was done: .*“Head of service: The placement ended today\.”/s,
      );
    });

    it('an alert is not told this way, nor a notice by /escalate', async () => {
      const { card } = await desk.player.asks(desk.id('IRO 1'), '/escalate');
      assert.ok(!inputsOf(card).some(({ id }) => id === 'procedure'), 'one procedure fits');
      const answer = await desk.client.say(desk.id(TM), '/escalate');
      assert.ok(!JSON.stringify(answer).includes('submitDraft'));
    });
  });

  describe('waltham-forest', () => {
    let desk: TheDesk;

    before(async function () {
      this.timeout(60_000);
      desk = await openDesk({ authority: 'waltham-forest', now: '2027-01-11T10:00' });
    });

    after(async () => await desk.stop());

    it('review decisions without an answer count as agreed, kept apart from confirmed, and each runs to its day [WF-26] [WF-27] [WF-28] [WF-29]', async () => {
      const watch = await desk.watch();
      const reference = await tell(desk, 'IRO 1', {
        procedure: 'waltham-forest-review-decisions',
        'review-day': '2027-01-08',
        'decision-1': 'Contact begins.',
        'decision-1-day': '2027-01-29',
        'decision-2': '',
        'decision-2-day': '',
      });
      const [alert] = (await watch.news(reference)).filter(({ kind }) => kind === 'alert');
      assert.equal(alert?.post, TM);
      const due = oracleDueDay('2027-01-11', 5)!;
      assert.ok(wordsOf(alert.card).includes(longDay(due)), wordsOf(alert.card));
      await desk.client.moveClock({ to: '2027-01-19T09:00:00.000Z' });
      const { card } = await desk.player.case(desk.id('IRO 1'), reference);
      assert.match(wordsOf(card), /Closed: counts as agreed, since no answer came/);
      const told = (await watch.news(reference)).filter(({ post }) => post === TM);
      assert.ok(
        told.some((each) => wordsOf(each.card).includes('nobody confirmed it')),
        told.map((each) => wordsOf(each.card)).join('\n'),
      );
      // What was agreed by silence runs to its own day, with the team manager.
      const theirs = await desk.player.case(desk.id(TM), reference);
      assert.match(
        wordsOf(theirs.card),
        /Decision 1 is carried out.*Yours, by Friday 29 January 2027/s,
      );
      assert.doesNotMatch(wordsOf(theirs.card), /Decision 2/);
      await desk.client.moveClock({ to: '2027-01-29T09:01:00.000Z' });
      const reminded = (await watch.news(reference)).filter(({ post }) => post === TM);
      assert.match(wordsOf(reminded.at(-1)?.card), /Decision 1 is carried out/);
    });

    it('a concern about practice has 15 working days of its own, and names no child [WF-15] [WF-16]', async () => {
      const watch = await desk.watch();
      const reference = await tell(desk, TM, {
        procedure: 'waltham-forest-performance',
        stage: 'asked',
        concern: 'Papers came on the day of the review.',
      });
      const [alert] = (await watch.news(reference)).filter(({ kind }) => kind === 'alert');
      assert.equal(alert?.post, 'QA deputy head of service');
      const today = (await desk.client.now()).slice(0, 10);
      assert.ok(wordsOf(alert.card).includes(longDay(oracleDueDay(today, 15)!)));
      const { card } = await desk.player.case(desk.id(TM), reference);
      assert.ok(verbsOf(card).includes('showDecision'));
    });
  });

  it('an immediate concern is talked through at once, and written afterwards [DU-67] [DU-70] [DU-71]', async function () {
    this.timeout(60_000);
    const desk = await openDesk({ now: '2027-01-11T10:00' });
    try {
      const form = await desk.player.asks(desk.id('IRO 1'), '/escalate');
      assert.match(wordsOf(form.card), /Is the child in immediate danger\?/);
      const reference = await tell(desk, 'IRO 1', {
        record: '100234',
        stage: 'team',
        concern: 'He did not come home.',
      });
      taken(
        await desk.player.decide(desk.id('IRO 1'), reference, 'escalate', { 'to-stage': 'senior' }),
      );
      const { card } = await desk.player.case(desk.id('IRO 1'), reference);
      assert.match(
        wordsOf(card),
        /Write the formal RP report afterwards, and send it to the manager/,
      );
      assert.ok(
        wordsOf(card).includes(`by ${longDay(oracleDueDay('2027-01-11', 2)!)}`),
        wordsOf(card),
      );
    } finally {
      await desk.stop();
    }
  });
});
