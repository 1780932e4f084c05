import { useCallback, type ReactNode } from 'react';
import { useLoaded } from '../loaded.ts';
import { Lines, PageHeading, Problem, Section, Waiting } from '../parts.tsx';
import type { Service } from '../service.ts';
import { Exports } from './exports.tsx';
import { Import } from './import.tsx';
import { Posts } from './posts.tsx';

interface PeopleParts {
  readonly service: Service;
  readonly turned: boolean;
}

/** Who holds which post, what is missing, and the list in and out. */
export function People({ service, turned }: PeopleParts): ReactNode {
  const { data, problem, again } = useLoaded(
    useCallback(async () => await service.people(), [service]),
    'people',
  );
  return (
    <>
      <PageHeading turned={turned}>People and posts</PageHeading>
      {problem !== null && <Problem words={problem} again={again} />}
      {data === null && problem === null && <Waiting words="Looking at people and posts …" />}
      {data !== null && (
        <>
          <p>{data.lead}</p>
          <div className="columns">
            <div>
              <Section title="What to look at">
                {data.findings.length === 0 ? (
                  <p className="empty">{data.none}</p>
                ) : (
                  data.findings.map(({ heading, lines }) => (
                    <div key={heading} className="finding">
                      <h3>{heading}</h3>
                      <Lines lines={lines} />
                    </div>
                  ))
                )}
              </Section>
              <Section title="Cover by rota">
                {data.cover.length === 0 ? (
                  <p>Nobody stands in for anybody from today on.</p>
                ) : (
                  <Lines lines={data.cover} />
                )}
              </Section>
            </div>
            <div>
              <Import service={service} onDone={again} />
              <Exports service={service} />
            </div>
          </div>
          <Posts rows={data.posts} />
        </>
      )}
    </>
  );
}
