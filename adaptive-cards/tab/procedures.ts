import {
  CalendarEnds,
  firstWorkingDayFrom,
  longDay,
  momentAt,
  type Day,
} from '../../domain/calendar/index.ts';
import type { Procedure } from '../../domain/procedure/index.ts';
import type { PicturedDefault, Reading } from '../picture/pictureOf.ts';
import { pictureOf } from '../picture/pictureOf.ts';
import { Refused, type Ground } from '../rehearsal/player.ts';
import { printed } from '../rehearsal/print.ts';
import { scriptOf } from '../rehearsal/script.ts';
import type { Choice } from './models.ts';
import type {
  ProcedurePage,
  ProceduresPage,
  ReadingShown,
  Rehearsal,
  RehearsalLine,
  RehearsalPart,
} from './procedureModels.ts';

/** The procedures in force, to choose from: what notices are told by stands last. */
export const proceduresPage = (
  procedures: readonly Procedure[],
  { calendar }: Ground,
  today: Day,
): ProceduresPage => ({
  procedures: procedures
    .toSorted((one, other) => Number(one.kind === 'notice') - Number(other.kind === 'notice'))
    .map(({ id, title }) => ({ key: id, title })),
  today,
  from: calendar.firstDay,
  to: calendar.lastDay,
});

/** A procedure as `iro procedure picture` draws it. */
export function procedurePage(
  procedure: Procedure,
  readings: ReadonlyMap<string, Reading>,
): ProcedurePage {
  const picture = pictureOf(procedure, readings);
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [{ title, lines }];
  return {
    title: picture.title,
    edition: `${picture.authority}. ${picture.id}, version ${picture.version}.`,
    about: [
      ...picture.about,
      picture.wholeLimit === null
        ? 'There is no limit for the whole process.'
        : `The whole process: ${picture.wholeLimit}.`,
    ],
    steps: picture.steps.map(({ label, name, kind, lines, next }) => ({
      title: `${label}: ${name}`,
      kind: kind.join(', '),
      facts: lines.map(({ what, says }) => ({ name: what, value: says })),
      next: next === null ? null : `Not resolved: ${next}`,
    })),
    sections: [
      ...section('The form', picture.form),
      ...section('Moving on', picture.moving),
      ...section('Referral', picture.referral ?? []),
      ...picture.beside.flatMap(({ what, says }) => section(what, says)),
    ],
    readings: [...picture.defaults, ...picture.everywhere].map(readingShown),
    starts: startsOf(procedure),
  };
}

const readingShown = ({ id, reading, fixed, settings }: PicturedDefault): ReadingShown => ({
  id,
  reading: reading ?? 'Not in the lists that come with the product.',
  set: fixed ? 'The same for everybody' : 'Can be set',
  settings: settings.map(({ name, value }) => `${name}: ${value}`),
});

const startsOf = ({ bypass: { startAt }, stages }: Procedure): readonly Choice[] =>
  stages
    .filter(
      ({ key, entryOnly }, at) =>
        at === 0 || startAt === 'any' || startAt.includes(key) || entryOnly === true,
    )
    .map(({ key, label, name }) => ({ key, title: `${label}: ${name}` }));

/**
 * A procedure as `iro procedure rehearse` plays it, from a stage and a day on, by the authority's own
 * calendar. Null: it has no such stage.
 */
export function rehearsal(
  procedure: Procedure,
  ground: Ground,
  { from, start }: { readonly from: string | null; readonly start: Day },
): Rehearsal | null {
  const stage = procedure.stages.find(({ key, entryOnly }) =>
    from === null ? entryOnly !== true : key === from,
  );
  if (stage === undefined) return null;
  try {
    const begins = firstWorkingDayFrom(ground.calendar, start);
    const script = scriptOf(procedure, stage, momentAt(begins, '10:00'), ground);
    const [, says = '', ...rest] = printed(script).split('\n');
    return {
      kind: 'played',
      says:
        begins === start ? says : `${says} It begins on ${longDay(begins)}, the next working day.`,
      parts: partsOf(rest),
    };
  } catch (error) {
    if (error instanceof CalendarEnds) return stopped(error.message);
    if (error instanceof Refused) return stopped(refusalWords(error));
    throw error;
  }
}

const stopped = (says: string): Rehearsal => ({ kind: 'stopped', says });

function refusalWords({ refusal, message }: Refused): string {
  switch (refusal.reason) {
    case 'cannot-start-here':
      return 'The procedure does not let a case begin at this stage. Choose another.';
    case 'calendar-ends':
      return `A limit would pass the last day of the calendar, ${longDay(refusal.lastDay)}. Choose an earlier day.`;
    default:
      return `The rehearsal stopped: ${message}.`;
  }
}

/** While its lines are being read. */
interface PartMade extends RehearsalPart {
  readonly lines: (RehearsalLine & { readonly more: string[] })[];
}

/** The script as it is printed: an empty line before each part, what lies under a line set in. */
function partsOf(lines: readonly string[]): readonly RehearsalPart[] {
  const parts: PartMade[] = [{ title: 'As a whole', lines: [] }];
  let heads = false;
  for (const line of lines) {
    const words = line.trim();
    const part = parts.at(-1);
    if (words === '') heads = true;
    else if (heads) {
      heads = false;
      parts.push({ title: words, lines: [] });
    } else if (isUnder(line, parts.length === 1)) part?.lines.at(-1)?.more.push(words);
    else part?.lines.push({ says: words, more: [] });
  }
  return parts;
}

const isUnder = (line: string, isWhole: boolean): boolean =>
  line.startsWith(isWhole ? '  ' : '    ');
