import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { DEFAULT_COUNT, type Moment, type WorkingCalendar } from '../domain/calendar/index.ts';
import { evidenceOf } from '../application/evidence.ts';
import type { CaseId } from '../domain/case/index.ts';
import type { EvidencePack } from '../domain/evidence/index.ts';
import type { Directory, PersonId } from '../domain/people/index.ts';
import { createStorage, type StorageConnection } from '../storage/index.ts';
import type { Scene } from './scene.ts';

/** The app's storage, through its own adapters: the desk fills it at the start and asks what is open. */
export interface DeskStore {
  /** Tables, people and the authority's calendar, before the app starts. */
  seed(scene: Scene): Promise<void>;
  calendar(): Promise<WorkingCalendar>;
  /** People and posts as they stand now. */
  directory(): Promise<Directory>;
  /** The next moment after this one at which anything is due. */
  nextDue(now: Moment): Promise<Moment | null>;
  /** Due rows whose time has come, by name. */
  due(now: Moment): Promise<readonly string[]>;
  /** Every case there is. */
  cases(): Promise<readonly string[]>;
  /** The evidence of a case as this person may have it; null where they may not. */
  evidence(reference: string, viewer: PersonId, now: Moment): Promise<EvidencePack | null>;
  /** A case's effects that wait and whose time has come, by name; held ones count as well. */
  waiting(caseId: string, now: Moment): Promise<readonly string[]>;
}

export function openStore(connection: StorageConnection): DeskStore {
  const hasher = {
    hash: (text: string) => createHash('sha256').update(text, 'utf8').digest('base64url'),
  };
  const storage = createStorage({
    connection,
    sleep: (millis) => wait(millis),
    wall: { millis: () => Date.now() },
    hasher,
    // The app registers them; the desk asks for none.
    procedures: [],
  });
  return {
    seed: async ({ authority, directory }) => {
      await storage.ensureTables();
      const { closures, closuresStopClock } = authority;
      await Promise.all([
        storage.directory.replaceDirectory(directory),
        storage.calendar.replaceSettings({
          calendar: { closures, extraHolidays: new Map(), closuresStopClock },
          counting: DEFAULT_COUNT,
        }),
      ]);
    },
    calendar: async () => await storage.calendar.calendar(),
    directory: async () => await storage.directory.standing(),
    nextDue: async (now) => {
      const first = await storage.dueIndex.first();
      return first === null || first > now ? first : await storage.dueIndex.next(now);
    },
    due: async (now) => {
      const names: string[] = [];
      const first = await storage.dueIndex.first();
      if (first === null || first > now) return names;
      for await (const { caseId, what } of storage.dueIndex.due(now)) {
        names.push(`case ${caseId} due ${what.kind}`);
      }
      return names;
    },
    cases: async () => {
      const ids: string[] = [];
      for await (const id of storage.cases.all()) ids.push(id);
      return ids;
    },
    evidence: async (reference, viewer, now) =>
      await evidenceOf({ ...storage, hasher }, reference, viewer, now),
    waiting: async (caseId, now) => {
      // Whatever a message claims to be a case: only what is stored can be pending.
      const pending = await storage.cases.pending(caseId as CaseId);
      return (pending?.waiting ?? [])
        .filter(({ notBefore }) => notBefore === null || notBefore <= now)
        .map(({ id, effect }) => `case ${caseId} effect ${id} ${effect.type}`);
    },
  };
}
