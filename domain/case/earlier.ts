import type { Moment } from '../calendar/index.ts';
import type { Reference } from './caseTerms.ts';
import type { CaseView } from './views.ts';

/** A case about the same child, raised before, as one person may know of it. */
export interface EarlierCase {
  readonly reference: Reference;
  /** Under which procedure, by the word it has for its matters. */
  readonly matter: string;
  /** The stage at which it stands or ended. */
  readonly stageLabel: string;
  readonly raisedAt: Moment;
  readonly closedAt: Moment | null;
  readonly status: CaseView['status'];
}

/** What was raised before under the same record numbers (CPC-05, A-CPC-03, CB-70), the oldest first. */
export interface EarlierCases {
  readonly cases: readonly EarlierCase[];
  /** How many there are beside these, of which this person may know nothing else. */
  readonly others: number;
}

/**
 * Of the views that one person has of cases about the same child (null: none of theirs): what is told of
 * them. Only whoever reads a whole case is told which one it is; of all others, how many there are.
 */
export function earlierOf(views: readonly (CaseView | null)[]): EarlierCases {
  const whole = views.flatMap((view) => (view?.depth === 'full' ? [view] : []));
  return {
    cases: whole
      .map(({ reference, procedure, current, raisedAt, status }): EarlierCase => ({
        reference,
        matter: procedure.labels.matter,
        stageLabel: current.label,
        raisedAt,
        closedAt: status === 'open' ? null : (current.decision?.at ?? null),
        status,
      }))
      .sort((a, b) => (a.raisedAt < b.raisedAt ? -1 : 1)),
    others: views.length - whole.length,
  };
}
