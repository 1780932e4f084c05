import type { Moment } from '../calendar/index.ts';
import { Names } from './names.ts';
import type { Countable, ReportedOf } from './reported.ts';
import { foldIn, summaryOf, type CaseSummary } from './summary.ts';

/** Something that looks at each case once, at the moment a period ends. */
export interface Window {
  readonly end: Moment;
  readonly adds: (c: CaseSummary) => void;
}

/**
 * Reads every event once, a whole case after a whole case. A case is folded into one small summary; each
 * window is shown it at the window's end, so that nothing that came later is counted in it.
 */
export class OnePass {
  readonly #windows: readonly Window[];
  readonly #isOurs: (raised: ReportedOf<'CaseRaised'>) => boolean;
  readonly #names = new Names();
  #running: CaseSummary | null = null;
  #passed = 0;

  constructor(windows: readonly Window[], isOurs: (raised: ReportedOf<'CaseRaised'>) => boolean) {
    this.#windows = [...windows].sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0));
    this.#isOurs = isOurs;
  }

  take(event: Countable): void {
    if (event.type === 'CaseRaised') {
      this.end();
      this.#begin(event);
      return;
    }
    const c = this.#running;
    if (c === null) return;
    this.#pass(c, event.meta.at);
    foldIn(c, event, this.#names);
  }

  /** The last case is over too. */
  end(): void {
    if (this.#running !== null) this.#pass(this.#running, null);
    this.#running = null;
  }

  #begin(event: ReportedOf<'CaseRaised'>): void {
    if (!this.#isOurs(event)) return;
    this.#running = summaryOf(event, this.#names);
    // Periods that were over before it was raised know nothing of it.
    const first = this.#windows.findIndex(({ end }) => event.meta.at < end);
    this.#passed = first === -1 ? this.#windows.length : first;
  }

  #pass(c: CaseSummary, upTo: Moment | null): void {
    for (; this.#passed < this.#windows.length; this.#passed += 1) {
      const window = this.#windows[this.#passed];
      if (window === undefined || (upTo !== null && upTo < window.end)) return;
      window.adds(c);
    }
  }
}
