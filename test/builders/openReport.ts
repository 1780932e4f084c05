import { day } from '../../domain/calendar/index.ts';
import type { Procedure } from '../../domain/procedure/index.ts';
import type { Report } from '../../domain/report/index.ts';

/** A report without tables, on February 2027, that lists these open cases by reference and team. */
export const aReportOfOpen = (
  procedure: Procedure,
  open: readonly (readonly [reference: string, team: string | null])[],
): Report => ({
  procedure,
  period: { from: day('2027-02-01'), to: day('2027-02-28'), on: day('2027-03-01') },
  tables: [],
  sums: [],
  smallNumbers: 'shown',
  open: open.map(([reference, team]) => ({
    reference,
    team,
    stage: procedure.stages[0]?.key ?? '',
    due: null,
    standing: 'no-due-day',
    overdueBy: null,
  })),
  register: [],
  teams: new Map(),
});
