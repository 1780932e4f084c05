import type { Person } from './api.ts';
import type { Cases } from './cases.ts';
import type { Channel } from './channel.ts';
import { button, byId } from './dom.ts';

const VIEWS = [
  ['chat', 'Chat'],
  ['channel', 'Channel'],
  ['cases', 'My cases'],
] as const;
type View = (typeof VIEWS)[number][0];

/** What stands in the middle, as in Teams: the chat with the bot, a channel, or the app's tab. */
export class Views {
  readonly #cases: Cases;
  readonly #channel: Channel;
  readonly #buttons: readonly (readonly [View, HTMLButtonElement])[];
  #person: Person | null = null;
  #view: View = 'chat';

  constructor(cases: Cases, channel: Channel) {
    this.#cases = cases;
    this.#channel = channel;
    this.#buttons = VIEWS.map(([view, words]) => [view, button(words, () => this.#turn(view))]);
    byId('views').replaceChildren(...this.#buttons.map(([, each]) => each));
  }

  show(person: Person): void {
    this.#person = person;
    this.#channel.show(person);
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
