import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Spinner,
} from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Fact, Urgency } from '../adaptive-cards/tab/models.ts';

interface HeadingParts {
  readonly children: string;
  /** Whether somebody has just come here from another page. */
  readonly turned: boolean;
}

/** The heading of a page: the keyboard and a screen reader go on from here. */
export function PageHeading({ children, turned }: HeadingParts): ReactNode {
  const place = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${children} – IRO escalation`;
    if (turned) place.current?.focus();
  }, [children, turned]);
  return (
    <h1 ref={place} tabIndex={-1}>
      {children}
    </h1>
  );
}

export function Waiting({ words }: { readonly words: string }): ReactNode {
  return (
    <div className="waiting">
      <Spinner label={words} />
    </div>
  );
}

interface ProblemParts {
  readonly words: string;
  readonly again?: () => void;
}

/** What happened, what was kept and what to do next, with the button for it. */
export function Problem({ words, again }: ProblemParts): ReactNode {
  return (
    <div role="alert">
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>{words}</MessageBarBody>
        {again !== undefined && (
          <MessageBarActions>
            <Button onClick={again}>Try again</Button>
          </MessageBarActions>
        )}
      </MessageBar>
    </div>
  );
}

/** Each its own shape, so that nothing hangs on its colour. */
const SHAPES: Readonly<Record<Urgency, string>> = {
  late: 'M8 1.5 15 14H1Z M7.2 6h1.6v4H7.2Z M7.2 11h1.6v1.6H7.2Z',
  today: 'M8 1 15 8 8 15 1 8Z',
  soon: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.6a5.4 5.4 0 0 1 0 10.8Z',
  later: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.6a5.4 5.4 0 1 1 0 10.8 5.4 5.4 0 0 1 0-10.8Z',
  none: 'M3 7.2h10v1.6H3Z',
};

interface LeftParts {
  readonly urgency: Urgency;
  readonly children: string;
}

/** Days left, in words with a shape. */
export function Left({ urgency, children }: LeftParts): ReactNode {
  return (
    <span className={`left ${urgency}`}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path d={SHAPES[urgency]} fillRule="evenodd" fill="currentColor" />
      </svg>
      {children}
    </span>
  );
}

export function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="facts">
      {facts.map(({ name, value }, at) => (
        <div key={at}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface SectionParts {
  readonly title: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A part of a page, found by its heading. */
export function Section({ title, children, className = '' }: SectionParts): ReactNode {
  return (
    <section className={`section ${className}`}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export const Lines = ({ lines }: { readonly lines: readonly string[] }): ReactNode => (
  <ul className="lines">
    {lines.map((line, at) => (
      <li key={at}>{line}</li>
    ))}
  </ul>
);
