import assert from 'node:assert/strict';
import { wordsOf } from './deskClient.ts';
import { HostileDesk } from './hostile.ts';
import { TabCaller } from './tabCaller.ts';

/** Written where only some may read it. */
const RAISED = 'Canary of what was raised.';
const REPLY = 'Canary of the reply.';
const TALK = 'Canary of a talk on the reviewing side.';

const KINDS = ['informal', 'formal'] as const;
type Kind = (typeof KINDS)[number];

/**
 * By hand from the table of design section 6, for those whom Durham has not: the quality side, two who are
 * asked together, business support with the register line. The letters are those of `permissions.spec.ts`.
 */
const TABLE: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  informal: {
    'IRO 1': 'rD',
    'Line manager of the IROs': 'r',
    'QA deputy head of service': 'r',
    'QA head of service': 'r',
    // Both are asked, and the deputy for the second.
    'Social worker, North': 'rA',
    'Team manager, North': 'rA',
    'Deputy team manager, North': 'rA',
  },
  formal: {
    'IRO 1': 'ratD',
    'Line manager of the IROs': 'rat',
    'QA deputy head of service': 'rat',
    'QA head of service': 'rat',
    'Team manager, North': 'ra',
    'Deputy team manager, North': 'ra',
    // Copies: the alert and its outcome.
    'QA line manager': 'r',
    'Service line manager, North': 'r',
    // Reference, stage and dates only.
    'Business support': '.',
    // Supports the raiser (WF-63): the task, and nothing of what it is about.
    'Principal IRO': '.',
  },
};

/** Oversees those who raise concerns about a raiser, under a procedure of its own: their cases, not these. */
const OTHERS = 'Head of service, Children in Care';

/** Who see all of a case. */
const WHOLE = [
  'IRO 1',
  'Line manager of the IROs',
  'QA deputy head of service',
  'QA head of service',
];

describe('who may have what where there is a quality side (design section 6)', () => {
  let desk: HostileDesk;
  let caller: TabCaller;
  const cases = new Map<Kind, string>();

  before(async function () {
    this.timeout(120_000);
    desk = await HostileDesk.open('waltham-forest', '2027-01-11T10:00');
    caller = await TabCaller.of(desk, { r: RAISED, a: REPLY, t: TALK });
    for (const kind of KINDS) cases.set(kind, await made(kind));
  });
  after(async () => await desk.stop());

  async function made(kind: Kind): Promise<string> {
    const { player } = desk;
    const iro = desk.id('IRO 1');
    const stage = kind === 'informal' ? 'wf-1' : 'wf-2';
    const about = { procedure: 'waltham-forest-iro', record: '300345', initials: 'ZX' };
    const fill = { ...about, team: 'north', stage, concern: RAISED, attempts: RAISED };
    const { reference } = await player.raise(iro, fill);
    if (kind === 'formal') {
      const tm = desk.id('Team manager, North');
      await done(player.answer(tm, reference, 'reply', { 'reply-text': REPLY }));
      const talk = { 'consult-with': 'qa-deputy', 'consult-on': '2027-01-11' };
      await done(
        player.decide(iro, reference, 'recordConsultation', { ...talk, 'consult-view': TALK }),
      );
    }
    const shown = await player.case(iro, reference);
    return /"caseId":"([^"]+)"/.exec(JSON.stringify(shown.card))?.[1] ?? '';
  }

  const done = async (deed: Promise<{ readonly card?: unknown }>): Promise<void> => {
    const words = wordsOf((await deed).card);
    assert.match(words, /Reference 2027-/, words);
  };

  for (const kind of KINDS) {
    it(`shows a case that is ${kind} to each as the table says, and its evidence to those who see all`, async () => {
      const caseId = cases.get(kind) ?? '';
      for (const { id, post } of desk.people) {
        const expected = TABLE[kind][post] ?? '-';
        assert.equal(await caller.page(id, caseId), expected, post);
        const card = await caller.given(id, 'answer/open', { case: caseId, card: 'case' });
        for (const letter of caller.letters(card)) assert.ok(expected.includes(letter), post);
        const asked = { caseId, form: 'data' };
        const pack = await caller.ask('tab-data/evidence', await caller.token(id), asked);
        assert.equal(pack.status, WHOLE.includes(post) ? 200 : 404, post);
        await pack.arrayBuffer();
      }
    });
  }

  it('shows business support the line of the register, and nothing of child, people or words', async () => {
    const asked = { caseId: cases.get('formal') };
    const text = await caller.given(desk.id('Business support'), 'tab-data/case', asked);
    assert.doesNotMatch(text, /ZX|300345|IRO 1|Team manager, North|Canary/);
    assert.match(text, /Stage 2/);
  });

  it('lists open cases to those who oversee them, and to nobody else', async () => {
    const wish = {
      ...{ procedure: null, place: null, stage: null, category: null },
      ...{ overdue: false, after: null },
    };
    for (const { id, post } of desk.people) {
      const response = await caller.ask('tab-data/cases', await caller.token(id), wish);
      const text = await response.text();
      const oversees = WHOLE.includes(post) && post !== 'IRO 1';
      assert.equal(response.status, oversees || post === OTHERS ? 200 : 404, post);
      assert.ok(caller.letters(text) === '' && !text.includes('ZX'), post);
      for (const kind of KINDS)
        assert.equal(text.includes(cases.get(kind) ?? ''), oversees, `${post}, ${kind}`);
    }
  });

  it('lets the quality side record a talk, and decide nothing', async () => {
    const caseId = cases.get('formal') ?? '';
    for (const post of ['QA deputy head of service', 'QA head of service']) {
      const card = await caller.given(desk.id(post), 'answer/open', { case: caseId, card: 'case' });
      assert.doesNotMatch(card, /"verb":"(resolve|escalate|withdraw|giveTime|reply)"/, post);
    }
  });
});
