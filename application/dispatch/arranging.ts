import { plusSeconds, type Moment } from '../../domain/calendar/index.ts';
import type { CaseState, Context, Meeting } from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import type { Dependencies } from '../dependencies.ts';
import type { WaitingEffect } from '../ports/index.ts';
import type { Deed } from './deed.ts';
import { delayOf, progressOf, type Progress } from './ladder.ts';

/** What a deed for a meeting is done with. */
export interface Arranging {
  readonly deps: Dependencies;
  readonly state: CaseState;
  readonly ctx: Context;
  readonly now: Moment;
  readonly waiting: WaitingEffect;
  readonly meeting: Meeting;
}

export function tryAgain(a: Arranging, asked: number): Deed | null {
  const progress: Progress = progressOf(a.waiting);
  const seconds = delayOf('mail', progress.later, asked);
  if (seconds === null) return null;
  return {
    kind: 'again',
    progress: { ...progress, later: progress.later + 1 },
    notBefore: plusSeconds(a.now, seconds),
  };
}

export const peopleOf = (attendees: Meeting['required']): readonly PersonId[] => [
  ...new Set(attendees.flatMap(({ person }) => (person === null ? [] : [person]))),
];
