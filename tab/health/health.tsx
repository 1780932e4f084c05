import { useCallback, useState, type ReactNode } from 'react';
import type { HealthAnswered, HealthPage } from '../../adaptive-cards/tab/adminModels.ts';
import { useAnnounce } from '../announce.ts';
import { useLoaded } from '../loaded.ts';
import { Left, PageHeading, Problem, Section, Waiting } from '../parts.tsx';
import type { Service } from '../service.ts';
import { Letter } from './letter.tsx';
import { Lists } from './lists.tsx';

interface HealthParts {
  readonly service: Service;
  readonly turned: boolean;
}

/** Whether the app does its work, and what waits for a person. */
export function Health({ service, turned }: HealthParts): ReactNode {
  const { data, problem, again } = useLoaded(
    useCallback(async () => await service.health(), [service]),
    'health',
  );
  const [answered, setAnswered] = useState<HealthPage | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const announce = useAnnounce();
  const take = (came: HealthAnswered): void => {
    setAnswered(came.page);
    setSaid(came.says);
    announce(came.says);
  };
  const page = answered ?? data;
  return (
    <>
      <PageHeading turned={turned}>Health</PageHeading>
      {problem !== null && <Problem words={problem} again={again} />}
      {page === null && problem === null && <Waiting words="Looking at the app …" />}
      {page !== null && (
        <>
          <ul className="rows checks">
            {page.checks.map(({ name, urgency, state, says }) => (
              <li key={name} className="row">
                <div className="what">
                  <strong>{name}</strong>
                </div>
                <div className="where">
                  <span className="soft">{says}</span>
                </div>
                <div className="when">
                  <Left urgency={urgency}>{state}</Left>
                </div>
              </li>
            ))}
          </ul>
          {said !== null && <p>{said}</p>}
          <Section title="Work that could not be done">
            {page.letters.length === 0 ? (
              <p className="empty">Nothing waits here.</p>
            ) : (
              <ul className="people">
                {page.letters.map((letter) => (
                  <Letter key={letter.letter} service={service} letter={letter} onDone={take} />
                ))}
              </ul>
            )}
          </Section>
          <Lists service={service} onDone={take} />
        </>
      )}
    </>
  );
}
