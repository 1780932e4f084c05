// One bench in this process, started by run.ts, which is told what was measured.
import { BENCHES } from './benches.ts';

const bench = BENCHES[process.argv[2] ?? ''];
if (bench === undefined || process.send === undefined)
  throw new Error('One bench, started by bench/run.ts.');
process.send([await bench()].flat());
process.on('disconnect', () => process.exit(0));
