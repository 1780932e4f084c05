import { Button } from '@fluentui/react-components';
import { useCallback, useState, type ReactNode } from 'react';
import type {
  AskedReports,
  ReportShown,
  ReportsPage,
} from '../../adaptive-cards/tab/reportModels.ts';
import { Choice } from '../choice.tsx';
import { Files } from '../files.tsx';
import { useLoaded } from '../loaded.ts';
import { PageHeading, Problem, Section, Waiting } from '../parts.tsx';
import type { Service } from '../service.ts';
import type { AskBehind } from './behind.tsx';
import { Figures } from './figures.tsx';
import { Headlines } from './headlines.tsx';
import { Plots } from './plots.tsx';

interface ReportsParts {
  readonly service: Service;
  readonly turned: boolean;
}

const PERIODS: readonly {
  readonly key: string;
  readonly title: string;
  readonly asked: AskedReports;
}[] = [
  { key: 'month', title: 'This month so far', asked: { interval: 'month', last: false } },
  { key: 'last-month', title: 'Last month', asked: { interval: 'month', last: true } },
  { key: 'quarter', title: 'This quarter so far', asked: { interval: 'quarter', last: false } },
  { key: 'last-quarter', title: 'Last quarter', asked: { interval: 'quarter', last: true } },
  { key: 'year', title: 'This year so far', asked: { interval: 'year', last: false } },
  { key: 'last-year', title: 'Last year', asked: { interval: 'year', last: true } },
];

/** Figures of a period, each with how it is counted, for those who may see them. */
export function Reports({ service, turned }: ReportsParts): ReactNode {
  const [period, setPeriod] = useState('quarter');
  const asked: AskedReports = PERIODS.find(({ key }) => key === period)?.asked ?? {
    interval: 'quarter',
    last: false,
  };
  const { interval, last } = asked;
  const before = useLoaded(
    useCallback(
      async () => await service.lastReports({ interval, last }),
      [service, interval, last],
    ),
    period,
  );
  const { data, problem, busy, again } = useLoaded(
    useCallback(async () => await service.reports({ interval, last }), [service, interval, last]),
    period,
  );
  const shown = data ?? (before.data?.counted === null ? null : before.data);
  return (
    <>
      <PageHeading turned={turned}>Reports</PageHeading>
      <div className="wishes">
        <Choice label="Period" value={period} options={PERIODS} onChoice={setPeriod} />
      </div>
      {problem !== null && <Problem words={problem} again={again} />}
      {busy && shown === null && <Waiting words="Counting the cases of the period …" />}
      {shown !== null && <Counted page={shown} busy={busy} again={again} />}
      {shown?.reports.map((report) => (
        <Report key={report.procedure} service={service} asked={shown.asked} report={report} />
      ))}
    </>
  );
}

interface CountedParts {
  readonly page: ReportsPage;
  readonly busy: boolean;
  readonly again: () => void;
}

/** From when the figures are: those of the last count are there at once, while they are counted anew. */
function Counted({ page: { counted }, busy, again }: CountedParts): ReactNode {
  return (
    <div className="counted">
      <p role="status">
        {busy ? `As counted on ${counted ?? ''}. Counting again …` : `Counted on ${counted ?? ''}.`}
      </p>
      <Button disabledFocusable={busy} onClick={again}>
        Count again
      </Button>
    </div>
  );
}

interface ReportParts {
  readonly service: Service;
  readonly asked: AskedReports;
  readonly report: ReportShown;
}

function Report({ service, asked, report }: ReportParts): ReactNode {
  const { procedure, title, period, note, headlines, plots, tables } = report;
  const { interval, last } = asked;
  const askBehind = useCallback<AskBehind>(
    async (place) => await service.reportCases({ interval, last }, procedure, place),
    [service, interval, last, procedure],
  );
  const file = (form: 'xlsx' | 'csv') => async () =>
    await service.reportFile(asked, procedure, form);
  return (
    <Section title={title} className="report">
      <p>{period}</p>
      <p className="soft">{note}</p>
      <Files
        files={[
          { title: 'Excel workbook', make: file('xlsx') },
          { title: 'CSV', make: file('csv') },
        ]}
        making="Making the file …"
        care="It holds the figures that you see here."
      />
      <Headlines figures={headlines} askBehind={askBehind} />
      <Plots plots={plots} />
      {tables.map((table) => (
        <Figures key={table.key} table={table} askBehind={askBehind} />
      ))}
    </Section>
  );
}
