import type { ReactNode } from 'react';
import type { ChronologyRow } from '../../adaptive-cards/tab/models.ts';
import { Section } from '../parts.tsx';

/** What has happened, in the order in which it came. */
export function Chronology({ rows }: { readonly rows: readonly ChronologyRow[] }): ReactNode {
  return (
    <Section title="Chronology">
      {rows.length === 0 ? (
        <p className="empty">Nothing of the chronology is for you to see.</p>
      ) : (
        <ol className="chronology">
          {rows.map(({ at, moment, says }, n) => (
            <li key={n}>
              <time dateTime={moment} className="soft">
                {at}
              </time>
              <span>{says}</span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
