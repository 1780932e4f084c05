import { desk, type Activity, type Answered, type Person } from './api.ts';
import { drawCard, type PressedAction } from './cards.ts';
import { button, make } from './dom.ts';
import { announce } from './notices.ts';
import { dayAndTime } from './times.ts';

type Act = (deed: () => Promise<unknown>) => Promise<void>;

const CARD = 'application/vnd.microsoft.card.adaptive';

const HINTS = [
  'Choose a person to see their chat with the bot.',
  'To begin, be somebody who raises concerns (in the samples a reviewing officer) and write /escalate. Then be the person who is asked: a number beside a name counts new messages.',
];

/** One person's chat with the bot: what was said, and the cards as they stand. */
export class Chat {
  readonly #place: HTMLElement;
  readonly #act: Act;
  readonly #lines = new Map<string, { readonly drawn: string; readonly element: HTMLElement }>();
  readonly #outcomes = new Map<string, Answered>();
  #person: Person | null = null;
  #list = make('ol', { class: 'talk' });
  #fresh = true;
  #busy = false;

  constructor(place: HTMLElement, act: Act) {
    this.#place = place;
    this.#act = act;
    const lines = HINTS.map((hint) => make('p', {}, hint));
    place.replaceChildren(make('div', { class: 'panel' }, make('h1', {}, 'Desk'), ...lines));
  }

  show(person: Person): void {
    this.#person = person;
    this.#lines.clear();
    this.#outcomes.clear();
    this.#fresh = true;
    this.#list = make('ol', { class: 'talk', 'aria-label': 'Messages' });
    const head = make(
      'div',
      { class: 'chat-head' },
      make('h1', {}, person.post),
      make('p', {}, 'Private chat with the bot, as in Teams'),
    );
    this.#place.replaceChildren(
      make('div', { class: 'sheet' }, head, this.#list, this.#compose(person)),
    );
  }

  /** Draws what changed; answers the bot's messages that are new since the last time. */
  async update(): Promise<readonly Activity[]> {
    const person = this.#person;
    if (person === null) return [];
    const activities = await desk.chat(person.id);
    if (this.#person !== person) return [];
    const news = activities.filter(({ id, from }) => !this.#lines.has(id) && from.role === 'bot');
    for (const activity of activities) this.#drawLine(person, activity);
    this.#quiet(activities.length);
    const first = this.#fresh;
    this.#fresh = false;
    const last = news.at(-1);
    if (last !== undefined) this.#lines.get(last.id)?.element.scrollIntoView({ block: 'nearest' });
    return first ? [] : news;
  }

  #quiet(count: number): void {
    if (count > 0) this.#list.querySelector('.quiet')?.remove();
    else if (this.#list.childElementCount === 0) {
      this.#list.append(make('li', { class: 'quiet' }, 'Nothing has been said yet.'));
    }
  }

  #drawLine(person: Person, activity: Activity): void {
    const drawn = JSON.stringify([activity, this.#outcomes.get(activity.id) ?? null]);
    const known = this.#lines.get(activity.id);
    if (known?.drawn === drawn) return;
    const element = this.#line(person, activity);
    const hadFocus = known?.element.contains(document.activeElement) === true;
    if (known === undefined) this.#list.append(element);
    else known.element.replaceWith(element);
    this.#lines.set(activity.id, { drawn, element });
    if (hadFocus) element.querySelector<HTMLElement>('.card, .bubble')?.focus();
  }

  #line(person: Person, activity: Activity): HTMLElement {
    const mine = activity.from.role === 'user';
    const who = mine ? (activity.from.oid === person.id ? 'You' : 'Somebody else') : 'Bot';
    const changed = activity.updatedAt === null ? '' : ', changed since';
    const line = make(
      'li',
      { class: mine ? 'said mine' : 'said' },
      make('p', { class: 'who' }, `${who}, ${dayAndTime(activity.timestamp)}${changed}`),
    );
    if (activity.deleted)
      line.append(make('p', { class: 'bubble' }, 'This message was taken back.'));
    if (activity.text !== '')
      line.append(make('p', { class: 'bubble', tabindex: '-1' }, activity.text));
    for (const { contentType, content } of activity.attachments) {
      if (contentType !== CARD || typeof content !== 'object' || content === null) continue;
      line.append(this.#card(person, activity, content));
    }
    return line;
  }

  #card(person: Person, activity: Activity, content: object): HTMLElement {
    const press = (pressed: PressedAction): void => void this.#press(person, activity, pressed);
    // A form of its own: radio buttons of the same name on two cards would else be one group.
    const box = make('form', {
      class: 'card',
      tabindex: '-1',
      role: 'group',
      'aria-label': 'Card',
    });
    box.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    box.append(drawCard(content, press));
    const tools = make(
      'div',
      { class: 'card-tools' },
      button('Open again', () => void this.#open(person, activity), {
        title: 'What Teams does when the card comes into view',
      }),
      activity.notification === '' ? null : `Notification: ${activity.notification}`,
    );
    const outcome = this.#outcomes.get(activity.id);
    const said = outcome?.kind === 'card' ? null : (outcome?.text ?? null);
    const note =
      said === null || said === ''
        ? null
        : make('p', { class: `outcome ${outcome?.kind ?? ''}` }, said);
    return make('div', {}, box, note, tools);
  }

  async #press(person: Person, activity: Activity, pressed: PressedAction): Promise<void> {
    await this.#during(activity, async () => {
      const { action, inputs } = pressed;
      return await desk.press(person.id, activity.id, action, inputs);
    });
  }

  async #open(person: Person, activity: Activity): Promise<void> {
    await this.#during(activity, async () => await desk.open(person.id, activity.id));
  }

  async #during(activity: Activity, deed: () => Promise<Answered>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    const card = this.#lines.get(activity.id)?.element.querySelector('.card');
    card?.classList.add('busy');
    card?.setAttribute('aria-busy', 'true');
    try {
      await this.#act(async () => {
        const answer = await deed();
        this.#outcomes.set(activity.id, answer);
        announce(answer.kind === 'card' ? 'The card was updated.' : (answer.text ?? 'Done.'));
      });
    } finally {
      this.#busy = false;
      card?.classList.remove('busy');
      card?.removeAttribute('aria-busy');
    }
  }

  #compose(person: Person): HTMLElement {
    const box = make('input', {
      type: 'text',
      id: 'say',
      autocomplete: 'off',
      maxlength: '4000',
      placeholder: '/escalate',
    });
    const send = make('button', { type: 'submit', class: 'primary' }, 'Send');
    const form = make(
      'form',
      { class: 'compose' },
      make('label', { for: 'say' }, 'Write to the bot'),
      make('div', { class: 'row' }, box, send),
      make(
        'div',
        { class: 'row', role: 'group', 'aria-label': 'Ready messages' },
        ...['/escalate', '/cases', '/help'].map((text) =>
          button(text, () => void this.#say(person, text)),
        ),
      ),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const text = box.value.trim();
      if (text === '') return;
      box.value = '';
      void this.#say(person, text);
    });
    return form;
  }

  async #say(person: Person, text: string): Promise<void> {
    await this.#act(async () => await desk.say(person.id, text));
  }
}
