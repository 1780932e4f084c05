import { desk, type AppState, type Clock, type Person } from './api.ts';
import { ClockPanel } from './clockPanel.ts';
import { button, make } from './dom.ts';
import { eventLine, mailLine } from './outlook.ts';

type Act = (deed: () => Promise<unknown>) => Promise<void>;

/** What lies beside the chat: the clock, the person's Outlook, and what testers need. */
export class Beside {
  readonly #act: Act;
  readonly #clock: ClockPanel;
  readonly #calendar = make('ul', { class: 'list' });
  readonly #mail = make('ul', { class: 'list' });
  readonly #state = make('span', {}, '…');
  readonly #outlook: HTMLElement;
  #person: Person | null = null;
  #drawn = '';

  constructor(place: HTMLElement, act: Act) {
    this.#act = act;
    this.#clock = new ClockPanel(act);
    this.#outlook = make(
      'div',
      { class: 'panel', hidden: '' },
      make('section', { 'aria-label': 'Calendar' }, make('h2', {}, 'Calendar'), this.#calendar),
      make('hr'),
      make('section', { 'aria-label': 'Mail' }, make('h2', {}, 'Mail'), this.#mail),
    );
    place.replaceChildren(this.#clock.element, this.#outlook, this.#testers());
  }

  show(person: Person): void {
    this.#person = person;
    this.#drawn = '';
    this.#outlook.hidden = false;
  }

  async update(clock: Clock, app: AppState): Promise<void> {
    this.#clock.update(clock);
    this.#state.textContent = app.state === 'running' ? 'running' : 'stopped';
    this.#state.className = `state-${app.state}`;
    const person = this.#person;
    if (person === null) return;
    const [events, mails] = await Promise.all([desk.calendar(person.id), desk.mail(person.id)]);
    const drawn = JSON.stringify([person.id, events, mails]);
    if (drawn === this.#drawn || this.#person !== person) return;
    this.#drawn = drawn;
    const answer = (eventId: string, how: string): void =>
      void this.#act(async () => await desk.changeCalendar(person.id, { do: how, eventId }));
    fill(
      this.#calendar,
      events.map((event) => eventLine(event, answer)),
      'No events.',
    );
    const arrived = mails.filter(({ parentFolderId }) => parentFolderId === 'inbox');
    fill(this.#mail, arrived.map(mailLine), 'No mail.');
  }

  #testers(): HTMLElement {
    return make(
      'details',
      { class: 'panel' },
      make('summary', {}, 'For testers'),
      make('p', {}, 'The app is ', this.#state, '.'),
      make(
        'div',
        { class: 'row' },
        button('Kill the app', () => void this.#act(async () => this.#after(await desk.kill()))),
        button(
          'Start it again',
          () => void this.#act(async () => this.#after(await desk.restart())),
        ),
      ),
      make(
        'p',
        { class: 'quiet' },
        'Faults, tokens and the log of requests are in the HTTP interface: docs/desk.md.',
      ),
    );
  }

  #after(app: AppState): void {
    this.#state.textContent = app.state;
    this.#state.className = `state-${app.state}`;
  }
}

function fill(list: HTMLElement, lines: readonly HTMLElement[], none: string): void {
  list.replaceChildren(...(lines.length === 0 ? [make('li', { class: 'quiet' }, none)] : lines));
}
