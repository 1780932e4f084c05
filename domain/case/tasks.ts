import { CalendarEnds, countDue, momentAt, type Day, type Moment } from '../calendar/index.ts';
import type { Holder, PersonId } from '../people/index.ts';
import type { Span, Task, TaskTrigger } from '../procedure/index.ts';
import { agreedAt, roleAt, seatOfAgreed, doerOfAgreed, type Agreed } from './agreed.ts';
import type { Context } from './commands.ts';
import { contentOf } from './contentOf.ts';
import { resolutionOf, scopeOf } from './find.ts';
import { seatsOf } from './seats.ts';
import type { CaseState, Content, StageEntry, TaskEnd } from './state.ts';

/** A task that the case has brought up, at one of its stages. */
export interface TaskAt {
  readonly rule: Task;
  readonly entry: StageEntry;
  /** When it came up. */
  readonly since: Moment;
  /** From when its days are counted. */
  readonly countedFrom: Moment;
  /** The day that was typed for it, on the form or in a plan; null: its days are counted, or there are none. */
  readonly day: Day | null;
  readonly end: TaskEnd | null;
  /** What a meeting agreed; absent: the procedure asks for it. */
  readonly agreed?: Agreed;
}

/** Everything that this case has asked people to do beside answering, in the order of its stages. */
export function tasksOf(state: CaseState, ctx: Context): readonly TaskAt[] {
  if (isWithdrawn(state)) return [];
  return state.stages.flatMap((entry) => [
    ...ruledAt(entry, state, ctx),
    ...agreedAt(entry, state).map((agreed) => agreedTask(agreed, entry, state, ctx)),
  ]);
}

/** What the procedure asks for at a stage. */
function ruledAt(entry: StageEntry, state: CaseState, { procedure }: Context): readonly TaskAt[] {
  const rules = procedure.beside?.tasks ?? [];
  if (rules.length === 0) return [];
  const { answers } = contentOf(state);
  return rules.flatMap((rule) => {
    const since = comesUpAt(rule, entry, state) ? CAME_UP[rule.on](entry) : null;
    const day = dayFor(rule, entry, answers);
    const end = endOf(rule, entry);
    if (since === null || day === undefined || isPast(rule, entry, end)) return [];
    const countedFrom = typedDay(rule, answersOf(entry, state)) ?? since;
    return [{ rule, entry, since, countedFrom, day, end }];
  });
}

/** As if the procedure had a rule for it: asked for, reminded of and ended like every other task. */
function agreedTask(agreed: Agreed, entry: StageEntry, state: CaseState, ctx: Context): TaskAt {
  const { key, meeting, held, item } = agreed;
  const by = roleAt(doerOfAgreed(agreed, state, ctx), agreed, state);
  const rule: Task = { key, title: `Agreed at ${meeting.label}`, by, on: 'ended', within: null };
  const { at } = held;
  const end = endOf(rule, entry);
  return { rule, entry, since: at, countedFrom: at, day: item.due, end, agreed };
}

export const openTasks = (state: CaseState, ctx: Context): readonly TaskAt[] =>
  tasksOf(state, ctx).filter(({ end }) => end === null);

/** Whose it is: holders of the role on that day, the raiser, or whoever is asked at the stage. */
export const seatsFor = (
  { rule, entry, agreed }: TaskAt,
  state: CaseState,
  on: Day,
  ctx: Context,
): readonly Holder[] =>
  agreed === undefined
    ? seatsOf(
        rule.by,
        { scope: scopeOf(state), raiser: state.raiser, on, responders: entry.responders },
        ctx,
      )
    : [seatOfAgreed(agreed, entry, state, on, ctx)];

/** Who is asked to do it: the holder; the deputy of a vacant post. */
export const doersOf = (
  task: TaskAt,
  state: CaseState,
  on: Day,
  ctx: Context,
): readonly PersonId[] =>
  seatsFor(task, state, on, ctx).flatMap(({ person, deputy }) => person ?? deputy ?? []);

/** By when; null where no days are stated, or the calendar does not reach so far. */
export function taskDue(task: TaskAt, ctx: Context): Day | null {
  const { rule, countedFrom, since, day } = task;
  if (day !== null) return day;
  // A typed day that the calendar does not know is no reason to remind nobody.
  return rule.within === null
    ? null
    : (countedWithin(rule.within, countedFrom, ctx) ?? countedWithin(rule.within, since, ctx));
}

function countedWithin({ n, unit }: Span, from: Moment, ctx: Context): Day | null {
  try {
    return countDue(ctx.calendar, from, n, unit, ctx.counting).due;
  } catch (error) {
    if (error instanceof CalendarEnds) return null;
    throw error;
  }
}

const isWithdrawn = ({ status }: CaseState): boolean =>
  status.kind === 'closed' && status.how === 'withdrawn';

/** It was to be done while its stage ran, and was not. */
const isPast = ({ untilEnd }: Task, { decision }: StageEntry, end: TaskEnd | null): boolean =>
  untilEnd === true && decision !== null && end === null;

const belongsTo = ({ stages }: Task, { stage }: StageEntry): boolean =>
  stages === undefined || stages.includes(stage);

/** What was said of the task itself; where it has a record, that this was confirmed. */
function endOf({ key, record }: Task, { tasks, filed }: StageEntry): TaskEnd | null {
  const said = tasks.find(({ task }) => task === key);
  if (said !== undefined) return said;
  const entered = filed.find((each) => each.record === record);
  return entered === undefined
    ? null
    : {
        task: key,
        how: 'done',
        at: entered.at,
        by: entered.by,
        ...(entered.onBehalfOf === undefined ? {} : { onBehalfOf: entered.onBehalfOf }),
        note: null,
      };
}

/** What was answered on the way to this very stage: a later day is no day of an earlier task. */
const answersOf = ({ id, content }: StageEntry, state: CaseState): Content['answers'] =>
  (content ?? (id === state.stages[0]?.id ? state.content : null))?.answers ?? {};

function typedDay({ from = '' }: Task, answers: Content['answers']): Moment | null {
  const answer = answers[from];
  return answer?.kind === 'day' ? momentAt(answer.day, '00:00') : null;
}

/** The day that somebody typed; null: nobody did; undefined: without it there is nothing to do. */
function dayFor(
  { forAnswer, byPlan }: Task,
  { replies }: StageEntry,
  answers: Content['answers'],
): Day | null | undefined {
  if (byPlan === true) {
    const planned = replies.findLast(({ plan }) => plan.length > 0)?.plan ?? [];
    return [...planned.map(({ due }) => due)].sort().at(-1);
  }
  if (forAnswer === undefined) return null;
  const answer = answers[forAnswer];
  return answer?.kind === 'day' ? answer.day : answer && null;
}

const comesUpAt = (rule: Task, entry: StageEntry, { stages }: CaseState): boolean =>
  belongsTo(rule, entry) &&
  (rule.once !== true || stages.find((each) => belongsTo(rule, each)) === entry);

const CAME_UP: Record<TaskTrigger, (entry: StageEntry) => Moment | null> = {
  opened: ({ openedAt }) => openedAt,
  answered: ({ replies }) => replies[0]?.at ?? null,
  ended: ({ decision }) => decision?.at ?? null,
  resolved: (entry) => resolutionOf(entry)?.at ?? null,
};
