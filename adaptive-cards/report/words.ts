import { longDay } from '../../domain/calendar/index.ts';
import {
  HIDDEN,
  SMALL_BELOW,
  type Besides,
  type Place,
  type Report,
  type Unit,
  type Value,
} from '../../domain/report/index.ts';

/** Plain words and figures of a report; card, mail and files say them alike. */
export const periodWords = ({ period }: Report): string =>
  `${longDay(period.from)} to ${longDay(period.to)}`;

/** What a figure reads where there are only words. */
export function valueWords(value: Value, unit: Unit): string {
  if (value === null) return '–';
  if (value === HIDDEN) return HIDDEN;
  return unit === 'percent' ? `${String(value)}%` : String(value);
}

export const HIDDEN_WORDS = `${HIDDEN} stands for a number from 1 to ${String(SMALL_BELOW - 1)}, or for one from which such a number could be worked out.`;
const SHOWN_WORDS =
  'Small numbers are shown: this copy is for use inside the service and goes no further.';
const OWN_WORDS =
  'What is open in your own teams is listed by reference: this copy is for use inside the service.';

/** Whether small numbers are shown, and so how far the copy may go. */
export function smallNumberWords({ smallNumbers, open }: Report): string {
  if (smallNumbers === 'shown') return SHOWN_WORDS;
  return open === null ? HIDDEN_WORDS : `${HIDDEN_WORDS} ${OWN_WORDS}`;
}

/** Where a formula speaks of all that was raised, by the procedure's own word. */
export const formulaWords = (formula: string, { procedure }: Report): string =>
  formula.replaceAll('of the alerts', `of the ${procedure.labels.matterPlural}`);

export interface Headline {
  readonly label: string;
  readonly value: string;
  readonly formula: string;
  readonly place: Place;
}

/** The figures that stand on the card: by table, row and column. */
const HEADLINES: readonly (readonly [label: string, table: string, row: string, column: string])[] =
  [
    ['Raised', 'flow', 'all', 'raised'],
    ['Children', 'flow', 'all', 'raised-children'],
    ['Closed', 'flow', 'all', 'closed'],
    ['Carried forward', 'flow', 'all', 'carried'],
    ['Overdue', 'open', 'all', 'open-overdue'],
    ['Answered in time', 'replies', 'all', 'in-time-share'],
    ['Working days to a resolution', 'days', 'all', 'median'],
    ['More time given', 'time', 'all', 'time-given'],
    ['Good practice', 'good-practice', 'all', 'good-practice'],
  ];

export function headlinesOf(report: Report): readonly Headline[] {
  return HEADLINES.flatMap(([label, tableKey, rowKey, columnKey]) => {
    const table = report.tables.find(({ key }) => key === tableKey);
    const at = table?.columns.findIndex(({ key }) => key === columnKey) ?? -1;
    const column = table?.columns[at];
    const cell = table?.rows.find(({ key }) => key === rowKey)?.cells[at];
    if (column === undefined || cell === undefined) return [];
    return [
      {
        label,
        value: valueWords(cell.value, column.unit),
        formula: formulaWords(column.formula, report),
        place: { table: tableKey, row: rowKey, column: columnKey },
      },
    ];
  });
}

/** What is said of a regular report beside its figures: for whom, what it is to hold, and what is to be added. */
export interface Covering {
  readonly passOnTo: string | null;
  readonly content: string | null;
  readonly besides: Besides | null;
}

/** The same in card and mail: what stands above the figures, and what below. */
export const aboveFigures = ({ passOnTo, content }: Covering): readonly string[] => [
  ...(passOnTo === null ? [] : [`For you to pass on. It is for: ${passOnTo}.`]),
  ...(content === null ? [] : [`What the procedure asks of it: ${content}.`]),
];

export function belowFigures({ besides }: Covering): readonly string[] {
  if (besides === null) return [];
  const { what, by } = besides;
  const who = by === null ? '' : by === 'you' ? ' Please add it.' : ` It comes from: ${by.post}.`;
  return [`Belongs to this report and is not counted here: ${what}.${who}`];
}
