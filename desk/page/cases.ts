import { desk, type Person } from './api.ts';
import { button, labelled, make } from './dom.ts';
import { TeamsHost, type Theme } from './teamsHost.ts';

const THEMES: readonly (readonly [Theme, string])[] = [
  ['default', 'Light'],
  ['dark', 'Dark'],
  ['contrast', 'High contrast'],
];

/** The app's tab, framed as Teams frames it, for whoever is chosen. */
export class Cases {
  readonly #place: HTMLElement;
  readonly #frame = make('div', { class: 'teams-frame' });
  readonly #theme = make('select');
  #host: TeamsHost | null = null;
  #person: Person | null = null;

  constructor(place: HTMLElement) {
    this.#place = place;
    for (const [value, words] of THEMES) this.#theme.append(make('option', { value }, words));
    this.#theme.addEventListener('change', () => this.#host?.changeTheme(this.#chosenTheme));
    this.#place.replaceChildren(
      make(
        'div',
        { class: 'teams-tools' },
        labelled('Theme of Teams', this.#theme),
        button('Open the tab again', () => this.#open()),
      ),
      this.#frame,
    );
  }

  /** Opened anew for somebody else only: what is being written there is not lost by a look at the chat. */
  show(person: Person): void {
    if (this.#person?.id === person.id) return;
    this.#person = person;
    this.#open();
  }

  get #chosenTheme(): Theme {
    return THEMES.find(([value]) => value === this.#theme.value)?.[0] ?? 'default';
  }

  #open(): void {
    const person = this.#person;
    const app = document.body.dataset['app'] ?? '';
    if (person === null) return;
    const { port1, port2 } = new MessageChannel();
    this.#host = new TeamsHost(port1, {
      person: person.id,
      caseId: linkedCase(),
      theme: this.#chosenTheme,
      token: async () => await desk.token(person.id),
    });
    const frame = make('iframe', { title: `The tab of ${person.post}`, src: `${app}/desk/frame` });
    frame.addEventListener('load', () => frame.contentWindow?.postMessage('meet', app, [port2]), {
      once: true,
    });
    this.#frame.replaceChildren(frame);
  }
}

/** A link to a case, as Teams' deep link has it: `#case/…` behind the desk's address. */
const linkedCase = (): string | null => /^#case\/([\w-]{1,100})$/.exec(location.hash)?.[1] ?? null;
