import { setTimeout as wait } from 'node:timers/promises';
import { parseMoment } from '../../domain/calendar/index.ts';
import type { Answer } from '../journeys/deskClient.ts';
import { DeskClient, verbsOf } from '../journeys/deskClient.ts';
import { Player } from '../journeys/player.ts';

const GRACE_MS = 25;
const DAY_MS = 86_400_000;

const personOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const PEOPLE = Array.from({ length: 22 }, (_, n) => personOf(101 + n));
const IRO = personOf(118);
const TEAM_MANAGER = personOf(101);
const OPERATIONS_MANAGER = personOf(104);

export const BEGINS = '2027-03-01T10:00:00.000Z';

/** What the people of a journey carry from step to step. */
export interface Memory {
  reference: string;
  /** The card of the form that is being written. */
  form: string;
}

export interface DeskStep {
  readonly name: string;
  readonly run: (people: People) => Promise<void>;
}

/** People at a desk whose app may die at any moment: who gets no answer does the same once more. */
export class People {
  readonly client: DeskClient;
  readonly player: Player;
  readonly memory: Memory = { reference: '', form: '' };
  /** Starts that failed. */
  readonly trouble: string[] = [];

  constructor(url: string) {
    this.client = new DeskClient(url);
    this.player = new Player(this.client);
  }

  /** Starts a dead app again, waits until it has come to rest, and does it once more. */
  async insist<T>(deed: () => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await deed();
      } catch (error) {
        if (tries === 8 || !(await this.revive())) throw error;
      }
    }
  }

  /** False when the app lives, and goes on living: then something else is wrong. */
  async revive(): Promise<boolean> {
    for (let tries = 0; tries < 20; tries += 1) {
      if (await this.startIfDead()) return true;
      // A killed process answers nobody, and the desk hears of its end a little later.
      await wait(GRACE_MS);
    }
    return false;
  }

  async startIfDead(): Promise<boolean> {
    const { state } = await this.client.call<{ state: string }>('GET', '/desk/app');
    if (state === 'running') return false;
    try {
      await this.client.call('POST', '/desk/app/restart', {});
    } catch (error) {
      // Killed again while it came up, or not at rest yet: whoever goes on will see.
      this.trouble.push(error instanceof Error ? error.message : 'unknown');
    }
    return true;
  }

  async say(person: string, text: string): Promise<void> {
    await this.insist(async () => {
      await this.client.say(person, text);
    });
  }

  async until(to: string): Promise<void> {
    await this.insist(async () => {
      if (parseMoment(await this.client.now()) !== to) await this.client.moveClock({ to });
    });
  }

  /** Finds the card once, and presses that very card until there is an answer. */
  async press(
    person: string,
    verb: string,
    fill: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const { reference } = this.memory;
    const card = await this.#cardWith(person, verb, reference);
    let tries = 0;
    const answer = await this.insist(async (): Promise<Answer> => {
      tries += 1;
      const shown = (await this.client.cards(person)).find(({ id }) => id === card.id)?.card;
      // The answer had come before the app died: the card shows it.
      const answered = tries > 1 && shown !== undefined && !verbsOf(shown).includes(verb);
      if (answered) return { status: 200, kind: 'card', card: shown };
      return await this.player.pressOn(person, card, verb, fill);
    });
    if (answer.kind === 'refused') throw new Error(`${verb} was refused: ${answer.text ?? ''}`);
    return answer;
  }

  async #cardWith(person: string, verb: string, reference: string) {
    const cards = await this.client.cards(person);
    const newest = cards.findLast(
      ({ card }) => verbsOf(card).includes(verb) && JSON.stringify(card).includes(reference),
    );
    if (newest !== undefined) return newest;
    await this.say(person, `/case ${reference}`);
    for (const way of ['showAlert', 'showDecision', 'showCase']) {
      const shown = (await this.client.cards(person)).at(-1);
      if (shown === undefined) break;
      if (verbsOf(shown.card).includes(verb)) return shown;
      if (!verbsOf(shown.card).includes(way)) continue;
      const { card } = await this.insist(
        async () => await this.player.pressOn(person, shown, way, {}),
      );
      if (card !== undefined && verbsOf(card).includes(verb)) return { id: shown.id, card };
    }
    return await this.player.newestWith(person, [verb], reference);
  }
}

const press = (
  person: string,
  verb: string,
  fill: Readonly<Record<string, string>> = {},
): DeskStep => ({
  name: verb,
  run: async (people) => {
    await people.press(person, verb, fill);
  },
});

const until = (to: string): DeskStep => ({
  name: `until ${to}`,
  run: async (people) => {
    await people.until(to);
  },
});

/** From one day's noon to the next, through working weeks: few calls in each step, so few journeys try all. */
function onwards(from: string, to: string): readonly DeskStep[] {
  const noons: string[] = [];
  const last = Date.parse(to);
  for (let at = Date.parse(`${from}T12:00:00.000Z`); at < last; at += DAY_MS) {
    if (![0, 6].includes(new Date(at).getUTCDay())) noons.push(new Date(at).toISOString());
  }
  return [...noons, to].map(until);
}

const write: DeskStep = {
  name: 'write',
  run: async (people) => {
    await people.say(IRO, '/escalate');
    people.memory.form = (await people.player.newestWith(IRO, ['submitDraft'])).id;
  },
};

const fill: DeskStep = {
  name: 'fill',
  run: async (people) => {
    const { client, player, memory } = people;
    const answers = { record: '100234', initials: 'AB', team: 'north', stage: 'du-2' };
    const id = memory.form;
    let card = (await client.cards(IRO)).find((each) => each.id === id)?.card ?? {};
    for (let step = 0; step < 4 && verbsOf(card).includes('submitDraft'); step += 1) {
      const at = { id, card };
      const answer = await people.insist(async () => await player.submit(IRO, at, answers));
      card = answer.card ?? card;
    }
  },
};

const confirm: DeskStep = {
  name: 'confirm',
  run: async (people) => {
    const { client, memory } = people;
    const id = memory.form;
    // Confirm again may find the form gone: then the case stands, and its card says so.
    const answer = await people.insist(async (): Promise<Answer> => {
      const shown = (await client.cards(IRO)).find((each) => each.id === id)?.card ?? {};
      if (!verbsOf(shown).includes('confirmDraft'))
        return { status: 200, kind: 'card', card: shown };
      return await client.press(IRO, id, 'confirmDraft', {});
    });
    const found = /\b\d{4}-[34679CDFGHJKMNPQRTVWXY]{5}\b/.exec(JSON.stringify(answer.card));
    if (found === null) throw new Error(`not raised: ${answer.text ?? ''}`);
    memory.reference = found[0];
  },
};

const open: DeskStep = {
  name: 'open',
  run: async (people) => {
    const { client, player, memory } = people;
    const { id } = await player.newestWith(TEAM_MANAGER, ['acknowledge'], memory.reference);
    await people.insist(async () => await client.open(TEAM_MANAGER, id));
  },
};

const own = (start: string, time: string): Readonly<Record<string, string>> => ({
  slot: 'own',
  'own-start': start,
  'own-time': time,
  'slot-reason': 'Suits everybody',
});

/** The Durham journey of the runs in process, without the moved meeting, by the cards and the clock of the desk. */
export const DESK_JOURNEY: readonly DeskStep[] = [
  write,
  fill,
  confirm,
  open,
  press(TEAM_MANAGER, 'acknowledge'),
  press(IRO, 'chooseSlot', own('2027-03-22', '10:00')),
  until('2027-03-02T10:00:00.000Z'),
  press(TEAM_MANAGER, 'requestTime', { until: '2027-03-09' }),
  press(IRO, 'giveTime', { until: '2027-03-09' }),
  ...onwards('2027-03-02', '2027-03-10T12:00:00.000Z'),
  press(TEAM_MANAGER, 'reply'),
  press(IRO, 'escalate'),
  press(OPERATIONS_MANAGER, 'reply'),
  press(IRO, 'chooseSlot', own('2027-03-15', '10:00')),
  ...onwards('2027-03-11', '2027-03-16T09:30:00.000Z'),
  press(IRO, 'recordMeeting'),
  press(IRO, 'resolve'),
  press(IRO, 'chooseSlot', own('2027-03-24', '10:00')),
  ...onwards('2027-03-16', '2027-03-25T09:30:00.000Z'),
  press(IRO, 'recordMeeting', { achieved: 'true' }),
  press(IRO, 'considerReferral'),
  ...onwards('2027-03-25', '2027-04-12T10:00:00.000Z'),
];
