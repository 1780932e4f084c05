import assert from 'node:assert/strict';
import { nodes, wordsOf, type Answer, type Card } from './deskClient.ts';
import type { Fill } from './player.ts';
import { openDesk, postsOf, type TheDesk } from './theDesk.ts';

const TM = 'Team manager, North';

/** A stage whose days run out, and who is asked next: by hand, from the texts. */
interface Overdue {
  readonly authority: string;
  readonly raiser: string;
  readonly start: Fill;
  readonly workingDays: number;
  readonly next: string;
  readonly fill?: Fill;
  readonly asked: string;
  readonly req: string;
}

const OVERDUE: readonly Overdue[] = [
  {
    authority: 'central-bedfordshire',
    raiser: 'IRO 1',
    start: { record: '200234', stage: 'cb-4', timescale: '2027-01-15' },
    workingDays: 5,
    next: 'Stage 5',
    fill: { timescale: '2027-02-05' },
    asked: "Assistant Director of Children's Services",
    req: '[CB-51] [CB-52]',
  },
  {
    authority: 'waltham-forest',
    raiser: 'IRO 1',
    start: { record: '300234', stage: 'wf-2' },
    workingDays: 6,
    next: 'Stage 3',
    asked: 'Head of service, Children in Care',
    req: '[WF-07] [WF-58]',
  },
  {
    authority: 'waltham-forest',
    raiser: 'CP Chair 1',
    start: { record: '300345', stage: 'cpc-3', category: 'cpc.cat.02' },
    workingDays: 11,
    next: 'Level 4',
    asked: 'Deputy head of service, North',
    req: '[CPC-19] [CPC-34]',
  },
  {
    authority: 'swindon',
    raiser: 'FCIRO 1',
    start: {
      record: '400234',
      stage: 'sw-0',
      category: 'sw.theme.1.03',
      chosen: 'supervising-social-worker',
    },
    workingDays: 11,
    next: 'Level 1',
    asked: TM,
    req: '[SW-21] [SW-24]',
  },
  {
    authority: 'durham',
    raiser: 'IRO 1',
    start: { record: '100234', stage: 'du-2' },
    workingDays: 5,
    next: 'Stage 3',
    asked: 'Operations manager, North',
    req: '[DU-75]',
  },
];

const taken = (answer: Answer): void => {
  assert.equal(answer.kind, 'card', wordsOf(answer.card));
  assert.doesNotMatch(wordsOf(answer.card), /Nothing was sent/);
};

const firstWay = (card: Card): string =>
  [...nodes(card)]
    .map(({ title }) => String(title))
    .find((each) => each.startsWith('Not resolved')) ?? '';

describe('a stage that nobody answers, at the desk', () => {
  let desk: TheDesk | null = null;
  let running = '';

  const deskOf = async (authority: string): Promise<TheDesk> => {
    if (desk !== null && running === authority) return desk;
    await desk?.stop();
    desk = await openDesk({ authority, now: '2027-01-11T10:00' });
    running = authority;
    return desk;
  };

  after(async () => await desk?.stop());

  for (const each of OVERDUE) {
    it(`${each.authority}, ${each.start['stage'] ?? ''}: the raiser is asked, and takes it on with one press ${each.req}`, async () => {
      const at = await deskOf(each.authority);
      const { player, client } = at;
      const raiser = at.id(each.raiser);
      const start = { initials: 'AB', team: 'north', ...each.start };
      const { reference } = await player.raise(raiser, start);
      const look = await at.watch();
      await client.moveClock({ workingDays: each.workingDays });
      const card = (await look.news(reference)).find(
        ({ person, kind }) => person === raiser && kind === 'decision',
      );
      assert.ok(card !== undefined, 'no decision is asked for');
      assert.match(wordsOf(card.card), /\(1 working day overdue\)/);
      assert.match(firstWay(card.card), new RegExp(`go to ${each.next}`));
      taken(await player.pressOn(raiser, card, 'escalate', each.fill ?? {}));
      assert.deepEqual(postsOf(await look.news(reference), 'alert'), [each.asked]);
    });
  }
});

describe('what the form says before anything is sent', () => {
  it('durham: an immediate danger is for the safeguarding procedure, outside this process [DU-24]', async () => {
    const desk = await openDesk({ now: '2027-01-11T10:00' });
    try {
      const { card } = await desk.player.asks(desk.id('IRO 1'), '/escalate');
      assert.match(wordsOf(card), /Is the child in immediate danger\?/);
      assert.match(wordsOf(card), /Use the safeguarding procedure now, outside this process\./);
    } finally {
      await desk.stop();
    }
  });

  it('dorset: it is about the child’s needs; and a question about a QARO goes to the QARO [DO-11]', async () => {
    const desk = await openDesk({ authority: 'dorset', now: '2027-01-11T10:00' });
    try {
      const qaro = desk.id('QARO 1');
      const form = await desk.player.asks(qaro, '/escalate');
      assert.match(wordsOf(form.card), /The QARO, who takes it on and answers promptly/);
      const answer = await desk.player.submit(qaro, form, {
        record: '500234',
        initials: 'AB',
        team: 'north',
        stage: 'do-1',
        category: 'do.crit.05',
      });
      assert.match(
        wordsOf(answer.card),
        /not about a team's capacity, resources or a worker's performance/,
      );
    } finally {
      await desk.stop();
    }
  });
});
