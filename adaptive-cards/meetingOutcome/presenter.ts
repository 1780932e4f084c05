import type { CaseView, MeetingView } from '../../domain/case/index.ts';
import type { NotAchieved } from '../../domain/procedure/index.ts';
import { ruleOf, stageAt } from '../wording/caseWords.ts';

export function outcomeIntro(meeting: MeetingView): string {
  if (meeting.status === 'held') return 'The outcome is recorded.';
  return meeting.purpose === 'monitoring'
    ? 'Record whether the agreed outcomes were achieved, and what happens next.'
    : 'Record what was agreed: each task with a person and a day.';
}

/** What the procedure offers when agreed outcomes were not achieved. */
export function offeredNext(view: CaseView, entry: number | null): readonly NotAchieved[] {
  return ruleOf(view, stageAt(view, entry).stage)?.monitoring?.onNotAchieved ?? [];
}
