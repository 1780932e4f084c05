import { nameOf, playReference, pointsOf, tryPoint, type Point } from './play.ts';

/**
 * This process' share: every `of`th point from `first`; of those that come once every `singles`th diagonal
 * only, of the weeks every `weeks`th; with what else it takes to meet every kind and every fault.
 */
export interface Share {
  readonly first: number;
  readonly of: number;
  readonly calls: 'first' | 'all';
  readonly singles: number;
  readonly weeks: number;
  readonly seed: number;
}

export interface Shared {
  readonly kinds: readonly string[];
  /** Kinds and faults of the points that were tried. */
  readonly met: readonly string[];
  readonly tried: number;
  readonly weeks: number;
  readonly twice: number;
  readonly uncertain: number;
  readonly unreached: number;
  readonly alarms: number;
  readonly dead: number;
  readonly wrong: readonly string[];
  /** Of each point: how often the call was met, and what came of it. */
  readonly rows: readonly string[];
}

/** What waits for a whole deadline at each call of a week is left to the whole run. */
const isSlow = ({ fault, extent }: Point): boolean =>
  extent === 'for a week' && fault.deadlineMs !== undefined;

const namesOf = ({ kind, fault }: Point): readonly string[] => [kind, fault.name];

/** The chosen points, and the first of each kind and each fault that none of them has. */
function withEveryName(chosen: readonly Point[], all: readonly Point[]): readonly Point[] {
  const met = new Set(chosen.flatMap(namesOf));
  const added = all.filter((point) => {
    const isNew = namesOf(point).some((name) => !met.has(name));
    for (const name of isNew ? namesOf(point) : []) met.add(name);
    return isNew;
  });
  return [...chosen, ...added];
}

export async function tryShare({ first, of, calls, singles, weeks, seed }: Share): Promise<Shared> {
  const reference = await playReference();
  const all = pointsOf(reference, calls);
  const isWanted = ({ diagonal }: Point, every: number): boolean =>
    diagonal % every === seed % every;
  const once = all.filter((each) => each.extent === 'once' && isWanted(each, singles));
  const long = all.filter(({ extent }) => extent === 'for a week');
  const sample = weeks === 1 ? long : long.filter((each) => !isSlow(each) && isWanted(each, weeks));
  const points = withEveryName([...once, ...sample], all).filter((_, at) => at % of === first);
  const sum = { twice: 0, uncertain: 0, unreached: 0, alarms: 0, dead: 0 };
  const wrong = reference.verdict.wrong.map((words) => `without a fault: ${words}`);
  const rows: string[] = [];
  for (const point of points) {
    const { met, verdict } = await tryPoint(point, reference);
    for (const name of ['twice', 'uncertain', 'unreached', 'alarms', 'dead'] as const)
      sum[name] += verdict[name];
    rows.push(
      `${nameOf(point)}: met ${String(met)}, ${verdict.wrong.length === 0 ? 'true' : 'WRONG'}`,
    );
    if (met === 0) wrong.push(`${nameOf(point)}: the call was not made`);
    wrong.push(...[...new Set(verdict.wrong)].map((words) => `${nameOf(point)}: ${words}`));
  }
  return {
    kinds: [...new Set(reference.calls)].sort(),
    met: [...new Set(points.flatMap(namesOf))],
    tried: points.length,
    weeks: points.filter(({ extent }) => extent === 'for a week').length,
    ...sum,
    wrong,
    rows,
  };
}

process.on('message', (share: Share) => {
  void tryShare(share).then((shared) => {
    process.send?.(shared);
    process.disconnect();
  });
});
