import { Button } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import type { CalendarChanged, OwnDays } from '../../adaptive-cards/tab/adminModels.ts';
import { useDoing } from '../doing.ts';
import { useLoaded } from '../loaded.ts';
import { Lines, Problem, Waiting } from '../parts.tsx';
import type { Service } from '../service.ts';

export type Announced = Extract<CalendarChanged, { readonly kind: 'announced' }>;

interface WeighedParts {
  readonly service: Service;
  readonly days: OwnDays;
  readonly onDone: (announced: Announced) => void;
  readonly onClose: () => void;
}

/** What a change would move, and the button that makes it. */
export function Weighed({ service, days, onDone, onClose }: WeighedParts): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const { data, problem, again } = useLoaded(
    useCallback(
      async () => await service.changeCalendar({ days, dryRun: true, seen: null }),
      [service, days],
    ),
    JSON.stringify(days),
  );
  const doing = useDoing();
  useEffect(() => heading.current?.focus(), []);
  const change = async (seen: string): Promise<void> => {
    const came = await doing.run(
      async () => await service.changeCalendar({ days, dryRun: false, seen }),
    );
    if (came?.kind === 'announced') onDone(came);
    // Somebody was quicker: what it would move is looked at anew.
    else if (came !== null) again();
  };
  return (
    <section className="deed" aria-busy={data === null || doing.busy}>
      <h2 ref={heading} tabIndex={-1}>
        What would change
      </h2>
      {problem !== null && <Problem words={problem} again={again} />}
      {data === null && problem === null && <Waiting words="Looking at every open case …" />}
      {data !== null && <Said answer={data} />}
      {doing.problem !== null && <Problem words={doing.problem} />}
      <div className="actions">
        {data?.kind === 'shown' && (
          <Button
            appearance="primary"
            disabledFocusable={doing.busy}
            onClick={() => void change(data.edition)}
          >
            Change the calendar
          </Button>
        )}
        <Button onClick={onClose}>{data?.kind === 'shown' ? 'Leave it as it is' : 'Close'}</Button>
      </div>
    </section>
  );
}

function Said({ answer }: { readonly answer: CalendarChanged }): ReactNode {
  switch (answer.kind) {
    case 'wrong':
      return (
        <div role="alert">
          <p>This cannot be announced. Nothing was changed.</p>
          <Lines lines={answer.problems} />
        </div>
      );
    case 'same':
    case 'changed-since':
    case 'announced':
      return <p role="status">{answer.says}</p>;
    case 'shown':
      return (
        <>
          <Lines lines={answer.changes} />
          <p role="status">{answer.lead}</p>
          {answer.cases.length > 0 && (
            <ul className="moves">
              {answer.cases.map(({ reference, moves }) => (
                <li key={reference}>
                  <strong>{reference}</strong>
                  <Lines lines={moves} />
                </li>
              ))}
            </ul>
          )}
          {answer.more !== null && <p>{answer.more}</p>}
        </>
      );
  }
}
