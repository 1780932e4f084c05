import assert from 'node:assert/strict';
import { oracleDueDay } from '../oracle/workingDayOracle.ts';
import { factOf, inputsOf, titlesOf, verbsOf, wordsOf, type Answer } from './deskClient.ts';
import { longDay } from './expected.ts';
import type { Fill } from './player.ts';
import { openDesk, postsOf, type TheDesk } from './theDesk.ts';

const TM = 'Team manager, North';
const START = '2027-01-11T10:00';

const taken = (answer: Answer): Answer => {
  assert.equal(answer.kind, 'card', wordsOf(answer.card));
  return answer;
};

const refused = (answer: Answer, saying: string): Answer => {
  assert.equal(answer.kind, 'refused', wordsOf(answer.card));
  assert.ok(wordsOf(answer.card).includes(saying), wordsOf(answer.card));
  return answer;
};

/** What stands in an input of the card that came back. */
const typed = ({ card }: Answer, id: string): string | null =>
  inputsOf(card).find((input) => input.id === id)?.value ?? null;

describe('answering and deciding in Durham', () => {
  const IRO = 'IRO 1';
  let desk: TheDesk;

  before(async function () {
    this.timeout(60_000);
    desk = await openDesk({ now: START });
  });

  after(async () => await desk.stop());

  const raise = async (stage: string, more: Fill = {}): Promise<string> => {
    const fill = { record: '100234', initials: 'AB', team: 'north', stage, ...more };
    return (await desk.player.raise(desk.id(IRO), fill)).reference;
  };
  const decide = async (reference: string, verb: string, fill: Fill = {}): Promise<Answer> =>
    await desk.player.decide(desk.id(IRO), reference, verb, fill);
  const answer = async (reference: string, verb: string, fill: Fill = {}, post = TM) =>
    await desk.player.answer(desk.id(post), reference, verb, fill);
  const dueOf = async (reference: string, post = IRO): Promise<string> =>
    factOf((await desk.player.case(desk.id(post), reference)).card, 'Due');

  it('keeps sent, delivered, opened and acknowledged apart', async () => {
    const reference = await raise('du-2');
    const receipt = async (): Promise<string> =>
      factOf((await desk.player.case(desk.id(IRO), reference)).card, TM);
    assert.match(await receipt(), /^Asked\. Delivered in Teams on .*\. Opening not recorded/);
    const alert = await desk.player.newestWith(desk.id(TM), ['acknowledge'], reference);
    await desk.client.open(desk.id(TM), alert.id);
    assert.match(await receipt(), /Opened on/);
    const raisers = await desk.player.case(desk.id(IRO), reference);
    assert.ok(!wordsOf(raisers.card).includes('Acknowledged on'), 'opening acknowledges nothing');
    const watch = await desk.watch();
    const done = taken(await desk.player.act(desk.id(TM), 'acknowledge', {}, reference));
    assert.ok(titlesOf(done.card).includes('Answer'), 'and the way to the answer stays');
    assert.deepEqual(
      postsOf(await watch.news(reference), 'notice').filter((post) => post === IRO),
      [IRO],
    );
    const shown = await desk.player.case(desk.id(IRO), reference);
    assert.ok(wordsOf(shown.card).includes('Acknowledged on'), wordsOf(shown.card));
    const again = await desk.player.case(desk.id(TM), reference);
    assert.ok(!verbsOf(again.card).includes('acknowledge'));
  });

  it('takes a reply with its plan, stops the clock, and goes on to the old day after more talk [DU-50] [DU-56] [A-X-03]', async () => {
    const reference = await raise('du-2');
    const due = oracleDueDay(await desk.player.today(), 4)!;
    const watch = await desk.watch();
    const plan = {
      'reply-text': 'We will move the review forward.',
      'task-1': 'Set the review',
      'owner-1': 'Social worker',
      'due-1': '2027-01-29',
    };
    taken(await answer(reference, 'reply', plan));
    const [decision] = (await watch.news(reference)).filter(({ kind }) => kind === 'decision');
    assert.equal(decision?.post, IRO);
    const words = wordsOf(decision.card);
    assert.ok(words.includes('We will move the review forward.'), words);
    assert.ok(words.includes('Set the review (Social worker, by Friday 29 January 2027)'), words);
    assert.ok(factOf(decision.card, 'Due').includes('clock stands still'), words);
    await desk.client.moveClock({ to: `${oracleDueDay(due, 1)!}T09:00` });
    const quiet = (await watch.news(reference)).filter(({ post }) => post === TM);
    assert.deepEqual(quiet, [], 'no reminder');
    taken(await decide(reference, 'talkFurther', { 'talk-reason': 'The date is too late.' }));
    const [alert] = (await watch.news(reference)).filter(({ kind }) => kind === 'alert');
    assert.equal(alert?.post, TM);
    const shown = factOf(alert.card, 'Due');
    assert.ok(shown.includes(longDay(due)) && shown.includes('overdue'), shown);
    taken(await answer(reference, 'reply', { 'reply-text': 'Then sooner.' }));
    assert.ok((await dueOf(reference)).includes('clock stands still'));
  });

  it('asks for more time, keeps the day, asks again, and gives it with its three reasons [DU-52] [DU-53] [DU-54] [DU-55] [A-DU-16]', async () => {
    const reference = await raise('du-2');
    const today = await desk.player.today();
    const [due, later, whole] = [4, 9, 17].map((n) => oracleDueDay(today, n)!);
    const request = { until: today, 'time-reason': 'The report is on its way.' };
    const early = refused(await answer(reference, 'requestTime', request), 'too early');
    assert.equal(typed(early, 'time-reason'), 'The report is on its way.');
    const watch = await desk.watch();
    taken(await answer(reference, 'requestTime', { ...request, until: later! }));
    const [asked] = (await watch.news(reference)).filter(({ kind }) => kind === 'decision');
    assert.equal(asked?.post, IRO);
    assert.ok(wordsOf(asked.card).includes('More time is asked for. You decide.'));
    taken(await decide(reference, 'refuseTime', { 'refuse-reason': 'The child cannot wait.' }));
    const told = await watch.news(reference);
    assert.deepEqual(
      told.filter(({ heading }) => heading.includes('stays the same')).map(({ post }) => post),
      [TM],
    );
    assert.ok((await dueOf(reference)).includes(longDay(due!)));
    taken(await answer(reference, 'requestTime', { ...request, until: later! }));
    const record = {
      until: later!,
      'benefit-to-child': 'A better plan.',
      'further-enquiries': 'The health report.',
      'raiser-satisfied': 'yes',
    };
    const lacking = refused(
      await decide(reference, 'giveTime', { ...record, 'further-enquiries': '' }),
      'needs an answer',
    );
    assert.equal(typed(lacking, 'benefit-to-child'), 'A better plan.');
    taken(await decide(reference, 'giveTime', record));
    const { card } = await desk.player.case(desk.id(TM), reference);
    assert.ok(factOf(card, 'Due').includes(longDay(later!)), wordsOf(card));
    assert.equal(factOf(card, 'First due day'), longDay(due!));
    assert.ok(factOf(card, 'Whole process').includes(longDay(whole!)), 'the whole limit stays');
    await watch.news();
    await desk.client.moveClock({ to: `${later!}T09:00` });
    const today2 = (await watch.news(reference)).filter(({ heading }) => heading.includes('today'));
    assert.deepEqual(postsOf(today2, 'notice'), [TM]);
  });

  it('lets the raiser alone resolve, withdraw and open again [A-X-09] [A-X-11]', async () => {
    const reference = await raise('du-3');
    const om = 'Operations manager, North';
    const card = await desk.player.case(desk.id(om), reference);
    assert.ok(!verbsOf(card.card).includes('showDecision'), 'a responder decides nothing');
    const watch = await desk.watch();
    taken(await decide(reference, 'withdraw', { 'withdraw-reason': 'Settled by itself.' }));
    const withdrawn = (await watch.news(reference)).filter(({ heading }) =>
      heading.endsWith('Withdrawn'),
    );
    assert.deepEqual(postsOf(withdrawn, 'notice'), [
      om,
      "Strategic manager, Children's Social Care",
    ]);
    for (const { card: each } of withdrawn) assert.equal(factOf(each, 'Due'), '', wordsOf(each));
    taken(await decide(reference, 'reopen', { 'reopen-reason': 'It came back.' }));
    const reopened = await watch.news(reference);
    assert.deepEqual(postsOf(reopened, 'alert'), [om]);
    const due = oracleDueDay(await desk.player.today(), 4)!;
    assert.ok((await dueOf(reference)).includes(longDay(due)), await dueOf(reference));
  });

  it('lets a deputy answer, and says for whom [A-X-07]', async () => {
    const reference = await raise('du-2');
    const deputy = 'Deputy team manager, North';
    const watch = await desk.watch();
    const forWhom = new RegExp(`You are answering for ${TM}`);
    const { id, card } = await desk.player.case(desk.id(deputy), reference);
    assert.match(wordsOf(card), forWhom);
    const alert = await desk.client.press(desk.id(deputy), id, 'showAlert');
    assert.match(wordsOf(alert.card), forWhom);
    assert.match(wordsOf((await desk.client.open(desk.id(deputy), id)).card), forWhom);
    taken(await answer(reference, 'reply', { 'reply-text': 'It is in hand.' }, deputy));
    const [decision] = (await watch.news(reference)).filter(({ kind }) => kind === 'decision');
    assert.ok(
      wordsOf(decision?.card).includes(`${deputy}, on behalf of ${TM}`),
      wordsOf(decision?.card),
    );
    const second = await desk.player.case(desk.id(TM), reference);
    assert.ok(!verbsOf(second.card).includes('showAlert'), 'it is answered');
  });

  it('sends the written reply of stage 6 to the IRO Operations Manager as well [DU-104]', async () => {
    const reference = await raise('du-6', { 'copy-legal-adviser': 'no' });
    const director = "Corporate Director of Children and Young People's Services";
    const watch = await desk.watch();
    taken(await answer(reference, 'reply', { 'reply-text': 'Agreed in full.' }, director));
    const news = await watch.news(reference);
    assert.deepEqual(postsOf(news, 'copy'), ['IRO Operations Manager']);
    assert.deepEqual(postsOf(news, 'decision'), [IRO]);
  });

  it('moves on when a stage was answered, and tells those who were asked no more than that [DU-59]', async () => {
    const reference = await raise('du-2');
    taken(await answer(reference, 'reply', { 'reply-text': 'No.' }));
    const watch = await desk.watch();
    taken(await decide(reference, 'escalate', { 'to-stage': 'du-3' }));
    const [moved] = (await watch.news(reference)).filter(({ post }) => post === TM);
    assert.ok(wordsOf(moved?.card).includes('has moved on from Stage 2'), wordsOf(moved?.card));
    assert.equal(factOf(moved?.card, 'Due'), '');
    const late = await desk.player.case(desk.id(TM), reference);
    assert.ok(!verbsOf(late.card).includes('showAlert'), 'nothing to answer');
  });

  it('asks why, where a stage is passed over while it runs, and never goes back [A-DU-13] [DU-23] [DU-59]', async () => {
    const reference = await raise('du-2');
    const { id } = await desk.player.case(desk.id(IRO), reference);
    const shown = await desk.client.press(desk.id(IRO), id, 'showDecision');
    const stages = inputsOf(shown.card).find((input) => input.id === 'to-stage')?.choices ?? [];
    assert.deepEqual(
      stages.map(({ value }) => value),
      ['du-3', 'du-4', 'du-5', 'du-6', 'du-7'],
    );
    const skip = { 'to-stage': 'du-5', 'copy-legal-adviser': 'no', 'escalate-reason': 'Stuck.' };
    const form = await decide(reference, 'escalate', skip);
    assert.ok(verbsOf(form.card).includes('escalate'), wordsOf(form.card));
    assert.equal(typed(form, 'escalate-reason'), 'Stuck.', 'what was typed is kept');
    const again = await desk.player.newestWith(desk.id(IRO), ['escalate'], reference);
    const fill = { ...skip, 'skip-reason': 'The matter is for the Head.' };
    taken(await desk.player.pressOn(desk.id(IRO), again, 'escalate', fill));
    const state = await desk.player.case(desk.id(IRO), reference);
    assert.equal(factOf(state.card, 'Stage 3: Operations Manager'), 'Passed over');
  });

  it('refers to Cafcass as a branch: considered in quiet, referred with its reasons, the case stays open [DU-139] [DU-140] [DU-142] [A-DU-17]', async () => {
    const reference = await raise('du-2');
    const watch = await desk.watch();
    taken(await decide(reference, 'considerReferral'));
    assert.deepEqual(
      postsOf(await watch.news(reference), 'notice').filter((post) => post !== IRO),
      [],
    );
    const refer = {
      'referral-worries': 'Drift.',
      'referral-prevented': 'Three talks.',
      'referral-not-achieved': 'A placement.',
      'referral-impact': 'No home.',
    };
    const early = await decide(reference, 'refer', refer);
    refused(early, 'reason');
    assert.equal(typed(early, 'referral-impact'), 'No home.');
    taken(await decide(reference, 'refer', { ...refer, 'refer-reason': 'It cannot wait.' }));
    const news = await watch.news(reference);
    const told = news.filter(({ heading }) => heading.endsWith('Referred')).map(({ post }) => post);
    assert.ok(told.includes(TM) && told.includes('Operations manager, North'), told.join());
    const slots = news.find(({ kind }) => kind === 'slots');
    assert.equal(slots?.post, "Strategic manager, Children's Social Care");
    const { card } = await desk.player.case(desk.id(IRO), reference);
    assert.equal(factOf(card, 'State'), 'Open');
  });

  it('answers kindly whoever has no part in it, and says no more', async () => {
    const reference = await raise('du-2');
    await desk.client.say(desk.id('Team manager, South'), `/case ${reference}`);
    const [shown] = (await desk.client.cards(desk.id('Team manager, South'))).slice(-1);
    const words = wordsOf(shown?.card);
    assert.ok(words.includes('There is no case here that you can open.'), words);
    assert.ok(!words.includes('100234'), words);
  });

  it('lists the cases of raiser, responder and copy; welcomes, and helps', async () => {
    const reference = await raise('du-2');
    const mine = wordsOf((await desk.player.cases(desk.id(IRO))).card);
    assert.ok(mine.includes('Raised by you') && mine.includes(reference), mine);
    const theirs = wordsOf((await desk.player.cases(desk.id(TM))).card);
    assert.ok(theirs.includes('To answer') && theirs.includes(reference), theirs);
    const copied = wordsOf((await desk.player.cases(desk.id('Operations manager, North'))).card);
    assert.ok(copied.includes('Copied to you') && copied.includes(reference), copied);
    const [welcome] = await desk.client.cards(desk.id('IRO 2'));
    assert.ok(wordsOf(welcome?.card).startsWith('Welcome'));
    await desk.client.say(desk.id('IRO 2'), '/help');
    const help = wordsOf((await desk.client.cards(desk.id('IRO 2'))).at(-1)?.card);
    for (const command of ['/escalate', '/cases', '/case ', '/help'])
      assert.ok(help.includes(command));
  });
});

describe('answering in Swindon: the clock is for what is done', () => {
  let desk: TheDesk;

  before(async function () {
    this.timeout(60_000);
    desk = await openDesk({ authority: 'swindon', now: START });
  });

  after(async () => await desk.stop());

  it('runs on after a plain reply, and stands still when it is said to be done [SW-28] [SW-37] [A-SW-02]', async () => {
    const { player, client } = desk;
    const raiser = desk.id('FCIRO 1');
    const { reference } = await player.raise(raiser, {
      record: '400234',
      initials: 'AB',
      team: 'north',
      stage: 'sw-1',
      category: 'sw.theme.1.03',
    });
    taken(await player.act(desk.id(TM), 'reply', { 'reply-text': 'We are on it.' }, reference));
    const watch = await desk.watch();
    await client.moveClock({ to: '2027-01-18T09:00' });
    const reminders = (await watch.news(reference)).map(({ heading }) => heading.split(': ')[1]);
    assert.deepEqual(reminders, ['Due on the next working day', 'Due today']);
    taken(
      await player.answer(desk.id(TM), reference, 'reply', { done: 'yes', 'reply-text': 'Done.' }),
    );
    const { card } = await player.case(raiser, reference);
    assert.ok(factOf(card, 'Due').includes('clock stands still'), wordsOf(card));
    await watch.news();
    await client.moveClock({ workingDays: 2 });
    assert.deepEqual(await watch.news(reference), []);
  });

  it('has no more time and no referral to give [A-SW-12]', async () => {
    const { player, client } = desk;
    const raiser = desk.id('FCIRO 1');
    const { reference } = await player.raise(raiser, {
      record: '400234',
      initials: 'AB',
      team: 'north',
      stage: 'sw-4',
      category: 'sw.theme.1.03',
    });
    const { id } = await player.case(raiser, reference);
    const { card } = await client.press(raiser, id, 'showDecision');
    const titles = titlesOf(card);
    for (const title of ['Give more time', 'Consider a referral', 'Not resolved']) {
      assert.ok(!titles.some((each) => each.startsWith(title)), titles.join());
    }
    taken(await player.decide(raiser, reference, 'closeUnresolved'));
    const after = await player.case(raiser, reference);
    assert.equal(factOf(after.card, 'State'), 'Closed: unresolved at the highest level');
  });
});

describe('answering in Dorset', () => {
  const QARO = 'QARO 1';
  const LOCALITY = 'Head of Locality, North';
  let desk: TheDesk;

  before(async function () {
    this.timeout(60_000);
    desk = await openDesk({ authority: 'dorset', now: START });
  });

  after(async () => await desk.stop());

  const raise = async (stage: string, more: Fill = {}): Promise<string> => {
    const fill = { record: '500234', initials: 'AB', team: 'north', stage, category: 'do.crit.02' };
    return (await desk.player.raise(desk.id(QARO), { ...fill, ...more })).reference;
  };

  it('level 4: two directors are asked, and one answer is enough [DO-20] [DO-51] [A-DO-04]', async () => {
    const reference = await raise('do-4');
    const other = desk.id('Executive Director People - Children');
    const corporate = desk.id('Corporate Director for Care and Protection');
    taken(await desk.player.act(other, 'reply', { 'reply-text': 'For us both.' }, reference));
    const { card } = await desk.player.case(desk.id(QARO), reference);
    assert.ok(factOf(card, 'Due').includes('clock stands still'), wordsOf(card));
    const second = await desk.player.act(corporate, 'reply', { 'reply-text': 'Mine.' }, reference);
    refused(second, 'answered already');
  });

  it('level 3: a meeting that was held stops the clock, or a reply does [DO-49] [A-DO-15]', async () => {
    const { player, client } = desk;
    const reference = await raise('do-3');
    const meeting = { 'meet-by': '2027-01-18' };
    taken(await player.decide(desk.id(QARO), reference, 'askMeeting', meeting));
    const slots = await player.newestWith(desk.id(LOCALITY), ['chooseSlot'], reference);
    const slot = inputsOf(slots.card).find(({ id }) => id === 'slot')?.choices[0]?.value ?? '';
    taken(await player.act(desk.id(LOCALITY), 'chooseSlot', { slot }, reference));
    const after = slot.split('/')[1] ?? '';
    await client.moveClock({ to: after });
    const held = { outcome: 'All agreed.' };
    const door = 'Record: Meeting of the key people';
    taken(await player.through(desk.id(LOCALITY), reference, door, 'recordMeeting', held));
    const { card } = await player.case(desk.id(QARO), reference);
    assert.ok(factOf(card, 'Due').includes('clock stands still'), wordsOf(card));
    const other = await raise('do-3');
    taken(await player.act(desk.id(LOCALITY), 'reply', {}, other));
    const replied = await player.case(desk.id(QARO), other);
    assert.ok(factOf(replied.card, 'Due').includes('clock stands still'), wordsOf(replied.card));
  });

  it('levels 1 and 2: the raiser sets another day, shorter or longer; level 3 has none to set [DO-35] [DO-44] [A-DO-11]', async () => {
    const day = '2027-02-03';
    await raise('do-2', { timescale: day, 'timescale-reason': 'The panel sits then.' });
    const { card } = await desk.player.newestWith(desk.id('Service manager, North'), ['reply']);
    assert.ok(factOf(card, 'Due').startsWith(`Reply by the end of ${longDay(day)}`), wordsOf(card));
    const reference = await raise('do-3');
    const { id } = await desk.player.case(desk.id(QARO), reference);
    const shown = await desk.client.press(desk.id(QARO), id, 'showDecision');
    assert.ok(!titlesOf(shown.card).includes('Give more time'), titlesOf(shown.card).join());
  });

  it('a manager asks for no time here, and a referral that is considered is told upward [A-DO-07] [DO-66] [DO-68]', async () => {
    const reference = await raise('do-1');
    const alert = await desk.player.newestWith(desk.id(TM), ['reply'], reference);
    assert.ok(!verbsOf(alert.card).includes('requestTime'));
    const watch = await desk.watch();
    taken(await desk.player.decide(desk.id(QARO), reference, 'considerReferral'));
    const told = (await watch.news(reference)).filter(({ post }) => post !== QARO);
    assert.deepEqual(postsOf(told, 'notice'), [
      'Corporate Director for Care and Protection',
      'Head of Quality Assurance and Partnerships',
      'QA Manager',
    ]);
  });

  it('the QA Manager may raise level 3 in the place of the QARO [DO-48] [A-DO-17]', async () => {
    const reference = await raise('do-2');
    const manager = desk.id('QA Manager');
    const watch = await desk.watch();
    const { card } = await desk.player.case(manager, reference);
    const door = verbsOf(card).includes('showDecision');
    assert.ok(door, wordsOf(card));
    taken(await desk.player.decide(manager, reference, 'escalate', { 'to-stage': 'do-3' }));
    const news = await watch.news(reference);
    assert.deepEqual(postsOf(news, 'alert'), [LOCALITY]);
    assert.ok(
      news.some(({ post }) => post === QARO),
      'the QARO hears of it',
    );
  });
});

describe("answering at Waltham Forest's conferences, and its bypass", () => {
  const CHAIR = 'CP Chair 1';
  let desk: TheDesk;

  before(async function () {
    this.timeout(60_000);
    desk = await openDesk({ authority: 'waltham-forest', now: START });
  });

  after(async () => await desk.stop());

  const raise = async (post: string, stage: string, more: Fill = {}): Promise<string> => {
    const fill = { record: '300234', initials: 'AB', team: 'north', stage };
    const category = post === CHAIR ? { category: 'cpc.cat.02' } : {};
    return (await desk.player.raise(desk.id(post), { ...fill, ...category, ...more })).reference;
  };

  const nextStages = async (post: string, reference: string): Promise<readonly string[]> => {
    const { id } = await desk.player.case(desk.id(post), reference);
    const shown = await desk.client.press(desk.id(post), id, 'showDecision');
    return titlesOf(shown.card).filter((title) => title.startsWith('Not resolved'));
  };

  for (const level of ['cpc-1', 'cpc-2']) {
    it(`${level} goes on to level 3 [A-CPC-04] [CPC-16]`, async () => {
      const reference = await raise(CHAIR, level);
      assert.deepEqual(await nextStages(CHAIR, reference), ['Not resolved: go to Level 3']);
      const watch = await desk.watch();
      taken(await desk.player.decide(desk.id(CHAIR), reference, 'escalate'));
      const [alert] = (await watch.news(reference)).filter(({ kind }) => kind === 'alert');
      assert.equal(alert?.post, TM);
      const due = longDay(oracleDueDay(await desk.player.today(), 10)!);
      assert.ok(factOf(alert.card, 'Due').includes(due), wordsOf(alert.card));
    });
  }

  it('level 6 is exceptional: it asks why, and keeps what was typed [CPC-24] [A-CPC-08]', async () => {
    const reference = await raise(CHAIR, 'cpc-3');
    const chair = desk.id(CHAIR);
    taken(await desk.player.decide(chair, reference, 'escalate'));
    taken(await desk.player.decide(chair, reference, 'escalate'));
    const fill = { 'skip-reason': '', 'escalate-reason': 'Still unsafe.' };
    const first = refused(await desk.player.decide(chair, reference, 'escalate', fill), 'reason');
    assert.equal(typed(first, 'escalate-reason'), 'Still unsafe.');
    const why = { ...fill, 'skip-reason': 'The whole service is concerned.' };
    taken(await desk.player.decide(chair, reference, 'escalate', why));
    const { card } = await desk.player.case(desk.id('Divisional Director'), reference);
    assert.equal(factOf(card, 'Due'), 'No due day is set');
  });

  it('copies a team manager who was passed over, but not one who was asked [A-WF-08]', async () => {
    const asked = await raise('IRO 1', 'wf-2');
    const watch = await desk.watch();
    taken(await desk.player.decide(desk.id('IRO 1'), asked, 'escalate', { 'to-stage': 'wf-3' }));
    const copies = postsOf(await watch.news(asked), 'copy');
    assert.ok(!copies.includes(TM), copies.join());
    const talked = await raise('IRO 1', 'wf-1');
    await watch.news();
    const skip = {
      'to-stage': 'wf-3',
      'skip-reason': 'It is urgent.',
      'escalate-reason': 'Urgent.',
    };
    await desk.player.decide(desk.id('IRO 1'), talked, 'escalate', skip);
    const form = await desk.player.newestWith(desk.id('IRO 1'), ['escalate'], talked);
    taken(await desk.player.pressOn(desk.id('IRO 1'), form, 'escalate', skip));
    assert.ok(
      postsOf(await watch.news(talked), 'copy').includes(TM),
      'the form never reached them',
    );
  });

  it('leaves out that copy for a reason [A-WF-08]', async () => {
    const fill = { 'copy-team-manager': 'no', 'copy-team-manager-reason': 'It is about them.' };
    const watch = await desk.watch();
    const reference = await raise('IRO 1', 'wf-3', fill);
    assert.ok(!postsOf(await watch.news(reference), 'copy').includes(TM));
  });
});
