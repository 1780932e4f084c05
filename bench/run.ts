import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { BENCHES } from './benches.ts';
import { benchResult, type BenchResult } from './result.ts';

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

const oneFile = fileURLToPath(new URL('one.ts', import.meta.url));
const message = z.tuple([z.array(benchResult), z.unknown()]);

/** In a process of its own: what one bench leaves in memory is no burden of the next. */
async function measured(name: string): Promise<readonly BenchResult[]> {
  const child = fork(oneFile, [name], { execArgv: ['--import', 'tsx'], stdio: 'inherit' });
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`The bench ${name} ended with ${String(code)} and no result.`);
  });
  const [results] = message.parse(await Promise.race([once(child, 'message'), gone]));
  child.disconnect();
  await gone.catch(() => undefined);
  return results;
}

async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !(name in BENCHES));
  if (unknown.length > 0) {
    console.error(`No bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const lines: (readonly string[])[] = [HEADS];
  for (const name of Object.keys(BENCHES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.error(`${name} …`);
    lines.push(...(await measured(name)).map(line));
  }
  // Over or not, a bench is no test: it says so and the run succeeds (design section 11).
  console.log(table(lines));
}

await main(process.argv.slice(2));
