import { desk, type Clock } from './api.ts';
import { button, labelled, make } from './dom.ts';
import { announce } from './notices.ts';
import { plusDay } from './times.ts';

type Act = (deed: () => Promise<unknown>) => Promise<void>;

/** The desk's clock: it stands still until it is moved, and only forward. */
export class ClockPanel {
  readonly element: HTMLElement;
  readonly #act: Act;
  readonly #shown = make('p', { class: 'clock' }, '…');
  readonly #kind = make('p', { class: 'quiet' });
  readonly #to = make('input', { type: 'datetime-local', required: '' });
  readonly #buttons: readonly HTMLButtonElement[];
  #now: Clock | null = null;

  constructor(act: Act) {
    this.#act = act;
    this.#buttons = [
      button('+1 hour', () => void this.#move({ minutes: 60 })),
      button('Next working day, 09:00', () => void this.#nextMorning()),
      button('+5 working days', () => void this.#move({ workingDays: 5 })),
    ];
    const go = make('button', { type: 'submit' }, 'Go');
    const form = make(
      'form',
      { class: 'row' },
      labelled('Go to this London time', this.#to),
      make('div', {}, go),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.#to.value !== '') void this.#move({ to: this.#to.value });
    });
    this.element = make(
      'section',
      { class: 'panel', 'aria-label': 'Clock' },
      make('h2', {}, 'Clock'),
      this.#shown,
      this.#kind,
      make('div', { class: 'row' }, ...this.#buttons),
      make('details', {}, make('summary', {}, 'Another time'), form),
    );
    this.#buttons = [...this.#buttons, go];
  }

  update(clock: Clock): void {
    this.#now = clock;
    this.#shown.textContent = clock.text;
    this.#kind.textContent = clock.workingDay ? 'A working day' : 'Not a working day';
    this.#to.min = clock.london;
    if (this.#to.value < clock.london) this.#to.value = clock.london;
  }

  /** The desk counts a working day; its morning is then gone to, unless it has passed already. */
  async #nextMorning(): Promise<void> {
    const now = this.#now;
    if (now === null) return;
    await this.#during(async () => {
      const early = now.workingDay && now.london.slice(11) < '09:00';
      const morning = early ? now.london.slice(0, 10) : plusDay(now.london, 1);
      let clock = await desk.moveClock({ to: `${morning}T09:00` });
      for (let days = 0; !clock.workingDay && days < 14; days += 1) {
        clock = await desk.moveClock({ to: `${plusDay(clock.london, 1)}T09:00` });
      }
      return clock;
    });
  }

  async #move(move: object): Promise<void> {
    await this.#during(async () => await desk.moveClock(move));
  }

  async #during(deed: () => Promise<Clock>): Promise<void> {
    for (const each of this.#buttons) each.disabled = true;
    try {
      await this.#act(async () => {
        this.update(await deed());
        announce(`It is now ${this.#shown.textContent}.`);
      });
    } finally {
      for (const each of this.#buttons) each.disabled = false;
    }
  }
}
