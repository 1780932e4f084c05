import type { Moment } from '../domain/calendar/index.ts';
import type { Dependencies } from './dependencies.ts';
import { dispatchCase } from './dispatch/dispatchCase.ts';
import type { WakeUp } from './ports/index.ts';

/** A message whose key has not come for so long gives up: its append never happened. */
const GIVE_UP_MS = 600_000;
const LONGEST_PAUSE_S = 60;

/**
 * One wake-up message. It was sent before its append, so its key may not be there yet: it waits a
 * little, then sends itself again (1 s … 60 s) for ten minutes, and never throws for that (design
 * section 3). When the key is there, all waiting effects of the case are done.
 */
export async function wakeUp(deps: Dependencies, message: WakeUp, now: Moment): Promise<void> {
  if (!(await keyThere(deps, message))) {
    if (deps.wall.millis() - message.firstSentMs >= GIVE_UP_MS) return;
    await sendAgain(deps, message, Math.min(2 ** message.round, LONGEST_PAUSE_S));
    return;
  }
  const { heldForMs } = await dispatchCase(deps, message.caseId, now);
  if (heldForMs !== null) await sendAgain(deps, message, Math.ceil(heldForMs / 1_000));
}

async function keyThere(deps: Dependencies, { caseId, key }: WakeUp): Promise<boolean> {
  for (const pause of [0, ...deps.timing.keyWaitsMs]) {
    if (pause > 0) await deps.timing.sleep(pause);
    if (await deps.cases.hasKey(caseId, key)) return true;
  }
  return false;
}

async function sendAgain(deps: Dependencies, message: WakeUp, seconds: number): Promise<void> {
  await deps.wakeUps.send({ ...message, round: message.round + 1 }, seconds);
}
