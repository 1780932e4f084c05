import { parseArgs } from 'node:util';
import { playDay, wordsOfDay } from './day.ts';
import { playMatrix, wordsOf } from './matrix.ts';

/**
 * Every fault at every single call of the journey, and for a week at each kind of call:
 * `npm run faults`; `npm run faults -- --day` plays the day of 1,000 cards instead.
 */
const { values } = parseArgs({
  options: { day: { type: 'boolean', default: false }, cards: { type: 'string', default: '1000' } },
});
const began = performance.now();

if (values.day) {
  const played = await playDay(Number(values.cards));
  console.log(wordsOfDay(played));
  const { cards, delivered, doubled, left, rates } = played;
  const tooFast = rates.some(({ most, allowed }) => most > allowed);
  if (delivered !== cards || doubled > 0 || left > 0 || tooFast) process.exitCode = 1;
} else {
  const shared = await playMatrix({ calls: 'all', singles: 1, weeks: 1, seed: 0 });
  for (const row of shared.rows) console.log(row);
  for (const words of shared.wrong) console.log(words);
  console.log(wordsOf(shared, (performance.now() - began) / 1000));
  if (shared.wrong.length > 0) process.exitCode = 1;
}
