import { playReference, pointsOf, tryPoint } from './points.ts';

/** This process' share of the points: every `of`th, from `first`; every `toTheEnd`th to the end. */
export interface Share {
  readonly first: number;
  readonly of: number;
  readonly toTheEnd: number;
}

export interface Shared {
  readonly calls: number;
  readonly tried: number;
  readonly toTheEnd: number;
  readonly doubledCards: number;
  readonly wrong: readonly string[];
}

export async function tryShare({ first, of, toTheEnd }: Share): Promise<Shared> {
  const reference = await playReference();
  const points = pointsOf(reference);
  const wrong: string[] = [];
  const counts = { tried: 0, toTheEnd: 0, doubledCards: 0 };
  for (const [n, point] of points.entries()) {
    if (n % of !== first) continue;
    const tried = await tryPoint(reference, point, n % toTheEnd === 0);
    counts.tried += 1;
    if (tried.toTheEnd) counts.toTheEnd += 1;
    if (tried.doubledCard) counts.doubledCards += 1;
    if (tried.wrong !== null) {
      const { call, how } = point;
      wrong.push(`call ${String(call)} ${reference.calls[call] ?? ''} ${how}: ${tried.wrong}`);
    }
  }
  return { calls: reference.calls.length, ...counts, wrong };
}

process.on('message', (share: Share) => {
  void tryShare(share).then((shared) => {
    process.send?.(shared);
    process.disconnect();
  });
});
