import { z } from 'zod';
import {
  calendarChanged,
  calendarPage,
  healthPage,
  peopleImported,
  peoplePage,
} from '../adaptive-cards/index.ts';
import type { CalendarAdministration } from '../application/calendar/administerCalendar.ts';
import { whatOf } from '../application/deadLetters.ts';
import type { HealthLook } from '../application/healthLook.ts';
import type { PeopleAdministration } from '../application/people/administerPeople.ts';
import type { Undelivered } from '../application/services.ts';
import { localDay, parseDay, type Day, type Moment } from '../domain/calendar/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import { pagesFrom, type Page } from './tabPage.ts';

/** What administrators look after; each of them says no to everybody else. */
export interface Administration {
  readonly calendar: CalendarAdministration;
  readonly people: PeopleAdministration;
  readonly undelivered: Undelivered;
  /** Null: not for this person. */
  readonly health: (person: PersonId, now: Moment) => Promise<HealthLook | null>;
  /** Has lists and reports written anew from the cases, by the next sweep. Null: not for this person. */
  readonly rebuild: (person: PersonId, now: Moment) => Promise<'asked' | null>;
}

export interface AdminPagesParts {
  readonly administration: () => Administration;
}

const page = pagesFrom<AdminPagesParts>();

const nothing = z.strictObject({});
const MOST_DAYS = 400;
const MOST_FILES = 10;
/** Characters of all files of people and posts together. */
export const MOST_OF_AN_IMPORT = 5_000_000;

const day = z.string().transform((text, context): Day => {
  const read = parseDay(text);
  if (read !== null) return read;
  context.addIssue('not-a-day');
  return z.NEVER;
});
const named = z
  .array(z.strictObject({ day, name: z.string().max(500) }))
  .max(MOST_DAYS)
  .transform((days) => new Map(days.map((each): [Day, string] => [each.day, each.name.trim()])));
const seen = z.string().max(200).nullable();

const calendar = page(nothing, async ({ administration }, { person, now }) => {
  const read = await administration().calendar.read(person, now);
  return read === null ? null : calendarPage(read);
});

const calendarChange = page(
  z.strictObject({
    days: z.strictObject({
      closures: named,
      extraHolidays: named,
      removedHolidays: z.array(day).max(MOST_DAYS),
      closuresStopClock: z.boolean(),
    }),
    dryRun: z.boolean(),
    seen,
  }),
  async ({ administration }, { person, now, body }) => {
    const answer = await administration().calendar.change(person, body, now);
    return answer.kind === 'refused' ? null : calendarChanged(answer);
  },
);

async function healthOf({ administration }: AdminPagesParts, person: PersonId, now: Moment) {
  const look = await administration().health(person, now);
  if (look === null) return null;
  const letters = look.letters.map(({ letter, reference }) => ({
    letter: letter.id,
    reference,
    what: whatOf(letter),
    on: localDay(letter.at),
    code: letter.code,
  }));
  return healthPage(look, letters);
}

const health = page(nothing, async (parts, { person, now }) => await healthOf(parts, person, now));

const rebuild = page(nothing, async (parts, { person, now }) => {
  const asked = await parts.administration().rebuild(person, now);
  const shown = asked && (await healthOf(parts, person, now));
  return shown && { says: SAID.asked, page: shown };
});

const SAID = {
  asked: 'Lists and reports will be written anew within ten minutes. The cases stay as they are.',
  tried: 'It is being tried again. If it does not work out, it comes back to this list.',
  handled: 'It is noted that somebody has seen to it, with what you wrote.',
  gone: 'Somebody has seen to that one already. This is the list as it is now.',
} as const;

const letter = z.string().min(1).max(1_000);

const undelivered = page(
  z.union([
    z.strictObject({ letter, do: z.literal('retry') }),
    z.strictObject({ letter, do: z.literal('handled'), how: z.string().trim().min(1).max(300) }),
  ]),
  async (parts, { person, now, body }) => {
    const desk = parts.administration().undelivered;
    const came =
      body.do === 'retry'
        ? await desk.retry(person, body.letter, now)
        : await desk.handle(person, body.letter, body.how, now);
    const shown = came === 'not-yours' ? null : await healthOf(parts, person, now);
    if (shown === null) return null;
    const done = body.do === 'retry' ? 'tried' : 'handled';
    return { says: SAID[came === 'gone' ? 'gone' : done], page: shown };
  },
);

const people = page(nothing, async ({ administration }, { person, now }) => {
  const look = await administration().people.look(person, now);
  return look === null ? null : peoplePage(look);
});

const TYPES = { yaml: 'application/yaml', csv: 'text/csv' } as const;

const peopleFiles = page(
  z.strictObject({ form: z.enum(['yaml', 'csv']) }),
  async ({ administration }, { person, now, body: { form } }) => {
    const read = await administration().people.read(person, form, now);
    return read && { files: read.files.map((each) => ({ ...each, type: TYPES[form] })) };
  },
);

const peopleImport = page(
  z.strictObject({
    files: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(200),
          text: z.string().min(1).max(MOST_OF_AN_IMPORT),
        }),
      )
      .min(1)
      .max(MOST_FILES),
    dryRun: z.boolean(),
    seen,
  }),
  async ({ administration }, { person, now, body }) => {
    const answer = await administration().people.import(person, body, now);
    return answer.kind === 'refused' ? null : peopleImported(answer);
  },
);

export const ADMIN_PAGES: ReadonlyMap<string, Page<AdminPagesParts>> = new Map([
  ['calendar', calendar],
  ['calendar-change', calendarChange],
  ['health', health],
  ['undelivered', undelivered],
  ['rebuild', rebuild],
  ['people', people],
  ['people-files', peopleFiles],
  ['people-import', peopleImport],
]);
