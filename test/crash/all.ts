import { parseArgs } from 'node:util';
import { judge, playKilled, type Ended, type Kill, type Verdict } from './killed.ts';
import { roundsOf } from './rounds.ts';

/**
 * SIGKILL before and after every outside call of a Durham journey:
 * `npm run crash -- [--minutes N] [--from ROUND] [--lanes N]`. A round is a journey with a kill in every
 * second step; the points of a round that goes wrong are tried one by one, so that each is named.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    from: { type: 'string', default: '0' },
    lanes: { type: 'string', default: '2' },
  },
});
const minutes = values.minutes === undefined ? Infinity : Number(values.minutes);
const from = Number(values.from);
const lanes = Number(values.lanes);
if (Number.isNaN(minutes) || !Number.isInteger(from) || !Number.isInteger(lanes) || lanes < 1) {
  console.error('npm run crash -- [--minutes N] [--from ROUND] [--lanes N]');
  process.exit(2);
}

const until = Date.now() + minutes * 60_000;
const reference = await playKilled([]);
const rounds = roundsOf(reference);
const all = rounds.flat().length;
console.log(`${String(all)} points in ${String(rounds.length)} rounds`);

const sum = { tried: 0, hit: 0, wrong: 0, cardsTwice: 0 };
const waiting = [...rounds.entries()].slice(from);

async function tryRound(n: number, kills: readonly Kill[]): Promise<void> {
  const { verdict, ended } = await play(kills);
  sum.tried += kills.length;
  sum.hit += ended?.hit ?? 0;
  if (verdict !== null && ended !== null && wrongIn(verdict).length === 0) {
    sum.cardsTwice += verdict.cardsTwice;
    return;
  }
  console.log(`round ${String(n)} is tried point by point`);
  for (const kill of kills) await tryAlone(kill);
}

async function tryAlone(kill: Kill): Promise<void> {
  const { verdict, trouble } = await play([kill]);
  const wrong = verdict === null ? [trouble] : wrongIn(verdict);
  sum.wrong += wrong.length;
  sum.cardsTwice += verdict?.cardsTwice ?? 0;
  for (const each of wrong) console.log(`  ${JSON.stringify(kill)}: ${each}`);
}

interface Played {
  readonly ended: Ended | null;
  readonly verdict: Verdict | null;
  readonly trouble: string;
}

async function play(kills: readonly Kill[]): Promise<Played> {
  try {
    const ended = await playKilled(kills, reference);
    return { ended, verdict: judge(ended, reference), trouble: '' };
  } catch (error) {
    const trouble = error instanceof Error ? error.message : String(error);
    console.log(`  the journey did not end: ${trouble}`);
    return { ended: null, verdict: null, trouble };
  }
}

const wrongIn = ({ lost, doubled }: Verdict): readonly string[] => [
  ...lost.map((each) => `lost: ${each}`),
  ...doubled.map((each) => `doubled: ${each}`),
];

const lane = async (): Promise<void> => {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (Date.now() >= until) return;
    await tryRound(...next);
    console.log(`round ${String(next[0])}: ${String(sum.tried)} points tried`);
  }
};
await Promise.all(Array.from({ length: lanes }, lane));

console.log(
  `tried ${String(sum.tried)} of ${String(all)} points with SIGKILL: ${String(sum.wrong)} lost, doubled ` +
    `or unfinished, ${String(sum.cardsTwice)} cards twice, recorded; ${String(sum.hit)} at the very call of ` +
    'the reference, the others at another call of that step or at its end',
);
process.exitCode = sum.wrong > 0 ? 1 : 0;
