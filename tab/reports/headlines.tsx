import { useRef, useState, type ReactNode } from 'react';
import type { Figure, FigurePlace } from '../../adaptive-cards/tab/reportModels.ts';
import { Behind, type AskBehind } from './behind.tsx';

interface HeadlinesParts {
  readonly figures: readonly Figure[];
  readonly askBehind: AskBehind;
}

/** The figures that stand on the card too, each with how it is counted. */
export function Headlines({ figures, askBehind }: HeadlinesParts): ReactNode {
  const [opened, setOpened] = useState<FigurePlace | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  return (
    <>
      <dl className="headlines">
        {figures.map(({ label, value, formula, opens }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {opens === null ? (
                value
              ) : (
                <button
                  type="button"
                  className="figure"
                  aria-label={`${value}: ${label}. Show the cases`}
                  onClick={({ currentTarget }) => {
                    opener.current = currentTarget;
                    setOpened(opens);
                  }}
                >
                  {value}
                </button>
              )}
            </dd>
            <dd className="soft">{formula}</dd>
          </div>
        ))}
      </dl>
      {opened !== null && (
        <Behind
          key={JSON.stringify(opened)}
          place={opened}
          askBehind={askBehind}
          onClose={() => {
            setOpened(null);
            opener.current?.focus();
          }}
        />
      )}
    </>
  );
}
