import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { factOf, wordsOf } from './deskClient.ts';
import { longDay } from './expected.ts';
import { openDesk, postsOf, type TheDesk } from './theDesk.ts';

const ID = (n: number): string => `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`;

/** An authority that nobody has: other posts, other teams, empty chairs. */
const PEOPLE = `
people:
  - {id: ${ID(1)}, post: "Reviewing officer, Hill", mail: ro.hill@made-up.test}
  - {id: ${ID(2)}, post: "Lead of reviewing", mail: lead@made-up.test}
  - {id: ${ID(3)}, post: "Key worker, Quay", mail: kw.quay@made-up.test}
  - {id: ${ID(4)}, post: "Stand-in manager, Quay", mail: stand.in@made-up.test}
  - {id: ${ID(5)}, post: "Service lead, Harbour", mail: service@made-up.test}
  - {id: ${ID(6)}, post: "Strategic lead", mail: strategic@made-up.test}
  - {id: ${ID(7)}, post: "Key worker of one child", mail: kw.child@made-up.test}
posts:
  - {role: raiser, scope: {}, holder: ${ID(1)}, from: 2026-01-01, to: null, deputy: null}
  - {role: raiser-manager, scope: {}, holder: ${ID(2)}}
  - {role: social-worker, scope: {team: quay}, holder: ${ID(3)}}
  - {role: social-worker, scope: {child: "900111"}, holder: ${ID(7)}}
  - {role: team-manager, scope: {team: quay}, holder: null, deputy: ${ID(4)}}
  - {role: middle-manager, scope: {service: harbour}, holder: ${ID(5)}}
  - {role: senior-manager, scope: {}, holder: ${ID(6)}, from: 2026-01-01, to: 2027-01-31}
teams:
  - {id: quay, name: Quay, service: harbour}
  - {id: hill, name: Hill, service: upland}
children:
  - {record: "900111", initials: PQ, team: quay}
`;

const PROCEDURE = `
id: made-up
version: '1.0'
title: Two levels by the calendar
authority: Nowhere
recordSystem: The ledger
labels:
  raiser: Reviewing officer
  raiserManager: Lead of reviewing
  matter: question
  matterPlural: questions
  step: level
  process: two-level process
  recordNumber: ledger number
roles:
  raiser: {title: Reviewing officer, side: reviewing}
  raiser-manager: {title: Lead of reviewing, side: reviewing}
  key-worker: {title: Key worker, side: operational}
  harbour-lead: {title: Harbour lead, side: operational}
subject: {kind: child, initials: true, several: false}
wholeLimit: {n: 9, unit: calendar-day, covers: all}
stages:
  - key: one
    label: Level 1
    name: Key worker
    formal: true
    to: {roles: [key-worker]}
    clock: {n: 3, unit: calendar-day, stopsOn: [response], wording: reply}
  - key: two
    label: Level 2
    name: Harbour lead
    formal: true
    to: {roles: [harbour-lead]}
    copies:
      - {role: key-worker}
    clock: {n: 2, unit: calendar-day, stopsOn: [response], wording: reply}
categories: null
fields:
  - {key: question, label: What is the question?, kind: long-text, required: always}
bypass: {startAt: any, skip: any, consult: null}
extension: null
referral: null
beside: {}
`;

const MADE_UP_PEOPLE = PEOPLE.replaceAll('role: social-worker', 'role: key-worker').replace(
  'role: middle-manager',
  'role: harbour-lead',
);

describe('people and a procedure that are not in the repository', () => {
  let folder = '';
  let desk: TheDesk;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'iro-made-up-'));
    await writeFile(path.join(folder, 'people.yaml'), PEOPLE);
    await writeFile(path.join(folder, 'people2.yaml'), MADE_UP_PEOPLE);
    await mkdir(path.join(folder, 'procedures'));
    await writeFile(path.join(folder, 'procedures', 'made-up.yaml'), PROCEDURE);
  });

  after(async () => await rm(folder, { recursive: true, force: true }));

  describe("Durham's stages with other people", () => {
    const RAISER = 'Reviewing officer, Hill';

    before(async function () {
      this.timeout(60_000);
      desk = await openDesk({ now: '2027-01-25T10:00', people: path.join(folder, 'people.yaml') });
    });

    after(async () => await desk.stop());

    const raise = async (stage: string, more = {}) => {
      const fill = { record: '900222', initials: 'XY', team: 'quay', stage, ...more };
      const chosen = { chosen: 'social-worker', 'copy-legal-adviser': 'no' };
      return await desk.player.raise(desk.id(RAISER), { ...fill, ...chosen, ...more });
    };

    it('asks the holder for the team, or for the child where there is one [DU-107]', async () => {
      const watch = await desk.watch();
      const team = await raise('du-1');
      assert.deepEqual(postsOf(await watch.news(team.reference), 'alert'), ['Key worker, Quay']);
      const child = await raise('du-1', { record: '900111', initials: 'PQ' });
      assert.deepEqual(postsOf(await watch.news(child.reference), 'alert'), [
        'Key worker of one child',
      ]);
    });

    it('asks a deputy where the post is vacant, and copies a post of the service [DU-113] [A-X-07]', async () => {
      const watch = await desk.watch();
      const { reference, preview } = await raise('du-2');
      assert.ok(wordsOf(preview).includes('Stand-in manager, Quay'), wordsOf(preview));
      const news = await watch.news(reference);
      assert.deepEqual(postsOf(news, 'alert'), ['Stand-in manager, Quay']);
      assert.deepEqual(postsOf(news, 'copy'), ['Service lead, Harbour']);
    });

    it('asks the post of the service [DU-118]', async () => {
      const watch = await desk.watch();
      const { reference } = await raise('du-3');
      const news = await watch.news(reference);
      assert.deepEqual(postsOf(news, 'alert'), ['Service lead, Harbour']);
      assert.deepEqual(postsOf(news, 'copy'), ['Strategic lead']);
    });

    it('tells the raiser at once that nobody holds a post, and again on each working day', async () => {
      const watch = await desk.watch();
      const { reference, preview } = await raise('du-5');
      assert.ok(wordsOf(preview).includes('Nobody holds the post'), wordsOf(preview));
      const told = (await watch.news(reference)).filter(({ heading }) =>
        heading.includes('Could not be delivered'),
      );
      assert.deepEqual(postsOf(told, 'notice'), [RAISER]);
      const { card } = await desk.player.case(desk.id(RAISER), reference);
      assert.equal(factOf(card, 'Due'), 'Counted from the day it is delivered', wordsOf(card));
      await watch.news();
      await desk.client.moveClock({ to: '2027-01-26T08:59' });
      const still = async (): Promise<readonly string[]> =>
        (await watch.news(reference))
          .filter(({ heading }) => heading.includes('Still not delivered'))
          .map(({ post }) => post);
      assert.deepEqual(await still(), []);
      await desk.client.moveClock({ to: '2027-01-26T09:00' });
      assert.deepEqual(await still(), [RAISER]);
      await desk.client.moveClock({ to: '2027-01-27T09:00' });
      assert.deepEqual(await still(), [RAISER]);
    });

    it('tells of a vacant copy, and lets the alert go [DU-133]', async () => {
      const { preview } = await raise('du-4');
      assert.ok(wordsOf(preview).includes('Goes to'), wordsOf(preview));
      const watch = await desk.watch();
      await desk.client.moveClock({ to: '2027-02-01T10:00' });
      const late = await raise('du-3');
      const news = await watch.news(late.reference);
      assert.deepEqual(postsOf(news, 'alert'), ['Service lead, Harbour']);
      assert.deepEqual(postsOf(news, 'copy'), [], 'the strategic lead left in January');
      assert.ok(wordsOf(late.preview).includes('so no copy goes there'), wordsOf(late.preview));
    });
  });

  describe('a procedure of two steps in calendar days', () => {
    before(async function () {
      this.timeout(60_000);
      desk = await openDesk({
        now: '2027-03-25T10:00',
        people: path.join(folder, 'people2.yaml'),
        procedures: path.join(folder, 'procedures'),
      });
    });

    after(async () => await desk.stop());

    it('runs from first to last, in its own words, over Easter [A-DU-05]', async () => {
      const raiser = desk.id('Reviewing officer, Hill');
      const watch = await desk.watch();
      const { reference } = await desk.player.raise(raiser, {
        record: '900222',
        initials: 'XY',
        team: 'quay',
        stage: 'one',
      });
      const [alert] = (await watch.news(reference)).filter(({ kind }) => kind === 'alert');
      assert.equal(alert?.post, 'Key worker, Quay');
      assert.ok(alert.heading.startsWith(`Question ${reference}, Level 1`), alert.heading);
      // Three calendar days from Thursday: Easter Sunday counts as any other day.
      const due = factOf(alert.card, 'Due');
      assert.ok(due.startsWith(`Reply by the end of ${longDay('2027-03-28')}`), due);
      const whole = factOf(alert.card, 'Whole process');
      assert.ok(whole.startsWith(`By ${longDay('2027-04-03')}`), whole);
      await desk.client.moveClock({ to: '2027-03-30T09:00' });
      const overdue = await watch.news(reference);
      assert.deepEqual(postsOf(overdue, 'decision'), ['Reviewing officer, Hill']);
      const moved = await desk.player.decide(raiser, reference, 'escalate');
      assert.equal(moved.kind, 'card', wordsOf(moved.card));
      const news = await watch.news(reference);
      assert.deepEqual(postsOf(news, 'alert'), ['Service lead, Harbour']);
      assert.deepEqual(postsOf(news, 'copy'), ['Key worker, Quay']);
      const next = factOf(news.find(({ kind }) => kind === 'alert')?.card, 'Due');
      assert.ok(next.startsWith(`Reply by the end of ${longDay('2027-04-01')}`), next);
      const closed = await desk.player.decide(raiser, reference, 'resolve');
      assert.ok(wordsOf(closed.card).includes('resolved'), wordsOf(closed.card));
    });
  });
});
