import { createCalendarAdministration } from '../application/calendar/administerCalendar.ts';
import type { Dependencies } from '../application/dependencies.ts';
import { followPosts } from '../application/followPosts.ts';
import { lookAtHealth } from '../application/healthLook.ts';
import {
  createPeopleAdministration,
  type PeopleAdministration,
} from '../application/people/administerPeople.ts';
import { checkPeople, type PeopleCheckParts } from '../application/people/checkPeople.ts';
import { askForRebuild } from '../application/rebuildIndexes.ts';
import type { Undelivered } from '../application/services.ts';
import type { Storage } from '../storage/index.ts';
import { createPeopleFiles } from '../storage/peopleFile/peopleFiles.ts';
import type { Administration } from '../web/index.ts';
import type { World } from './world.ts';

type Parts = Dependencies & PeopleCheckParts;

/** What administrators look after: people and posts, the calendar, what could not be done. */
export const administrationOf = (
  world: World,
  storage: Storage,
  deps: Parts,
  undelivered: Undelivered,
): Administration => ({
  people: peopleOf(world, storage, deps),
  undelivered,
  calendar: createCalendarAdministration({ ...deps, calendar: storage.calendar }),
  health: async (person, now) =>
    await lookAtHealth({ ...deps, ...storage, undelivered }, person, now),
  rebuild: async (person, now) => await askForRebuild(deps, storage.layout, person, now),
});

const peopleOf = ({ hasher }: World, storage: Storage, deps: Parts): PeopleAdministration =>
  createPeopleAdministration({
    ...deps,
    directory: storage.directory,
    peopleFiles: createPeopleFiles(hasher),
    afterImport: async ({ gone }, now) => {
      // Notes that the people are new, so that the next sweep already lets open seats follow.
      await Promise.all([followPosts(deps, storage.followed, now), checkPeople(deps, now, gone)]);
    },
  });
