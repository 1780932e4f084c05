import type { CaseView } from '../../domain/case/index.ts';
import type { Fact } from '../elements/text.ts';
import { stageWords } from '../wording/caseWords.ts';
import { STATUS } from '../wording/status.ts';

/** Where the case stands, in two facts. The label names the step itself: "Stage 2", "Level 1". */
export const presentState = (view: CaseView): readonly Fact[] => [
  ['State', STATUS[view.status]],
  [view.status === 'open' ? 'Now at' : 'Ended at', stageWords(view.current)],
];
