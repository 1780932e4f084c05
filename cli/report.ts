import { writeFile } from 'node:fs/promises';
import { csvOf, headlinesOf } from '../adaptive-cards/index.ts';
import { calendarFor } from '../domain/calendar/index.ts';
import {
  collect,
  whatDoesNotAddUp,
  withoutSmallNumbers,
  type Ask,
  type Report,
} from '../domain/report/index.ts';
import { xlsxOf } from '../functions/reportFiles.ts';
import { readPeople } from '../storage/peopleFile/readPeople.ts';
import { readProcedure } from '../storage/procedureFiles/readProcedure.ts';
import { BadInput, done, refused, type CliResult, type Command } from './command.ts';
import { fileText } from './procedureFile.ts';
import { eventsOf } from './reportEvents.ts';
import { readWish, REPORT_USAGE, type Wish } from './reportWish.ts';

const CALENDAR = calendarFor({
  closures: new Map(),
  extraHolidays: new Map(),
  closuresStopClock: false,
});

async function askOf(wish: Wish): Promise<Ask> {
  const read = readProcedure(await fileText(wish.procedure), wish.procedure);
  if ('errors' in read) {
    throw new BadInput(`'${wish.procedure}' cannot be used: procedure check says why.`);
  }
  return {
    procedure: read.procedure,
    period: wish.period,
    calendar: CALENDAR,
    teams: wish.people === null ? new Map() : await teamNames(wish.people),
    childrenLookedAfter: wish.children,
  };
}

async function teamNames(file: string): Promise<ReadonlyMap<string, string>> {
  // Only the teams are read: no digest of a record number is needed for a report.
  const read = readPeople(await fileText(file), file, (text) => text);
  if ('errors' in read) throw new BadInput(`The people file '${file}' has mistakes in it.`);
  return new Map(read.directory.teams.map(({ id, name }) => [id, name]));
}

async function run(args: readonly string[]): Promise<CliResult> {
  const wish = readWish(args);
  const collector = collect(await askOf(wish));
  for (const event of eventsOf(await fileText(wish.events))) collector.take(event);
  const report = collector.finish();
  const wrong = whatDoesNotAddUp(report);
  if (wrong.length > 0) return refused(`The report does not add up:\n${wrong.join('\n')}`);
  return await answer(wish, wish.showSmall ? report : withoutSmallNumbers(report));
}

async function answer(wish: Wish, report: Report): Promise<CliResult> {
  switch (wish.as.kind) {
    case 'json':
      return done(`${JSON.stringify(jsonOf(report), null, 2)}\n`);
    case 'csv':
      return done(csvOf(report));
    case 'xlsx':
      await writeFile(wish.as.file, await xlsxOf(report));
      return done(`${wish.as.file}\n`);
    case 'headlines':
      return done(headlines(report));
  }
}

const headlines = (report: Report): string =>
  [
    `${report.procedure.title}, ${report.period.from} to ${report.period.to}`,
    ...headlinesOf(report).map(
      ({ label, value, formula }) => `  ${label.padEnd(30)} ${value.padStart(7)}   ${formula}`,
    ),
    '',
  ].join('\n');

const jsonOf = ({ procedure, period, tables, open }: Report) => ({
  procedure: { id: procedure.id, version: procedure.version, title: procedure.title },
  period,
  smallNumbersHidden: open === null,
  tables,
  open,
});

/** `iro report EVENTS …`: every table of a period, from a file of events (design section 9). */
export const report: Command = { name: 'report', usage: REPORT_USAGE, run };
