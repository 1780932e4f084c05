import { z } from 'zod';
import {
  casePage,
  casesPage,
  EVERYWHERE,
  historyLines,
  mePage,
  workPage,
} from '../adaptive-cards/index.ts';
import type { Services } from '../application/services.ts';
import type { OverseenOnly } from '../application/ports/index.ts';
import type { CaseId, Place } from '../domain/case/index.ts';
import { atDoor, json, type Asked, type DoorParts } from './door.ts';
import type { WebRequest, WebResponse } from './request.ts';

export interface TabPagesParts extends DoorParts {
  readonly services: () => Services;
}

/** Lines of somebody's own work that a page shows. */
const MOST_LINES = 200;

const nothingSchema = z.strictObject({});
const caseSchema = z.strictObject({ caseId: z.string().min(1).max(100) });

const id = z.string().min(1).max(200);
const casesSchema = z.strictObject({
  procedure: id.nullable(),
  place: id.nullable(),
  stage: id.nullable(),
  category: id.nullable(),
  overdue: z.boolean(),
  after: z.string().min(1).max(500).nullable(),
});

type Question = Asked & { readonly now: WebRequest['now'] };
type Page = (services: Services, asked: Question) => Promise<WebResponse>;

const badRequest = (): WebResponse => json(400, { error: { code: 'bad-request' } });
/** What does not exist and what is none of theirs are told alike (design section 6). */
const notFound = (): WebResponse => json(404, { error: { code: 'not-found' } });

async function me(services: Services, { person, body, now }: Question): Promise<WebResponse> {
  if (!nothingSchema.safeParse(body).success) return badRequest();
  return json(200, mePage(await services.pages.whoIs(person, now)));
}

async function work(services: Services, { person, body, now }: Question): Promise<WebResponse> {
  if (!nothingSchema.safeParse(body).success) return badRequest();
  return json(200, workPage(await services.myCases(person, now, MOST_LINES)));
}

async function oneCase(services: Services, { person, body, now }: Question): Promise<WebResponse> {
  const wish = caseSchema.safeParse(body);
  if (!wish.success) return badRequest();
  const read = await services.pages.case(wish.data.caseId as CaseId, person, now);
  if (read === null) return notFound();
  return json(200, casePage(read.view, historyLines(read.history, read.view)));
}

async function cases(services: Services, { person, body, now }: Question): Promise<WebResponse> {
  const wish = casesSchema.safeParse(body);
  if (!wish.success) return badRequest();
  const { procedure, place, stage, category, overdue, after } = wish.data;
  const onlys = [stage, category].filter((each) => each !== null).length;
  if (onlys > (procedure === null ? 0 : 1)) return badRequest();
  const shown = await services.pages.overseen(
    person,
    { procedure, place: placeOf(place), only: onlyOf(stage, category), overdue, after },
    now,
  );
  return shown === null ? notFound() : json(200, casesPage(shown, wish.data));
}

function placeOf(key: string | null): Place | null {
  if (key === null) return null;
  const [, kind, name = ''] = /^(service|team):(.+)$/.exec(key) ?? [];
  return kind === 'service' || kind === 'team' ? { kind, id: name } : { kind: EVERYWHERE };
}

function onlyOf(stage: string | null, category: string | null): OverseenOnly | null {
  if (stage !== null) return { by: 'stage', key: stage };
  return category === null ? null : { by: 'category', key: category };
}

const PAGES: ReadonlyMap<string, Page> = new Map([
  ['me', me],
  ['work', work],
  ['case', oneCase],
  ['cases', cases],
]);

/** What a page of the tab shows, in words (ADR 24). Asked by POST: nothing of a case stands in an address. */
export async function tabPage(
  parts: TabPagesParts,
  name: string,
  request: WebRequest,
): Promise<WebResponse> {
  return await atDoor(parts, request, async (asked) => {
    const page = PAGES.get(name);
    return page === undefined
      ? notFound()
      : await page(parts.services(), { ...asked, now: request.now });
  });
}
