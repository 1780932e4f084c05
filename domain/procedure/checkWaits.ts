import type { Doubt, Path } from './doubt.ts';
import type { Procedure, Stage } from './model.ts';

/** A stage can wait only for a task that comes up with it, and only where somebody resolves it. */
export const waitDoubts = (p: Procedure): readonly Doubt[] =>
  p.stages.flatMap((stage, at) => [
    ...unknownTasks(p, stage, String(at)),
    ...endsByItself(stage, String(at)),
  ]);

const unknownTasks = ({ beside }: Procedure, { key, waitsFor }: Stage, at: string): Doubt[] =>
  (waitsFor?.tasks ?? []).flatMap((task, n): Doubt[] => {
    const rule = (beside?.tasks ?? []).find((each) => each.key === task);
    const comesUp = rule?.on === 'opened' && (rule.stages?.includes(key) ?? true);
    const path = ['stages', at, 'waitsFor', 'tasks', String(n)];
    if (comesUp) return rule.record === undefined ? [] : [byRecord(key, task, rule.record, path)];
    const message = `${key} waits for '${task}', which is no task that comes up when ${key} opens. Name one of 'beside.tasks' whose 'on' is opened.`;
    return [{ severity: 'error', code: 'no-such-task', message, path }];
  });

/** The doer's word alone ends the wait (CB-77); a record is confirmed by the raiser too. */
function byRecord(stage: string, task: string, record: string, path: Path): Doubt {
  const message = `${stage} waits for '${task}', which only its doer says is done; but that task ends with the record '${record}' too, which others may confirm. Take 'record' out of the task, or the task out of 'waitsFor'.`;
  return { severity: 'error', code: 'wait-by-record', message, path };
}

function endsByItself({ key, waitsFor, ends, silence }: Stage, at: string): Doubt[] {
  if (waitsFor === undefined || (ends === undefined && silence === undefined)) return [];
  const message = `${key} ends by an answer or by silence, so that nothing would wait. Take 'waitsFor' out, or 'ends' and 'silence'.`;
  const path = ['stages', at, 'waitsFor'];
  return [{ severity: 'error', code: 'nothing-waits', message, path }];
}
