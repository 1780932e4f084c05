import { plusHours, type Moment } from '../domain/calendar/index.ts';
import { rungKey } from '../domain/case/index.ts';
import { codeOf, isFailure } from './failures.ts';
import { act } from './act.ts';
import type { Dependencies } from './dependencies.ts';
import { dispatchCase } from './dispatch/dispatchCase.ts';
import type { DueRow, Heartbeat } from './ports/index.ts';
import { SafetyNet } from './safetyNet.ts';

/** Cases handled at the same time; rows of one case stay in order. */
const LANES = 6;

export interface Swept {
  readonly rows: number;
  readonly failed: number;
}

/**
 * Everything that is due: reads each due row up to now, without a checkpoint, and never what is merely
 * open (design section 4). One bad row does not stop its neighbours; it stays due for the next sweep.
 */
export async function sweep(deps: Dependencies, heartbeat: Heartbeat, now: Moment): Promise<Swept> {
  const byCase = new Map<string, DueRow[]>();
  for await (const row of deps.dueIndex.due(now)) {
    byCase.set(row.caseId, [...(byCase.get(row.caseId) ?? []), row]);
  }
  const queue = [...byCase.values()];
  let failed = 0;
  const lane = async (): Promise<void> => {
    for (let rows = queue.shift(); rows !== undefined; rows = queue.shift()) {
      // Added after the wait: `failed += await …` would add to what stood before it, and lose a neighbour's.
      const bad = await sweepCase(deps, rows, now);
      failed += bad;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (failed === 0) await heartbeat.beat(now);
  return { rows: [...byCase.values()].flat().length, failed };
}

async function sweepCase(
  deps: Dependencies,
  rows: readonly DueRow[],
  now: Moment,
): Promise<number> {
  const [first] = rows;
  if (first === undefined) return 0;
  const net = new SafetyNet(deps.wall, deps.timing.leaseMs);
  const handled: DueRow[] = [];
  const seen: DueRow[] = [];
  try {
    for (const row of rows) {
      if (!(await fires(deps, row, now, net))) handled.push(row);
      seen.push(row);
    }
    const { heldForMs } = await dispatchCase(deps, first.caseId, now);
    if (heldForMs === null) await net.takeIn();
    for (const row of handled) {
      // What another holds, perhaps a process that died, no message may know of: the row stays.
      if (heldForMs !== null && row.what.kind === 'dispatch') continue;
      await deps.dueIndex.remove(row);
    }
    return 0;
  } catch (error) {
    deps.log.error('sweep-row-failed', { caseId: first.caseId, code: codeOf(error) });
    if (isFailure(error)) return rows.length;
    return await givenUp(deps, rows, seen, codeOf(error), now);
  }
}

/**
 * A reminder that breaks down at each sweep for an hour is a dead letter: its row goes, so that the sweeps
 * are known to run, and comes back when somebody has it tried again. Answers how many are still to be tried.
 */
async function givenUp(
  deps: Dependencies,
  rows: readonly DueRow[],
  fired: readonly DueRow[],
  code: string,
  now: Moment,
): Promise<number> {
  const [row] = rows.filter((each) => !fired.includes(each));
  if (row?.what.kind !== 'rung' || plusHours(row.at, 1) > now) return rows.length;
  const { caseId } = row;
  await deps.deadLetters.add({ id: `${caseId} ${row.at}`, at: now, kind: 'rung', caseId, code });
  await deps.dueIndex.remove(row);
  return rows.length - 1;
}

/**
 * The rung row, inserted with its events, is the claim: a rung fires once whoever sweeps. The case is
 * dispatched right after, so the wake-up waits as long as a dispatcher may hold an effect, and is taken
 * back when there is nothing left to do. Answers whether it fired: its due row then goes with the
 * projection, which knows that it has.
 */
async function fires(
  deps: Dependencies,
  row: DueRow,
  now: Moment,
  net: SafetyNet,
): Promise<boolean> {
  if (row.what.kind === 'dispatch') return false;
  const { clock, rung: name, stage, meeting, due } = row.what;
  const rung = { clock, rung: name, stage, meeting, due };
  const key = rungKey(rung);
  const acted = await act(
    deps,
    {
      caseId: row.caseId,
      now,
      key: `rung ${key}`,
      actor: null,
      command: { type: 'clockElapsed', ...rung },
    },
    { rung: key, safetyNet: net },
  );
  if (acted.kind !== 'done') return false;
  net.holds();
  return true;
}
