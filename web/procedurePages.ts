import { z } from 'zod';
import { procedurePage, proceduresPage, rehearsal } from '../adaptive-cards/index.ts';
import type { Services } from '../application/services.ts';
import { parseDay, type Day } from '../domain/calendar/index.ts';
import { pagesFrom, type Page } from './tabPage.ts';

export interface ProcedurePagesParts {
  readonly services: () => Services;
  /** How texts that can be read in several ways are read, by their numbers. */
  readonly readings: ReadonlyMap<string, { readonly fixed: boolean; readonly reading: string }>;
}

const page = pagesFrom<ProcedurePagesParts>();
const id = z.string().min(1).max(200);

const day = z.string().transform((text, context): Day => {
  const read = parseDay(text);
  if (read !== null) return read;
  context.addIssue('not-a-day');
  return z.NEVER;
});

const procedures = page(z.strictObject({}), async ({ services }, { person, now }) => {
  const found = await services().pages.procedures(person, now);
  return found && proceduresPage(found.procedures, found, found.today);
});

const procedure = page(
  z.strictObject({ procedure: id }),
  async ({ services, readings }, { person, now, body }) => {
    const found = await services().pages.procedures(person, now);
    const one = found?.procedures.find((each) => each.id === body.procedure);
    return one === undefined ? null : procedurePage(one, readings);
  },
);

const rehearse = page(
  z.strictObject({ procedure: id, from: id.nullable(), start: day }),
  async ({ services }, { person, now, body }) => {
    const found = await services().pages.procedures(person, now);
    const one = found?.procedures.find((each) => each.id === body.procedure);
    return found === null || one === undefined ? null : rehearsal(one, found, body);
  },
);

export const PROCEDURE_PAGES: ReadonlyMap<string, Page<ProcedurePagesParts>> = new Map([
  ['procedures', procedures],
  ['procedure', procedure],
  ['rehearsal', rehearse],
]);
