import { z } from 'zod';
import { appSettingsSchema } from './settings.ts';

const n = z.int();
const moment = z.iso.datetime({ precision: 3 });

/** What the desk tells the app's process. Each call has a number, and the answer bears it. */
export const toAppSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), n, settings: appSettingsSchema }),
  z.strictObject({ type: z.literal('setNow'), n, now: moment }),
  /** Run the timers; answered when they have run. */
  z.strictObject({ type: z.literal('tick'), n }),
  /** Answered when no invocation runs and no message waits. */
  z.strictObject({ type: z.literal('settle'), n }),
  z.strictObject({ type: z.literal('stop'), n }),
]);
export type ToApp = z.infer<typeof toAppSchema>;

/** What the app's process answers. */
export const fromAppSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready'), n, port: z.int(), nextTimer: moment.nullable() }),
  z.strictObject({ type: z.literal('done'), n, nextTimer: moment.nullable() }),
  /** The cases that messages named since the last settling. */
  z.strictObject({ type: z.literal('settled'), n, touched: z.array(z.string()) }),
  z.strictObject({ type: z.literal('failed'), n, problem: z.string() }),
]);
export type FromApp = z.infer<typeof fromAppSchema>;
