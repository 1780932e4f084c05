import { setTimeout as wait } from 'node:timers/promises';
import type { DequeuedMessageItem, QueueClient } from '@azure/storage-queue';
import { errorName, errorPlace, type HostLog, type Invoke } from './invoke.ts';
import { caseIdOf, decodeMessage } from './queueMessage.ts';
import type { QueueFunction } from './registry.ts';
import type { Running } from './running.ts';

export interface PollerParts {
  readonly queue: (name: string) => QueueClient;
  readonly running: Running;
  readonly invoke: Invoke;
  readonly log: HostLog;
  /** Told the case that a message named. */
  readonly touched: (caseId: string) => void;
  readonly visibilitySeconds: number;
  readonly idleMs: { readonly least: number; readonly most: number };
}

const MOST_AT_ONCE = 8;
const MOST_DELIVERIES = 5;

/** Delivers the messages of one queue as the real host does: at least once, and poison in the end. */
export class QueuePoller {
  readonly #target: QueueFunction;
  readonly #parts: PollerParts;
  readonly #queue: QueueClient;
  readonly #poison: QueueClient;
  #underWay = 0;
  #stopped = false;
  #last: Promise<unknown> = Promise.resolve();
  #wake = new AbortController();
  #pause: number;

  constructor(target: QueueFunction, parts: PollerParts) {
    this.#target = target;
    this.#parts = parts;
    this.#queue = parts.queue(target.queue);
    this.#poison = parts.queue(`${target.queue}-poison`);
    this.#pause = parts.idleMs.least;
  }

  async start(): Promise<void> {
    await this.#queue.createIfNotExists();
    void this.#loop();
  }

  /** Looks again at once: something may have been put in. */
  poke(): void {
    this.#pause = this.#parts.idleMs.least;
    this.#wake.abort();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake.abort();
    await this.#last;
  }

  /** One look, after any that is on its way; answers how many messages it began to handle. */
  poll(): Promise<number> {
    const look = this.#last.then(() => this.#receive());
    this.#last = look.catch(() => undefined);
    return look;
  }

  async #loop(): Promise<void> {
    while (!this.#stopped) {
      const found = await this.poll().catch((error: unknown) => {
        this.#parts.log('queue-unreachable', {
          queue: this.#target.queue,
          error: errorName(error),
        });
        return 0;
      });
      if (found === 0) await this.#rest();
      else this.#pause = this.#parts.idleMs.least;
    }
  }

  /** Longer and longer where nothing happens, so that a desk left open costs little. */
  async #rest(): Promise<void> {
    this.#wake = new AbortController();
    const { signal } = this.#wake;
    await wait(this.#pause, undefined, { signal }).catch(() => undefined);
    if (!signal.aborted) this.#pause = Math.min(this.#parts.idleMs.most, this.#pause * 1.1);
  }

  async #receive(): Promise<number> {
    const room = MOST_AT_ONCE - this.#underWay;
    if (room <= 0 || this.#stopped) return 0;
    const { receivedMessageItems } = await this.#queue.receiveMessages({
      numberOfMessages: room,
      visibilityTimeout: this.#parts.visibilitySeconds,
    });
    for (const message of receivedMessageItems) {
      this.#underWay += 1;
      void this.#parts.running
        .during(() => this.#handle(message))
        .catch((error: unknown) => {
          this.#parts.log('queue-failed', { queue: this.#target.queue, error: errorName(error) });
        })
        .finally(() => {
          this.#underWay -= 1;
          this.poke();
        });
    }
    return receivedMessageItems.length;
  }

  async #handle(message: DequeuedMessageItem): Promise<void> {
    const hold = new Hold(this.#queue, message, this.#parts.visibilitySeconds);
    try {
      const input = decodeMessage(message.messageText);
      const caseId = caseIdOf(input);
      if (caseId !== null) this.#parts.touched(caseId);
      await this.#parts.invoke(this.#target, input, {
        id: message.messageId,
        dequeueCount: message.dequeueCount,
        insertionTime: message.insertedOn.toISOString(),
        expirationTime: message.expiresOn.toISOString(),
      });
      await hold.remove();
    } catch (error) {
      const { name, queue } = this.#target;
      const fields = { function: name, queue, error: errorName(error), at: errorPlace(error) };
      this.#parts.log('function-failed', fields);
      await this.#failed(message, hold);
    } finally {
      hold.end();
    }
  }

  async #failed(message: DequeuedMessageItem, hold: Hold): Promise<void> {
    if (message.dequeueCount < MOST_DELIVERIES) {
      await hold.release();
      return;
    }
    await this.#poison.createIfNotExists();
    await this.#poison.sendMessage(message.messageText, { messageTimeToLive: -1 });
    await hold.remove();
    this.#parts.log('message-poisoned', { queue: this.#target.queue });
  }
}

/** Keeps a message hidden for as long as its handler runs; each renewal changes the receipt. */
class Hold {
  readonly #queue: QueueClient;
  readonly #message: DequeuedMessageItem;
  readonly #timer: NodeJS.Timeout;
  #receipt: string;
  #renewal: Promise<unknown> = Promise.resolve();

  constructor(queue: QueueClient, message: DequeuedMessageItem, seconds: number) {
    this.#queue = queue;
    this.#message = message;
    this.#receipt = message.popReceipt;
    this.#timer = setInterval(() => {
      // A renewal that fails lets the message come again: at least once is what was promised.
      this.#renewal = this.#hide(seconds).catch(() => undefined);
    }, seconds * 500);
  }

  async remove(): Promise<void> {
    this.end();
    await this.#renewal;
    await this.#queue.deleteMessage(this.#message.messageId, this.#receipt);
  }

  /** Visible again at once, to be delivered once more. */
  async release(): Promise<void> {
    this.end();
    await this.#renewal;
    await this.#hide(0);
  }

  end(): void {
    clearInterval(this.#timer);
  }

  async #hide(seconds: number): Promise<void> {
    const { messageId, messageText } = this.#message;
    const answer = await this.#queue.updateMessage(messageId, this.#receipt, messageText, seconds);
    if (answer.popReceipt !== undefined) this.#receipt = answer.popReceipt;
  }
}
