import { useCallback, useState, type ReactNode } from 'react';
import type { ProceduresPage } from '../../adaptive-cards/tab/procedureModels.ts';
import { Choice } from '../choice.tsx';
import { useLoaded } from '../loaded.ts';
import { PageHeading, Problem, Waiting } from '../parts.tsx';
import type { Service } from '../service.ts';
import { Picture } from './picture.tsx';
import { RehearsalOf } from './rehearsal.tsx';

interface ProceduresParts {
  readonly service: Service;
  readonly turned: boolean;
}

/** The procedures in force: as they are written, how they are read, and how they play on a day. */
export function Procedures({ service, turned }: ProceduresParts): ReactNode {
  const { data, problem, again } = useLoaded(
    useCallback(async () => await service.procedures(), [service]),
    'procedures',
  );
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <>
      <PageHeading turned={turned}>Procedures</PageHeading>
      {problem !== null && <Problem words={problem} again={again} />}
      {data === null && problem === null && <Waiting words="Looking at the procedures …" />}
      {data !== null && (
        <>
          <div className="wishes">
            <Choice
              label="Procedure"
              value={chosen ?? data.procedures[0]?.key ?? ''}
              options={data.procedures}
              onChoice={setChosen}
            />
          </div>
          <One
            key={chosen ?? ''}
            service={service}
            page={data}
            procedure={chosen ?? data.procedures[0]?.key ?? ''}
          />
        </>
      )}
    </>
  );
}

interface OneParts {
  readonly service: Service;
  readonly page: ProceduresPage;
  readonly procedure: string;
}

function One({ service, page, procedure }: OneParts): ReactNode {
  const { data, problem, again } = useLoaded(
    useCallback(async () => await service.procedure(procedure), [service, procedure]),
    procedure,
  );
  if (problem !== null) return <Problem words={problem} again={again} />;
  if (data === null) return <Waiting words="Drawing the procedure …" />;
  return (
    <>
      <RehearsalOf service={service} page={page} procedure={procedure} starts={data.starts} />
      <Picture page={data} />
    </>
  );
}
