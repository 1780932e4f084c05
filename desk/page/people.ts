import type { Person } from './api.ts';
import { button, make } from './dom.ts';

const EVERYWHERE = 'Across the authority';
const SEVERAL = 'More than one team';

/** People by their posts, under the teams they work for, with what is new for each. */
export class People {
  readonly #place: HTMLElement;
  readonly #onChoose: (id: string) => void;
  readonly #read = new Map<string, number>();
  #people: readonly Person[] = [];
  #chosen: string | null = null;
  #drawn = '';

  constructor(place: HTMLElement, onChoose: (id: string) => void) {
    this.#place = place;
    this.#onChoose = onChoose;
  }

  get chosen(): Person | null {
    return this.#people.find(({ id }) => id === this.#chosen) ?? null;
  }

  choose(id: string): void {
    this.#chosen = id;
  }

  /** Everything in this person's chat has been seen. */
  read(id: string): void {
    const person = this.#people.find((each) => each.id === id);
    if (person !== undefined) this.#read.set(id, person.messages);
    this.#draw();
  }

  update(people: readonly Person[]): void {
    // What stood in a chat before the page was opened counts as seen.
    if (this.#people.length === 0)
      for (const { id, messages } of people) this.#read.set(id, messages);
    this.#people = people;
    this.#draw();
  }

  #unread(person: Person): number {
    return Math.max(0, person.messages - (this.#read.get(person.id) ?? 0));
  }

  /** Only when something changed, so that the keyboard's place is not lost. */
  #draw(): void {
    const state = this.#people.map((each) => [each.id, each.post, each.teams, this.#unread(each)]);
    const drawn = JSON.stringify([state, this.#chosen]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const focused = document.activeElement?.getAttribute('data-person') ?? null;
    const open = this.#place.querySelector('details')?.open ?? window.innerWidth > 700;
    const list = make('details', {}, make('summary', {}, this.#summary()));
    list.open = open;
    for (const [team, members] of this.#byTeam()) {
      const lines = members.map((person) => make('li', {}, this.#line(person)));
      list.append(make('h3', {}, team), make('ul', {}, ...lines));
    }
    this.#place.replaceChildren(make('h2', {}, 'Who are you?'), list);
    if (focused !== null) this.#buttonOf(focused)?.focus();
  }

  #summary(): string {
    const others = this.#people.filter((person) => this.#unread(person) > 0).length;
    const news =
      others === 0
        ? ''
        : ` (new messages for ${others === 1 ? 'one other' : `${String(others)} others`})`;
    return `${this.chosen?.post ?? 'Choose a person'}${news}`;
  }

  #buttonOf(id: string): HTMLElement | null {
    return this.#place.querySelector<HTMLElement>(`[data-person="${CSS.escape(id)}"]`);
  }

  #line(person: Person): HTMLElement {
    const unread = this.#unread(person);
    const line = button(person.post, () => this.#onChoose(person.id), {
      class: 'person',
      'data-person': person.id,
      'aria-current': String(person.id === this.#chosen),
    });
    if (unread > 0) {
      const words = unread === 1 ? ' new message' : ' new messages';
      // Aloud, “IRO 1” and a badge that says 1 would else be “IRO 11”.
      line.append(
        make('span', { class: 'visually-hidden' }, ', '),
        make(
          'span',
          { class: 'badge' },
          String(unread),
          make('span', { class: 'visually-hidden' }, words),
        ),
      );
    }
    return line;
  }

  #byTeam(): Map<string, Person[]> {
    const groups = new Map<string, Person[]>();
    for (const person of this.#people) {
      const [team, more] = person.teams;
      const group = more !== undefined ? SEVERAL : (team ?? EVERYWHERE);
      groups.set(group, [...(groups.get(group) ?? []), person]);
    }
    return groups;
  }
}
