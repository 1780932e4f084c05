import assert from 'node:assert/strict';
import { oracleDueDay } from '../oracle/workingDayOracle.ts';
import { factOf, wordsOf } from './deskClient.ts';
import { EXPECTED, longDay, type ExpectedProcedure, type ExpectedStage } from './expected.ts';
import { addDays, SAFE_TEXT, type Fill } from './player.ts';
import { openDesk, postsOf, type News, type TheDesk } from './theDesk.ts';

/** A Thursday before Christmas: every limit from here on crosses a weekend or a bank holiday. */
const START = '2026-12-17T10:00';

const sorted = (posts: readonly string[]): readonly string[] => [...posts].sort();

const stageOf = ({ stages }: ExpectedProcedure, key: string): ExpectedStage => {
  const found = stages.find((each) => each.key === key);
  assert.ok(found !== undefined, key);
  return found;
};

/** What the raiser's own day is, where the procedure states none (A-CB-01, DO-16). */
const OWN_DAYS = 12;

function fillFor(procedure: ExpectedProcedure, stage: ExpectedStage, today: string): Fill {
  return {
    procedure: procedure.id,
    record: procedure.record,
    initials: 'AB',
    team: 'north',
    stage: stage.key,
    'to-stage': stage.key,
    timescale: setsOwnDay(procedure, stage) ? addDays(today, OWN_DAYS) : '',
    ...procedure.fill,
    ...stage.fill,
  };
}

const setsOwnDay = ({ ownDay }: ExpectedProcedure, { key, formal }: ExpectedStage): boolean =>
  (ownDay === true && formal) || key === 'do-0';

const dueOn = (
  procedure: ExpectedProcedure,
  stage: ExpectedStage,
  today: string,
): string | null => {
  if (setsOwnDay(procedure, stage)) return addDays(today, OWN_DAYS);
  return stage.days === null ? null : oracleDueDay(today, stage.days);
};

/** Everybody who was asked and told, and nobody else; each with the due day of the day of delivery. */
function checkOpened(
  news: readonly News[],
  procedure: ExpectedProcedure,
  stage: ExpectedStage,
  expected: {
    readonly told: readonly string[];
    readonly today: string;
    readonly wholeFrom: string | null;
  },
): number {
  assert.deepEqual(postsOf(news, 'alert'), sorted(stage.asked), 'who is asked');
  assert.deepEqual(postsOf(news, 'copy'), sorted(expected.told), 'who is told');
  assert.deepEqual(postsOf(news, 'register'), sorted(stage.register ?? []), 'the register');
  const due = dueOn(procedure, stage, expected.today);
  const usual = procedure.ownDay !== true || stage.formal ? procedure.wording : 'To be resolved';
  const wording = stage.expected === true ? 'A reply is expected' : usual;
  let compared = 0;
  for (const each of news.filter(({ kind }) => kind === 'alert' || kind === 'copy')) {
    const shown = factOf(each.card, 'Due');
    if (due === null) assert.equal(shown, 'No due day is set', each.post);
    else
      assert.ok(
        shown.startsWith(`${wording} by the end of ${longDay(due)}`),
        `${each.post}: ${shown}`,
      );
    compared += 1;
    const whole = factOf(each.card, 'Whole process');
    if (expected.wholeFrom === null || procedure.whole === null) assert.equal(whole, '', each.post);
    else {
      const by = oracleDueDay(expected.wholeFrom, procedure.whole.days);
      assert.ok(whole.startsWith(`By ${longDay(by!)}`), `${each.post}: ${whole}`);
      compared += 1;
    }
    const words = wordsOf(each.card);
    assert.ok(words.includes(`, ${stage.label}`), each.post);
    // What it is about, by category or in the raiser's words: also to whoever gets a copy (DU-74).
    const said = words.includes(SAFE_TEXT) || words.includes('\n• ');
    assert.ok(said || !stage.formal, `${each.post}: ${words}`);
  }
  return compared;
}

const countsFrom = ({ whole }: ExpectedProcedure, stage: ExpectedStage): boolean =>
  whole !== null && (whole.covers === 'all' || stage.formal);

/** Others may hear of it too: the raiser, who arranges a meeting, and those whose stage has ended. */
function checkNobodyElse(news: readonly News[], allowed: readonly string[]): void {
  const strangers = news.filter(({ post }) => !allowed.includes(post)).map(({ post }) => post);
  assert.deepEqual(strangers, []);
}

describe('all six procedures, from any stage and from first to last', () => {
  const counted = { entries: 0, moves: 0, days: 0 };
  let desk: TheDesk;
  let running = '';

  /** Two procedures share Waltham Forest's desk. */
  const deskFor = (authority: string): void => {
    before(async function () {
      this.timeout(60_000);
      if (running === authority) return;
      if (running !== '') await desk.stop();
      desk = await openDesk({ authority, now: START });
      running = authority;
    });
  };

  after(async () => {
    await desk.stop();
    console.log(
      `      ${String(counted.entries)} entries, ${String(counted.moves)} moves, ${String(counted.days)} days compared`,
    );
  });

  for (const procedure of EXPECTED) {
    describe(procedure.id, () => {
      deskFor(procedure.authority);

      it(`runs ${procedure.chain.join(' → ')} and ends there`, async () => {
        const { player, client } = desk;
        const raiser = desk.id(procedure.raiser);
        const [first, ...others] = procedure.chain.map((key) => stageOf(procedure, key));
        let today = await player.today();
        const watch = await desk.watch();
        const { reference } = await player.raise(raiser, fillFor(procedure, first!, today));
        let wholeFrom = countsFrom(procedure, first!) ? today : null;
        const involved = new Set([...first!.asked, ...first!.told, procedure.raiser]);
        checkOpened(await watch.news(reference), procedure, first!, {
          told: first!.told,
          today,
          wholeFrom,
        });
        for (const stage of others) {
          await client.moveClock({ workingDays: 1 });
          today = await player.today();
          await watch.news();
          const answer = await player.decide(
            raiser,
            reference,
            'escalate',
            fillFor(procedure, stage, today),
          );
          assert.equal(answer.kind, 'card', wordsOf(answer.card));
          const news = await watch.news(reference);
          if (wholeFrom === null && countsFrom(procedure, stage)) wholeFrom = today;
          counted.days += checkOpened(news, procedure, stage, {
            told: stage.told,
            today,
            wholeFrom,
          });
          for (const post of [...stage.asked, ...stage.told, ...(stage.register ?? [])])
            involved.add(post);
          checkNobodyElse(news, [...involved, 'IRO Operations Manager']);
          counted.moves += 1;
        }
        const { card } = await player.case(raiser, reference);
        assert.ok(wordsOf(card).includes('Now here, since'), wordsOf(card));
        const closed = await player.decide(raiser, reference, 'closeUnresolved');
        assert.ok(
          wordsOf(closed.card).includes('Closed: unresolved at the highest level'),
          wordsOf(closed.card),
        );
      });

      for (const stage of procedure.stages.filter(({ entry }) => entry !== false)) {
        it(`begins at ${stage.label}: ${stage.asked.join(' and ')} ${stage.req}`, async () => {
          const { player } = desk;
          const raiser = desk.id(procedure.raiser);
          const today = await player.today();
          const watch = await desk.watch();
          const { reference, preview } = await player.raise(
            raiser,
            fillFor(procedure, stage, today),
          );
          for (const post of [...stage.asked, ...stage.told]) {
            assert.ok(wordsOf(preview).includes(post), `the preview names ${post}`);
          }
          const news = await watch.news(reference);
          const first = procedure.stages[0] === stage;
          const told = [...stage.told, ...(first ? [] : (stage.toldWhenBypassed ?? []))];
          const wholeFrom = countsFrom(procedure, stage) ? today : null;
          counted.days += checkOpened(news, procedure, stage, { told, today, wholeFrom });
          const arranges = ['du-5', 'du-6', 'du-7'].includes(stage.key)
            ? ['IRO Operations Manager']
            : [];
          checkNobodyElse(news, [
            ...stage.asked,
            ...told,
            ...(stage.register ?? []),
            procedure.raiser,
            ...arranges,
          ]);
          counted.entries += 1;
        });
      }
    });
  }
});
