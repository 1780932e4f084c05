import type { Moment } from '../../domain/calendar/index.ts';
import type { Command } from '../../domain/case/index.ts';
import { act, type Acted, type ActOptions } from '../act.ts';
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

  /**
   * The outcome's events and the closed effect are one transaction. Answers whether it is plain that no
   * deed came of it.
   */
  async record(waiting: WaitingEffect, command: Command, outcome: string): Promise<boolean> {
    const acted = await this.#act(waiting, command, { closes: { waiting, outcome } });
    if (acted.kind === 'done') return acted.effects === 0;
    await this.#deps.cases.finish(this.#loaded.state.id, [waiting], outcome);
    return false;
  }

  /** So are the events of one step and how far the effect has come by it: no step is told twice. */
  async recordStep(
    waiting: WaitingEffect,
    command: Command,
    note: string,
    notBefore: Moment,
  ): Promise<void> {
    const putsBack = { waiting, notBefore, note };
    const { kind } = await this.#act(waiting, command, { putsBack });
    if (kind !== 'done')
      await this.#deps.cases.postpone(this.#loaded.state.id, waiting, notBefore, note);
  }

  async #act(waiting: WaitingEffect, command: Command, options: ActOptions): Promise<Acted> {
    const { id } = this.#loaded.state;
    const key = `${waiting.id}-${String(waiting.attempts)}-${command.type}`;
    const startFrom = this.#fresh ? { startFrom: this.#loaded } : {};
    this.#fresh = false;
    return await act(
      this.#deps,
      { caseId: id, now: this.#now, key, actor: null, command },
      { recordsOnly: true, ...startFrom, ...options },
    );
  }
}
