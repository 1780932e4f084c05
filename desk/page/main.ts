import { desk, DeskSaysNo } from './api.ts';
import { Beside } from './beside.ts';
import { Cases } from './cases.ts';
import { Channel } from './channel.ts';
import { Chat } from './chat.ts';
import { byId } from './dom.ts';
import { announce, toast } from './notices.ts';
import { People } from './people.ts';
import { Views } from './views.ts';

const POLL_MS = 2_000;

/** The page: who you are, your chat, and what lies beside it. It asks the desk and keeps nothing. */
class Page {
  readonly #people = new People(byId('people'), (id) => void this.choose(id));
  readonly #chat = new Chat(byId('chat'), async (deed) => await this.act(deed));
  readonly #beside = new Beside(byId('beside'), async (deed) => await this.act(deed));
  readonly #views = new Views(
    new Cases(byId('cases')),
    new Channel(byId('channel'), async (deed) => await this.act(deed)),
  );
  #last: Promise<void> = Promise.resolve();
  #underWay = 0;

  async start(): Promise<void> {
    await this.#inTurn(async () => await this.refresh());
    setInterval(() => {
      if (!document.hidden && this.#underWay === 0)
        void this.#inTurn(async () => await this.refresh());
    }, POLL_MS);
  }

  async choose(id: string): Promise<void> {
    this.#people.choose(id);
    const person = this.#people.chosen;
    if (person === null) return;
    this.#chat.show(person);
    this.#beside.show(person);
    this.#views.show(person);
    document.title = `${person.post} – desk`;
    // Before the desk answers: by then the person may be writing, and a keyboard is not moved from there.
    this.#views.focus();
    await this.#inTurn(async () => await this.refresh());
  }

  /** Does something and brings the page up to date. */
  async act(deed: () => Promise<unknown>): Promise<void> {
    await this.#inTurn(deed, async () => await this.refresh());
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

  /** One after the other, so that no message is lost and no older answer is drawn over a newer one. */
  async #inTurn(...deeds: readonly (() => Promise<unknown>)[]): Promise<void> {
    this.#underWay += 1;
    const turn = this.#last.then(async () => {
      for (const deed of deeds) await this.#told(deed);
    });
    this.#last = turn.catch(() => undefined);
    await turn.finally(() => (this.#underWay -= 1));
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
