import type { Task } from '../procedure/index.ts';
import type { Context } from './commands.ts';
import { stageOf } from './ladder.ts';
import type { CaseState, StageEntry } from './state.ts';
import { tasksOf } from './tasks.ts';

/** What this stage waits for before it can be resolved, and was not done: "not needed" is not done. */
export function waitsOf(entry: StageEntry, state: CaseState, ctx: Context): readonly Task[] {
  const keys = stageOf(ctx.procedure, entry.stage)?.waitsFor?.tasks ?? [];
  if (keys.length === 0) return [];
  return tasksOf(state, ctx)
    .filter((task) => task.entry.id === entry.id && task.end?.how !== 'done')
    .map(({ rule }) => rule)
    .filter(({ key }) => keys.includes(key));
}
