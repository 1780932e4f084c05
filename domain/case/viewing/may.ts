import { localDay, type Day, type Moment } from '../../calendar/index.ts';
import type { CommandType, Context } from '../commands.ts';
import { notesFor } from '../decisions/addNote.ts';
import { ruleOf, type Ask } from '../decisions/ask.ts';
import { monitoringRule } from '../decisions/askMeeting.ts';
import { mayEnd } from '../decisions/endTask.ts';
import { isConsidered, isReferred } from '../decisions/referral.ts';
import { mayJudge } from '../decisions/judge.ts';
import { mayStillSayDone } from '../decisions/reply.ts';
import { mayRecordStart } from '../decisions/recordStart.ts';
import { mayAskForTime, openRequest } from '../decisions/requestTime.ts';
import { mayRecordCover } from '../decisions/coverRaiser.ts';
import { convenersFor, mayHandOver } from '../conveners.ts';
import { currentEntry, isPending, notAchieved, runningEntry } from '../find.ts';
import { judgesRule } from '../judges.ts';
import type { MonitoringRule } from '../../procedure/index.ts';
import { canBeReopened, canBeWithdrawn, extensible, nextOf } from '../ladder.ts';
import { maximumReached } from '../latestDue.ts';
import { mayFile, openRecords } from '../records.ts';
import { respondsAt, type Standing } from '../standing.ts';
import type { CaseState, StageEntry } from '../state.ts';
import { caseTakers, seatTakers } from '../takers.ts';
import { openTasks } from '../tasks.ts';
import {
  mayArrange,
  mayCancel,
  mayFindAnother,
  mayKeep,
  mayRecord,
  mayRecordNotHeld,
} from './besideViews.ts';
import { openTo } from './nextStages.ts';
import { waitsForStart } from '../startEvent.ts';

type Wish = readonly [CommandType, boolean];

/** What this person may do now: a card shows no other button (design section 6, default no). */
export function mayOf(
  state: CaseState,
  who: Standing,
  ctx: Context,
  now: Moment,
): readonly CommandType[] {
  const entry = runningEntry(state);
  const wishes: readonly Wish[] = [
    ...answering(entry, who, ctx, now),
    ['judge', entry !== null && mayJudge(entry, who) && judgesRule(entry, ctx) !== null],
    ['recordStart', entry !== null && mayRecordStart(entry, who, ctx)],
    ...(who.raiser === null ? [] : deciding(state, entry, ctx, now)),
    ['escalate', openTo(state, who, ctx, now).length > 0],
    ...arranging(state, who, ctx, now),
    ...(who.raiser === null ? [] : referring(state, ctx)),
    ['recordConsultation', entry !== null && (who.raiser ?? who.manager ?? who.quality) !== null],
    ['fileRecord', filing(state, who, ctx, now)],
    ['endTask', tasksToEnd(state, who, ctx, now)],
    ...handingOver(state, who, localDay(now), ctx),
    ['addNote', notesFor(state, askOf(who, now), ctx).length > 0],
  ];
  return [...new Set(wishes.filter(([, may]) => may).map(([type]) => type))];
}

function answering(
  entry: StageEntry | null,
  who: Standing,
  ctx: Context,
  now: Moment,
): readonly Wish[] {
  const seat = entry === null ? null : respondsAt(who, entry.id);
  if (entry === null || seat === null) return [];
  const last = entry.replies.at(-1);
  const promised =
    last !== undefined && mayStillSayDone(ruleOf(entry, ctx), last, seat.onBehalfOf ?? who.person);
  const askable = !entry.answered && openRequest(entry) === null;
  return [
    ['acknowledge', entry.acknowledgedAt === null && !entry.answered],
    ['reply', !entry.answered || promised],
    [
      'requestTime',
      askable &&
        mayAskForTime(ctx.procedure, ruleOf(entry, ctx)) &&
        hasTimeToGive(entry, localDay(now), ctx),
    ],
  ];
}

function deciding(
  state: CaseState,
  entry: StageEntry | null,
  ctx: Context,
  now: Moment,
): readonly Wish[] {
  if (entry === null) return afterwards(state, ctx);
  const stage = ruleOf(entry, ctx);
  return [
    ['resolve', true],
    ['giveTime', extensible(ctx.procedure, stage) && hasTimeToGive(entry, localDay(now), ctx)],
    ['refuseTime', openRequest(entry) !== null],
    ['talkFurther', entry.answered || entry.clock?.state === 'stopped'],
    ['withdraw', canBeWithdrawn(ctx.procedure)],
    ['closeUnresolved', nextOf(ctx.procedure, entry.stage) === null],
    ['askMeeting', true],
  ];
}

/** A clock runs, and its maximum leaves a later day. */
const hasTimeToGive = (entry: StageEntry, today: Day, ctx: Context): boolean =>
  !waitsForStart(entry, ctx) &&
  maximumReached({ entry, stage: ruleOf(entry, ctx) }, today, ctx) === null;

function afterwards(state: CaseState, ctx: Context): readonly Wish[] {
  const stage = ruleOf(currentEntry(state), ctx);
  const failed = notAchieved(state);
  const rule = monitoringRule(stage, ctx.procedure);
  const passing = (rule?.onNotAchieved ?? []).some(({ kind }) => kind === 'pass-to');
  const resolved = state.status.kind === 'closed' && state.status.how === 'resolved';
  return [
    ['reopen', canBeReopened(ctx.procedure)],
    ['askMeeting', resolved && rule !== null && (failed === null || offersAgain(rule))],
    ['passTo', failed !== null && passing && failed.passedTo.length === 0],
  ];
}

/** Of the ways on that the rule names where outcomes were not achieved. */
const offersAgain = ({ onNotAchieved }: MonitoringRule): boolean =>
  onNotAchieved.some(({ kind }) => kind === 'monitor-again');

const arranging = (state: CaseState, who: Standing, ctx: Context, now: Moment): readonly Wish[] => [
  ['chooseSlot', state.meetings.some((meeting) => mayArrange(meeting, who))],
  ['cancelMeeting', state.meetings.some((meeting) => mayCancel(meeting, who))],
  ['findAnotherTime', state.meetings.some((meeting) => mayFindAnother(meeting, who))],
  ['recordMeeting', state.meetings.some((meeting) => mayRecord(meeting, who, now))],
  ['recordNotHeld', state.meetings.some((meeting) => mayRecordNotHeld(meeting, who, now))],
  ['keepTime', state.meetings.some((meeting) => mayKeep(meeting, who))],
  [
    'handOverMeeting',
    state.meetings.some(
      (meeting) =>
        isPending(meeting) &&
        mayHandOver(meeting, who) &&
        convenersFor(meeting, state, ctx, localDay(now)).length > 0,
    ),
  ],
];

function referring(state: CaseState, ctx: Context): readonly Wish[] {
  const rule = ctx.procedure.referral;
  if (rule === null) return [];
  const at = state.referral?.state ?? null;
  const talks = rule.discuss || rule.discussWith.length > 0;
  return [
    ['considerReferral', at === null || at === 'not-pursued'],
    ['discussReferral', talks && at !== 'answered'],
    ['refer', !isReferred(state)],
    ['answerReferral', at === 'referred'],
    ['dropReferral', isConsidered(state)],
  ];
}

function handingOver(state: CaseState, who: Standing, today: Day, ctx: Context): readonly Wish[] {
  const entry = runningEntry(state);
  const takers = mayRecordCover(who) ? caseTakers(state, who, today, ctx).length : 0;
  const seats = entry?.responders ?? [];
  return [
    ['handOverCase', who.manager !== null && takers > 0],
    ['coverRaiser', takers > 0],
    ['endCover', mayRecordCover(who) && state.covering !== undefined],
    [
      'handOverSeat',
      entry !== null &&
        seats.some((seat) => seatTakers({ entry, seat }, who, state, today, ctx).length > 0),
    ],
  ];
}

const askOf = (who: Standing, now: Moment): Ask => ({
  now,
  today: localDay(now),
  person: who.person,
  who,
});

const tasksToEnd = (state: CaseState, who: Standing, ctx: Context, now: Moment): boolean =>
  openTasks(state, ctx).some((task) => mayEnd(task, state, askOf(who, now), ctx));

const filing = (state: CaseState, who: Standing, ctx: Context, now: Moment): boolean =>
  openRecords(state, ctx).some((each) => mayFile(each, who, state, localDay(now), ctx));
