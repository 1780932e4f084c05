import { Breaker } from '/work/main/test/crash/breaker.ts';
import { JOURNEY, theMorning, play, DURHAM } from '/work/main/test/crash/journey.ts';
import { Theatre } from '/work/main/test/crash/theatre.ts';
const around = await theMorning();
const b = new Breaker();
const t = new Theatre(around, b, [DURHAM]);
const t0 = performance.now();
for (const s of JOURNEY) { const c = b.calls.length; const t1=performance.now();
  try { await play(t, s); } catch (e) { console.log('FAIL', s.name, e); const st = await t.state().catch(()=>null); console.log(JSON.stringify(st?.meetings?.map(m=>[m.purpose,m.stage,m.status.kind,m.window,m.slots.length, m.convener])), JSON.stringify(st?.status)); break; }
  console.log(s.name, b.calls.length - c, (performance.now()-t1).toFixed(0)+'ms'); }
console.log('calls', b.calls.length, performance.now() - t0);
console.log(around.outside.got.map(g => g.to.slice(-3)+' '+g.what+' '+g.by).join('\n'));
console.log(around.outside.events);
for (const e of await t.eye.cases.events(t.caseId)) console.log(e.version, e.meta.at, e.type, (e as any).what ?? (e as any).rung ?? '', (e as any).route ?? '', (e as any).outcome??'');
const counts: Record<string, number> = {}; for (const c of b.calls) counts[c]=(counts[c]??0)+1; console.log(counts);
console.log('queue', around.queue.size, around.lives);
