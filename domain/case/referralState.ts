import type { Day, Moment } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import type { StoredText } from './text.ts';

export interface ReferralState {
  readonly state: 'considered' | 'discussed' | 'referred' | 'answered' | 'not-pursued';
  readonly consideredAt: Moment;
  readonly discussedAt: Moment | null;
  readonly referredOn: Day | null;
  readonly answeredOn: Day | null;
  readonly steps: readonly ReferralStep[];
}

export interface ReferralStep {
  readonly at: Moment;
  readonly by: PersonId;
  readonly kind: 'considered' | 'discussed' | 'referred' | 'answered' | 'not-pursued';
  readonly note: StoredText | null;
  readonly met: readonly string[];
  readonly answers: Readonly<Record<string, StoredText>>;
}
