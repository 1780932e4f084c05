import { longDay } from '../../domain/calendar/index.ts';
import type { CaseView, StageView } from '../../domain/case/index.ts';
import { folded } from '../elements/actions.ts';
import type { Room } from '../elements/room.ts';
import { facts, say, strong, type Element, type Fact } from '../elements/text.ts';
import { daysLeftWords, dueLine, insideWords } from '../wording/dates.ts';

/** When the stage is due, when it was due at first, and the limit of the whole process. */
export function dueFacts(view: CaseView, stage: StageView): readonly Fact[] {
  const rows: Fact[] = [];
  if (stage.due !== null && stage.clock === 'ended') {
    rows.push(['It was due', `By the end of ${longDay(stage.due)}`]);
  } else if (stage.due !== null) {
    rows.push([
      'Due',
      `${dueLine(stage.due, view.today, stage.daysLeft, stage.wording)}${stopped(stage)}`,
    ]);
  } else if (view.status === 'open') {
    rows.push(['Due', waiting(stage)]);
  }
  if (stage.firstDue !== null && stage.firstDue !== stage.due) {
    rows.push(['First due day', longDay(stage.firstDue)]);
  }
  if (view.whole !== null && view.status === 'open') {
    const { due, daysLeft } = view.whole;
    const left = daysLeftWords(due, view.today, daysLeft);
    rows.push(['Whole process', `By ${longDay(due)}${left === null ? '' : ` (${left})`}`]);
  }
  return rows;
}

/** Why there is no due day yet. */
export function waiting({ clock, start }: StageView): string {
  if (clock !== 'waiting') return 'No due day is set';
  return start === null
    ? 'Counted from the day it is delivered'
    : `The time begins when ${insideWords(start.label)}`;
}

/** It stands still for an answer, or for a meeting that was held. */
export function stopped({ clock, replies }: StageView): string {
  if (clock !== 'stopped') return '';
  return replies.length > 0
    ? '. Answered: the clock stands still until it is decided.'
    : '. The clock stands still until it is decided.';
}

/** "Why this day?": start, rule, each day left out with its name, extension, calendar version. */
export function whyThisDay(view: CaseView, stage: StageView, room: Room): readonly Element[] {
  const whole = view.whole?.explanation ?? [];
  if (stage.explanation.length + whole.length === 0) return [];
  return folded('why', 'Why this day?', [
    ...lines(stage.explanation, room),
    ...(whole.length === 0 ? [] : [strong('The whole process'), ...lines(whole, room)]),
  ]);
}

/** Where room is short, days that were left out go first: how it began and how it ended stay. */
function lines(explanation: readonly string[], room: Room): readonly Element[] {
  const rows = Math.max(4, room.rows);
  const shown =
    explanation.length <= rows
      ? explanation
      : [...explanation.slice(0, rows - 2), ...explanation.slice(-2)];
  return shown.map(say);
}

export const dueBlock = (view: CaseView, stage: StageView, room: Room): readonly Element[] => {
  const rows = dueFacts(view, stage);
  return rows.length === 0 ? [] : [facts(rows), ...whyThisDay(view, stage, room)];
};
