import { localDay, plusMinutes, type Day, type Moment } from '../domain/calendar/index.ts';
import { followsPosts, type CaseId } from '../domain/case/index.ts';
import type { Directory } from '../domain/people/index.ts';
import { act } from './act.ts';
import type { Dependencies } from './dependencies.ts';
import type { Followed, FollowedPosts } from './ports/index.ts';
import { codeOf } from './failures.ts';

/** Cases handled at the same time. */
const LANES = 6;
/** Longer than any process keeps the old people in memory: none hands a seat back to who had it. */
const SETTLED_MINUTES = 2;

interface PostsFollowed {
  /** Cases in which somebody else is asked now, or whose raiser has left. */
  readonly moved: number;
  readonly failed: number;
}

const NOTHING_TO_DO: PostsFollowed = { moved: 0, failed: 0 };

/**
 * After the people changed, or the day came on which somebody takes up or leaves a post, every case that
 * is open or has a meeting to come is gone through (design sentence 2). The day is noted when all are through, so a crash in between only
 * makes it begin again: a seat that has followed its post is left where it is.
 */
export async function followPosts(
  deps: Dependencies,
  log: FollowedPosts,
  now: Moment,
): Promise<PostsFollowed> {
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
  const followed = await followAll(deps, `posts ${version} ${today}`, now);
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

async function followAll(deps: Dependencies, key: string, now: Moment): Promise<PostsFollowed> {
  const ids = deps.cases.all()[Symbol.asyncIterator]();
  let [moved, failed] = [0, 0];
  const lane = async (): Promise<void> => {
    for (let next = await ids.next(); next.done !== true; next = await ids.next()) {
      try {
        if (await followIn(deps, next.value, key, now)) moved += 1;
      } catch (error) {
        failed += 1;
        deps.log.error('follow-failed', { caseId: next.value, code: codeOf(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { moved, failed };
}

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
