import type { Doubt, Path } from './doubt.ts';
import {
  RESPONDER,
  type Procedure,
  type RecordRule,
  type Stage,
  type Task,
  type TaskTrigger,
} from './model.ts';
import { recordsAt } from './recordsAt.ts';

/** A task that is done with a record: whether the two can be one duty. */
export const taskRecordDoubts = (p: Procedure): readonly Doubt[] =>
  (p.beside?.tasks ?? []).flatMap((task, at) => {
    const path = ['beside', 'tasks', String(at)];
    return task.record === undefined
      ? []
      : [
          ...silent(task, task.record, path),
          ...atStages(p, task, task.record, [...path, 'record']),
        ];
  });

/** Confirming a record tells nobody, so that it would hang on the button whether somebody hears of it. */
function silent({ tells = [] }: Task, record: string, path: Path): Doubt[] {
  if (tells.length === 0) return [];
  const message = `Whoever confirms the record '${record}' has done this task, and of a record nobody is told: 'tells' would hold for one of the two ways only. Take 'tells' out, or 'record'.`;
  return [{ severity: 'error', code: 'record-tells-nobody', message, path: [...path, 'tells'] }];
}

/** What is said of several stages alike is said once. */
function atStages(p: Procedure, task: Task, record: string, path: Path): Doubt[] {
  const doubts = p.stages
    .filter(({ key }) => task.stages?.includes(key) ?? true)
    .flatMap((stage) => {
      const rule = recordsAt(stage, p).find(({ key }) => key === record);
      return rule === undefined ? [missing(stage, record)] : unlike(task, rule, stage);
    });
  return [...new Map(doubts.map((each) => [each.message, each])).values()].map((each) => ({
    severity: 'warning',
    ...each,
    path,
  }));
}

type After = NonNullable<RecordRule['after']>;
type Why = Pick<Doubt, 'code' | 'message'>;

/** Where the stage has no such record the task is confirmed by itself, which somebody may not expect. */
const missing = ({ key }: Stage, record: string): Why => ({
  code: 'no-such-record',
  message: `${key} has no record '${record}' with which this task would be done, so that it is confirmed by itself there. Name one of its 'records', or keep the task to other stages.`,
});

/** In which order things come about at a stage; a meeting may be held at any time, or never. */
const TASK_AT: Readonly<Record<TaskTrigger, number>> = {
  opened: 0,
  answered: 1,
  ended: 2,
  resolved: 3,
};
const RECORD_AT: Readonly<Record<After, number>> = {
  reply: 1,
  meeting: 4,
  decision: 2,
  resolution: 3,
};

function unlike({ by, on }: Task, { key, by: files, after }: RecordRule, stage: Stage): Why[] {
  const theirs = (role: string) => (role === RESPONDER ? stage.to.roles : [role]);
  const same = by === files || theirs(by).some((role) => theirs(files).includes(role));
  const others = `This task is asked of '${by}', but the record '${key}' of ${stage.key} of '${files}': either of them ends both. Name the same role in both, or take 'record' out.`;
  return [
    ...(same ? [] : [{ code: 'record-of-others', message: others }]),
    ...(after !== undefined && RECORD_AT[after] > TASK_AT[on]
      ? [tooLate(on, key, stage, after)]
      : []),
  ];
}

function tooLate(on: TaskTrigger, record: string, { key }: Stage, after: After): Why {
  const message = `This task comes up when the stage is ${on}, but the record '${record}' of ${key} only after its ${after}: whoever says before that the task is done leaves the record to be confirmed by itself. Correct the 'on' of the task or the 'after' of the record.`;
  return { code: 'record-later', message };
}
