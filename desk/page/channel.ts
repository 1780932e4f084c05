import { desk, type ExtensionAnswer, type Person } from './api.ts';
import { drawCard } from './cards.ts';
import { button, labelled, make } from './dom.ts';
import { announce } from './notices.ts';

type Act = (deed: () => Promise<unknown>) => Promise<void>;

const WRITTEN = 'The school has asked again when the visit will be. Nobody has told them a day.';

/**
 * A channel of Teams, or a mail in Outlook: where the app has no chat, its message extension is at hand. It is
 * opened on a message or from the `/` menu, and finds a case that one may name to others by its reference.
 */
export class Channel {
  readonly #place: HTMLElement;
  readonly #act: Act;
  readonly #dialog = make('dialog', { class: 'extension', 'aria-label': 'Escalate' });
  readonly #found = make('div', { class: 'found', 'aria-live': 'polite' });
  #person: Person | null = null;

  constructor(place: HTMLElement, act: Act) {
    this.#place = place;
    this.#act = act;
  }

  show(person: Person): void {
    if (this.#person?.id === person.id) return;
    this.#person = person;
    this.#dialog.close();
    this.#found.replaceChildren();
    const head = make(
      'div',
      { class: 'chat-head' },
      make('h1', {}, 'A channel, or a mail'),
      make('p', {}, `${person.post} opens the app’s message extension. Others read along here.`),
    );
    this.#place.replaceChildren(
      make('div', { class: 'sheet' }, head, this.#message(), this.#search()),
      this.#dialog,
    );
  }

  /** Somebody's message, and what the extension offers on it and beside it. */
  #message(): HTMLElement {
    const words = make('textarea', { rows: '3', maxlength: '4000' });
    words.value = WRITTEN;
    return make(
      'div',
      { class: 'extension-part' },
      labelled('What somebody wrote here', words),
      make(
        'div',
        { class: 'row' },
        button('Escalate from this message', () => void this.#open(words.value.trim() || null)),
        button('Escalate from the / menu', () => void this.#open(null)),
      ),
    );
  }

  #search(): HTMLElement {
    const reference = make('input', { type: 'search', autocomplete: 'off', maxlength: '40' });
    const form = make(
      'form',
      { class: 'extension-part' },
      labelled('Reference of a case to share', reference),
      make('div', { class: 'row' }, make('button', { type: 'submit' }, 'Find')),
      this.#found,
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#find(reference.value.trim());
    });
    return form;
  }

  async #find(reference: string): Promise<void> {
    const answer = await this.#ask({ do: 'find', reference });
    if (answer === null) return;
    const cards = answer.cards.map((card) =>
      make(
        'div',
        { class: 'card' },
        drawCard(card, () => undefined),
      ),
    );
    const words =
      cards.length === 0
        ? answer.text
        : 'Teams puts this card into the message that you write here:';
    this.#found.replaceChildren(make('p', {}, words), ...cards);
  }

  async #open(message: string | null): Promise<void> {
    const answer = await this.#ask({ do: 'escalate', message });
    if (answer !== null) this.#draw(answer);
  }

  #draw({ cards: [card], text }: ExtensionAnswer): void {
    const close = button('Close', () => this.#dialog.close(), { class: 'close' });
    if (card === undefined) {
      this.#dialog.replaceChildren(make('p', {}, text === '' ? 'Done.' : text), close);
    } else {
      const box = make('form', { class: 'card', tabindex: '-1' });
      box.addEventListener('submit', (event) => event.preventDefault());
      box.append(drawCard(card, ({ action, inputs }) => void this.#press(action, inputs)));
      this.#dialog.replaceChildren(close, box);
    }
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#dialog.scrollTop = 0;
    (this.#dialog.querySelector<HTMLElement>('.card') ?? close).focus({ preventScroll: true });
    announce(card === undefined ? text : 'The dialog shows what comes next.');
  }

  async #press(action: string, inputs: object): Promise<void> {
    const answer = await this.#ask({ do: 'press', action, inputs });
    if (answer !== null) this.#draw(answer);
  }

  /** Null: the desk refused, and has said why. */
  async #ask(wish: object): Promise<ExtensionAnswer | null> {
    const person = this.#person;
    if (person === null) return null;
    const came: ExtensionAnswer[] = [];
    await this.#act(async () => {
      came.push(await desk.extension(person.id, wish));
    });
    return this.#person === person ? (came[0] ?? null) : null;
  }
}
