import type { Moment } from '../../domain/calendar/index.ts';
import type { CaseState } from '../../domain/case/index.ts';
import type { Dependencies } from '../dependencies.ts';

/** The due row stands before the effect is put off: a crash in between wakes for nothing, at worst. */
export async function armDispatch(deps: Dependencies, state: CaseState, at: Moment): Promise<void> {
  await deps.dueIndex.arm({
    caseId: state.id,
    version: state.version,
    at,
    what: { kind: 'dispatch' },
  });
}
