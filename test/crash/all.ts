import { parseArgs } from 'node:util';
import { judge, killsOf, playKilled } from './killed.ts';

/** SIGKILL before and after every outside call of a Durham journey: `npm run crash -- [--minutes N]`. */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    from: { type: 'string', default: '0' },
  },
});
const minutes = values.minutes === undefined ? Infinity : Number(values.minutes);
const from = Number(values.from);
if (Number.isNaN(minutes) || !Number.isInteger(from)) {
  console.error('npm run crash -- [--minutes N] [--from POINT]');
  process.exit(2);
}

const until = Date.now() + minutes * 60_000;
const reference = await playKilled([]);
const points = killsOf(reference);
let tried = 0;
let lost = 0;
let doubled = 0;
let cardsTwice = 0;
for (const [n, point] of points.entries()) {
  if (n < from) continue;
  if (Date.now() >= until) break;
  const verdict = judge(await playKilled([point]), reference);
  tried += 1;
  lost += verdict.lost.length;
  doubled += verdict.doubled.length;
  cardsTwice += verdict.cardsTwice;
  for (const each of [...verdict.lost, ...verdict.doubled]) {
    console.log(`point ${String(n)} ${JSON.stringify(point)}: ${each}`);
  }
}
console.log(
  `tried ${String(tried)} of ${String(points.length)} points with SIGKILL: ` +
    `${String(lost)} lost, ${String(doubled)} doubled, ${String(cardsTwice)} cards twice, recorded`,
);
process.exitCode = lost + doubled > 0 ? 1 : 0;
