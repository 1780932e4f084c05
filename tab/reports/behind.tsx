import { Button } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import type { FigureCasesShown, FigurePlace } from '../../adaptive-cards/tab/reportModels.ts';
import { useLoaded } from '../loaded.ts';
import { Problem, Waiting } from '../parts.tsx';
import { hrefOf } from '../route.ts';

export type AskBehind = (place: FigurePlace) => Promise<FigureCasesShown>;

interface BehindParts {
  readonly place: FigurePlace;
  readonly askBehind: AskBehind;
  readonly onClose: () => void;
}

/** The cases that a figure counts, each a link to itself. */
export function Behind({ place, askBehind, onClose }: BehindParts): ReactNode {
  const { data, problem, again } = useLoaded(
    useCallback(async () => await askBehind(place), [askBehind, place]),
    JSON.stringify(place),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="deed behind" aria-busy={data === null}>
      <div className="deed-head">
        <h4 ref={heading} tabIndex={-1} aria-live="polite">
          {data?.title ?? 'The cases behind this figure'}
        </h4>
        <Button appearance="subtle" onClick={onClose}>
          Close
        </Button>
      </div>
      {problem !== null && <Problem words={problem} again={again} />}
      {data === null && problem === null && <Waiting words="Looking at every case …" />}
      {data !== null && (
        <ul className="lines">
          {data.rows.map(({ caseId, reference, says }) => (
            <li key={caseId}>
              <a href={hrefOf({ page: 'case', caseId })}>{reference}</a>{' '}
              <span className="soft">{says}</span>
            </li>
          ))}
        </ul>
      )}
      {typeof data?.more === 'string' && <p>{data.more}</p>}
    </section>
  );
}
