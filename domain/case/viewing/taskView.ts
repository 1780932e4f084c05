import { localDay, type Moment } from '../../calendar/index.ts';
import type { Context } from '../commands.ts';
import type { Ask } from '../decisions/ask.ts';
import { mayEnd } from '../decisions/endTask.ts';
import { stageOf } from '../ladder.ts';
import { seesAll, type Standing } from '../standing.ts';
import type { CaseState } from '../state.ts';
import { doersOf, taskDue, tasksOf, type TaskAt } from '../tasks.ts';
import type { NoteView, TaskView } from '../views.ts';
import { daysLeft, planOf, type Showing } from './stageView.ts';
import { namedPerson, postOf, read, readOrNull } from './words.ts';

/** Tasks that this person does, or all of them for those who read the whole case. */
export function taskViews(
  state: CaseState,
  who: Standing,
  now: Moment,
  showing: Showing,
): readonly TaskView[] {
  const isOwn = ({ entry, rule }: TaskAt): boolean =>
    who.tasks.some((each) => each.entry === entry.id && each.task === rule.key);
  return tasksOf(state, showing.ctx)
    .filter((task) => seesAll(who) || isOwn(task) || sawAgreed(task, who))
    .map((task) => taskView(task, isOwn(task), state, who, now, showing));
}

/** Whoever records or convenes the meeting at which it was agreed. */
const sawAgreed = ({ agreed }: TaskAt, { meetings }: Standing): boolean =>
  agreed !== undefined &&
  meetings.some(({ meeting, records }) => meeting === agreed.meeting.id && records !== null);

function taskView(
  task: TaskAt,
  own: boolean,
  state: CaseState,
  who: Standing,
  now: Moment,
  { ctx, texts, today }: Showing,
): TaskView {
  const { rule, entry, since, end, agreed } = task;
  const due = taskDue(task, ctx);
  const ask: Ask = { now, today: localDay(now), person: who.person, who };
  return {
    entry: entry.id,
    task: rule.key,
    title: agreed === undefined ? rule.title : read(texts, agreed.item.task),
    help: rule.help ?? null,
    stageLabel: stageOf(ctx.procedure, entry.stage)?.label ?? entry.stage,
    by: doersOf(task, state, today, ctx).map((person) => namedPerson(rule.by, person, ctx)),
    since,
    due,
    daysLeft: end === null ? daysLeft(due, today, ctx) : null,
    end:
      end === null
        ? null
        : {
            how: end.how,
            at: end.at,
            by: postOf(end.by, ctx),
            ...(end.onBehalfOf === undefined ? {} : { onBehalfOf: postOf(end.onBehalfOf, ctx) }),
            note: readOrNull(texts, end.note),
          },
    own,
    mayEnd: end === null && mayEnd(task, state, ask, ctx),
    ...(agreed === undefined
      ? {}
      : {
          agreed: {
            meeting: agreed.meeting.id,
            label: agreed.meeting.label,
            owner: planOf([agreed.item], texts, ctx)[0]?.owner ?? '',
          },
        }),
  };
}

/** Notes beside the stages: never for those who are asked or told. */
export const noteViews = (
  { notes }: CaseState,
  who: Standing,
  { ctx, texts }: Showing,
): readonly NoteView[] =>
  seesAll(who)
    ? notes.map(({ note, on, at, by, onBehalfOf, text }) => ({
        label: noteLabel(note, ctx),
        on,
        at,
        by: postOf(by, ctx),
        ...(onBehalfOf === undefined ? {} : { onBehalfOf: postOf(onBehalfOf, ctx) }),
        text: readOrNull(texts, text),
      }))
    : [];

export const noteLabel = (key: string, { procedure }: Context): string =>
  procedure.beside?.notes?.find((rule) => rule.key === key)?.label ?? key;
