import { parseDay, type Day } from '../domain/calendar/index.ts';
import { periodOf, wholeDays, type Interval, type Period } from '../domain/report/index.ts';
import { BadInput } from './command.ts';
import { theOne, typed } from './typed.ts';

export const REPORT_USAGE = `report EVENTS --procedure FILE [--json | --csv | --xlsx FILE]
    EVENTS                                      JSON lines: one recorded event a line, case by case
    --month 2026-04 | --quarter 2026-04 | --year 2026-04   the month, or the quarter or year it lies in
    --from DAY --to DAY                         or these days, both included
    --people FILE                               names of the teams
    --children N                                children looked after, for the rate per hundred
    --show-small-numbers                        for use inside the service: nothing is hidden`;

export interface Wish {
  readonly events: string;
  readonly procedure: string;
  readonly period: Period;
  readonly people: string | null;
  readonly children: number | null;
  readonly showSmall: boolean;
  readonly as:
    | { readonly kind: 'headlines' | 'json' | 'csv' }
    | { readonly kind: 'xlsx'; readonly file: string };
}

const EVENTS = 'Name one file of events, such as: report events.jsonl --procedure FILE';

type Values = ReturnType<typeof readWords>['values'];

export function readWish(args: readonly string[]): Wish {
  const line = readWords(args);
  const { values } = line;
  const events = theOne(line, EVENTS);
  if (values.procedure === undefined)
    throw new BadInput('Name the procedure with --procedure FILE.');
  return {
    events,
    procedure: values.procedure,
    period: readPeriod(values),
    people: values.people ?? null,
    children: values.children === undefined ? null : readChildren(values.children),
    showSmall: values['show-small-numbers'],
    as: readKind(values),
  };
}

const readWords = (args: readonly string[]) =>
  typed(args, {
    procedure: { type: 'string' },
    month: { type: 'string' },
    quarter: { type: 'string' },
    year: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    people: { type: 'string' },
    children: { type: 'string' },
    'show-small-numbers': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    csv: { type: 'boolean', default: false },
    xlsx: { type: 'string' },
  });

const INTERVALS: readonly Interval[] = ['month', 'quarter', 'year'];

function readPeriod(values: Values): Period {
  const asked = INTERVALS.filter((interval) => values[interval] !== undefined);
  const days = values.from !== undefined || values.to !== undefined;
  if (asked.length + (days ? 1 : 0) !== 1) {
    throw new BadInput('Give one period: --month, --quarter, --year, or --from and --to.');
  }
  const [interval] = asked;
  if (interval !== undefined) {
    return periodOf(interval, readDay(`${values[interval] ?? ''}-01`, `2026-04`));
  }
  const from = readDay(values.from ?? '', '2026-04-01');
  const to = readDay(values.to ?? '', '2026-06-30');
  if (to < from) throw new BadInput(`The last day ${to} lies before the first, ${from}.`);
  return wholeDays(from, to);
}

function readDay(text: string, example: string): Day {
  const read = parseDay(text);
  if (read === null) throw new BadInput(`'${text}' is not a period. Write it like ${example}.`);
  return read;
}

function readChildren(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new BadInput(`'${text}' is not a number of children. Write a whole number from 1 upwards.`);
}

function readKind({ json, csv, xlsx }: Values): Wish['as'] {
  if ([json, csv, xlsx !== undefined].filter(Boolean).length > 1) {
    throw new BadInput('Choose one of --json, --csv and --xlsx.');
  }
  if (xlsx !== undefined) return { kind: 'xlsx', file: xlsx };
  return { kind: json ? 'json' : csv ? 'csv' : 'headlines' };
}
