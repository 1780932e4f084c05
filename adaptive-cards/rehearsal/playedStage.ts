import type { Day, Moment } from '../../domain/calendar/index.ts';
import type { StageView } from '../../domain/case/index.ts';
import type { Procedure, Stage } from '../../domain/procedure/index.ts';
import { talkWith } from '../picture/talkWords.ts';
import { titles, titleOf } from '../picture/words.ts';
import { cardsOf, meetingOf, toldBy, type Gets, type PlayedMeeting } from './cards.ts';
import {
  judgingOf,
  limitsOf,
  moreTimeOf,
  resolved,
  selfEndingOf,
  silenceOf,
  startOf,
  waitsOf,
  type PlayedEnd,
  type PlayedJudging,
  type PlayedMoreTime,
  type PlayedStart,
  type PlayedWaits,
} from './forks.ts';
import type { Player } from './player.ts';
import { begun, ruleOf, waited } from './steps.ts';
import { tasksOf, type PlayedTask } from './tasks.ts';

export interface PlayedStage {
  readonly key: string;
  readonly label: string;
  readonly name: string;
  readonly at: Moment;
  readonly skipped: readonly string[];
  /** Who may raise it beside the raiser, who stays the raiser. */
  readonly raisedBy: readonly string[];
  /** With whom one talks before it: for its own sake, and because a stage was passed over. */
  readonly talks: readonly string[];
  readonly gets: readonly Gets[];
  /** What its clock begins with, where that is not the delivery. */
  readonly start: PlayedStart | null;
  readonly wording: StageView['wording'];
  readonly due: Day | null;
  /** The raiser must set the day; the one that is played is made up. */
  readonly dayMadeUp: boolean;
  readonly explanation: readonly string[];
  readonly moreTime: PlayedMoreTime | null;
  /** Limits of the raiser that count from an answer of the form. */
  readonly limits: readonly { readonly label: string; readonly from: Day; readonly due: Day }[];
  readonly meetings: readonly PlayedMeeting[];
  readonly reminders: readonly PlayedReminder[];
  readonly tasks: readonly PlayedTask[];
  readonly judging: PlayedJudging | null;
  readonly waitsFor: PlayedWaits | null;
  /** Closed by an answer, or by being seen. */
  readonly ends: PlayedEnd | null;
  /** Nobody answered, and so it counts as agreed. */
  readonly silence: PlayedEnd | null;
  /** Were it resolved here: what is asked for then. */
  readonly monitoring: PlayedMeeting | null;
  readonly notAchieved: readonly string[];
  readonly records: readonly {
    readonly title: string;
    readonly by: string;
    readonly after: string;
  }[];
}

export interface PlayedReminder {
  readonly at: Moment;
  readonly of: string;
  readonly rung: string;
  readonly due: Day;
  readonly told: readonly string[];
}

/** A stage as it stands when its cards have just arrived, and its clock has begun. */
export function playedStage(opened: Player): PlayedStage {
  const { procedure } = opened.ctx;
  const { current, meetings } = opened.view();
  const rule = ruleOf(opened);
  const own = opened.present.meetings.filter(({ stage }) => stage === current.entry);
  const player = begun(opened);
  const running = player.view().current;
  return {
    key: current.stage,
    label: current.label,
    name: current.name,
    at: opened.now,
    skipped: current.skipped,
    raisedBy: (rule.raisedBy ?? []).map((role) => titleOf(role, procedure)),
    talks: talksBefore(rule, current.skipped.length > 0, procedure),
    gets: cardsOf(opened),
    start: startOf(player),
    wording: current.wording,
    due: running.due,
    dayMadeUp: rule.timescale === 'required',
    explanation: running.explanation,
    moreTime: moreTimeOf(player),
    limits: limitsOf(opened),
    meetings: meetings
      .filter(({ id }) => own.some((each) => each.id === id))
      .map((meeting) => meetingOf(meeting, opened)),
    reminders: remindersOf(opened),
    tasks: tasksOf(opened),
    judging: judgingOf(player),
    waitsFor: waitsOf(player),
    ends: selfEndingOf(player),
    silence: silenceOf(player),
    monitoring: monitoringOf(player),
    notAchieved: notAchievedOf(player),
    records: rule.records.map(({ title, by, after }) => ({
      title,
      by: titleOf(by, procedure),
      after: after ?? 'opening',
    })),
  };
}

const talksBefore = (rule: Stage, skips: boolean, procedure: Procedure): readonly string[] => {
  const talks = [rule.consult ?? null, skips ? procedure.bypass.consult : null];
  return talks.flatMap((talk) => (talk === null ? [] : [talkWith(talk, procedure)]));
};

/** Reminders while nobody answers and no meeting is booked, until the stage is overdue. */
function remindersOf(player: Player): readonly PlayedReminder[] {
  const told: PlayedReminder[] = [];
  const { tasks = [] } = player.ctx.procedure.beside ?? {};
  const nameOf = (clock: string): string =>
    tasks.find(({ key }) => clock === `task:${key}`)?.title ?? clock;
  waited(player, (after, { clock, rung, due, at }) => {
    const of = clock === 'whole' ? 'the whole process' : nameOf(clock);
    told.push({ at, of, rung, due, told: toldBy(after) });
  });
  return told;
}

/** What is asked for where the raiser records it as resolved on the same day. */
function monitoringOf(player: Player): PlayedMeeting | null {
  const after = resolved(player);
  const found = after.present.meetings.find(({ purpose }) => purpose === 'monitoring');
  const view = after.view().meetings.find(({ id }) => id === found?.id);
  return view === undefined ? null : meetingOf(view, after);
}

function notAchievedOf(player: Player): readonly string[] {
  const { procedure } = player.ctx;
  return (ruleOf(player).monitoring?.onNotAchieved ?? []).map((way) => {
    if (way.kind === 'pass-to') return `passed to ${titles(way.roles, procedure, ', ')}`;
    return way.kind === 'next-stage'
      ? `the next ${procedure.labels.step}`
      : 'another monitoring meeting';
  });
}
