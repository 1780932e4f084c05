import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { parseMoment } from '../../domain/calendar/index.ts';
import type { CaseId, Reference } from '../../domain/case/index.ts';
import { createDesk, type Desk } from '../../desk/desk.ts';
import { createStorage, type Storage, type StorageConnection } from '../../storage/index.ts';
import { tableClient } from '../../storage/tables/connection.ts';
import { decodeKey } from '../../storage/tables/keys.ts';
import { stopChecked } from '../graph/metadata/stopChecked.ts';
import { DESK_JOURNEY, BEGINS, People, PEOPLE } from './deskJourney.ts';
import { killingProxy, type KillingProxy } from './killingProxy.ts';
import { chronologyOf, namesIn, plain } from './picture.ts';

/** SIGKILL at this outside call of this step. */
export interface Kill {
  readonly step: number;
  readonly call: number;
  readonly when: 'before' | 'after';
}

export interface Ended {
  /** Outside calls of each step. */
  readonly calls: readonly number[];
  readonly killed: number;
  /** Kills that met the call they were meant for, by its service and method. */
  readonly hit: number;
  /** Names of the outside calls, by step. */
  readonly names: readonly (readonly string[])[];
  readonly events: readonly string[];
  readonly calendar: readonly string[];
  readonly mails: readonly string[];
  /** By person and card: how often. */
  readonly cards: ReadonlyMap<string, number>;
  /** Deliveries that are recorded as perhaps doubled. */
  readonly repeated: number;
  /** Effects left waiting, dead letters. */
  readonly left: readonly string[];
}

/** Seconds for which a dead process holds what it had taken. */
const HELD_SECONDS = 2;
const GRACE_MS = 20;

/** Plays the journey on a desk of its own, and kills the app at each of these points. */
export async function playKilled(
  kills: readonly Kill[],
  reference: Pick<Ended, 'names'> = { names: [] },
): Promise<Ended> {
  const killer = new Killer(kills, reference.names);
  const proxies: KillingProxy[] = [];
  const connected: { storage: StorageConnection | null } = { storage: null };
  const desk = await createDesk({
    port: 0,
    memory: true,
    browser: false,
    authority: 'durham',
    now: parseMoment(BEGINS) ?? fail('no time'),
    heldSeconds: HELD_SECONDS,
    between: async (storage) => {
      connected.storage = storage;
      const [tables, queues] = await Promise.all([
        killingProxy(storage.tablesUrl, killer.around('tables')),
        killingProxy(storage.queuesUrl, killer.around('queues')),
      ]);
      proxies.push(tables, queues);
      return { ...storage, tablesUrl: tables.url, queuesUrl: queues.url };
    },
  });
  try {
    return await playOn(desk, killer, connected.storage ?? fail('no storage'));
  } finally {
    await stopChecked(desk);
    await Promise.all(proxies.map(async (proxy) => await proxy.stop()));
  }
}

async function playOn(desk: Desk, killer: Killer, connection: StorageConnection): Promise<Ended> {
  killer.desk = desk;
  const off = desk.standins.faults.onCall(async ({ service, method, path }, phase) => {
    await killer.around(service)(`${method} ${path}`, phase);
    return 'go';
  });
  const people = new People(desk.url);
  const calls: number[] = [];
  for (const [n, step] of DESK_JOURNEY.entries()) {
    killer.begin(n);
    try {
      await step.run(people);
    } catch (error) {
      const why = [error instanceof Error ? error.message : String(error), ...people.trouble];
      throw new Error(`step ${step.name}: ${why.join('; ')}`, { cause: error });
    }
    await killer.end();
    await people.startIfDead();
    await restOf(people);
    calls.push(killer.calls);
  }
  off();
  const { killed, hit, names } = killer;
  return { calls, killed, hit, names, ...(await endOf(people, connection)) };
}

/** Nothing of the last kill is left over when the next person does something. */
async function restOf(people: People): Promise<void> {
  for (let tries = 0; tries < 4; tries += 1) {
    try {
      await people.client.moveClock({ minutes: 0 });
      return;
    } catch {
      await people.revive();
    }
  }
}

/** Counts the outside calls of the app, and sends SIGKILL at those it was told. */
class Killer {
  desk: Desk | null = null;
  calls = 0;
  killed = 0;
  hit = 0;
  readonly names: string[][] = [];
  #step = -1;
  readonly #kills: Set<Kill>;
  readonly #expected: Ended['names'];

  constructor(kills: readonly Kill[], expected: Ended['names']) {
    this.#kills = new Set(kills);
    this.#expected = expected;
  }

  begin(step: number): void {
    this.#step = step;
    this.calls = 0;
    this.names[step] = [];
  }

  /** A step with fewer calls than it had in the reference: the app dies at its end. */
  async end(): Promise<void> {
    for (const kill of this.#kills) {
      if (kill.step === this.#step) await this.#fire(kill);
    }
  }

  around(service: string): (name: string, when: 'before' | 'after') => Promise<void> {
    return async (name, when) => {
      // Looking for messages is the host's own business, and goes on all the time.
      if (service === 'queues' && name.startsWith('GET ')) return;
      if (when === 'before') this.names[this.#step]?.push(kindOf(service, name));
      const call = when === 'before' ? this.calls++ : this.calls - 1;
      if (!(await this.#killed(call, when, kindOf(service, name)))) return;
      if (service === 'tables' || service === 'queues') throw new Error('the app is gone');
    };
  }

  async #killed(call: number, when: Kill['when'], kind: string): Promise<boolean> {
    const kill = [...this.#kills].find(
      (each) => each.step === this.#step && each.call === call && each.when === when,
    );
    if (kill === undefined) return false;
    if (kind === this.#expected[kill.step]?.[call]) this.hit += 1;
    await this.#fire(kill);
    return true;
  }

  async #fire(kill: Kill): Promise<void> {
    this.#kills.delete(kill);
    const pid = this.desk?.appPid() ?? null;
    if (pid === null) return;
    // Our own child, by its number.
    process.kill(pid, 'SIGKILL');
    this.killed += 1;
    for (let n = 0; n < 100 && this.desk?.appPid() === pid; n += 1) await wait(GRACE_MS);
  }
}

/** What kind of call it is: service, method and table or resource, without ids. */
function kindOf(service: string, name: string): string {
  const [method = '', path = ''] = name.split(' ');
  const [resource = ''] = path.split('?');
  return `${service} ${method} ${resource.replaceAll(/\(.*\)|[0-9a-f-]{8,}.*$/g, '')}`;
}

const storageAt = (connection: StorageConnection): Storage =>
  createStorage({
    connection,
    sleep: async (ms) => {
      await wait(ms);
    },
    wall: { millis: () => Date.now() },
    hasher: { hash: (text) => createHash('sha256').update(text, 'utf8').digest('base64url') },
    procedures: [],
  });

async function endOf(
  people: People,
  connection: StorageConnection,
): Promise<Omit<Ended, 'calls' | 'killed' | 'hit' | 'names'>> {
  const storage = storageAt(connection);
  const { reference } = people.memory;
  const id: CaseId | null = await storage.cases.byReference(reference as Reference);
  if (id === null) throw new Error('the case is lost');
  const [events, pending, dead] = await Promise.all([
    storage.cases.events(id),
    storage.cases.pending(id),
    storage.deadLetters.list(),
  ]);
  const names = namesIn(events);
  const hide = (text: string): string =>
    text.replaceAll(reference, 'REFERENCE').replaceAll(id, 'CASE');
  const show = (value: unknown): string => hide(plain(value, names, {}));
  return {
    ...(await outsideOf(people, hide)),
    events: chronologyOf(events, show, {}).map((line) =>
      line.replaceAll(/"(eventId|joinUrl|key)":"[^"]*",?/g, ''),
    ),
    repeated:
      events.filter((event) => event.type === 'DeliveryRecorded' && event.repeated).length +
      (await reportCardsAgain(connection)),
    left: [
      ...(pending?.waiting ?? []).map(({ effect }) => effect.type),
      ...dead.map(({ code }) => `dead letter ${code}`),
    ],
  };
}

/** Headline cards of regular reports that are noted as perhaps there twice. */
async function reportCardsAgain(connection: StorageConnection): Promise<number> {
  let again = 0;
  for await (const { rowKey = '' } of tableClient(connection, 'reports').listEntities()) {
    if (decodeKey(rowKey).endsWith('/card/again')) again += 1;
  }
  return again;
}

/** What people see: the bot's own messages, their calendars, their mail. */
async function outsideOf(
  { client }: People,
  hide: (text: string) => string,
): Promise<Pick<Ended, 'cards' | 'calendar' | 'mails'>> {
  const cards = new Map<string, number>();
  const calendar: string[] = [];
  const mails: string[] = [];
  for (const person of PEOPLE) {
    const who = person.slice(-3);
    for (const activity of await client.chat(person)) {
      // An answer to what somebody wrote comes again when they write again.
      if ('replyToId' in activity && activity.replyToId !== null) continue;
      const key = hide(`${who} ${activity.notification ?? activity.text ?? ''}`);
      cards.set(key, (cards.get(key) ?? 0) + 1);
    }
    for (const { subject, start, isCancelled } of await client.calendar(person)) {
      calendar.push(hide(JSON.stringify([who, subject, start, isCancelled])));
    }
    for (const { subject } of await client.mail(person)) {
      mails.push(hide(`${who} ${JSON.stringify(subject)}`));
    }
  }
  return { cards, calendar: calendar.sort(), mails: mails.sort() };
}

export interface Verdict {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly cardsTwice: number;
}

/** A person's own message: `118 /escalate`. */
const TYPED = /^\d+ \//;

/** What a killed journey lost or doubled, beside the card that may come twice and is recorded. */
export function judge(ended: Ended, reference: Ended): Verdict {
  const lost: string[] = [...ended.left];
  const doubled: string[] = [];
  for (const what of ['events', 'calendar', 'mails'] as const) {
    const [more, less] = [minus(ended[what], reference[what]), minus(reference[what], ended[what])];
    doubled.push(...more);
    lost.push(...less);
  }
  const twice: string[] = [];
  let askedAgain = 0;
  for (const key of new Set([...reference.cards.keys(), ...ended.cards.keys()])) {
    const more = (ended.cards.get(key) ?? 0) - (reference.cards.get(key) ?? 0);
    // What somebody wrote is their own: without an answer they write it again, and may be answered twice.
    if (TYPED.test(key)) askedAgain += Math.max(0, more);
    else if (more < 0) lost.push(key);
    else twice.push(...Array.from({ length: more }, () => key));
  }
  const cardsTwice = twice.length;
  if (cardsTwice > ended.repeated + askedAgain) {
    doubled.push(`${twice.join(', ')}; ${String(ended.repeated)} recorded`);
  }
  return { lost, doubled, cardsTwice };
}

function minus(all: readonly string[], known: readonly string[]): readonly string[] {
  const left = [...known];
  return all.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Every point of the reference's calls, in the order of the journey. */
export const killsOf = ({ calls }: Ended): readonly Kill[] =>
  calls.flatMap((count, step) =>
    Array.from({ length: count }, (_, call) => call).flatMap((call): readonly Kill[] => [
      { step, call, when: 'before' },
      { step, call, when: 'after' },
    ]),
  );

function fail(why: string): never {
  throw new Error(why);
}
