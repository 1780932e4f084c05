import type { Person } from './api.ts';
import type { Cases } from './cases.ts';
import { button, byId } from './dom.ts';

const VIEWS = [
  ['chat', 'Chat'],
  ['cases', 'My cases'],
] as const;
type View = (typeof VIEWS)[number][0];

/** What stands in the middle, as in Teams: the chat with the bot, or the app's tab beside it. */
export class Views {
  readonly #cases: Cases;
  readonly #buttons: readonly (readonly [View, HTMLButtonElement])[];
  #person: Person | null = null;
  #view: View = 'chat';

  constructor(cases: Cases) {
    this.#cases = cases;
    this.#buttons = VIEWS.map(([view, words]) => [view, button(words, () => this.#turn(view))]);
    byId('views').replaceChildren(...this.#buttons.map(([, each]) => each));
  }

  show(person: Person): void {
    this.#person = person;
    byId('views').hidden = false;
    this.#turn(this.#view);
  }

  #turn(view: View): void {
    this.#view = view;
    for (const [each, pressed] of this.#buttons) {
      byId(each).hidden = each !== view;
      pressed.setAttribute('aria-pressed', String(each === view));
    }
    if (view === 'cases' && this.#person !== null) this.#cases.show(this.#person);
  }

  /** Where the keyboard goes when somebody else is chosen. */
  focus(): void {
    byId(this.#view).focus();
  }
}
