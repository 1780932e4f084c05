import type { Action } from '@microsoft/teams.cards';
import type { CaseView } from '../../domain/case/index.ts';
import { press, type Address } from '../elements/actions.ts';
import type { Keys } from '../verbs.ts';
import { isToBeSeen } from '../wording/caseWords.ts';

/** The way to the reply for whoever says whether it is enough. */
export const TO_JUDGE = 'Read the answer';

/** The case for everybody; the answer or the decision for those who have one to make. */
export function waysOn(view: CaseView, address: Address, keys: Keys): readonly Action[] {
  const { may, current } = view;
  const answer = isToBeSeen(view, current) ? 'Read it' : 'Answer';
  return [
    ...(may.includes('reply') ? [press({ verb: 'showAlert', title: answer, address, keys })] : []),
    ...(may.includes('resolve') || may.includes('reopen')
      ? [press({ verb: 'showDecision', title: 'Decide', address, keys })]
      : []),
    ...(may.includes('judge')
      ? [press({ verb: 'showDecision', title: TO_JUDGE, address, keys, detail: 'judge' })]
      : []),
    press({ verb: 'showCase', title: 'Open the case', address, keys }),
  ];
}
