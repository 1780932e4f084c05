import type { RecordedEvent } from './events.ts';

/** An event of no kind that this house knows: a newer one wrote it, or nobody. */
export class UnknownEvent extends Error {
  readonly event: RecordedEvent;

  constructor(event: RecordedEvent) {
    super(`unknown-event ${event.version}`);
    this.event = event;
  }
}
