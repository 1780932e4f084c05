/** What has to be undone, last thing first; run once, however often it is asked for. */
export class Shutdown {
  readonly #deeds: (() => Promise<unknown>)[] = [];
  #done: Promise<void> | null = null;

  afterwards(deed: () => Promise<unknown>): void {
    this.#deeds.push(deed);
  }

  /** Notes how to undo what is being started, as soon as it has started. */
  async after<T>(started: Promise<T>, undo: (thing: T) => Promise<unknown>): Promise<T> {
    const thing = await started;
    this.afterwards(() => undo(thing));
    return thing;
  }

  /** @throws the first failure, after everything else has been undone as well. */
  async all(): Promise<void> {
    this.#done ??= this.#run();
    await this.#done;
  }

  async #run(): Promise<void> {
    const failures: unknown[] = [];
    for (const deed of [...this.#deeds].reverse()) {
      await deed().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }
}
