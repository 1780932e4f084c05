import type { ReactNode } from 'react';
import type { Step } from '../../adaptive-cards/tab/models.ts';
import { Section } from '../parts.tsx';

const MARKS: Readonly<Record<Step['at'], string>> = {
  done: 'M6.4 11.5 2.6 7.7l1.1-1.1 2.7 2.7 5.9-5.9 1.1 1.1Z',
  here: 'M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z',
  skipped: 'M3 7.2h10v1.6H3Z',
  'to-come':
    'M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Zm0 1.4a3.1 3.1 0 1 1 0 6.2 3.1 3.1 0 0 1 0-6.2Z',
};

/** The stages of the procedure, and where the case stands among them. */
export function Ladder({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  return (
    <Section title="Stages">
      <ol className="ladder">
        {steps.map(({ label, at, says }) => (
          <li key={label} className={at} aria-current={at === 'here' ? 'step' : undefined}>
            <svg viewBox="0 0 16 16" width="20" height="20" aria-hidden="true">
              <path d={MARKS[at]} fillRule="evenodd" fill="currentColor" />
            </svg>
            <div>
              <strong>{label}</strong>
              <p className="soft">{says}</p>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
