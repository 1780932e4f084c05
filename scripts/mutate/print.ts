import path from 'node:path';
import { grouped } from './grouped.ts';
import { idleEntries, reasonFor, type Harmless } from './harmless.ts';
import type { Fate, Mutant, Outcome } from './mutant.ts';

/** Of a hundred changes so many must be noticed. */
const ENOUGH = 90;

/** A procedure by its file, a rule by its folder. */
const groupOf = ({ mutant: { file } }: Outcome): string =>
  file.endsWith('.ts') ? path.posix.dirname(file) : path.posix.basename(file, '.yaml');

interface Row {
  readonly name: string;
  readonly tried: number;
  readonly counts: Readonly<Record<Fate, number>>;
}

function rowOf(name: string, outcomes: readonly Outcome[]): Row {
  const of = (fate: Fate): number => outcomes.filter((each) => each.fate === fate).length;
  const counts = {
    noticed: of('noticed'),
    refused: of('refused'),
    hung: of('hung'),
    survived: of('survived'),
  };
  return { name, tried: outcomes.length, counts };
}

/** Of what was tried, how much was noticed, in per cent; what nobody could try counts as nothing. */
const shareOf = ({ tried, counts }: Row): number =>
  tried === 0 ? 0 : (100 * (tried - counts.survived)) / tried;

const WIDTHS = [44, 7, 9, 9, 6, 10, 9];
const line = (...cells: readonly (string | number)[]): string =>
  cells
    .map((cell, at) => {
      const text = String(cell);
      return at === 0 ? text.padEnd(WIDTHS[0] ?? 0) : text.padStart(WIDTHS[at] ?? 0);
    })
    .join('');

const rowLine = (row: Row): string => {
  const { noticed, refused, hung, survived } = row.counts;
  return line(
    row.name,
    row.tried,
    noticed,
    refused,
    hung,
    survived,
    `${shareOf(row).toFixed(1)} %`,
  );
};

function table(title: string, outcomes: readonly Outcome[]): readonly string[] {
  if (outcomes.length === 0) return [];
  const groups = [...grouped(outcomes, groupOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    line(title, 'tried', 'noticed', 'refused', 'hung', 'survived', 'share'),
    ...groups.map(([name, of]) => rowLine(rowOf(name, of))),
    rowLine(rowOf('all', outcomes)),
    '',
  ];
}

const where = ({ file, line: at, place, change }: Mutant): string =>
  `  ${file}${at === null ? '' : `:${at}`}  ${place}  [${change}]`;

function survivors(outcomes: readonly Outcome[], list: readonly Harmless[]): readonly string[] {
  const left = outcomes.filter(({ fate }) => fate === 'survived').map(({ mutant }) => mutant);
  const reasons = grouped(left, (mutant) => reasonFor(list, mutant));
  const open = reasons.get(null) ?? [];
  const judged = [...reasons].flatMap(([why, mutants]) =>
    why === null ? [] : ['', `  ${why}`, ...mutants.map((mutant) => `  ${where(mutant)}`)],
  );
  return [
    ...(judged.length === 0 ? [] : ['Survived, and harmless:', ...judged, '']),
    ...(open.length === 0
      ? []
      : ['Survived, and no reason is on the list:', ...open.map(where), '']),
  ];
}

const isRule = ({ mutant }: Outcome): boolean => mutant.file.endsWith('.ts');

/** The whole result for a person to read. */
export function printed(
  outcomes: readonly Outcome[],
  possible: readonly Mutant[],
  list: readonly Harmless[],
): string {
  const idle = idleEntries(list, possible, outcomes);
  return [
    ...survivors(outcomes, list),
    ...(idle.length === 0
      ? []
      : [
          'On the list of harmless changes, but no such change survives:',
          ...idle.map(entryLine),
          '',
        ]),
    ...table(
      'Values',
      outcomes.filter((each) => !isRule(each)),
    ),
    ...table('Rules', outcomes.filter(isRule)),
  ].join('\n');
}

const entryLine = ({ file, place, change }: Harmless): string => `  ${file}  ${place}  [${change}]`;

/** Procedures of which too little was noticed, and `rules` where that is so of all rules together. */
export function tooLow(outcomes: readonly Outcome[]): readonly string[] {
  const values = grouped(
    outcomes.filter((each) => !isRule(each)),
    groupOf,
  );
  const rules = outcomes.filter(isRule);
  const rows = [...values].map(([name, of]) => rowOf(name, of));
  if (rules.length > 0) rows.push(rowOf('rules', rules));
  return rows.filter((row) => shareOf(row) < ENOUGH).map(({ name }) => name);
}
