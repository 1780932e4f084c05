import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CHILD_ARGS } from '../childArgs.ts';
import type { Share, Shared } from './worker.ts';

const LANES = 2;

/** The matrix in two processes; what each found, as one. */
export async function playMatrix(wanted: Omit<Share, 'first' | 'of'>): Promise<Shared> {
  const shares = await Promise.all(
    Array.from({ length: LANES }, async (_, first) => {
      return await inAnotherProcess({ ...wanted, first, of: LANES });
    }),
  );
  const sum = (pick: (shared: Shared) => number): number =>
    shares.reduce((total, each) => total + pick(each), 0);
  return {
    kinds: shares[0]?.kinds ?? [],
    met: [...new Set(shares.flatMap(({ met }) => met))],
    tried: sum(({ tried }) => tried),
    weeks: sum(({ weeks }) => weeks),
    twice: sum(({ twice }) => twice),
    uncertain: sum(({ uncertain }) => uncertain),
    unreached: sum(({ unreached }) => unreached),
    alarms: sum(({ alarms }) => alarms),
    dead: sum(({ dead }) => dead),
    wrong: shares.flatMap(({ wrong }) => wrong),
    rows: shares.flatMap(({ rows }) => rows).sort(),
  };
}

async function inAnotherProcess(share: Share): Promise<Shared> {
  const worker = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), {
    execArgv: [...CHILD_ARGS],
  });
  worker.send(share);
  const answered: readonly unknown[] = await Promise.race([
    once(worker, 'message'),
    once(worker, 'exit').then(() => {
      throw new Error('a worker ended early');
    }),
  ]);
  return answered[0] as Shared;
}

export const wordsOf = (shared: Shared, seconds: number): string =>
  [
    `${String(shared.tried)} faults at ${String(shared.kinds.length)} kinds of call (${String(shared.weeks)} of them for a week): `,
    `${String(shared.wrong.length)} times something was lost, doubled or untrue; `,
    `${String(shared.twice)} cards came twice, recorded; ${String(shared.uncertain)} attempts recorded as uncertain; `,
    `${String(shared.unreached)} cards reached nobody, recorded, and ${String(shared.alarms)} times a person was told; `,
    `${String(shared.dead)} dead letters; ${seconds.toFixed(0)} s`,
  ].join('');
