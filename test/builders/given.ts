import assert from 'node:assert/strict';
import type { CaseEvent, Command, Refusal } from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import type { CaseBuilder } from './aCase.ts';

/** Given events, when a command, then events, nothing, or a refusal (style rule 19); whole events. */
export const given = (before: CaseBuilder) => ({
  when: (command: Command, by: PersonId | null) => {
    const decision = before.decide(command, by);
    return {
      then: (...events: readonly CaseEvent[]): void =>
        assert.deepEqual(decision, { kind: 'events', events }),
      thenNothing: (): void => assert.deepEqual(decision, { kind: 'nothing' }),
      thenRefused: (refusal: Refusal): void =>
        assert.deepEqual(decision, { kind: 'refused', refusal }),
      thenInvalid: (...problems: readonly (readonly [string, string])[]): void => {
        assert.equal(decision.kind, 'refused');
        assert.equal(decision.refusal.reason, 'invalid');
        assert.deepEqual(
          decision.refusal.problems.map(({ field, what }) => [field, what]),
          problems,
        );
      },
      /** The types of what happened, where the test is about which and not about each. */
      thenTypes: (...types: readonly CaseEvent['type'][]): void => {
        assert.deepEqual(
          decision.kind === 'events' ? decision.events.map(({ type }) => type) : decision,
          types,
        );
      },
    };
  },
});
