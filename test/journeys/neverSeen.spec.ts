import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { factOf, inputsOf, verbsOf, wordsOf } from './deskClient.ts';
import { longDay } from './expected.ts';
import { openDesk, postsOf, type TheDesk } from './theDesk.ts';

const ID = (n: number): string => `00000000-0000-4000-9100-${String(n).padStart(12, '0')}`;

const OFFICER = 'Complaints officer';
const LEAD = 'Lead of the desk';
const WORKER = 'Case worker, Quay';
const HEAD = 'Head of the quay';
const ADVOCATE = 'Advocate';
const CHAIR = 'Chair of the panel';

const PEOPLE = `
people:
  - {id: ${ID(1)}, post: "${OFFICER}", mail: officer@never-seen.test}
  - {id: ${ID(2)}, post: "${LEAD}", mail: lead@never-seen.test}
  - {id: ${ID(3)}, post: "${WORKER}", mail: worker@never-seen.test}
  - {id: ${ID(4)}, post: "${HEAD}", mail: head@never-seen.test}
  - {id: ${ID(5)}, post: "${ADVOCATE}", mail: advocate@never-seen.test}
  - {id: ${ID(6)}, post: "${CHAIR}", mail: chair@never-seen.test}
posts:
  - {role: raiser, scope: {}, holder: ${ID(1)}}
  - {role: raiser-manager, scope: {}, holder: ${ID(2)}}
  - {role: worker, scope: {team: quay}, holder: ${ID(3)}}
  - {role: head, scope: {}, holder: ${ID(4)}}
  - {role: advocate, scope: {}, holder: ${ID(5)}}
  - {role: chair, scope: {}, holder: ${ID(6)}}
teams:
  - {id: quay, name: Quay, service: harbour}
children:
  - {record: "900111", initials: PQ, team: quay}
`;

/** Nobody's rules, with what no procedure of the repository says. */
const PROCEDURE = `
id: never-seen
version: '1.0'
title: Three levels of a made-up kind
authority: Nowhere
recordSystem: The ledger
labels:
  raiser: Complaints officer
  raiserManager: Lead of the desk
  matter: complaint
  matterPlural: complaints
  step: level
  process: three-level process
  recordNumber: ledger number
roles:
  raiser: {title: Complaints officer, side: reviewing}
  raiser-manager: {title: Lead of the desk, side: reviewing}
  worker: {title: Case worker, side: operational}
  head: {title: Head of the quay, side: operational}
  advocate: {title: Advocate, side: other}
  chair: {title: Chair of the panel, side: other}
subject: {kind: child, initials: true, several: false}
wholeLimit: {n: 30, unit: working-day, covers: all}
stages:
  - key: one
    label: Level 1
    name: Case worker
    formal: true
    to: {roles: [worker]}
    clock: {n: 3, atMost: {n: 6}}
  - key: two
    label: Level 2
    name: Head
    formal: true
    to: {roles: [head]}
    clock:
      n: 5
      from: {label: The statement of complaint is agreed, by: [raiser, responder]}
  - key: three
    label: Level 3
    name: Head, before a panel
    formal: true
    to: {roles: [head]}
    clock: {n: 5}
    decidedBy: {roles: [advocate, chair], need: all}
categories: null
fields:
  - {key: question, label: What is the complaint?, kind: long-text, required: always}
bypass: {startAt: any, skip: any, consult: null}
extension: {askedBy: responder, record: []}
referral: null
beside: {}
`;

describe('a procedure that says what no procedure of the repository says', () => {
  let folder = '';
  let desk: TheDesk;

  before(async function () {
    this.timeout(60_000);
    folder = await mkdtemp(path.join(tmpdir(), 'iro-never-seen-'));
    await writeFile(path.join(folder, 'people.yaml'), PEOPLE);
    await mkdir(path.join(folder, 'procedures'));
    await writeFile(path.join(folder, 'procedures', 'never-seen.yaml'), PROCEDURE);
    desk = await openDesk({
      now: '2027-03-01T10:00',
      people: path.join(folder, 'people.yaml'),
      procedures: path.join(folder, 'procedures'),
    });
  });

  after(async () => {
    await desk.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const raise = async (stage: string) =>
    await desk.player.raise(desk.id(OFFICER), {
      record: '900111',
      initials: 'PQ',
      team: 'quay',
      stage,
      'skip-reason': 'It is about the head.',
    });

  it('gives more time up to the maximum, and names the last possible day', async () => {
    const { reference } = await raise('one');
    const worker = desk.id(WORKER);
    const alert = await desk.player.newestWith(worker, ['requestTime'], reference);
    // Day 0 is Monday 1 March 2027; six working days on it is Tuesday 9 March.
    const last = longDay('2027-03-09');
    assert.ok(wordsOf(alert.card).includes(`no more time than until the end of ${last}`));
    const asked = await desk.player.pressOn(worker, alert, 'requestTime', {
      until: '2027-03-10',
      'time-reason': 'The report comes late.',
    });
    assert.ok(wordsOf(asked.card).includes(`Choose ${last} or earlier`), wordsOf(asked.card));
    const beyond = await desk.player.decide(desk.id(OFFICER), reference, 'giveTime', {
      until: '2027-03-10',
    });
    assert.ok(wordsOf(beyond.card).includes(`Choose ${last} or earlier`), wordsOf(beyond.card));
    const given = await desk.player.decide(desk.id(OFFICER), reference, 'giveTime', {
      until: '2027-03-09',
    });
    assert.match(wordsOf(given.card), /More time is given/);
    const { card } = await desk.player.case(worker, reference);
    assert.ok(factOf(card, 'Due').startsWith(`Reply by the end of ${last}`), wordsOf(card));
  });

  it('begins the time of a level when somebody says that it happened, and corrects the day', async () => {
    const watch = await desk.watch();
    const { reference, preview } = await raise('two');
    const waits = 'The time begins when the statement of complaint is agreed';
    assert.equal(factOf(preview, 'Due'), waits);
    const [alert] = (await watch.news(reference)).filter(({ kind }) => kind === 'alert');
    assert.equal(alert?.post, HEAD);
    assert.equal(factOf(alert.card, 'Due'), waits);
    assert.match(factOf(alert.card, 'Whole process'), /^By /);
    await watch.news();
    // Friday 26 February is day 0; five working days on it is Friday 5 March.
    const begun = await desk.player.act(
      desk.id(HEAD),
      'recordStart',
      { 'started-on': '2027-02-26' },
      reference,
    );
    assert.match(wordsOf(begun.card), /The day is on the record/);
    const told = await watch.news(reference);
    assert.deepEqual(postsOf(told, 'notice'), [OFFICER]);
    assert.match(wordsOf(told[0]?.card), /It is recorded for Friday 26 February 2027 that/);
    const head = await desk.player.case(desk.id(HEAD), reference);
    assert.ok(factOf(head.card, 'Due').includes(longDay('2027-03-05')), wordsOf(head.card));
    assert.ok(!verbsOf(head.card).includes('recordStart'));
    const corrected = await desk.player.decide(desk.id(OFFICER), reference, 'recordStart', {
      'started-on': '2027-03-01',
    });
    assert.match(wordsOf(corrected.card), /The day is on the record/);
    const moved = await desk.player.case(desk.id(OFFICER), reference);
    assert.ok(factOf(moved.card, 'Due').includes(longDay('2027-03-08')), wordsOf(moved.card));
    assert.equal(factOf(moved.card, 'First due day'), longDay('2027-03-05'));
    const wrong = await desk.player.pressOn(desk.id(OFFICER), moved, 'recordStart', {
      'started-on': '2027-03-02',
    });
    assert.match(wordsOf(wrong.card), /this day is too late/);
    assert.ok(inputsOf(wrong.card).some(({ id }) => id === 'started-on'));
  });

  it('lets others judge the answer, and holds the resolution up until they are satisfied', async () => {
    const { reference } = await raise('three');
    // Who answered, and who looked at the case, have those cards in their chats as well.
    const sent = (news: Parameters<typeof postsOf>[0]) =>
      [...new Set(postsOf(news, 'decision', 'notice'))].filter((post) => post !== HEAD);
    const watch = await desk.watch();
    const answered = await desk.player.answer(desk.id(HEAD), reference, 'reply', {
      'reply-text': 'It is put right.',
    });
    assert.match(wordsOf(answered.card), /Your reply is recorded/);
    const asked = await watch.news(reference);
    assert.deepEqual(sent(asked), [ADVOCATE, CHAIR, OFFICER]);
    const advocate = asked.find(({ post }) => post === ADVOCATE);
    assert.match(
      wordsOf(advocate?.card),
      /You are asked whether it is enough\.[^]*What was raised[^]*It is put right\./,
      'what was raised, and the answer to it',
    );
    assert.ok(!verbsOf(advocate?.card ?? {}).includes('resolve'));
    const list = await desk.player.cases(desk.id(ADVOCATE));
    assert.match(wordsOf(list.card), /say whether the answer is enough/);

    const early = await desk.player.decide(desk.id(OFFICER), reference, 'resolve');
    const still = `Not said so yet: ${ADVOCATE} and ${CHAIR}.`;
    assert.ok(wordsOf(early.card).includes(still), wordsOf(early.card));

    const chair = desk.id(CHAIR);
    const bare = await desk.player.act(chair, 'judge', { enough: 'no' }, reference);
    assert.match(wordsOf(bare.card), /give a reason for this/);
    const no = { enough: 'no', 'judge-reason': 'No day is named.' };
    const first = await desk.player.act(chair, 'judge', no, reference);
    assert.match(wordsOf(first.card), /Your word on the answer is recorded/);
    const told = (await watch.news(reference)).find(({ heading }) =>
      heading.includes('A word on the answer'),
    );
    assert.equal(told?.post, OFFICER);
    assert.match(wordsOf(told.card), /Chair of the panel said that the answer is not enough yet/);
    await desk.player.act(desk.id(ADVOCATE), 'judge', { enough: 'yes' }, reference);

    await desk.player.decide(desk.id(OFFICER), reference, 'talkFurther');
    await watch.news(reference);
    await desk.player.answer(desk.id(HEAD), reference, 'reply', {
      'reply-text': 'It is put right by Friday.',
    });
    assert.deepEqual(sent(await watch.news(reference)), [ADVOCATE, CHAIR, OFFICER]);
    for (const who of [ADVOCATE, CHAIR]) {
      await desk.player.act(desk.id(who), 'judge', { enough: 'yes' }, reference);
    }
    const { card } = await desk.player.case(desk.id(OFFICER), reference);
    assert.match(factOf(card, ADVOCATE), /^Enough, /);
    const closed = await desk.player.decide(desk.id(OFFICER), reference, 'resolve');
    assert.match(wordsOf(closed.card), /The case is closed as resolved/);
  });
});
