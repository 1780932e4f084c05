import { localDay, localTime, type Moment } from '../domain/calendar/index.ts';
import type { Directory, PersonId } from '../domain/people/index.ts';
import {
  lettersOf,
  periodKey,
  reportsDue,
  type DueReport,
  type Report,
} from '../domain/report/index.ts';
import { lastCounted, type LastCounted } from './lastFigures.ts';
import { casesBehind, type FigureCases, type FigureWish } from './figureCases.ts';
import {
  makeReports,
  read,
  type ReadParts,
  type ReportWish,
  type Wanted,
} from './reportReading.ts';
import type { Logger, ReportCards, ReportLog, ReportMail, ReportMailer } from './ports/index.ts';

export interface ReportParts extends ReadParts {
  readonly reportMailer: ReportMailer;
  readonly reportCards: ReportCards;
  readonly reportLog: ReportLog;
  readonly log: Logger;
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
  /** The same as it was counted last, at once; null: nothing for this person. */
  last(person: PersonId, wish: ReportWish, now: Moment): Promise<LastCounted | null>;
  /** The cases that one of those figures counts; null: nothing for this person, or none that is counted. */
  behind(person: PersonId, wish: FigureWish, now: Moment): Promise<FigureCases | null>;
  /** Each procedure's reports whose day it is or was, from nine o'clock on, once. */
  regular(now: Moment): Promise<{ readonly sent: number; readonly failed: number }>;
}

export const createReports = (parts: ReportParts): ReportServices => ({
  forPerson: async (person, wish, now) => await forPerson(parts, person, wish, now),
  read: async (person, wish, now) => await read(parts, person, wish, now),
  last: async (person, wish, now) => await lastCounted(parts, person, wish, now),
  behind: async (person, wish, now) => await casesBehind(parts, person, wish, now),
  regular: async (now) => await regular(parts, now),
});

const SEND_FROM = '09:00';

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
  const reports = await makeReports(parts, parts.workIndex.reported(), unsent, directory);
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
