import { z } from 'zod';
import {
  casePage,
  casesPage,
  EVERYWHERE,
  evidenceFile,
  figureCases,
  historyLines,
  mePage,
  reportsPage,
  workPage,
} from '../adaptive-cards/index.ts';
import type { OverseenOnly } from '../application/ports/index.ts';
import type { ReportServices } from '../application/reports.ts';
import type { Services } from '../application/services.ts';
import { REASON_LIMIT, type CaseId, type Place } from '../domain/case/index.ts';
import type { Report } from '../domain/report/index.ts';
import { ADMIN_PAGES, MOST_OF_AN_IMPORT, type AdminPagesParts } from './adminPages.ts';
import { act, open, type AnswersParts } from './answers.ts';
import { atDoor, type Asked, type DoorParts } from './door.ts';
import type { WebRequest, WebResponse } from './request.ts';
import { PROCEDURE_PAGES, type ProcedurePagesParts } from './procedurePages.ts';
import { notFound, pagesFrom, type Page } from './tabPage.ts';

export interface TabPagesParts
  extends AnswersParts, DoorParts, AdminPagesParts, ProcedurePagesParts {
  readonly services: () => Services;
  readonly reports: () => ReportServices;
  /** A report as files, each with its ending. */
  readonly reportFiles: (
    report: Report,
  ) => Promise<
    readonly { readonly name: string; readonly type: string; readonly base64: string }[]
  >;
}

const page = pagesFrom<TabPagesParts>();

/** Lines of somebody's own work that a page shows. */
const MOST_LINES = 200;

const id = z.string().min(1).max(200);
const nothing = z.strictObject({});
const aCase = z.strictObject({ caseId: z.string().min(1).max(100) });

const me = page(nothing, async ({ services }, { person, now }) =>
  mePage(await services().pages.whoIs(person, now)),
);

const work = page(nothing, async ({ services }, { person, now }) =>
  workPage(await services().myCases(person, now, MOST_LINES)),
);

const oneCase = page(aCase, async ({ services }, { person, now, body }) => {
  const read = await services().pages.case(body.caseId as CaseId, person, now);
  return read === null ? null : casePage(read.view, historyLines(read.history, read.view));
});

const evidence = page(
  z.strictObject({ ...aCase.shape, form: z.enum(['page', 'data']) }),
  async ({ services }, { person, now, body }) => {
    const pack = await services().pages.evidence(body.caseId as CaseId, person, now);
    return pack === null ? null : evidenceFile(pack, body.form);
  },
);

const cases = page(
  z
    .strictObject({
      procedure: id.nullable(),
      place: id.nullable(),
      stage: id.nullable(),
      category: id.nullable(),
      overdue: z.boolean(),
      after: z.string().min(1).max(500).nullable(),
    })
    .refine(
      ({ procedure, stage, category }) =>
        [stage, category].filter((each) => each !== null).length <= (procedure === null ? 0 : 1),
    ),
  async ({ services }, { person, now, body }) => {
    const { procedure, place, stage, category, overdue, after } = body;
    const only = onlyOf(stage, category);
    const ask = { procedure, place: placeOf(place), only, overdue, after };
    const shown = await services().pages.overseen(person, ask, now);
    return shown === null ? null : casesPage(shown, body);
  },
);

function placeOf(key: string | null): Place | null {
  if (key === null) return null;
  const [, kind, name = ''] = /^(service|team):(.+)$/.exec(key) ?? [];
  return kind === 'service' || kind === 'team' ? { kind, id: name } : { kind: EVERYWHERE };
}

function onlyOf(stage: string | null, category: string | null): OverseenOnly | null {
  if (stage !== null) return { by: 'stage', key: stage };
  return category === null ? null : { by: 'category', key: category };
}

/** An auditor says what they read and why; both stand in its record before they are answered. */
const anAudit = z.strictObject({
  reference: z.string().trim().min(1).max(40),
  reason: z.string().trim().min(1).max(REASON_LIMIT),
});

const audit = page(anAudit, async ({ services }, { person, now, body }) => {
  const read = await services().pages.audit({ ...body, auditor: person, door: 'tab' }, now);
  return read === null ? null : casePage(read.view, historyLines(read.history, read.view));
});

const auditEvidence = page(
  z.strictObject({ ...anAudit.shape, form: z.enum(['page', 'data']) }),
  async ({ services }, { person, now, body: { form, ...asked } }) => {
    const pack = await services().pages.auditEvidence(
      { ...asked, auditor: person, door: 'tab' },
      now,
    );
    return pack === null ? null : evidenceFile(pack, form);
  },
);

const aPeriod = { interval: z.enum(['month', 'quarter', 'year']), last: z.boolean() };

/** As it was counted last, at once. */
const reports = page(z.strictObject(aPeriod), async (parts, { person, now, body }) => {
  const found = await parts.reports().last(person, body, now);
  return found === null ? null : reportsPage(found.reports, body, found.at);
});

/** Counted anew: every case is read. */
const reportsCounted = page(z.strictObject(aPeriod), async (parts, { person, now, body }) => {
  const made = await parts.reports().read(person, body, now);
  return made === null ? null : reportsPage(made, body, now);
});

/** Counted anew, so that it holds what this person may see now. */
const reportFile = page(
  z.strictObject({ ...aPeriod, procedure: id, form: z.enum(['xlsx', 'csv']) }),
  async (parts, { person, now, body: { procedure, form, ...period } }) => {
    const made = await parts.reports().read(person, period, now);
    const report = made?.find((each) => each.procedure.id === procedure);
    if (report === undefined) return null;
    const files = await parts.reportFiles(report);
    return files.find(({ name }) => name.endsWith(`.${form}`)) ?? null;
  },
);

/** The cases behind one figure: for those who see the report with its small numbers, and nobody else. */
const reportCases = page(
  z.strictObject({
    ...aPeriod,
    procedure: id,
    place: z.strictObject({ table: id, row: id, column: id }),
  }),
  async (parts, { person, now, body }) => {
    const found = await parts.reports().behind(person, body, now);
    return found === null ? null : figureCases(found);
  },
);

const PAGES: ReadonlyMap<string, Page<TabPagesParts>> = new Map([
  ...ADMIN_PAGES,
  ...PROCEDURE_PAGES,
  ['open', open('tab')],
  ['act', act('tab')],
  ['me', me],
  ['work', work],
  ['case', oneCase],
  ['cases', cases],
  ['evidence', evidence],
  ['audit', audit],
  ['audit-evidence', auditEvidence],
  ['reports', reports],
  ['reports-counted', reportsCounted],
  ['report-file', reportFile],
  ['report-cases', reportCases],
]);

/** Of what a page is sent; absent: what the door takes of any. */
const MOST_CHARACTERS: ReadonlyMap<string, number> = new Map([
  ['people-import', MOST_OF_AN_IMPORT],
]);

/** What a page of the tab shows, in words (ADR 24). Asked by POST: nothing of a case stands in an address. */
export async function tabPage(
  parts: TabPagesParts,
  name: string,
  request: WebRequest,
): Promise<WebResponse> {
  const answer = async (asked: Asked) => {
    const found = PAGES.get(name);
    return found === undefined ? notFound() : await found(parts, { ...asked, now: request.now });
  };
  return await atDoor(parts, request, answer, MOST_CHARACTERS.get(name));
}
