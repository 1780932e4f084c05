import { daily } from '../application/daily.ts';
import { sendDailyLists } from '../application/dailyList.ts';
import { tellOfDeadLetters } from '../application/deadLetters.ts';
import type { Dependencies } from '../application/dependencies.ts';
import { followPosts } from '../application/followPosts.ts';
import { lookAtMeetings } from '../application/lookAtMeetings.ts';
import { checkPeopleDaily, type PeopleCheckParts } from '../application/people/checkPeople.ts';
import { rebuildIndexes } from '../application/rebuildIndexes.ts';
import { recountCases } from '../application/recountCases.ts';
import type { ReportServices } from '../application/reports.ts';
import { sweep } from '../application/sweep.ts';
import type { Storage } from '../storage/index.ts';
import type { House } from './house.ts';
import type { World } from './world.ts';

type Jobs = Pick<House, 'sweep' | 'meetings' | 'reports' | 'people' | 'daily'>;

/** What the timers call; what came of each is logged as counts. */
export function jobsOf(
  { log, now }: World,
  storage: Storage,
  deps: Dependencies & PeopleCheckParts & { readonly reports: ReportServices },
): Jobs {
  /** What all cases follow: the calendar, the layout of what is kept beside them, the people. */
  const catchUpAll = async (): Promise<void> => {
    const each = [
      ['recounted', 'recount-failed-cases', await recountCases(deps, storage.counted, now())],
      ['rebuilt', 'rebuild-failed-cases', await rebuildIndexes(deps, storage.layout, now())],
      ['posts-followed', 'posts-not-followed', await followPosts(deps, storage.followed, now())],
    ] as const;
    for (const [done, undone, { moved, failed }] of each) {
      if (moved > 0) log.info(done, { count: moved });
      if (failed > 0) log.error(undone, { count: failed });
    }
  };
  return {
    meetings: oneLook(async () => {
      const { news, failed } = await lookAtMeetings(deps, now());
      if (news > 0) log.info('calendar-news', { count: news });
      if (failed > 0) log.error('meetings-not-looked-at', { count: failed });
    }),
    sweep: async () => {
      const lists = await sendDailyLists(deps, now());
      if (lists.sent > 0) log.info('daily-lists-sent', { count: lists.sent });
      if (lists.failed > 0) log.error('daily-lists-not-sent', { count: lists.failed });
      const { rows, failed } = await sweep(deps, storage.heartbeat, now());
      if (rows > 0 || failed > 0)
        log.info('swept', { count: rows, ...(failed > 0 && { status: failed }) });
      if (failed > 0) log.error('sweep-failed-rows', { count: failed });
      await catchUpAll();
    },
    reports: async () => {
      const told = await tellOfDeadLetters(deps, now());
      if (told > 0) log.info('dead-letters-told', { count: told });
      const { sent, failed } = await deps.reports.regular(now());
      if (sent > 0) log.info('reports-sent', { count: sent });
      if (failed > 0) log.error('reports-not-sent', { count: failed });
    },
    people: async () => {
      const checked = await checkPeopleDaily(deps, now());
      if (checked !== null) log.info('people-checked', { count: checked.standing });
    },
    daily: async () => {
      const { purged, calendarEnds } = await daily(deps, now());
      log.info('daily', { count: purged });
      if (calendarEnds) log.error('calendar-ends-within-a-year', {});
    },
  };
}

/** Whoever asks while one is under way waits for that one. */
function oneLook(look: () => Promise<void>): () => Promise<void> {
  let looking: Promise<void> | null = null;
  return async () => {
    looking ??= look().finally(() => {
      looking = null;
    });
    await looking;
  };
}
