/** What the tab is sent about figures: words, and where the cases behind one are asked for. Nothing of a child. */

/** Which period figures are wanted of. */
export interface AskedReports {
  readonly interval: 'month' | 'quarter' | 'year';
  /** The last one that is over; else the one that runs, so far. */
  readonly last: boolean;
}

export interface ReportsPage {
  readonly asked: AskedReports;
  /** When it was counted: "Tue 5 Jan 2027, 10:00"; null: not yet in this period, and there are no reports. */
  readonly counted: string | null;
  readonly reports: readonly ReportShown[];
}

/** The figures of one procedure in one period. */
export interface ReportShown {
  readonly procedure: string;
  readonly title: string;
  readonly period: string;
  /** How far this copy may go: whether small numbers are shown. */
  readonly note: string;
  readonly headlines: readonly Figure[];
  readonly plots: readonly Plot[];
  readonly tables: readonly TableShown[];
}

/** A figure in words, and how it is counted. */
export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly formula: string;
  /** Where its cases are asked for; null: it opens none. */
  readonly opens: FigurePlace | null;
}

/** Where a figure stands in a report. */
export interface FigurePlace {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

/** Figures of a table as bars. */
export interface Plot {
  readonly title: string;
  /** The same in a sentence, for whoever cannot see it. */
  readonly says: string;
  /** Bars on top of each other, or side by side. */
  readonly stacked: boolean;
  readonly groups: readonly {
    readonly label: string;
    readonly bars: readonly { readonly label: string; readonly value: number }[];
  }[];
}

export interface TableShown {
  readonly key: string;
  readonly title: string;
  readonly note: string | null;
  readonly rowHead: string;
  readonly columns: readonly {
    readonly key: string;
    readonly label: string;
    readonly formula: string;
  }[];
  readonly rows: readonly {
    readonly key: string;
    readonly label: string;
    readonly total: boolean;
    readonly cells: readonly {
      readonly value: string;
      /** The cases behind it can be asked for. */
      readonly opens: boolean;
    }[];
  }[];
}

/** The cases behind a figure. */
export interface FigureCasesShown {
  /** "Raised, North: 3 cases". */
  readonly title: string;
  readonly rows: readonly {
    readonly caseId: string;
    readonly reference: string;
    /** "North, raised on Monday 4 January 2027". */
    readonly says: string;
  }[];
  readonly more: string | null;
}
