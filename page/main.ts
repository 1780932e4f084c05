import { drawCard } from './card.ts';
import { byId, make } from './dom.ts';
import { readLink, type Link } from './link.ts';
import { NotDone, Service, type Answered, type Press } from './service.ts';
import { comeBack, goToSignIn, type SignInPlace } from './signIn.ts';

const WORDS = {
  cut: 'This link is not whole. Open it again from the mail, or copy the whole address from there.',
  failed: 'You are not signed in. Nothing was lost: please sign in again.',
  signIn: 'Sign in with your work account',
  first: 'To see what is asked, sign in with the account that you use for Teams and Outlook.',
  opening: 'Opening …',
  sending: 'Sending …',
  shown: 'What is asked is shown below.',
  // Of a refusal too: what is recorded the card itself says.
  answered: 'What came of it is shown below.',
} as const;

/** The page that a mail leads to: sign in, see the card, answer. It keeps nothing when it is closed. */
class Page {
  readonly #place = byId('place');
  readonly #said = byId('said');
  #service: Service | null = null;
  #busy = false;

  async start(): Promise<void> {
    const place = signInPlace();
    const back = await comeBack(place);
    const link = readLink(location.search);
    if (link === null) {
      this.#say(WORDS.cut);
      return;
    }
    if (back?.kind !== 'signed-in') {
      this.#askToSignIn(place, back === null ? WORDS.first : WORDS.failed);
      return;
    }
    this.#service = new Service(back.session);
    await this.#open(this.#service, link);
  }

  #askToSignIn(place: SignInPlace, why: string): void {
    this.#say(why, this.#signInButton(place));
  }

  #signInButton(place: SignInPlace): HTMLElement {
    const button = make('button', { type: 'button', class: 'primary' }, WORDS.signIn);
    button.addEventListener('click', () => void goToSignIn(place));
    return button;
  }

  async #open(service: Service, link: Link): Promise<void> {
    await this.#during(WORDS.opening, WORDS.shown, async () => await service.open(link));
    if (this.#place.querySelector('.card') !== null) return;
    const again = make('button', { type: 'button', class: 'primary' }, 'Try again');
    again.addEventListener('click', () => void this.#open(service, link));
    this.#said.append(again);
  }

  async #press(press: Press): Promise<void> {
    const service = this.#service;
    if (service === null) return;
    await this.#during(WORDS.sending, WORDS.answered, async () => await service.act(press));
  }

  /** One thing at a time; what was typed stays until there is something to show in its place. */
  async #during(doing: string, done: string, deed: () => Promise<Answered>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#place.setAttribute('aria-busy', 'true');
    this.#say(doing);
    try {
      this.#show(await deed(), done);
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      this.#say(error.message, ...(error.signInAgain ? [this.#signInButton(signInPlace())] : []));
      this.#said.scrollIntoView({ block: 'nearest' });
    } finally {
      this.#busy = false;
      this.#place.removeAttribute('aria-busy');
    }
  }

  #show(answered: Answered, done: string): void {
    if (answered.kind !== 'card') {
      this.#say(answered.kind === 'text' ? answered.text : done);
      return;
    }
    const drawn = drawCard(answered.card, (press) => void this.#press(press));
    this.#place.querySelector('.card')?.remove();
    // A form, so that groups of radio buttons belong together; it is sent by the card's own buttons.
    const form = make('form', { class: 'card' }, drawn);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    this.#place.append(form);
    this.#say(done);
    // A keyboard and a screen reader go on where the answer is.
    this.#place.focus();
  }

  #say(text: string, ...more: readonly HTMLElement[]): void {
    this.#said.replaceChildren(make('p', {}, text), ...more);
  }
}

function signInPlace(): SignInPlace {
  const said = (name: string): string => document.body.dataset[name] ?? '';
  return {
    issuer: said('issuer'),
    authorize: said('authorize'),
    token: said('token'),
    client: said('client'),
    scope: said('scope'),
  };
}

void new Page().start();
