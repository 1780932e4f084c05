import { playReference, pointsOf, tryPoint } from './crash/points.ts';
const ref = await playReference();
const points = pointsOf(ref);
const every = Number(process.argv[2] ?? 40), off = Number(process.argv[3] ?? 0);
const t0 = performance.now(); let n = 0, ends = 0, dbl = 0, bad = 0;
const kinds = new Map<string, string[]>();
for (const [i, p] of points.entries()) { if (i % every !== off) continue; n++;
  const r = await tryPoint(ref, p, false); if (r.toTheEnd) ends++; if (r.doubledCard) dbl++;
  if (r.wrong) { bad++; const k = r.wrong.split('\n')[0]!.slice(0,90); kinds.set(k, [...(kinds.get(k) ?? []), `${p.call} ${ref.calls[p.call]} ${p.how}`]); if (kinds.get(k)!.length===1) console.log('BAD', p, ref.calls[p.call], JOURN(p.call), r.wrong); } }
function JOURN(c: number) { return ref.upTo.findIndex((u) => c < u); }
console.log({ all: points.length, n, ends, dbl, bad, ms: performance.now() - t0 });
for (const [k, v] of kinds) console.log(k, v.length, v.slice(0, 12));
