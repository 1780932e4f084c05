import { localDay } from '../../calendar/index.ts';
import type { PersonId } from '../../people/index.ts';
import type { TaskTrigger } from '../../procedure/index.ts';
import { recorderOfAgreed, type Agreed } from '../agreed.ts';
import type { Context } from '../commands.ts';
import type { Effect } from '../effects.ts';
import type { RecordedEvent, RecordedOf } from '../events.ts';
import { meetingOf } from '../find.ts';
import type { CaseState } from '../state.ts';
import { doersOf, openTasks, tasksOf, type TaskAt } from '../tasks.ts';
import { isActor, managersOf, named, notices, toldByRule, type To } from './recipients.ts';

/** What each kind of event brings up, and at which stage. */
function broughtUp(
  event: RecordedEvent,
  state: CaseState,
): {
  readonly on: readonly TaskTrigger[];
  readonly stage: number;
  readonly meeting?: number;
} | null {
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
    case 'MeetingHeld': {
      const { meeting } = event;
      return { on: [], stage: meetingOf(state, meeting)?.stage ?? 0, meeting };
    }
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
  const up = broughtUp(event, state);
  if (up === null) return [];
  const { at } = event.meta;
  const asked = openTasks(state, ctx).filter(
    ({ entry, rule, since, agreed }) =>
      (agreed === undefined
        ? entry.id === up.stage && up.on.includes(rule.on)
        : agreed.meeting.id === up.meeting) && since === at,
  );
  const people = doers(asked.filter(isNews), state, event, ctx).filter(
    (person) => !told.includes(person) && !isActor(event.meta, person),
  );
  const { stage, meeting = null } = up;
  return notices(named(people, event.meta, ctx), 'task-asked', { stage, meeting });
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
  const agreed = tasks[0]?.agreed;
  if (agreed !== undefined) return ofAgreedRung(agreed, to, event, state, ctx);
  const about = { stage: event.stage };
  if (event.rung !== 'overdue') return notices(to, 'task-due', about);
  return notices([...to, ...managersOf(state, event.meta, ctx)], 'task-overdue', about);
}

/** What a meeting agreed: to whoever does it; once its day has passed, to whoever recorded it too. */
function ofAgreedRung(
  agreed: Agreed,
  to: readonly To[],
  { stage, rung, meta }: RecordedOf<'RungFired'>,
  state: CaseState,
  ctx: Context,
): readonly Effect[] {
  const about = { stage, meeting: agreed.meeting.id };
  if (rung !== 'overdue') return notices(to, 'task-due', about);
  const recorder = recorderOfAgreed(agreed, state, ctx);
  const others =
    recorder === null || to.some(({ person }) => person === recorder) ? [] : [recorder];
  return notices([...to, ...named(others, meta, ctx)], 'task-overdue', about);
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
