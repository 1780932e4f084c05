import { createServices } from '../../application/createServices.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import type { Bulletins, WakeUp } from '../../application/ports/index.ts';
import type { Services } from '../../application/services.ts';
import { sweep } from '../../application/sweep.ts';
import { wakeUp } from '../../application/wakeUp.ts';
import type { Moment } from '../../domain/calendar/index.ts';
import type { CaseId, CaseState } from '../../domain/case/index.ts';
import type { Procedure } from '../../domain/procedure/index.ts';
import { storesOver, TABLES, type Stores, type TableName } from '../../storage/stores.ts';
import { persist } from '../../storage/tables/pace.ts';
import type { Table } from '../../storage/tables/table.ts';
import { nodeHasher } from '../fakes/memoryStorage.ts';
import { HURRIED, MemoryTable } from '../fakes/memoryTable.ts';
import { Halted, type Breaker, type Life } from './breaker.ts';
import { livingTable, STORAGE_ANSWERS } from './livingTable.ts';
import { copyOutside, outsidePorts, type Outside } from './outsideWorld.ts';

interface Queued {
  readonly wakeUp: WakeUp;
  readonly visibleAt: number;
  readonly deliveries: number;
}

/** Everything that outlives the app's process. */
export interface Around {
  readonly tables: ReadonlyMap<TableName, MemoryTable>;
  readonly outside: Outside;
  readonly queue: Map<number, Queued>;
  readonly poison: WakeUp[];
  /** What the people of the journey keep in mind: the case's id. */
  readonly notes: Map<string, string>;
  wall: number;
  now: Moment;
  count: number;
  /** How often the process was started anew. */
  lives: number;
}

export const newAround = (now: Moment, outside: Outside): Around => ({
  tables: new Map(TABLES.map((name) => [name, new MemoryTable({ name })])),
  outside,
  queue: new Map(),
  poison: [],
  notes: new Map(),
  wall: Date.parse(now),
  now,
  count: 0,
  lives: 1,
});

export const copyAround = (around: Around): Around => ({
  ...around,
  tables: new Map([...around.tables].map(([name, table]) => [name, table.copy()])),
  outside: copyOutside(around.outside),
  queue: new Map(around.queue),
  poison: [...around.poison],
  notes: new Map(around.notes),
});

/** Teams and Graph as the ports promise them, or the adapters themselves over the stand-ins. */
export type OutsideOf = (
  world: Outside,
  breaker: Breaker,
  life: Life,
  stores: Stores,
) => ReturnType<typeof outsidePorts> & { readonly bulletins?: Bulletins };

const LEASE_MS = 60_000;
const VISIBILITY_MS = 30_000;
const MOST_DELIVERIES = 5;
/** How long a person waits before they press again. */
const PATIENCE_MS = 5_000;
const MOST_ROUNDS = 400;
const KEY_WAITS_MS = [20, 40] as const;

/** The process and what runs it: doors, queue host, timer; started anew whenever it was halted. */
export class Theatre {
  readonly around: Around;
  readonly breaker: Breaker;
  /** Looks at what stands without asking the app. */
  readonly eye: Stores;
  readonly #procedures: readonly Procedure[];
  readonly #outsideOf: OutsideOf;
  #life: Life = { ended: true };
  #deps: (Dependencies & Stores) | null = null;
  #services: Services | null = null;

  constructor(
    around: Around,
    breaker: Breaker,
    procedures: readonly Procedure[],
    outsideOf: OutsideOf = outsidePorts,
  ) {
    this.around = around;
    this.breaker = breaker;
    this.#procedures = procedures;
    this.#outsideOf = outsideOf;
    this.eye = this.#storesOver((name) => this.#table(name));
  }

  get services(): Services {
    this.#running();
    if (this.#services === null) throw new Error('not started');
    return this.#services;
  }

  get caseId(): CaseId {
    return (this.around.notes.get('draft') ?? '') as CaseId;
  }

  /** What the running process stands on, for who drives a door of it by hand. */
  async withDependencies<T>(deed: (deps: Dependencies & Stores) => Promise<T>): Promise<T> {
    return await deed(this.#running());
  }

  async state(): Promise<CaseState> {
    const loaded = await this.eye.cases.load(this.caseId);
    if (loaded === null) throw new Error('no case yet');
    return loaded.state;
  }

  /** A person does something until they get an answer. */
  async insist<T>(deed: (services: Services) => Promise<T>): Promise<T> {
    for (let tries = 0; tries < 4; tries += 1) {
      const answer = await this.#alive(async () => await deed(this.services));
      if (answer !== null) return answer.value;
      this.around.wall += PATIENCE_MS;
    }
    throw new Error('nobody answers');
  }

  /** Business time goes on from due moment to due moment. */
  async until(target: Moment): Promise<void> {
    const { around } = this;
    while (around.now < target) {
      const next = await this.eye.dueIndex.next(around.now);
      const from = Date.parse(around.now);
      around.now = next === null || next > target ? target : next;
      around.wall += Date.parse(around.now) - from;
      await this.rest();
    }
  }

  /** Until no message is left and nothing is due. */
  async rest(): Promise<void> {
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
      if (await this.#deliver()) continue;
      if (await this.#overdue()) {
        await this.#sweep();
        continue;
      }
      const soonest = Math.min(...[...this.around.queue.values()].map((each) => each.visibleAt));
      if (soonest === Infinity) return;
      this.around.wall = Math.max(this.around.wall, soonest);
    }
    throw new Error('it does not come to rest');
  }

  /** Null when the process was halted, or refused with a failure of storage. */
  async #alive<T>(deed: () => Promise<T>): Promise<{ readonly value: T } | null> {
    try {
      return { value: await deed() };
    } catch (error) {
      if (!(error instanceof Halted) && !isStorage(error)) throw error;
      return null;
    } finally {
      // What the process began at the same time has its turn to find that it is dead.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** The first visible message, if there is one. */
  async #deliver(): Promise<boolean> {
    const { around } = this;
    const found = [...around.queue].find(([, each]) => each.visibleAt <= around.wall);
    if (found === undefined) return false;
    const [id, message] = found;
    const deliveries = message.deliveries + 1;
    const hidden = { ...message, deliveries, visibleAt: around.wall + VISIBILITY_MS };
    around.queue.set(id, hidden);
    const deps = this.#running();
    const done = await this.#alive(async () => {
      await wakeUp(deps, message.wakeUp, around.now);
    });
    if (done !== null) around.queue.delete(id);
    else if (!this.#life.ended) this.#failed(id, hidden);
    return true;
  }

  /** A handler that threw: the host delivers again at once, and gives up in the end. */
  #failed(id: number, message: Queued): void {
    const { around } = this;
    if (message.deliveries < MOST_DELIVERIES) {
      around.queue.set(id, { ...message, visibleAt: around.wall });
      return;
    }
    around.queue.delete(id);
    around.poison.push(message.wakeUp);
  }

  async #overdue(): Promise<boolean> {
    for await (const _ of this.eye.dueIndex.due(this.around.now)) return true;
    return false;
  }

  async #sweep(): Promise<void> {
    const deps = this.#running();
    await this.#alive(async () => await sweep(deps, deps.heartbeat, this.around.now));
    // The timer comes back; business time stands still at the desk.
    this.around.wall += 1_000;
  }

  #running(): Dependencies & Stores {
    if (this.#deps !== null && !this.#life.ended) return this.#deps;
    if (this.#deps !== null) {
      this.around.lives += 1;
      this.around.wall += 1_000;
    }
    this.#life = { ended: false };
    this.#deps = this.#compose(this.#life);
    this.#services = createServices(this.#deps);
    return this.#deps;
  }

  #compose(life: Life): Dependencies & Stores {
    const { around, breaker } = this;
    const stores = this.#storesOver((name) => livingTable(name, this.#table(name), breaker, life));
    return {
      ...stores,
      bulletins: { send: (_, at) => Promise.resolve({ kind: 'teams', at }) },
      ...this.#outsideOf(around.outside, breaker, life, stores),
      wakeUps: { send: async (wake, delay) => await this.#send(life, wake, delay) },
      hasher: nodeHasher,
      chance: {
        id: () => `id${String((around.count += 1))}`,
        below: () => 0,
      },
      wall: { millis: () => around.wall },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      timing: {
        leaseMs: LEASE_MS,
        keyWaitsMs: KEY_WAITS_MS,
        sleep: async (ms) => {
          around.wall += ms;
          await Promise.resolve();
        },
      },
    };
  }

  async #send(life: Life, wake: WakeUp, delaySeconds = 0): Promise<() => Promise<void>> {
    const { around, breaker } = this;
    const id = (around.count += 1);
    await persist(HURRIED, async () => {
      await breaker.call<unknown>(
        life,
        'queue.send',
        () =>
          around.queue.set(id, {
            wakeUp: wake,
            visibleAt: around.wall + delaySeconds * 1_000,
            deliveries: 0,
          }),
        STORAGE_ANSWERS,
      );
    });
    return async () => {
      try {
        const deed = (): boolean => around.queue.delete(id);
        await breaker.call<boolean>(life, 'queue.delete', deed, STORAGE_ANSWERS);
      } catch (error) {
        if (error instanceof Halted) throw error;
      }
    };
  }

  #storesOver(table: (name: TableName) => Table): Stores {
    return storesOver(table, HURRIED, {
      wall: { millis: () => this.around.wall },
      hasher: nodeHasher,
      procedures: this.#procedures,
      cacheMs: 60_000,
    });
  }

  #table(name: TableName): MemoryTable {
    const found = this.around.tables.get(name);
    if (found === undefined) throw new Error(`no table ${name}`);
    return found;
  }
}

const isStorage = (error: unknown): boolean =>
  error instanceof Error && error.name === 'StorageFailure';
