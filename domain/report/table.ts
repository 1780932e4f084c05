/** What a figure counts, in the plural, as it stands in a heading. */
export type Unit =
  'cases' | 'children' | 'alerts' | 'meetings' | 'times' | 'notices' | 'percent' | 'days';

export interface Table {
  readonly key: string;
  readonly title: string;
  /** What is said once for the whole table; null: nothing. */
  readonly note: string | null;
  /** Heading of the first column: "Stage", "Team". */
  readonly rowHead: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly unit: Unit;
  /** How the figure comes about, in words; stands beside it wherever it is shown. */
  readonly formula: string;
}

export interface Row {
  readonly key: string;
  readonly label: string;
  readonly total: boolean;
  /** One for each column. */
  readonly cells: readonly Cell[];
}

/** One figure. Two cells that say the same thing bear the same id, in whichever tables they stand. */
export interface Cell {
  readonly id: string;
  /** Null: there is nothing to work it out from. */
  readonly value: Value;
  /** Figures it is worked out from: it is hidden with any of them. */
  readonly from?: readonly string[];
  /** Made of no cases of this period: of another period, or of children rather than cases. */
  readonly elsewhere?: true;
}

export type Value = number | null | typeof HIDDEN;

/** Stands where a small number was, or one from which it could be worked out (domain.md 3.3). */
export const HIDDEN = 'c';

/** The whole is the sum of its parts: an equation between figures that are shown. */
export interface Sum {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** Counted in whole things: these add up, and small ones are hidden. */
export const isCount = (unit: Unit): boolean =>
  unit !== 'percent' && unit !== 'days' && unit !== 'children';
