import { countsBench } from './counts.ts';
import { deskDaysBench } from './deskDays.ts';
import { pagesBench } from './pages.ts';
import { replyBench } from './reply.ts';
import { reportBench } from './report.ts';
import type { BenchResult } from './result.ts';
import { slotsBench } from './slots.ts';
import { startUpBench } from './startUp.ts';
import { workingDaysBench } from './workingDays.ts';

type Bench = () => Promise<BenchResult | readonly BenchResult[]>;

const WORKING_DAYS_FASTER = 50;
const SLOTS_SLOWER = 3;

/** `npm run bench` runs them all, `npm run bench -- reply startUp` those named. */
export const BENCHES: Readonly<Record<string, Bench>> = {
  workingDays: async () => {
    const result = await workingDaysBench();
    return { ...result, ok: result.ratio >= WORKING_DAYS_FASTER };
  },
  slots: async () => {
    const results = await slotsBench();
    return results.map((result) => ({ ...result, ok: result.ratio <= SLOTS_SLOWER }));
  },
  reply: replyBench,
  report: reportBench,
  counts: countsBench,
  pages: pagesBench,
  startUp: startUpBench,
  deskDays: deskDaysBench,
};
