import { Button, Checkbox } from '@fluentui/react-components';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type {
  AskedCases,
  CasesPage,
  CasesRow,
  Choice as Option,
} from '../../adaptive-cards/tab/models.ts';
import { useAnnounce } from '../announce.ts';
import { Choice } from '../choice.tsx';
import { useLoaded } from '../loaded.ts';
import { Left, PageHeading, Problem, Waiting } from '../parts.tsx';
import { hrefOf } from '../route.ts';
import type { Service } from '../service.ts';

interface CasesParts {
  readonly service: Service;
  readonly turned: boolean;
}

const FIRST: AskedCases = {
  procedure: null,
  place: null,
  stage: null,
  category: null,
  overdue: false,
  after: null,
};

/** All open cases that somebody oversees: by where, stage or category, soonest due first. */
export function Cases({ service, turned }: CasesParts): ReactNode {
  const [asked, setAsked] = useState(FIRST);
  const { data, problem, busy, again } = useLoaded(
    useCallback(async () => await service.cases(asked), [service, asked]),
    JSON.stringify(asked),
  );
  const [last, setLast] = useState<CasesPage | null>(null);
  const announce = useAnnounce();
  useEffect(() => {
    if (data === null) return;
    setLast(data);
    announce(`${String(data.rows.length)} cases are shown.`);
  }, [announce, data]);
  // What may be chosen stays in its place while the next page is on its way.
  const shown = data ?? last;
  return (
    <>
      <PageHeading turned={turned}>All cases</PageHeading>
      {shown !== null && <Narrow page={shown} asked={asked} onAsk={setAsked} />}
      {problem !== null && <Problem words={problem} again={again} />}
      {busy && data === null && <Waiting words="Looking for cases …" />}
      {data !== null && <Rows page={data} />}
      {data !== null && <Turning page={data} onAsk={setAsked} />}
    </>
  );
}

interface NarrowParts {
  readonly page: CasesPage;
  readonly asked: AskedCases;
  readonly onAsk: (asked: AskedCases) => void;
}

const ANY = '';
const withAny = (title: string, options: readonly Option[]): readonly Option[] => [
  { key: ANY, title },
  ...options,
];

function Narrow({ page, asked, onAsk }: NarrowParts): ReactNode {
  const chosen = { ...page.asked, ...asked };
  const ask = (more: Partial<AskedCases>): void => onAsk({ ...asked, after: null, ...more });
  return (
    <search className="wishes">
      {page.procedures.length > 1 && (
        <Choice
          label="Procedure"
          value={chosen.procedure ?? ANY}
          options={withAny('Any procedure', page.procedures)}
          // Stages and categories are the procedure's own.
          onChoice={(procedure) =>
            ask({ procedure: procedure === ANY ? null : procedure, stage: null, category: null })
          }
        />
      )}
      {page.places.length > 1 && (
        <Choice
          label="Where"
          value={asked.place ?? page.asked.place ?? ANY}
          options={page.places}
          onChoice={(place) => ask({ place })}
        />
      )}
      {page.stages.length > 0 && (
        <Choice
          label="Stage"
          value={chosen.stage ?? ANY}
          options={withAny('Any stage', page.stages)}
          onChoice={(stage) => ask({ stage: stage === ANY ? null : stage, category: null })}
        />
      )}
      {page.categories.length > 0 && (
        <Choice
          label="Category"
          value={chosen.category ?? ANY}
          options={withAny('Any category', page.categories)}
          onChoice={(category) =>
            ask({ category: category === ANY ? null : category, stage: null })
          }
        />
      )}
      <Checkbox
        label="Overdue only"
        checked={chosen.overdue}
        onChange={(_, { checked }) => ask({ overdue: checked === true })}
      />
    </search>
  );
}

function Rows({ page: { rows, empty } }: { readonly page: CasesPage }): ReactNode {
  return rows.length === 0 ? (
    <p className="empty">{empty}</p>
  ) : (
    <ul className="rows">
      {rows.map((row) => (
        <Row key={row.caseId} row={row} />
      ))}
    </ul>
  );
}

function Row({ row }: { readonly row: CasesRow }): ReactNode {
  const { caseId, reference, team, raisedBy, stage, categories, state, due, left, urgency } = row;
  return (
    <li className="row">
      <div className="what">
        <a href={hrefOf({ page: 'case', caseId })}>{reference}</a>
        <span>{[team, raisedBy].filter((each) => each !== '').join(', ')}</span>
      </div>
      <div className="where">
        <span>{stage}</span>
        <span className="soft">{state}</span>
        {categories !== '' && <span className="soft">{categories}</span>}
      </div>
      <div className="when">
        {left !== null && <Left urgency={urgency}>{left}</Left>}
        {due !== null && <span className="soft">{due}</span>}
      </div>
    </li>
  );
}

interface TurningParts {
  readonly page: CasesPage;
  readonly onAsk: (asked: AskedCases) => void;
}

function Turning({ page: { asked, next }, onAsk }: TurningParts): ReactNode {
  if (asked.after === null && next === null) return null;
  return (
    <div className="actions">
      {next !== null && <Button onClick={() => onAsk({ ...asked, after: next })}>Next page</Button>}
      {asked.after !== null && (
        <Button onClick={() => onAsk({ ...asked, after: null })}>Back to the first page</Button>
      )}
    </div>
  );
}
