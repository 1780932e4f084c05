import { useCallback, type ReactNode } from 'react';
import type { CasePage } from '../../adaptive-cards/tab/models.ts';
import { useFollowing, useLoaded } from '../loaded.ts';
import { Facts, Left, PageHeading, Problem, Section, Waiting } from '../parts.tsx';
import type { Service } from '../service.ts';
import { Actions } from './actions.tsx';
import { Chronology } from './chronology.tsx';
import { DueDays } from './dueDays.tsx';
import { Evidence } from './evidence.tsx';
import { Ladder } from './ladder.tsx';
import { Meetings, People, Tasks } from './people.tsx';

interface CaseOfParts {
  readonly service: Service;
  readonly caseId: string;
  readonly turned: boolean;
  /** The list from which it was opened. */
  readonly back: { readonly href: string; readonly title: string };
}

/** One case, as far as this person may see it. */
export function CaseOf({ service, caseId, turned, back }: CaseOfParts): ReactNode {
  const { data, problem, again } = useLoaded(
    useCallback(async () => await service.case(caseId), [service, caseId]),
    caseId,
  );
  const follow = useFollowing(again);
  return (
    <article>
      <p className="back">
        <a href={back.href}>Back to {back.title}</a>
      </p>
      {data !== null && <Head page={data} turned={turned} />}
      {data === null && problem !== null && <PageHeading turned={turned}>A case</PageHeading>}
      {problem !== null && <Problem words={problem} again={again} />}
      {data === null && problem === null && <Waiting words="Opening the case …" />}
      {data !== null && (
        <>
          <Actions service={service} page={data} onDone={follow} />
          <CaseParts
            page={data}
            evidence={<Evidence make={async (form) => await service.evidence(caseId, form)} />}
          />
        </>
      )}
    </article>
  );
}

function Head({ page, turned }: { readonly page: CasePage; readonly turned: boolean }): ReactNode {
  return (
    <div className="case-head">
      <PageHeading turned={turned}>{page.title}</PageHeading>
      <p className="state">
        <Left urgency={page.urgency}>{page.state}</Left>
      </p>
    </div>
  );
}

interface PartsParts {
  readonly page: CasePage;
  /** Shown to whoever may have it. */
  readonly evidence: ReactNode;
}

/** What has to be looked at first stands first; what has nothing in it is left out. */
export function CaseParts({ page, evidence }: PartsParts): ReactNode {
  return (
    <div className="columns">
      <div>
        <Ladder steps={page.ladder} />
        {page.dueDays.length > 0 && <DueDays days={page.dueDays} />}
        {page.words.length > 0 && (
          <Section title="What was written">
            <Facts facts={page.words} />
          </Section>
        )}
        {page.meetings.length > 0 && <Meetings meetings={page.meetings} />}
        {page.tasks.length > 0 && <Tasks tasks={page.tasks} />}
        <Chronology rows={page.chronology} />
      </div>
      <div>
        <Section title="About this case">
          <Facts facts={page.facts} />
        </Section>
        {page.people.length > 0 && <People people={page.people} />}
        {page.evidence && evidence}
      </div>
    </div>
  );
}
