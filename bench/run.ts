import { countsBench } from './counts.ts';
import { deskDaysBench } from './deskDays.ts';
import { replyBench } from './reply.ts';
import { reportBench } from './report.ts';
import type { BenchResult } from './result.ts';
import { slotsBench } from './slots.ts';
import { startUpBench } from './startUp.ts';
import { workingDaysBench } from './workingDays.ts';

type Bench = () => Promise<BenchResult | readonly BenchResult[]>;

const WORKING_DAYS_FASTER = 50;
const SLOTS_SLOWER = 3;

/** `npm run bench` runs them all, `npm run bench -- reply startUp` those named. */
const BENCHES: Readonly<Record<string, Bench>> = {
  workingDays: async () => {
    const result = await workingDaysBench();
    return { ...result, ok: result.ratio >= WORKING_DAYS_FASTER };
  },
  slots: async () => {
    const result = await slotsBench();
    return { ...result, ok: result.ratio <= SLOTS_SLOWER };
  },
  reply: replyBench,
  report: reportBench,
  counts: countsBench,
  startUp: startUpBench,
  deskDays: deskDaysBench,
};

const HEADS = ['bench', 'ours', 'floor', 'ratio', 'budget', '', 'note'] as const;

const shown = (value: number | null): string => {
  if (value === null) return '';
  return Number.isInteger(value) ? String(value) : value.toPrecision(3);
};

const line = (result: BenchResult): readonly string[] => [
  result.name,
  shown(result.ours),
  shown(result.floor),
  shown(result.ratio),
  result.budget,
  result.ok ? 'ok' : 'OVER',
  result.note,
];

function table(lines: readonly (readonly string[])[]): string {
  const widths = HEADS.map((_, at) => Math.max(...lines.map((cells) => cells[at]?.length ?? 0)));
  return lines
    .map((cells) =>
      cells
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !(name in BENCHES));
  if (unknown.length > 0) {
    console.error(`No bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const lines: (readonly string[])[] = [HEADS];
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.error(`${name} …`);
    lines.push(...[await bench()].flat().map(line));
  }
  // Over or not, a bench is no test: it says so and the run succeeds (design section 11).
  console.log(table(lines));
}

await main(process.argv.slice(2));
