import assert from 'node:assert/strict';
import { inputsOf, wordsOf, type Answer, type Card } from './deskClient.ts';
import type { Fill } from './player.ts';
import { openDesk, postsOf, type TheDesk } from './theDesk.ts';

/** What the formal stage makes compulsory and an informal beginning does not: by hand, from the texts. */
interface Passage {
  readonly authority: string;
  readonly raiser: string;
  readonly start: Fill;
  readonly to: string;
  /** Input ids, each with its own words. */
  readonly must: Fill;
  readonly choice?: Fill;
  readonly asked: readonly string[];
  readonly req: string;
}

const TM = 'Team manager, North';

const PASSAGES: readonly Passage[] = [
  {
    authority: 'durham',
    raiser: 'IRO 1',
    start: { record: '100234', initials: 'AB', team: 'north', stage: 'du-1' },
    to: 'du-2',
    must: {
      worries: 'No permanence plan since the second review.',
      tried: 'Two talks and a message.',
      'outcome-timescales': 'A plan by the end of the month.',
      impact: 'Another school year without a settled home.',
      needed: 'A decision about the placement.',
    },
    // Another team has taken the lead meanwhile: the challenge is made to its manager.
    choice: { 'lead-team': 'south' },
    asked: ['Team manager, South'],
    req: '[DU-29] [DU-44] [DU-45] [DU-46] [DU-47] [DU-48]',
  },
  {
    authority: 'central-bedfordshire',
    raiser: 'IRO 1',
    start: { record: '200234', initials: 'AB', team: 'north', stage: 'cb-1' },
    to: 'cb-2',
    must: {
      'actions-taken': 'Talks on the second and the ninth.',
      impact: 'She asks at each visit where she will live.',
      'child-views': 'She would like to stay near her brother.',
      needed: 'A date for the family meeting.',
      outcomes: 'A home where she can stay.',
    },
    choice: { category: 'cb.stage2.01', timescale: '2027-02-01' },
    asked: [TM],
    req: '[CB-54] [CB-55] [CB-56] [CB-57] [CB-58] [CB-59]',
  },
  {
    authority: 'waltham-forest',
    raiser: 'IRO 1',
    start: { record: '300234', initials: 'AB', team: 'north', stage: 'wf-1' },
    to: 'wf-2',
    must: {
      concern: 'Contact with his father has not begun.',
      'requested-action': 'Arrange the first visit.',
    },
    choice: { category: 'wf.cat.01' },
    asked: [TM],
    req: '[WF-40] [WF-42]',
  },
];

const refusedFor = (answer: Answer): Card => {
  assert.match(wordsOf(answer.card), /Nothing was sent\./);
  return answer.card ?? {};
};

const taken = (answer: Answer): void => {
  assert.doesNotMatch(wordsOf(answer.card), /Nothing was sent/);
};

/** Every page of `/case`, as its words. */
async function wholeCase(desk: TheDesk, post: string, reference: string): Promise<string> {
  const person = desk.id(post);
  const { id, card } = await desk.player.case(person, reference);
  const pages = [wordsOf(card)];
  for (let page = 2; page < 9; page += 1) {
    const shown = await desk.client.press(person, id, 'showCase', { page: String(page) });
    pages.push(wordsOf(shown.card));
  }
  return pages.join('\n');
}

describe('moving on from an informal beginning', () => {
  for (const passage of PASSAGES) {
    describe(passage.authority, () => {
      const { must, choice = {}, to } = passage;
      let desk: TheDesk;
      let reference = '';

      before(async function () {
        this.timeout(60_000);
        desk = await openDesk({ authority: passage.authority, now: '2027-01-11T10:00' });
        const raised = await desk.player.raise(desk.id(passage.raiser), passage.start);
        ({ reference } = raised);
      });

      after(async () => await desk.stop());

      const move = async (fill: Fill): Promise<Answer> =>
        await desk.player.decide(desk.id(passage.raiser), reference, 'escalate', {
          'to-stage': to,
          ...fill,
        });

      it(`${to} asks what it makes compulsory, and without it nothing moves ${passage.req}`, async () => {
        const watch = await desk.watch();
        const empty = Object.fromEntries(
          [...Object.keys(must), ...('category' in choice ? ['category'] : [])].map((id) => [
            id,
            '',
          ]),
        );
        const again = refusedFor(await move({ ...choice, ...empty }));
        const required = inputsOf(again).filter((input) => input.required);
        for (const id of Object.keys(empty)) {
          assert.ok(
            required.some((input) => input.id === id),
            `${id} is not asked`,
          );
        }
        const others = (await watch.news(reference)).filter(({ post }) => post !== passage.raiser);
        assert.deepEqual(others, []);
      });

      it('one that is missing is named, and the others stay as typed', async () => {
        const [first = '', ...others] = Object.keys(must);
        const again = refusedFor(await move({ ...choice, ...must, [first]: ' ' }));
        const typed = new Map(inputsOf(again).map(({ id, value }) => [id, value]));
        for (const id of others) assert.equal(typed.get(id), must[id], id);
      });

      it('given, it stands on the alert of the next stage', async () => {
        const watch = await desk.watch();
        taken(await move({ ...choice, ...must }));
        const news = await watch.news(reference);
        assert.deepEqual(postsOf(news, 'alert'), passage.asked);
        const alert = news.find(({ kind }) => kind === 'alert');
        for (const text of Object.values(must)) {
          assert.ok(wordsOf(alert?.card).includes(text), text);
        }
      });
    });
  }

  describe('the RP report at each level', () => {
    const OM = 'Operations manager, North';
    let desk: TheDesk;

    before(async function () {
      this.timeout(60_000);
      desk = await openDesk({ now: '2027-01-11T10:00' });
    });

    after(async () => await desk.stop());

    it('is brought up to date; the manager before keeps what they were sent [DU-76]', async () => {
      const iro = desk.id('IRO 1');
      const worries = 'No plan yet.';
      const { reference } = await desk.player.raise(iro, {
        record: '100234',
        initials: 'AB',
        team: 'north',
        stage: 'du-2',
        worries,
        tried: 'Two talks.',
      });
      const { id } = await desk.player.case(iro, reference);
      const shown = await desk.client.press(iro, id, 'showDecision');
      const form = await desk.player.withForm(iro, { id, card: shown.card ?? {} }, 'escalate');
      const filled = new Map(inputsOf(form.card).map((input) => [input.id, input.value]));
      assert.deepEqual([filled.get('worries'), filled.get('tried')], [worries, 'Two talks.']);
      const watch = await desk.watch();
      taken(
        await desk.player.pressOn(iro, form, 'escalate', {
          'to-stage': 'du-3',
          worries: 'A plan is drafted; no placement yet.',
        }),
      );
      const alert = (await watch.news(reference)).find(({ kind }) => kind === 'alert');
      assert.equal(alert?.post, OM);
      assert.ok(wordsOf(alert.card).includes('A plan is drafted; no placement yet.'));
      assert.ok(wordsOf(alert.card).includes('Two talks.'), 'what was left stays');
      const pages = await wholeCase(desk, TM, reference);
      assert.ok(pages.includes(worries), pages);
      assert.ok(!pages.includes('A plan is drafted'), pages);
    });
  });
});
