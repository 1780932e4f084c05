import { localDay, localTime, type Day, type Moment } from '../domain/calendar/index.ts';
import type { Directory, PersonId } from '../domain/people/index.ts';
import type { Procedure } from '../domain/procedure/index.ts';
import {
  collect,
  lettersOf,
  mayRead,
  periodAround,
  periodBefore,
  periodKey,
  reportsDue,
  whatDoesNotAddUp,
  withoutSmallNumbers,
  type Collector,
  type DueReport,
  type Interval,
  type Period,
  type Report,
} from '../domain/report/index.ts';
import type {
  CalendarSource,
  CaseStore,
  DirectorySource,
  Logger,
  ProcedureSource,
  ReportCards,
  ReportLog,
  ReportMail,
  ReportMailer,
} from './ports/index.ts';

export interface ReportParts {
  readonly cases: CaseStore;
  readonly directory: DirectorySource;
  readonly procedures: ProcedureSource;
  readonly calendar: CalendarSource;
  readonly reportMailer: ReportMailer;
  readonly reportCards: ReportCards;
  readonly reportLog: ReportLog;
  readonly log: Logger;
}

/** The period so far, or the last one that is over. */
export interface ReportWish {
  readonly interval: Interval;
  readonly last: boolean;
}

export interface Reported {
  readonly reports: readonly Report[];
  /** Whether the files are in the person's mailbox. */
  readonly mailed: boolean;
}

/** What the doors may ask for about reports. */
export interface ReportServices {
  /** On demand; null: nothing for this person. */
  forPerson(person: PersonId, wish: ReportWish, now: Moment): Promise<Reported | null>;
  /** The same to look at, and sent to nobody. */
  read(person: PersonId, wish: ReportWish, now: Moment): Promise<readonly Report[] | null>;
  /** Each procedure's reports whose day it is or was, from nine o'clock on, once. */
  regular(now: Moment): Promise<{ readonly sent: number; readonly failed: number }>;
}

export const createReports = (parts: ReportParts): ReportServices => ({
  forPerson: async (person, wish, now) => await forPerson(parts, person, wish, now),
  read: async (person, wish, now) => await read(parts, person, wish, now),
  regular: async (now) => await regular(parts, now),
});

/** Partitions read side by side. */
const AT_ONCE = 16;
const SEND_FROM = '09:00';

interface Wanted {
  readonly procedure: Procedure;
  readonly period: Period;
}

/** What this person may see of each procedure's figures; null: of none. */
async function read(
  parts: Pick<ReportParts, 'cases' | 'calendar' | 'directory' | 'procedures'>,
  person: PersonId,
  { interval, last }: ReportWish,
  now: Moment,
): Promise<readonly Report[] | null> {
  const today = localDay(now);
  const [procedures, directory] = await Promise.all([
    parts.procedures.inForce(),
    parts.directory.directory(),
  ]);
  const readable = readableBy(person, procedures, directory, today);
  if (readable.length === 0) return null;
  const period = last ? periodBefore(interval, today) : periodAround(interval, today);
  const wanted = readable.map(({ procedure }) => ({ procedure, period }));
  const made = await makeReports(parts, wanted, directory);
  return made.map((report, at) =>
    readable[at]?.how === 'whole' ? report : withoutSmallNumbers(report),
  );
}

/** Procedures whose figures this person may see on that day, and how. */
export const readableBy = (
  person: PersonId,
  procedures: readonly Procedure[],
  directory: Directory,
  today: Day,
): readonly { readonly procedure: Procedure; readonly how: 'whole' | 'suppressed' }[] =>
  procedures.flatMap((procedure) => {
    if (procedure.kind === 'notice') return [];
    const how = mayRead(directory, person, procedure, today);
    return how === null ? [] : [{ procedure, how }];
  });

async function forPerson(
  parts: ReportParts,
  person: PersonId,
  wish: ReportWish,
  now: Moment,
): Promise<Reported | null> {
  const reports = await read(parts, person, wish, now);
  if (reports === null) return null;
  const mailed = await Promise.all(
    reports.map(async (report) => {
      const key = `asked/${report.procedure.id}/${periodKey(report.period)}/${now}`;
      const mail = {
        to: person,
        key,
        title: null,
        passOnTo: null,
        content: null,
        besides: null,
        report,
      };
      return (await parts.reportMailer.send(mail)).kind === 'accepted';
    }),
  );
  return { reports, mailed: mailed.every(Boolean) };
}

/** Every wanted report in one pass over the cases. @throws Error when one does not add up. */
async function makeReports(
  { cases, calendar }: Pick<ReportParts, 'cases' | 'calendar'>,
  wanted: readonly Wanted[],
  directory: Directory,
): Promise<readonly Report[]> {
  const counting = await calendar.calendar();
  const collectors = wanted.map((each) =>
    collect({
      ...each,
      calendar: counting,
      teams: new Map(directory.teams.map(({ id, name }) => [id, name])),
      childrenLookedAfter: null,
    }),
  );
  await readAll(cases, collectors);
  const reports = collectors.map((collector) => collector.finish());
  const wrong = reports.flatMap(whatDoesNotAddUp);
  if (wrong.length > 0) throw new Error('report-does-not-add-up');
  return reports;
}

async function readAll(cases: CaseStore, collectors: readonly Collector[]): Promise<void> {
  let ids: Parameters<CaseStore['events']>[0][] = [];
  const read = async (): Promise<void> => {
    const stories = await Promise.all(ids.map(async (id) => await cases.events(id)));
    ids = [];
    for (const event of stories.flat()) for (const { take } of collectors) take(event);
  };
  for await (const id of cases.all()) {
    ids.push(id);
    if (ids.length === AT_ONCE) await read();
  }
  await read();
}

async function regular(
  parts: ReportParts,
  now: Moment,
): Promise<{ readonly sent: number; readonly failed: number }> {
  if (localTime(now) < SEND_FROM) return { sent: 0, failed: 0 };
  const today = localDay(now);
  const [procedures, calendar] = await Promise.all([
    parts.procedures.inForce(),
    parts.calendar.calendar(),
  ]);
  const unsent: (DueReport & Wanted)[] = [];
  for (const procedure of procedures) {
    const since = await parts.reportLog.since(procedure.id, today, now);
    for (const each of reportsDue(procedure, { today, since }, calendar))
      if (!(await parts.reportLog.wasSent(each.key))) unsent.push({ ...each, procedure });
  }
  if (unsent.length === 0) return { sent: 0, failed: 0 };
  const directory = await parts.directory.directory();
  const reports = await makeReports(parts, unsent, directory);
  let [sent, failed] = [0, 0];
  for (const [at, each] of unsent.entries()) {
    const report = reports[at];
    if (report === undefined) continue;
    const ok = await sendOne(parts, each, report, directory, now);
    if (ok) sent += 1;
    else failed += 1;
  }
  return { sent, failed };
}

/**
 * Each reader's own row is written when their mail is gone: what is left is tried again, and a mail that
 * went before a crash is known by its marker. A card may then come twice, and that is noted.
 */
async function sendOne(
  parts: ReportParts,
  { rule, key }: DueReport,
  report: Report,
  directory: Directory,
  now: Moment,
): Promise<boolean> {
  const today = localDay(now);
  const letters = lettersOf(rule, report, directory, today);
  let reached = 0;
  for (const letter of letters) {
    if (await sendTo(parts, { key, title: rule.title, ...letter }, now)) reached += 1;
  }
  if (letters.length === 0) parts.log.error('report-has-no-reader', { key });
  if (reached < letters.length) return false;
  await parts.reportLog.noteSent(key, now, today);
  return letters.length > 0;
}

async function sendTo(parts: ReportParts, mail: ReportMail, now: Moment): Promise<boolean> {
  const own = `${mail.key}/${mail.to}`;
  if (await parts.reportLog.wasSent(own)) return true;
  const answer = await parts.reportMailer.send(mail);
  if (answer.kind !== 'accepted') {
    parts.log.error('report-not-sent', { person: mail.to, key: mail.key, code: answer.code });
    return false;
  }
  await postCard(parts, mail, own, now);
  await parts.reportLog.noteSent(own, now, localDay(now));
  return true;
}

/** Noted before it is posted: where a process died between the two, a card that may come twice is on record. */
async function postCard(
  { reportLog, reportCards, log }: ReportParts,
  mail: ReportMail,
  own: string,
  now: Moment,
): Promise<void> {
  const { to, key } = mail;
  const noted = `${own}/card`;
  const again = await reportLog.wasSent(noted);
  if (again) log.warn('report-card-perhaps-twice', { person: to, key });
  await reportLog.noteSent(again ? `${noted}/again` : noted, now, localDay(now));
  await reportCards.post(mail, now);
}
