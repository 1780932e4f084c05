import type { Agreed } from '../agreed.ts';
import { textProblems, invalid } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { stageOf } from '../ladder.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import { mayFile, openRecords } from '../records.ts';
import type { CaseState } from '../state.ts';
import { seatsFor, taskDue, tasksOf, type TaskAt } from '../tasks.ts';
import { keep } from '../text.ts';
import { happened, type Ask } from './ask.ts';

/**
 * Somebody says that a task is done, or why it is not needed. It is the doer's, the raiser's and their
 * manager's to say; of a task for which the stage waits, the doer's alone (CB-77). Of what a meeting
 * agreed, it is the doer's, the recorder's and the convener's.
 */
export function endTask(
  state: CaseState,
  command: CommandOf<'endTask'>,
  ask: Ask,
  ctx: Context,
): Decision {
  const task = tasksOf(state, ctx).find(
    ({ entry, rule }) => entry.id === command.stage && rule.key === command.task,
  );
  if (task === undefined) return refuse({ reason: 'unknown-task' });
  if (!mayEnd(task, state, ask, ctx)) {
    return refuse({ reason: refusalOf(task, ctx) });
  }
  if (task.end !== null) return NOTHING;
  const problems = textProblems('note', command.note, undefined, command.how === 'not-needed');
  if (problems.length > 0) return invalid(problems);
  const note = (command.note?.value.trim() ?? '') === '' ? null : command.note;
  const ended = {
    type: 'TaskEnded',
    stage: command.stage,
    task: command.task,
    how: command.how,
    note: note === null ? null : keep(note),
    due: taskDue(task, ctx),
  } as const;
  const record = command.how === 'done' ? recordOf(task, state, ask, ctx) : null;
  return happened(
    ended,
    ...(record === null ? [] : [{ type: 'RecordFiled', stage: command.stage, record } as const]),
  );
}

function refusalOf(task: TaskAt, ctx: Context) {
  if (task.agreed !== undefined) return 'only-those-who-agreed';
  return isWaitedFor(task, ctx) ? 'only-the-doer' : 'only-the-raiser';
}

/** The record that is confirmed with it, where whoever says so may confirm that too. */
function recordOf(
  { rule, entry }: TaskAt,
  state: CaseState,
  ask: Ask,
  ctx: Context,
): string | null {
  const record = openRecords(state, ctx).find(
    (each) => each.entry.id === entry.id && each.rule.key === rule.record,
  );
  const may = record !== undefined && mayFile(record, ask.who, state, ask.today, ctx);
  return may ? record.rule.key : null;
}

export const mayEnd = (task: TaskAt, state: CaseState, ask: Ask, ctx: Context): boolean =>
  (task.agreed === undefined ? reviews(task, ask, ctx) : records(task.agreed, ask)) ||
  seatsFor(task, state, ask.today, ctx).some(
    ({ person, deputy }) => person === ask.person || deputy === ask.person,
  );

const reviews = (task: TaskAt, { who }: Ask, ctx: Context): boolean =>
  !isWaitedFor(task, ctx) && (who.raiser !== null || who.manager !== null);

/** Whoever recorded what was agreed, or convened, and whoever stands in for them. */
const records = (agreed: Agreed, { who }: Ask): boolean =>
  who.meetings.some(({ meeting, records: seat }) => meeting === agreed.meeting.id && seat !== null);

const isWaitedFor = ({ rule, entry }: TaskAt, { procedure }: Context): boolean =>
  stageOf(procedure, entry.stage)?.waitsFor?.tasks.includes(rule.key) === true;
