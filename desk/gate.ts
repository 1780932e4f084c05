/** Deeds go side by side; a move of the clock waits for them and holds back those that come after. */
export class Gate {
  #turn: Promise<unknown> = Promise.resolve();
  readonly #underWay = new Set<Promise<unknown>>();

  /** Side by side with other deeds, never with what is alone. */
  async together<T>(deed: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(deed);
    const held = mine.catch(() => undefined);
    this.#underWay.add(held);
    try {
      return await mine;
    } finally {
      this.#underWay.delete(held);
    }
  }

  async alone<T>(deed: () => Promise<T>): Promise<T> {
    const before = [this.#turn, ...this.#underWay];
    const mine = Promise.all(before).then(deed);
    this.#turn = mine.catch(() => undefined);
    return await mine;
  }
}
