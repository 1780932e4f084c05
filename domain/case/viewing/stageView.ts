import {
  CalendarEnds,
  explainCount,
  localDay,
  longDay,
  workingDaysBetween,
  type Day,
} from '../../calendar/index.ts';
import type { Context } from '../commands.ts';
import { stageOf } from '../ladder.ts';
import { latestDue } from '../latestDue.ts';
import { startedOn, startEventOf } from '../startEvent.ts';
import type { PlanItem, Responder, StageEntry } from '../state.ts';
import type { Texts } from '../text.ts';
import type { Receipt, StageView } from '../views.ts';
import { namedPerson, postOf, read, readOrNull } from './words.ts';

export interface Showing {
  readonly texts: Texts;
  readonly ctx: Context;
  readonly today: Day;
}

/** A stage in dates only: for the register and for whoever sees a meeting of it. */
export function stageDates(entry: StageEntry, { ctx, today }: Showing): StageView {
  const stage = stageOf(ctx.procedure, entry.stage);
  return {
    entry: entry.id,
    stage: entry.stage,
    label: stage?.label ?? entry.stage,
    name: stage?.name ?? '',
    formal: stage?.formal ?? true,
    openedAt: entry.openedAt,
    responders: [],
    copies: [],
    ...clockIn(entry, today, ctx),
    explanation: [],
    start: startIn(entry, ctx),
    waitsFor: [],
    latestDue: null,
    acknowledgedAt: null,
    replies: [],
    askedAgain: null,
    judging: null,
    repliesHidden: true,
    timeRequest: null,
    decision: null,
    reason: null,
    skipped: [],
    filed: [],
  };
}

type ClockShown = Pick<StageView, 'due' | 'firstDue' | 'clock' | 'wording' | 'daysLeft'>;

function clockIn({ clock }: StageEntry, today: Day, ctx: Context): ClockShown {
  if (clock === null) {
    return { due: null, firstDue: null, clock: null, wording: 'reply', daysLeft: null };
  }
  const { due, firstDue, state, wording } = clock;
  const left = state === 'running' ? daysLeft(due, today, ctx) : null;
  return { due, firstDue, clock: state, wording, daysLeft: left };
}

function startIn(entry: StageEntry, ctx: Context): StageView['start'] {
  const event = startEventOf(entry, ctx);
  return event === null ? null : { label: event.label, on: startedOn(entry) };
}

/** The alert that was copied, and its outcome; not what was answered. */
export function stageCopied(entry: StageEntry, showing: Showing): StageView {
  const { ctx, texts } = showing;
  return {
    ...stageDates(entry, showing),
    responders: entry.responders.map((seat) => receiptOf(seat, ctx)),
    copies: entry.copies.map((copy) => receiptOf(copy, ctx)),
    explanation: explanationOf(entry),
    acknowledgedAt: entry.acknowledgedAt,
    decision:
      entry.decision === null
        ? null
        : {
            kind: entry.decision.kind,
            at: entry.decision.at,
            reason: read(texts, entry.decision.reason),
            reopened: entry.decision.reopened ? read(texts, entry.decision.reopened.reason) : null,
          },
    reason: readOrNull(texts, entry.reason),
    skipped: entry.skipped.map((key) => stageOf(ctx.procedure, key)?.label ?? key),
  };
}

function receiptOf(
  { role, person, delivery }: Pick<Responder, 'role' | 'person' | 'delivery'>,
  ctx: Context,
): Receipt {
  const { sentAt, deliveredAt, uncertain, route, openedAt, failed, listed, through } = delivery;
  const named = namedPerson(role, person, ctx);
  return {
    ...{ ...named, sentAt, deliveredAt, uncertain, route, openedAt, failed },
    ...(listed !== undefined && { listed }),
    ...(through && { through: { post: postOf(through.person, ctx), as: through.as } }),
  };
}

/** That they are away as well, as far as that is known. */
function receiptWith(seat: Responder, ctx: Context): Receipt {
  const receipt = receiptOf(seat, ctx);
  if (seat.away === undefined) return receipt;
  const { until, standIn } = seat.away;
  const told = standIn === null ? null : postOf(standIn.person, ctx);
  return { ...receipt, away: { until: until === null ? null : localDay(until), told } };
}

/** The whole stage. */
export function stageWhole(entry: StageEntry, showing: Showing): StageView {
  const { ctx, texts } = showing;
  const request = entry.timeRequest;
  return {
    ...stageCopied(entry, showing),
    responders: entry.responders.map((seat) => receiptWith(seat, ctx)),
    replies: entry.replies.map(({ id, at, by, onBehalfOf, text, plan, done }) => ({
      id,
      at,
      by: postOf(by, ctx),
      onBehalfOf: onBehalfOf === null ? null : postOf(onBehalfOf, ctx),
      text: read(texts, text),
      plan: planOf(plan, texts, ctx),
      done,
    })),
    askedAgain: askedAgainIn(entry, texts),
    repliesHidden: false,
    latestDue: latestDue(entry, stageOf(ctx.procedure, entry.stage), ctx),
    timeRequest:
      request === null
        ? null
        : {
            until: request.until,
            given: request.answer.kind === 'granted' ? request.answer.until : null,
            reason: read(texts, request.reason),
            state: request.answer.kind,
          },
    filed: entry.filed.map(({ record, at }) => ({ record, at })),
  };
}

/** As long as no answer stands: what was asked anew is said until it is answered. */
const askedAgainIn = ({ askedAgain, answered }: StageEntry, texts: Texts) =>
  askedAgain === undefined || answered
    ? null
    : { at: askedAgain.at, reason: read(texts, askedAgain.reason) };

export const planOf = (plan: readonly PlanItem[], texts: Texts, ctx: Context) =>
  plan.map(({ task, owner, due, doer }) => ({
    task: read(texts, task),
    owner: [doer === undefined ? '' : postOf(doer, ctx), read(texts, owner)]
      .filter((words) => words !== '')
      .join(', '),
    due,
  }));

/** How the first due day was counted, and each day to which more time was given since. */
const explanationOf = ({ clock, extensions }: StageEntry): readonly string[] => [
  ...(clock?.trace ? explainCount(clock.trace) : []),
  ...extensions.map(({ until }) => `More time was given until the end of ${longDay(until)}.`),
];

/**
 * Working days after today up to the due day, as a limit counts them: on day 0 of a limit of five it
 * is 5, on the due day 0, the working day after it -1. A day beyond the calendar is not counted.
 */
export function daysLeft(due: Day | null, today: Day, { calendar }: Context): number | null {
  if (due === null) return null;
  try {
    if (due < today) return Math.min(-1, workingDaysBetween(calendar, today, due));
    return workingDaysBetween(calendar, today, due);
  } catch (error) {
    if (error instanceof CalendarEnds) return null;
    throw error;
  }
}
