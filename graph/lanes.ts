/**
 * Runs at most so many at once; the others wait their turn, first come first served. Null: the turn did
 * not come while there was patience for it, and nothing was done.
 */
export type Lanes = <T>(work: () => Promise<T>, patienceMs: number) => Promise<T | null>;

export function lanes(count: number): Lanes {
  const waiting: (() => void)[] = [];
  let free = count;

  const turn = async (patienceMs: number): Promise<boolean> =>
    await new Promise((resolve) => {
      const begin = (): void => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(begin), 1);
        resolve(false);
      }, patienceMs);
      waiting.push(begin);
    });

  return async (work, patienceMs) => {
    if (free > 0) free -= 1;
    else if (!(await turn(patienceMs))) return null;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
