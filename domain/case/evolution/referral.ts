import type { RecordedOf } from '../events.ts';
import type { CaseState, ReferralState, ReferralStep } from '../state.ts';
import { UnknownEvent } from '../unknownEvent.ts';
import { doerOf, involve } from './change.ts';

export type ReferralEvent = RecordedOf<
  | 'ReferralConsidered'
  | 'ReferralDiscussed'
  | 'Referred'
  | 'ReferralAnswered'
  | 'ReferralNotPursued'
>;

/** The last of the folds. The referral branch: beside the stages, never one of them (CB-13). */
export function evolveReferral(state: CaseState, event: ReferralEvent): CaseState {
  switch (event.type) {
    case 'ReferralConsidered':
      return told(stepped(state, event, 'considered', { note: event.note }), event);
    case 'ReferralDiscussed':
      return stepped(
        state,
        event,
        'discussed',
        { note: event.note },
        { discussedAt: event.meta.at },
      );
    case 'Referred':
      return told(
        stepped(
          state,
          event,
          'referred',
          { note: event.reason, met: event.met, answers: event.answers },
          { referredOn: event.on, answeredOn: null },
        ),
        event,
      );
    case 'ReferralAnswered':
      return stepped(state, event, 'answered', { note: event.note }, { answeredOn: event.on });
    case 'ReferralNotPursued':
      return stepped(state, event, 'not-pursued', { note: event.reason });
    default:
      throw new UnknownEvent(event satisfies never);
  }
}

function stepped(
  state: CaseState,
  { meta }: ReferralEvent,
  kind: ReferralStep['kind'],
  step: Partial<Pick<ReferralStep, 'note' | 'met' | 'answers'>>,
  change: Partial<ReferralState> = {},
): CaseState {
  const before: ReferralState = state.referral ?? {
    state: kind,
    consideredAt: meta.at,
    discussedAt: null,
    referredOn: null,
    answeredOn: null,
    steps: [],
  };
  const by = doerOf(meta, state.raiser);
  const made: ReferralStep = { at: meta.at, by, kind, note: null, met: [], answers: {}, ...step };
  return {
    ...state,
    referral: {
      ...before,
      ...change,
      state: stateAfter(kind, before),
      steps: [...before.steps, made],
    },
  };
}

/** What was referred stays referred, whatever is talked about afterwards. */
const stateAfter = (
  kind: ReferralStep['kind'],
  { state }: ReferralState,
): ReferralState['state'] => (kind === 'discussed' && state === 'referred' ? state : kind);

const told = (state: CaseState, event: RecordedOf<'ReferralConsidered' | 'Referred'>): CaseState =>
  involve(state, event.told, 'told', state.stages.at(-1)?.id ?? 0, event.meta.at);
