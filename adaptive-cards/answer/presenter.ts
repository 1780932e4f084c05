import type { CaseView } from '../../domain/case/index.ts';
import type { Fact } from '../elements/text.ts';
import { stageWords } from '../wording/caseWords.ts';
import { capital } from '../wording/dates.ts';
import { STATUS } from '../wording/status.ts';

/** Where the case stands, in two facts. */
export const presentState = (view: CaseView): readonly Fact[] => [
  ['State', STATUS[view.status]],
  [capital(view.procedure.labels.step), stageWords(view.current)],
];
