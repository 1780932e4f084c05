import { localDay } from '../../calendar/index.ts';
import type { PersonId } from '../../people/index.ts';
import type { TaskTrigger } from '../../procedure/index.ts';
import type { Context } from '../commands.ts';
import type { Effect } from '../effects.ts';
import type { RecordedEvent, RecordedOf } from '../events.ts';
import type { CaseState } from '../state.ts';
import { doersOf, openTasks, tasksOf, type TaskAt } from '../tasks.ts';
import { isActor, managersOf, named, notices, toldByRule } from './recipients.ts';

/** What each kind of event brings up, and at which stage. */
function broughtUp(
  event: RecordedEvent,
): { readonly on: readonly TaskTrigger[]; readonly stage: number } | null {
  switch (event.type) {
    case 'StageOpened':
      return { on: ['opened'], stage: event.version };
    case 'Replied':
      return { on: ['answered'], stage: event.stage };
    case 'StageResolved':
    case 'DeemedAgreed':
      return { on: ['ended', 'resolved'], stage: event.stage };
    case 'StageEscalated':
    case 'ClosedUnresolved':
      return { on: ['ended'], stage: event.stage };
    default:
      return null;
  }
}

/**
 * Who is asked to do something now, but for those who did this, and those who get a card of it anyway. A
 * task without days that stands from the stage's opening on is no news: it waits on the case and on the
 * list of whoever does it, so that an alert goes to those whom the procedure names and to nobody else.
 */
export function tasksAsked(
  event: RecordedEvent,
  told: readonly (PersonId | null)[],
  state: CaseState,
  ctx: Context,
): readonly Effect[] {
  const up = broughtUp(event);
  if (up === null) return [];
  const { at } = event.meta;
  const asked = openTasks(state, ctx).filter(
    (task) => task.entry.id === up.stage && up.on.includes(task.rule.on) && task.since === at,
  );
  const people = doers(asked.filter(isNews), state, event, ctx).filter(
    (person) => !told.includes(person) && !isActor(event.meta, person),
  );
  return notices(named(people, event.meta, ctx), 'task-asked', { stage: up.stage });
}

const isNews = ({ rule, day }: TaskAt): boolean =>
  rule.on !== 'opened' || rule.within !== null || day !== null;

/** A task's reminder: to whoever does it; once its day has passed, to the raiser's manager too. */
export function ofTaskRung(
  event: RecordedOf<'RungFired'>,
  state: CaseState,
  ctx: Context,
): readonly Effect[] {
  const key = event.clock.slice('task:'.length);
  const tasks = tasksOf(state, ctx).filter(
    ({ rule, entry }) => rule.key === key && entry.id === event.stage,
  );
  const to = named(doers(tasks, state, event, ctx), event.meta, ctx);
  const about = { stage: event.stage };
  if (event.rung !== 'overdue') return notices(to, 'task-due', about);
  return notices([...to, ...managersOf(state, event.meta, ctx)], 'task-overdue', about);
}

/** Somebody said what became of it: told to whomever its rule names (CPC-14). */
export function ofTaskEnd(
  { stage, task, meta }: RecordedOf<'TaskEnded'>,
  state: CaseState,
  ctx: Context,
): readonly Effect[] {
  const rule = ctx.procedure.beside?.tasks?.find(({ key }) => key === task) ?? {};
  return notices(toldByRule(rule, state, meta, ctx), 'task-done', { stage });
}

const doers = (
  tasks: readonly TaskAt[],
  state: CaseState,
  { meta }: RecordedEvent,
  ctx: Context,
): readonly PersonId[] => [
  ...new Set(tasks.flatMap((task) => doersOf(task, state, localDay(meta.at), ctx))),
];
