import type { CaseView, MeetingView } from '../../domain/case/index.ts';
import type { MonitoringRule, NotAchieved } from '../../domain/procedure/index.ts';
import { stageAt } from '../wording/caseWords.ts';

export function outcomeIntro(meeting: MeetingView): string {
  if (meeting.status === 'held') return 'The outcome is recorded.';
  return meeting.purpose === 'monitoring'
    ? 'Record whether the agreed outcomes were achieved, and what happens next.'
    : 'Record what was agreed: each task with a person and a day.';
}

/** What the procedure offers when agreed outcomes were not achieved. */
export const offeredNext = (view: CaseView, entry: number | null): readonly NotAchieved[] =>
  monitoringBefore(view, entry)?.onNotAchieved ?? [];

/** The monitoring of a stage; where it has none of its own, that of the nearest stage before it that has. */
export function monitoringBefore(view: CaseView, entry: number | null): MonitoringRule | null {
  const { stages } = view.procedure;
  const at = stages.findIndex((each) => each.key === stageAt(view, entry).stage);
  const before = stages.slice(0, at + 1).reverse();
  return before.find((each) => each.monitoring !== undefined)?.monitoring ?? null;
}
