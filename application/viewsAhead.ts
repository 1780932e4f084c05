import type { Moment } from '../domain/calendar/index.ts';
import {
  viewFor,
  type CaseState,
  type CaseView,
  type Context,
  type Texts,
} from '../domain/case/index.ts';
import type { PersonId } from '../domain/people/index.ts';

interface Ahead {
  readonly viewer: PersonId;
  readonly now: Moment;
  readonly view: CaseView | null;
}

/**
 * Views worked out while storage is still answering the append that makes them true: the person waits
 * for the slower of the two and not for their sum. Asked for by state, which nobody has before its
 * append stands; of one that came to nothing, state and view are thrown away together.
 */
export class ViewsAhead {
  readonly #views = new WeakMap<CaseState, Ahead>();

  prepare(state: CaseState, texts: Texts, viewer: PersonId, ctx: Context, now: Moment): void {
    // The request leaves first; before that, whatever is worked out only delays it.
    setImmediate(() => {
      try {
        this.#views.set(state, { viewer, now, view: viewFor(state, texts, viewer, ctx, now) });
      } catch {
        // Whoever asks for this view works it out again, and is told what is wrong.
      }
    });
  }

  /** Null where none was prepared for this very person and moment, or they may see nothing. */
  of(state: CaseState, viewer: PersonId, now: Moment): CaseView | null {
    const ahead = this.#views.get(state);
    return ahead?.viewer === viewer && ahead.now === now ? ahead.view : null;
  }
}
