import type { Moment } from '../domain/calendar/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import type { Dependencies } from './dependencies.ts';
import type { MessagesChoice, MessagesWish } from './ports/index.ts';

/** How news come to a person: their own choice, and nobody else's (ADR 23). */
export interface MessagesServices {
  /** Null: never chosen, so each as it happens. */
  of(person: PersonId): Promise<MessagesChoice | null>;
  /** Null: not in the authority's directory, so nothing was chosen. */
  choose(person: PersonId, wish: MessagesWish, now: Moment): Promise<MessagesChoice | null>;
}

export const messagesServices = (deps: Dependencies): MessagesServices => ({
  of: async (person) => await deps.messagesChoices.of(person),
  choose: async (person, wish, now) => {
    if (!(await deps.directory.directory()).people.has(person)) return null;
    const choice = { wish, by: person, at: now };
    await deps.messagesChoices.choose(person, choice);
    deps.log.info('messages-chosen', { person, code: wish });
    return choice;
  },
});
