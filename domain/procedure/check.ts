import { closingDoubts } from './checkClosing.ts';
import { judgeDoubts } from './checkJudges.ts';
import { ladderDoubts } from './checkLadder.ts';
import { limitDoubts } from './checkLimits.ts';
import { listDoubts } from './checkLists.ts';
import { mailSubjectDoubts } from './checkMailSubject.ts';
import { noteDoubts } from './checkNotes.ts';
import { noticeDoubts } from './checkNotices.ts';
import { questionDoubts } from './checkQuestions.ts';
import { raisingDoubts } from './checkRaising.ts';
import { referralDoubts } from './checkReferral.ts';
import { roleDoubts } from './checkRoles.ts';
import { taskRecordDoubts } from './checkTaskRecords.ts';
import { waitDoubts } from './checkWaits.ts';
import { wholeDoubts } from './checkWhole.ts';
import type { Doubt } from './doubt.ts';
import type { Procedure } from './model.ts';

export { rolesNamed } from './checkRoles.ts';
export type { Doubt, Path } from './doubt.ts';

/**
 * What can be said about a procedure beyond its shape: roles, stages, lists and limits that do not fit
 * together (design section 8). An error means that a case could not run; a warning that it would run
 * in a way somebody may not expect.
 */
export function checkProcedure(p: Procedure): readonly Doubt[] {
  return [
    ...roleDoubts(p),
    ...ladderDoubts(p),
    ...listDoubts(p),
    ...limitDoubts(p),
    ...noticeDoubts(p),
    ...noteDoubts(p),
    ...questionDoubts(p),
    ...taskRecordDoubts(p),
    ...judgeDoubts(p),
    ...raisingDoubts(p),
    ...referralDoubts(p),
    ...waitDoubts(p),
    ...wholeDoubts(p),
    ...closingDoubts(p),
    ...mailSubjectDoubts(p),
  ];
}
