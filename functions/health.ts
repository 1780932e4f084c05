import { codeOf } from '../application/failures.ts';
import { sweepsRun } from '../application/healthLook.ts';
import { administratorsOf } from '../application/people/checkPeople.ts';
import { localDay } from '../domain/calendar/index.ts';
import type { Storage } from '../storage/index.ts';
import type { Health } from './house.ts';
import type { World } from './world.ts';

/** What an outside rule watches: ids and numbers only. */
export async function health(world: World, storage: Storage): Promise<Health> {
  const now = world.now();
  try {
    const [lastSweep, dead, directory] = await Promise.all([
      storage.heartbeat.last(),
      storage.deadLetters.list(),
      storage.directory.directory(),
    ]);
    const isLookedAfter = administratorsOf(directory, localDay(now)).length > 0;
    const open = dead.filter(({ handled }) => handled === undefined);
    return {
      ok: sweepsRun(lastSweep, now),
      now,
      lastSweep,
      deadLetters: open.length,
      problems: isLookedAfter ? [] : ['no-administrator'],
    };
  } catch (error) {
    world.log.error('health-failed', { code: codeOf(error) });
    return { ok: false, now, lastSweep: null, deadLetters: 0, problems: [] };
  }
}
