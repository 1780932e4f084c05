import type { Moment } from '../../domain/calendar/index.ts';
import type { Command } from '../../domain/case/index.ts';
import { act, type ActOptions } from '../act.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Loaded, WaitingEffect } from '../ports/index.ts';

/** Takes the outcomes of a pass back into the case; the first onto the head that the pass was read with. */
export class Recorder {
  readonly #deps: Dependencies;
  readonly #loaded: Loaded;
  readonly #now: Moment;
  #fresh = true;

  constructor(deps: Dependencies, loaded: Loaded, now: Moment) {
    this.#deps = deps;
    this.#loaded = loaded;
    this.#now = now;
  }

  /** The outcome's events and the closed effect are one transaction. */
  async record(waiting: WaitingEffect, command: Command, outcome: string): Promise<void> {
    const done = await this.#act(waiting, command, { closes: { waiting, outcome } });
    if (!done) await this.#deps.cases.finish(this.#loaded.state.id, [waiting], outcome);
  }

  /** So are the events of one step and how far the effect has come by it: no step is told twice. */
  async recordStep(waiting: WaitingEffect, command: Command, note: string): Promise<void> {
    const putsBack = { waiting, notBefore: this.#now, note };
    const done = await this.#act(waiting, command, { putsBack });
    if (!done) await this.#deps.cases.postpone(this.#loaded.state.id, waiting, this.#now, note);
  }

  async #act(waiting: WaitingEffect, command: Command, options: ActOptions): Promise<boolean> {
    const { id } = this.#loaded.state;
    const key = `${waiting.id}-${String(waiting.attempts)}-${command.type}`;
    const startFrom = this.#fresh ? { startFrom: this.#loaded } : {};
    this.#fresh = false;
    const acted = await act(
      this.#deps,
      { caseId: id, now: this.#now, key, actor: null, command },
      { recordsOnly: true, ...startFrom, ...options },
    );
    return acted.kind === 'done';
  }
}
