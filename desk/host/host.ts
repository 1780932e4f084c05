import type { QueueClient } from '@azure/storage-queue';
import { queueClient, type StorageConnection } from '../../storage/tables/connection.ts';
import { serveFunctions } from './httpHost.ts';
import { makeInvoke, type HostLog } from './invoke.ts';
import { QueuePoller } from './queuePoller.ts';
import type { RegisteredFunction } from './registry.ts';
import { Running } from './running.ts';
import { Timers } from './timers.ts';

export interface HostOptions {
  readonly storage: StorageConnection;
  readonly now: string;
  /** How long a message stays hidden when its handler's process dies. */
  readonly visibilitySeconds: number;
  /** Timers that run at each tick, whatever their schedule says. */
  readonly forced: readonly string[];
  /** Timers that only look: they run when their time has come, and time does not stop for them. */
  readonly unhurried: readonly string[];
  readonly log: HostLog;
  readonly write: (line: string) => void;
}

/** A Functions host in small: the real registrations, without the real host (platform 6.2). */
export interface Host {
  readonly port: number;
  /** Runs the timers that are due at this moment. */
  tick(now: string): Promise<void>;
  /** When a timer is due next, but for the forced ones. */
  nextTimer(): string | null;
  /** Resolves when nothing runs and a fresh look found no message; answers the cases touched since. */
  settle(): Promise<readonly string[]>;
  /** How many invocations are under way. */
  running(): number;
  stop(): Promise<void>;
}

export async function startHost(
  registered: readonly RegisteredFunction[],
  options: HostOptions,
): Promise<Host> {
  const { log, forced } = options;
  const running = new Running();
  const invoke = makeInvoke(options.write);
  const touched = new Set<string>();
  const queue = (name: string): QueueClient => queueClient(options.storage, name);
  const queues = registered.flatMap((each) => (each.kind === 'queue' ? [each] : []));
  const pollers = queues.map(
    (target) =>
      new QueuePoller(target, {
        queue,
        running,
        invoke,
        log,
        touched: (caseId) => touched.add(caseId),
        visibilitySeconds: options.visibilitySeconds,
        // Dead letters are rare and wait for a person anyway.
        idleMs: target.queue.endsWith('-poison') ? { least: 200, most: 1000 } : IDLE,
      }),
  );
  const timers = new Timers(
    registered.flatMap((each) => (each.kind === 'timer' ? [each] : [])),
    options.now,
    { running, invoke, log },
  );
  await Promise.all(pollers.map((poller) => poller.start()));
  const http = await serveFunctions({
    functions: registered.flatMap((each) => (each.kind === 'http' ? [each] : [])),
    running,
    invoke,
    log,
    ended: () => pokeAll(pollers),
  });
  return {
    port: http.port,
    nextTimer: () => timers.next([...forced, ...options.unhurried]),
    running: () => running.count,
    tick: (now) => timers.tick(now, forced),
    settle: async () => {
      await comeToRest(running, pollers);
      const answer = [...touched];
      touched.clear();
      return answer;
    },
    stop: async () => {
      await http.close();
      await Promise.all(pollers.map((poller) => poller.stop()));
      await running.idle();
    },
  };
}

const IDLE = { least: 20, most: 250 };

function pokeAll(pollers: readonly QueuePoller[]): void {
  for (const poller of pollers) poller.poke();
}

/** A look that is still on its way may hold a message nobody counts yet, hence the fresh one. */
async function comeToRest(running: Running, pollers: readonly QueuePoller[]): Promise<void> {
  for (;;) {
    await running.idle();
    const found = await Promise.all(pollers.map((poller) => poller.poll()));
    if (running.count === 0 && found.every((count) => count === 0)) return;
  }
}
