import { plusMinutes, type Moment } from '../domain/calendar/index.ts';
import type { CaseId } from '../domain/case/index.ts';
import { NOTHING_TO_DO, type GoneThrough } from './eachCase.ts';
import type { CaseStore, CaughtUp, CaughtUpLog } from './ports/index.ts';

/** Longer than any process keeps what stood before in memory, or an older one still runs. */
export const SETTLED_MINUTES = 2;

/**
 * Goes through all cases once something has another edition than at the last time. The edition is noted when
 * all are through, so a crash in between only makes it begin again. Without any case there is nothing to do.
 */
export async function catchUp(
  { cases }: { readonly cases: Pick<CaseStore, 'all'> },
  log: CaughtUpLog,
  version: string,
  now: Moment,
  through: (seen: CaughtUp) => Promise<GoneThrough>,
): Promise<GoneThrough> {
  const standing = await log.read();
  if (standing?.version === version) return NOTHING_TO_DO;
  if (standing?.seen !== version) {
    const none = standing === null && (await isEmpty(cases.all()));
    const before = standing?.version ?? '';
    await log.write({ version: none ? version : before, seen: version, since: now });
    return NOTHING_TO_DO;
  }
  if (now < plusMinutes(standing.since, SETTLED_MINUTES)) return NOTHING_TO_DO;
  const gone = await through(standing);
  if (gone.failed === 0) await log.write({ ...standing, version });
  return gone;
}

async function isEmpty(ids: AsyncIterable<CaseId>): Promise<boolean> {
  for await (const _ of ids) return false;
  return true;
}
