import { z } from 'zod';
import { casePage, historyLines, mePage, workPage } from '../adaptive-cards/index.ts';
import type { Services } from '../application/services.ts';
import type { CaseId } from '../domain/case/index.ts';
import { atDoor, json, type Asked, type DoorParts } from './door.ts';
import type { WebRequest, WebResponse } from './request.ts';

export interface TabPagesParts extends DoorParts {
  readonly services: () => Services;
}

/** Lines of somebody's own work that a page shows. */
const MOST_LINES = 200;

const nothingSchema = z.strictObject({});
const caseSchema = z.strictObject({ caseId: z.string().min(1).max(100) });

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

const PAGES: ReadonlyMap<string, Page> = new Map([
  ['me', me],
  ['work', work],
  ['case', oneCase],
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
