import type { CaseView, JudgingView, StageView } from '../../domain/case/index.ts';
import { ruleOf } from '../wording/caseWords.ts';
import { STATUS, decisionWords } from '../wording/status.ts';

/** What stands to be decided, in one sentence. */
export function decisionWordsFor(view: CaseView, stage: StageView): string {
  if (view.status !== 'open') return `${STATUS[view.status]}.`;
  if (stage.decision !== null)
    return `${stage.label} has ended: ${decisionWords(stage.decision.kind)}.`;
  if (judgesOnly(view, stage) && stage.judging !== null) return ownWord(stage.judging);
  // A reply that came after all is what is decided on.
  const answered = view.may.includes('talkFurther') && stage.replies.length > 0;
  if (stage.timeRequest?.state === 'open' && !answered) {
    return 'More time is asked for. You decide.';
  }
  if (stage.replies.length > 0) return 'There is a reply. You decide what happens next.';
  if (stage.repliesHidden === true) return 'You can decide at any time.';
  return 'There is no reply yet. You can still decide at any time.';
}

/** What the procedure offers beside the buttons, to whoever decides on the reply that stands (A-WF-05). */
export function waysBeside(view: CaseView, stage: StageView): readonly string[] {
  const { then } = ruleOf(view, stage.stage)?.reply ?? {};
  const decides = view.may.includes('resolve') && stage.decision === null;
  return then !== undefined && decides && stage.replies.length > 0 ? [then] : [];
}

/** This person says whether the reply is enough, and does not decide. */
export const judgesOnly = (view: CaseView, { judging }: StageView): boolean =>
  judging !== null && view.status === 'open' && !view.may.includes('resolve');

/** For whoever judges the reply and does not decide. */
function ownWord({ words }: JudgingView): string {
  const said = words.find(({ own }) => own)?.satisfied ?? null;
  if (said === null) return 'There is a reply. You are asked whether it is enough.';
  return said
    ? 'You said that the answer is enough.'
    : 'You said that the answer is not enough yet.';
}
