import { localDay, plusMinutes, type Day, type Moment } from '../domain/calendar/index.ts';
import { followsPosts, type CaseId } from '../domain/case/index.ts';
import type { Directory } from '../domain/people/index.ts';
import { act } from './act.ts';
import { SETTLED_MINUTES } from './catchUp.ts';
import type { Dependencies } from './dependencies.ts';
import { goThrough, NOTHING_TO_DO, type GoneThrough } from './eachCase.ts';
import type { Followed, FollowedPosts } from './ports/index.ts';

/**
 * After the people changed, or the day came on which somebody takes up or leaves a post, every case that
 * is open or has a meeting to come is gone through (design sentence 2). The day is noted when all are
 * through, so a crash in between only makes it begin again: a seat that has followed its post is left where
 * it is. Until the old people are in no process's memory, none is handed back to who had it.
 */
export async function followPosts(
  deps: Dependencies,
  log: FollowedPosts,
  now: Moment,
): Promise<GoneThrough> {
  const [directory, before] = await Promise.all([deps.directory.directory(), log.read()]);
  const today = localDay(now);
  const { version } = directory;
  if (before?.version === version && !changesBetween(directory, before.day, today)) {
    return NOTHING_TO_DO;
  }
  if (before?.seen !== version) {
    await log.write(seenNow(before, version, now));
    return NOTHING_TO_DO;
  }
  if (now < plusMinutes(before.since, SETTLED_MINUTES)) return NOTHING_TO_DO;
  const key = `posts ${version} ${today}`;
  const followed = await goThrough(
    deps,
    'follow-failed',
    async (id) => await followIn(deps, id, key, now),
  );
  if (followed.failed === 0) await log.write({ ...before, version, day: today });
  return followed;
}

/** Of people never seen before, no case has followed any yet. */
const seenNow = (before: Followed | null, seen: string, since: Moment): Followed => ({
  version: before?.version ?? '',
  day: before?.day ?? localDay(since),
  seen,
  since,
});

/** Somebody took up a post since that day, or has left one. */
const changesBetween = ({ posts }: Directory, last: Day, today: Day): boolean =>
  last < today &&
  posts.some(
    ({ from, to }) =>
      (from !== null && last < from && from <= today) || (to !== null && last <= to && to < today),
  );

async function followIn(
  deps: Dependencies,
  id: CaseId,
  key: string,
  now: Moment,
): Promise<boolean> {
  const loaded = await deps.cases.load(id);
  if (loaded === null || !followsPosts(loaded.state)) return false;
  const command = { type: 'followPosts' } as const;
  const acted = await act(
    deps,
    { caseId: id, now, key, actor: null, command },
    { startFrom: loaded },
  );
  return acted.kind === 'done';
}
