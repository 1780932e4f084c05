import type { CaseView, StageView } from '../../domain/case/index.ts';
import { STATUS, decisionWords } from '../wording/status.ts';

/** What stands to be decided, in one sentence. */
export function decisionWordsFor(view: CaseView, stage: StageView): string {
  if (view.status !== 'open') return `${STATUS[view.status]}.`;
  if (stage.decision !== null)
    return `${stage.label} has ended: ${decisionWords(stage.decision.kind)}.`;
  if (stage.timeRequest?.state === 'open') return 'More time is asked for. You decide.';
  if (stage.replies.length > 0) return 'There is a reply. You decide what happens next.';
  return 'There is no reply yet. You can still decide at any time.';
}
