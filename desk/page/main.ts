import { desk, DeskSaysNo } from './api.ts';
import { Beside } from './beside.ts';
import { Chat } from './chat.ts';
import { byId } from './dom.ts';
import { announce, toast } from './notices.ts';
import { People } from './people.ts';

const POLL_MS = 2_000;

/** The page: who you are, your chat, and what lies beside it. It asks the desk and keeps nothing. */
class Page {
  readonly #people = new People(byId('people'), (id) => void this.choose(id));
  readonly #chat = new Chat(byId('chat'), async (deed) => await this.act(deed));
  readonly #beside = new Beside(byId('beside'), async (deed) => await this.act(deed));

  async start(): Promise<void> {
    await this.#told(async () => await this.refresh());
    setInterval(() => {
      if (!document.hidden && !this.#chat.busy) void this.#told(async () => await this.refresh());
    }, POLL_MS);
  }

  async choose(id: string): Promise<void> {
    this.#people.choose(id);
    const person = this.#people.chosen;
    if (person === null) return;
    this.#chat.show(person);
    this.#beside.show(person);
    document.title = `${person.post} – desk`;
    await this.#told(async () => await this.refresh());
    byId('chat').focus();
  }

  /** Does something and brings the page up to date. */
  async act(deed: () => Promise<unknown>): Promise<void> {
    await this.#told(deed);
    await this.#told(async () => await this.refresh());
  }

  async refresh(): Promise<void> {
    const [people, clock, app] = await Promise.all([desk.people(), desk.clock(), desk.app()]);
    byId('now').textContent = clock.text;
    byId('now').setAttribute('datetime', clock.now);
    this.#people.update(people);
    await this.#beside.update(clock, app);
    for (const said of await this.#chat.update()) {
      toast('New message', said.notification);
      announce(`New message: ${said.notification}`);
    }
    const chosen = this.#people.chosen;
    if (chosen !== null) this.#people.read(chosen.id);
  }

  /** What the desk refuses is said aloud. */
  async #told(deed: () => Promise<unknown>): Promise<void> {
    try {
      await deed();
    } catch (error) {
      if (!(error instanceof DeskSaysNo)) throw error;
      announce(error.message);
      toast('The desk', error.message);
    }
  }
}

void new Page().start();
