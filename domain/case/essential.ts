import type { PersonId } from '../people/index.ts';
import { entryOf } from './find.ts';
import type { CaseState, Meeting } from './state.ts';

/**
 * Without whom a meeting is none: whoever convenes it, whoever raised the matter and whoever has to
 * answer for it at its stage. The others that its rule needs can be missed where there is no other way.
 */
export function essentialTo(meeting: Meeting, state: CaseState): ReadonlySet<PersonId> {
  const responders = entryOf(state, meeting.stage)?.responders ?? [];
  const people = [
    meeting.convener,
    state.raiser,
    ...responders.flatMap(({ person, deputy }) => [person, deputy]),
  ];
  return new Set(people.filter((person) => person !== null));
}
