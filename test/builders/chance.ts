/** Chance from a seed, the same on every machine (Mulberry32). */
export interface Dice {
  /** From 0 up to, not including, 1. */
  readonly roll: () => number;
  readonly below: (limit: number) => number;
  readonly between: (least: number, most: number) => number;
  readonly often: (share: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
}

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(roll() * limit);
  return {
    roll,
    below,
    between: (least, most) => least + below(most - least + 1),
    often: (share) => roll() < share,
    pick: (from) => {
      const picked = from[below(from.length)];
      if (picked === undefined) throw new RangeError('There is nothing to pick from.');
      return picked;
    },
  };
}
